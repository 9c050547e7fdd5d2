import { hash } from 'node:crypto';
import type { Instant } from '../../core/instant.ts';
import type { Configuration } from '../ports.ts';
import type { ParsedMail, ReadMail } from './parsed-mail.ts';

export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED';
/** What the receiving server found out; a missing one was not looked at. */
export type Verdicts = { readonly [C in 'spam' | 'virus' | 'spf' | 'dkim' | 'dmarc']?: Verdict | undefined };

export type IncomingMessage = {
  readonly raw: Uint8Array;
  /** Sender of the envelope; empty for the null path. */
  readonly envelopeFrom?: string | undefined;
  readonly recipients: readonly string[];
  readonly receivedAt: Instant;
  readonly verdicts?: Verdicts | undefined;
  /** The receiving server's own name for this delivery; names what is set aside. */
  readonly deliveryId: string;
};

/** A mail of somebody who can be answered: everything that is known of it so far. */
export type Letter = ReadMail & {
  readonly incoming: IncomingMessage;
  /** The author's address in lower case. */
  readonly sender: string;
  readonly commandId: string;
  readonly configuration: Configuration;
};

const ADDRESS = /^[^\s<>()[\],;:\\"@]{1,64}@[^\s<>()[\],;:\\"@]+\.[^\s<>()[\],;:\\"@.]+$/;

/** @returns `undefined` for a mail that names no sender who could be answered */
export function letterOf(read: ReadMail, incoming: IncomingMessage, configuration: Configuration): Letter | undefined {
  const sender = senderOf(read.mail);
  return sender === undefined ? undefined : { ...read, incoming, sender, commandId: commandIdOf(read, incoming), configuration };
}

/**
 * The same mail has the same id however often and on whatever way it comes, also when its sender dates it anew. The Message-ID alone
 * is not enough: some programs send different mails under one.
 */
function commandIdOf({ mail }: ReadMail, { raw }: IncomingMessage): string {
  const { messageId, from, subject, text, attachments } = mail;
  const files = attachments.map(({ bytes }) => hash('sha256', bytes));
  const what = messageId === undefined ? raw : JSON.stringify([messageId, from?.email, subject, text, files]);
  return `mail-${hash('sha256', what).slice(0, 24)}`;
}

function senderOf(mail: ParsedMail): string | undefined {
  const email = mail.from?.email.toLowerCase().replace(/\.+$/, '');
  return email !== undefined && ADDRESS.test(email) && email.length <= 254 ? email : undefined;
}
