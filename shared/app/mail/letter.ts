import { hash } from 'node:crypto';
import type { Instant } from '../../core/instant.ts';
import { findPersonByEmail } from '../../core/organisation.ts';
import type { Configuration, MailSettings } from '../ports.ts';
import type { OwnMail, ParsedMail, ReadMail } from './parsed-mail.ts';

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

const senderOf = ({ from }: ParsedMail): string | undefined => usable(from?.email ?? '');

/** An address in lower case, unless nothing can be sent to it. */
function usable(address: string): string | undefined {
  const email = address.toLowerCase().replace(/\.+$/, '');
  return ADDRESS.test(email) && email.length <= 254 ? email : undefined;
}

/** More are a mailing, not a conversation. */
const MOST_COPIED = 20;

/** Who else got the mail and so belongs to the conversation: neither addresses that arrive here, nor the staff. */
export function copiedIn({ mail, configuration }: Letter): readonly string[] {
  const { organisation, mail: settings } = configuration;
  const own = ownMail(settings);
  const arriving = [own.from, ...own.addresses].map((address) => address.toLowerCase());
  const isOthers = (email: string) =>
    !arriving.includes(email) &&
    !email.endsWith(`@${own.inboundDomain.toLowerCase()}`) &&
    findPersonByEmail(organisation, email) === undefined;
  const others = [...mail.to, ...mail.cc].flatMap(({ email }) => usable(email) ?? []).filter(isOthers);
  return [...new Set(others)].slice(0, MOST_COPIED);
}

export function ownMail({ from, inboundDomain, teamByAddress }: MailSettings): OwnMail {
  const address = /<([^<>]+)>/.exec(from)?.[1] ?? from;
  return { from: address.trim(), inboundDomain, addresses: Object.keys(teamByAddress) };
}
