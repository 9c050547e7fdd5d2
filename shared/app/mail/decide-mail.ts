/**
 * What becomes of a mail, and why, in words for operators. Reads what is known and changes nothing, so the answer to "why did this mail
 * not become a ticket?" is the same code that took it.
 */

import { type AnsweredNotice, answerToNotice, missesNotice, whoAcknowledges } from './answered-notice.ts';
import { type IncomingMessage, type Letter, letterOf, ownMail } from './letter.ts';
import { loopSign } from './loop-sign.ts';
import type { MailKnowledge } from './mail-knowledge.ts';
import { findTicketOfMail } from './mail-thread.ts';
import type { Classification, MailKind, MailReader, OwnMail, ParsedMail } from './parsed-mail.ts';
import { readBounceAddress } from './reply-address.ts';
import type { Folder } from './set-aside.ts';

export type MailDecision = { readonly because: string } & (
  | { readonly action: 'opened'; readonly letter: Letter }
  | { readonly action: 'customer-replied'; readonly letter: Letter; readonly ticketId: string }
  /** `person`: in whose name it answers in public. */
  | { readonly action: 'replied'; readonly letter: Letter; readonly ticketId: string; readonly person: string }
  /** `person`: id or address in whose name it acknowledges what the notice was about. */
  | { readonly action: 'acknowledged'; readonly letter: Letter; readonly answered: AnsweredNotice; readonly person: string }
  | { readonly action: 'ignored'; readonly kind: Exclude<MailKind, 'person'>; readonly mail: ParsedMail }
  | { readonly action: 'set-aside'; readonly folder: Folder }
);

type Read = Awaited<ReturnType<MailReader['read']>>;

/**
 * @param read what the reader made of `incoming`
 * @param waived the folder that somebody has released it from: what put it there does not count
 */
export async function decideMail(
  known: MailKnowledge,
  incoming: IncomingMessage,
  read: Read,
  waived?: Folder,
): Promise<MailDecision> {
  const { verdicts = {} } = incoming;
  if (verdicts.virus === 'FAIL') return setAside('virus', 'it carries a virus');
  if (verdicts.spam === 'FAIL' && waived !== 'spam') return setAside('spam', 'it is spam');
  if ('unreadable' in read) return setAside('unparsed', read.unreadable);
  const { mail } = read;
  const own = ownMail(known.configuration.mail);
  const { kind, because } = kindOf(known, incoming, mail, own);
  if (kind !== 'person') return { action: 'ignored', kind, mail, because: `${kind}: ${because}` };
  const sign = await loopSign(known, mail, own);
  if (sign !== undefined) return { action: 'ignored', kind: 'loop', mail, because: `loop: ${sign}` };
  const letter = letterOf(read, incoming, known.configuration);
  return letter === undefined ? setAside('unparsed', 'it names no sender that could be answered') : decideLetter(known, letter);
}

/** Programs answer the sender of an envelope (RFC 3834), people whom the header names. */
function kindOf({ reader }: MailKnowledge, incoming: IncomingMessage, mail: ParsedMail, own: OwnMail): Classification {
  const { recipients, envelopeFrom } = incoming;
  const told = reader.classify(mail, own, envelopeFrom);
  const isToEnvelope =
    recipients.length > 0 && recipients.every((one) => readBounceAddress(one, own.inboundDomain) !== undefined);
  return told.kind === 'person' && isToEnvelope
    ? { kind: 'auto-reply', because: 'it was sent to the sender of an envelope, where programs answer' }
    : told;
}

async function decideLetter(known: MailKnowledge, letter: Letter): Promise<MailDecision> {
  const answered = await answerToNotice(known, letter);
  if (answered !== undefined) {
    const answer = whoAcknowledges(known, letter, answered);
    return 'person' in answer ? { action: 'acknowledged', letter, answered, ...answer } : setAside('refused', answer.refusal);
  }
  if (missesNotice(known, letter)) return setAside('refused', 'it was sent to the address of a notice that there is not');
  const found = await findTicketOfMail(known, letter);
  if (found === undefined) return { action: 'opened', letter, because: 'it is a new request' };
  const { ticketId, actsAs: person, because } = found;
  return person === undefined
    ? { action: 'customer-replied', letter, ticketId, because }
    : { action: 'replied', letter, ticketId, person, because };
}

const setAside = (folder: Folder, because: string): MailDecision => ({ action: 'set-aside', folder, because });
