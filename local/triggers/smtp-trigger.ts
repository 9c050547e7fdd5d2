import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { StartError } from '../start-error.ts';
import type { ReceivedMail } from './ses-notification.ts';

export type SmtpTrigger = { readonly port: number; stop(): Promise<void> };

/** SES takes no larger mails. */
const MAX_MAIL_BYTES = 40 * 1024 * 1024;
const DRAIN_MS = 5_000;

/**
 * Takes mail from anybody to anybody: who may write to whom is the platform's to decide, as behind SES.
 * @param store accepts the mail; the sender is told `250` only after it has resolved
 */
export async function startSmtpTrigger(
  port: number,
  now: () => number,
  store: (mail: ReceivedMail) => Promise<void>,
): Promise<SmtpTrigger> {
  const server = new SMTPServer({
    banner: 'Pledge',
    size: MAX_MAIL_BYTES,
    // The certificate would be self-signed: clients that upgrade whenever they can would then refuse to go on.
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    disableReverseLookup: true,
    closeTimeout: DRAIN_MS,
    onData: (stream, session, done) => {
      receive(stream, session, now)
        .then(store)
        .then(
          () => done(null, 'Stored'),
          (error: Error) => done(error),
        );
    },
  });
  server.on('error', () => undefined);
  await listen(server, port);
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, now: () => number): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) if (!stream.sizeExceeded) chunks.push(chunk);
  if (stream.sizeExceeded) throw smtpError(552, `The mail is larger than ${MAX_MAIL_BYTES / 1024 / 1024} MB.`);
  const { mailFrom, rcptTo } = session.envelope;
  return {
    id: randomBytes(20).toString('hex'),
    source: mailFrom === false ? '' : mailFrom.address,
    recipients: rcptTo.map(({ address }) => address),
    raw: Buffer.concat(chunks),
    at: now(),
  };
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function listen(server: SMTPServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} (SMTP) is taken. Stop what uses it, or choose another with --smtp-port.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
