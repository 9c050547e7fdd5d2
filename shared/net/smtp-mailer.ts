/**
 * Outgoing mail through an SMTP relay, over connections that are kept for the next mail. The relay's certificate is checked, and
 * nothing is said to it before the line is encrypted. One attempt a call: whoever calls keeps a receipt and decides about another.
 */
import { PassThrough } from 'node:stream';
import type { Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool';
import { RetryableError } from '../app/errors.ts';
import type { Mailer, OutgoingMail } from '../app/ports.ts';
import { smtpFailure } from './smtp-failure.ts';

export type SmtpOptions = {
  readonly host: string;
  readonly port: number;
  /** `starttls`: the relay has to offer it. `none`: only for a relay on this machine. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  /** Absent: the relay knows its clients otherwise. */
  readonly user?: string | undefined;
  readonly password: () => Promise<string>;
  /** Certificates to trust in place of the public ones, in PEM. */
  readonly ca?: string | undefined;
};

/** Together shorter than a function may run: connecting and greeting, then the longest silence of the relay. */
const CONNECTING_MS = 5_000;
const SILENCE_MS = 12_000;
/** Relays let few connections in from one client; each takes one mail after the other. */
const MOST_CONNECTIONS = 3;
const MOST_MAILS_OF_CONNECTION = 100;
/** A function that is frozen between two starts leaves its connections to die: one that has been idle is not trusted for long. */
const IDLE_MS = 4_000;

type Pool = Transporter<SMTPPool.SentMessageInfo>;
/** Tells whether any of a mail has gone to the relay. */
type Wires = WeakMap<object, PassThrough>;

export function createSmtpMailer(options: SmtpOptions): Mailer {
  const wires: Wires = new WeakMap();
  let known: { readonly password: string; readonly pool: Promise<Pool> } | undefined;
  const poolFor = (password: string): Promise<Pool> => {
    if (known?.password === password) return known.pool;
    void known?.pool.then((pool) => pool.close());
    known = { password, pool: connect(options, password, wires) };
    return known.pool;
  };
  return {
    send: async (mail) => {
      const pool = await poolFor(options.user === undefined ? '' : await options.password());
      return handOver(pool, mail, wires);
    },
  };
}

async function handOver(pool: Pool, mail: OutgoingMail, wires: Wires): ReturnType<Mailer['send']> {
  const raw = Buffer.from(mail.raw);
  const mailId = messageIdOf(raw);
  // With the size, a relay that says how much it takes need not be sent more.
  const envelope = { from: mail.bounceTo ?? mail.from, to: [mail.to], size: raw.length };
  try {
    const { response } = await pool.sendMail({ envelope, raw });
    return { providerId: idIn(response) ?? mailId, mailId };
  } catch (error) {
    throw smtpFailure(error, wires.get(raw)?.readableDidRead === true);
  }
}

/** Imported when the first mail goes out, not at every cold start. */
async function connect(options: SmtpOptions, pass: string, wires: Wires): Promise<Pool> {
  const { host, port, tls, user, ca } = options;
  const { createTransport } = await import('nodemailer');
  const settings: SMTPPool.Options & PoolSettings = {
    pool: true,
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    ...(user === undefined ? {} : { auth: { user, pass } }),
    connectionTimeout: CONNECTING_MS,
    greetingTimeout: CONNECTING_MS,
    dnsTimeout: CONNECTING_MS,
    socketTimeout: SILENCE_MS,
    maxConnections: MOST_CONNECTIONS,
    maxMessages: MOST_MAILS_OF_CONNECTION,
    maxRequeues: 1,
    idleTimeout: IDLE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const pool = createTransport(settings);
  pool.use('stream', (mail, done) => {
    const { raw } = mail.data;
    if (Buffer.isBuffer(raw)) mail.message.processFunc((input) => watched(input, raw, wires));
    done();
  });
  return pool;
}

/** Settings of the pool that the published types do not have. */
type PoolSettings = { readonly maxRequeues: number; readonly idleTimeout: number };

/** The pool reads a mail only once the relay has asked for it. */
function watched(input: NodeJS.ReadableStream, raw: Buffer, wires: Wires): PassThrough {
  const wire = new PassThrough();
  wires.set(raw, wire);
  return input.pipe(wire);
}

/** A relay leaves our own id on the mail. */
function messageIdOf(raw: Buffer): string {
  const head = raw.toString('latin1', 0, Math.max(0, raw.indexOf('\r\n\r\n')));
  const [, id] = /^message-id:\s*<([^<>\s]+)>/im.exec(head) ?? [];
  if (id === undefined) throw new RetryableError('send mail: the mail has no Message-ID');
  return id;
}

/** Under which the relay's log knows the mail: `250 2.0.0 Ok: queued as 4Xyz`. */
const idIn = (response: string): string | undefined => /(?:queued as|id=)\s*([\w.-]{4,100})/i.exec(response)?.[1];
