import { createHmac } from 'node:crypto';
import { isAboutLadder } from '../../core/effect.ts';
import { idOfReference, REFERENCE_ALPHABET } from '../../core/reference.ts';
import { sameSecret } from '../same-secret.ts';

/**
 * Addresses and message ids that prove which ticket they belong to. They carry a signature, so an answer finds its
 * ticket without any lookup and nobody can write to a ticket by guessing. All are lower case, because mail systems
 * change case on the way; reading ignores case.
 */

/** 16 characters of base32 are 80 bits. */
const SIGNATURE_LENGTH = 16;

/** What ties one mail to its ticket and to the other mails of the conversation. Ids stand without angle brackets. */
export type MailIdentity = {
  /** Where an answer to this mail arrives: at the ticket, or as an acknowledgement where the mail is about a ladder. */
  readonly replyTo: string;
  /** Where what is written to the customer arrives, whatever the mail is about. */
  readonly ticketAddress: string;
  /** Where it is reported that this mail could not be delivered. */
  readonly bounceAddress: string;
  readonly messageId: string;
  readonly threadId: string;
};

/** The address under which answers to a ticket arrive: `t+<ticketId>.<signature>@<domain>`. */
export function makeReplyAddress(signingKey: string, ticketId: string, domain: string): string {
  return `t+${ticketId}.${sign(signingKey, 'reply-address', ticketId)}@${domain.toLowerCase()}`;
}

/** @returns the ticket's id, or undefined when the address is not ours or its signature is wrong. */
export function readReplyAddress(signingKey: string, address: string, domain: string): string | undefined {
  const match = /^t\+([0-9a-z]+)\.([0-9a-z]+)@(.+)$/.exec(address.trim().toLowerCase());
  const [, ticketId, signature, host] = match ?? [];
  if (ticketId === undefined || signature === undefined || host !== domain.toLowerCase()) return undefined;
  return sameSecret(signature, sign(signingKey, 'reply-address', ticketId)) ? ticketId : undefined;
}

/**
 * The address under which one notice is answered: `a+<ticketId>.<signature>@<domain>`. The signature is over the notice, so the
 * address says to whom it was sent and about what, and its receipt is found by trying those of the ticket.
 */
export function makeNoticeAddress(signingKey: string, ticketId: string, noticeId: string, domain: string): string {
  return `a+${ticketId}.${sign(signingKey, 'notice-address', `${ticketId}.${noticeId}`)}@${domain.toLowerCase()}`;
}

/** @returns the ticket that such an address claims; whether it is a real one, only a comparison with the right one tells. */
export const readNoticeAddress = (address: string, domain: string): string | undefined => claimOf('a', address, domain);

/** The sender of one notice's envelope, `b+<ticketId>.<signature>@<domain>`: what comes there tells of that mail, whatever it quotes. */
export function makeBounceAddress(signingKey: string, ticketId: string, noticeId: string, domain: string): string {
  return `b+${ticketId}.${sign(signingKey, 'bounce-address', `${ticketId}.${noticeId}`)}@${domain.toLowerCase()}`;
}

/** @returns the ticket that such an address claims, as with that of a notice */
export const readBounceAddress = (address: string, domain: string): string | undefined => claimOf('b', address, domain);

function claimOf(kind: 'a' | 'b', address: string, domain: string): string | undefined {
  const [, letter, ticketId, host] = /^([ab])\+([0-9a-z]+)\.[0-9a-z]+@(.+)$/.exec(address.trim().toLowerCase()) ?? [];
  return letter === kind && host === domain.toLowerCase() ? ticketId : undefined;
}

/**
 * All that a notice needs to be found again by its answers.
 * The Message-ID is the same whenever the same effect of the same ticket is rendered; a provider may replace it.
 */
export function mailIdentity(
  signingKey: string,
  ticketId: string,
  { id, notice }: { readonly id: string; readonly notice: string },
  domain: string,
): MailIdentity {
  const effect = sign(signingKey, 'effect', id).slice(0, 10);
  const host = domain.toLowerCase();
  const ticketAddress = makeReplyAddress(signingKey, ticketId, domain);
  return {
    replyTo: isAboutLadder(notice) ? makeNoticeAddress(signingKey, ticketId, id, domain) : ticketAddress,
    ticketAddress,
    bounceAddress: makeBounceAddress(signingKey, ticketId, id, domain),
    messageId: `n.${ticketId}.${effect}.${sign(signingKey, 'message-id', `${ticketId}.${effect}`)}@${host}`,
    threadId: `ticket.${ticketId}@${host}`,
  };
}

/** @returns the ticket's id when the Message-ID is one that `mailIdentity` made. */
export function readOwnMessageId(signingKey: string, messageId: string, domain: string): string | undefined {
  const match = /^n\.([0-9a-z]+)\.([0-9a-z]+)\.([0-9a-z]+)@(.+)$/.exec(messageId.trim().toLowerCase());
  const [, ticketId, effect, signature, host] = match ?? [];
  if (ticketId === undefined || effect === undefined || signature === undefined) return undefined;
  if (host !== domain.toLowerCase()) return undefined;
  return sameSecret(signature, sign(signingKey, 'message-id', `${ticketId}.${effect}`)) ? ticketId : undefined;
}

/** @returns the id that a thread id names. It is not signed: as weak a hint as a reference in a subject. */
export function readThreadId(messageId: string, domain: string): string | undefined {
  const match = /^ticket\.([0-9a-z]+)@(.+)$/.exec(messageId.trim().toLowerCase());
  return match?.[1] !== undefined && match[2] === domain.toLowerCase() ? idOfReference(match[1]) : undefined;
}

function sign(signingKey: string, purpose: string, text: string): string {
  const digest = createHmac('sha256', signingKey).update(`${purpose}\n${text}`).digest();
  return base32(digest).slice(0, SIGNATURE_LENGTH);
}

/** Five bits a character, the highest first; what is left of the last byte is dropped. */
function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    count += 8;
    for (; count >= 5; count -= 5) text += REFERENCE_ALPHABET[(bits >> (count - 5)) & 31];
  }
  return text;
}
