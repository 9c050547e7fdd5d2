/** A real SMTP server that takes mails for a test, and refuses or loses those that the test says. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

const pem = (name: string) => readFileSync(new URL(`../tls/localhost.${name}.pem`, import.meta.url), 'utf8');

/** Of a certificate that nobody but a test trusts. */
export const TEST_CA = pem('cert');

export type TakenMail = { readonly from: string; readonly to: readonly string[]; readonly raw: string; readonly secure: boolean };

export type Relay = {
  readonly port: number;
  readonly taken: readonly TakenMail[];
  /** Lines that were opened to it so far. */
  readonly connections: () => number;
  /** Closes all lines at once; for plain ones only. */
  readonly hangUp: () => void;
};

export type RelayAnswers = {
  readonly onSender?: (address: string) => Refusal | undefined;
  readonly onRecipient?: (address: string) => Refusal | undefined;
  /** `hang-up`: takes the mail and dies without an answer. */
  readonly onMail?: (count: number) => Refusal | 'hang-up' | undefined;
  readonly onLogin?: (user: string, password: string) => boolean;
};

type Refusal = readonly [status: number, words: string];

export async function startRelay(answers: RelayAnswers = {}, options: SMTPServerOptions = {}): Promise<Relay> {
  const taken: TakenMail[] = [];
  const sockets = new Set<{ destroy(): void }>();
  let mails = 0;
  let connections = 0;
  const server = new SMTPServer({
    authOptional: answers.onLogin === undefined,
    disableReverseLookup: true,
    closeTimeout: 1,
    key: pem('key'),
    cert: pem('cert'),
    ...options,
    onConnect: (_, done) => {
      connections += 1;
      done();
    },
    onAuth: ({ username, password }, _, done) =>
      answers.onLogin?.(username ?? '', password ?? '')
        ? done(null, { user: username ?? '' })
        : done(refusal([535, '5.7.8 wrong password'])),
    onMailFrom: ({ address }, _, done) => done(refusal(answers.onSender?.(address))),
    onRcptTo: ({ address }, _, done) => done(refusal(answers.onRecipient?.(address))),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails += 1;
        const answer = answers.onMail?.(mails);
        if (answer === 'hang-up') return hangUp();
        if (answer !== undefined) return done(refusal(answer));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map(({ address }) => address);
        taken.push({ from, to, raw: Buffer.concat(parts).toString('utf8'), secure: session.secure });
        done(null, `Ok: queued as Q${mails}ABC`);
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { port, taken, connections: () => connections, hangUp };
}

const refusal = (said: Refusal | undefined) => said && Object.assign(new Error(said[1]), { responseCode: said[0] });
