import { createHash } from 'node:crypto';
import type { IncomingMessage } from '../../shared/app/mail/letter.ts';
import type { MailIntakeServices, MailOutcome } from '../../shared/app/mail/mail-intake.ts';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import type { ConfigurationChanges } from '../support/configuration.ts';
import { clockTime } from '../support/story.ts';
import { World } from '../support/world.ts';

/** A mail as a person would note it. */
export type Written = {
  readonly from?: string;
  readonly to?: string;
  readonly cc?: string;
  readonly subject?: string;
  readonly id?: string;
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly headers?: readonly string[];
  readonly text?: string;
};

export function rawMail({ from = 'Cora <cora@customer.example>', to = 'support@acme.example', ...rest }: Written): Uint8Array {
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    ...(rest.cc === undefined ? [] : [`Cc: ${rest.cc}`]),
    `Subject: ${rest.subject ?? 'The printer is on fire'}`,
    'Date: Mon, 2 Mar 2026 09:00:00 +0000',
    ...(rest.id === undefined ? [] : [`Message-ID: <${rest.id}>`]),
    ...(rest.inReplyTo === undefined ? [] : [`In-Reply-To: <${rest.inReplyTo}>`]),
    ...(rest.references === undefined ? [] : [`References: ${rest.references}`]),
    ...(rest.headers ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    rest.text ?? 'Please help.',
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

/** The platform in memory, with mail coming in. */
export class MailWorld {
  readonly world: World;

  private constructor(world: World) {
    this.world = world;
  }

  static async create(configuration: ConfigurationChanges = {}): Promise<MailWorld> {
    return new MailWorld(
      await World.create({ mail: { teamByAddress: { 'dev@acme.example': 'engineering' } }, ...configuration }),
    );
  }

  get services(): MailIntakeServices {
    return { ...this.world.services, reader: mailReader };
  }

  async receive(written: Written | Uint8Array, envelope: Partial<IncomingMessage> = {}): Promise<MailOutcome> {
    const raw = written instanceof Uint8Array ? written : rawMail(written);
    const outcome = await takeMail(this.services, incoming(raw, envelope));
    await this.world.until(clockTime(this.world.now + 1_000));
    return outcome;
  }

  /** The newest mail to somebody, as their mail program reads it. */
  async lastMailTo(address: string) {
    const sent = this.world.mails.findLast((mail) => mail.to === address);
    if (sent === undefined) throw new Error(`no mail to ${address}`);
    const parsed = parseMail(Buffer.from(sent.raw));
    if (!parsed.ok) throw new Error(parsed.because);
    return { notice: sent.notice, ...parsed.mail };
  }
}

export function incoming(raw: Uint8Array, envelope: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    raw,
    envelopeFrom: 'somebody@customer.example',
    recipients: ['support@in.acme.example'],
    receivedAt: 0,
    deliveryId: createHash('sha256').update(raw).digest('hex').slice(0, 16),
    ...envelope,
  };
}
