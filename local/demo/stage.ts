import { createTransport } from 'nodemailer';
import type { ReadableMail } from '../mailbox/mailbox.ts';
import type { Platform } from '../platform.ts';

export type Ticket = { readonly id: string; readonly reference: string };

/** What the people of the demo can do: use the API, write mails, read theirs, follow links, and wait for the time of day. */
export type Stage = {
  /** Waits until that time of the demo's day, such as `09:30`. */
  at(time: string): Promise<void>;
  say(text: string): void;
  post(path: string, body: object, headers?: { readonly [name: string]: string }): Promise<Ticket>;
  write(mail: {
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly inReplyTo?: string;
  }): Promise<void>;
  /** The first mail of that notice about the ticket to the address, now or when it comes. */
  mail(to: string, notice: string, about?: Ticket): Promise<ReadableMail>;
  /** Does what a person does with a link in a mail: opens it and presses the button. */
  follow(mail: ReadableMail, label: string): Promise<void>;
};

export function createStage(platform: Platform, nine: number, print: (line: string) => void): Stage {
  const transport = createTransport({ host: '127.0.0.1', port: platform.smtpPort });
  const show = (time: number, text: string): void => print(`${clockTime(time)}  ${text}`);
  platform.onMail((mail) => show(Date.parse(mail.at), `    mail to ${mail.to}: ${mail.subject}`));
  return {
    at: async (time) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      await passUntil(platform, nine + ((hours - 9) * 60 + minutes) * 60_000);
    },
    say: (text) => show(platform.now(), text),
    post: (path, body, headers) => post(platform, path, body, headers),
    write: async ({ inReplyTo, ...mail }) => {
      await transport.sendMail({ ...mail, ...(inReplyTo !== undefined && { inReplyTo, references: inReplyTo }) });
    },
    mail: (to, notice, about) => waitForMail(platform, (mail) => isAbout(mail, to, notice, about)),
    follow: async (mail, label) => {
      const link = new RegExp(`${label}:\\s+(http\\S+)`).exec(mail.text)?.[1];
      if (link === undefined) throw new Error(`The mail "${mail.subject}" has no link "${label}".`);
      await expectOk(await fetch(link));
      await expectOk(await fetch(link, { method: 'POST' }));
    },
  };
}

export function clockTime(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

function passUntil(platform: Platform, instant: number): Promise<void> {
  const left = instant - platform.now();
  return left <= 0
    ? Promise.resolve()
    : new Promise((resolve) => setTimeout(() => resolve(passUntil(platform, instant)), Math.ceil(left / platform.timeScale)));
}

async function post(
  platform: Platform,
  path: string,
  body: object,
  headers: { readonly [name: string]: string } = {},
): Promise<Ticket> {
  const answer = await fetch(`${platform.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${platform.apiKey}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  await expectOk(answer.clone());
  return (await answer.json()) as Ticket;
}

async function expectOk(answer: Response): Promise<void> {
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${await answer.text()}`);
}

function isAbout({ to, headers }: ReadableMail, address: string, notice: string, about: Ticket | undefined): boolean {
  return (
    to === address && headers['x-pledge-notice'] === notice && (about === undefined || headers['x-pledge-ticket'] === about.id)
  );
}

async function waitForMail(platform: Platform, matches: (mail: ReadableMail) => boolean): Promise<ReadableMail> {
  let stop: () => void = () => undefined;
  const coming = new Promise<ReadableMail>((resolve) => {
    stop = platform.onMail((mail) => matches(mail) && resolve(mail));
  });
  const known = (await platform.mails()).find(matches);
  return (known === undefined ? coming : Promise.resolve(known)).finally(stop);
}
