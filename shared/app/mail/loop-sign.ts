import { idOfReference } from '../../core/reference.ts';
import type { MailKnowledge } from './mail-knowledge.ts';
import type { OwnMail, ParsedMail } from './parsed-mail.ts';

/** RFC 5321, 6.3: each server adds one. A mail that people sent passes ten or so. */
const MOST_HOPS = 50;

/**
 * Whether a mail goes round in a circle, by the marks that machines put on what they pass on: two helpdesks, or a mailbox that forwards to
 * one which forwards back. @returns the reason in words, or `undefined`
 */
export async function loopSign(known: MailKnowledge, mail: ParsedMail, own: OwnMail): Promise<string | undefined> {
  if (mail.hops > MOST_HOPS) return `it has passed ${mail.hops} servers, so it goes round in a circle`;
  const mark = mail.headers.get('x-loop')?.toLowerCase();
  const ours = [own.from, own.inboundDomain, ...own.addresses].map((one) => one.toLowerCase());
  if (mark !== undefined && ours.some((one) => mark.includes(one))) return 'its X-Loop says that it has been here';
  const ticketId = idOfReference(known.reader.markedTicket(mail) ?? '');
  const isOurNotice = ticketId !== undefined && (await known.loadTicket(ticketId)) !== undefined;
  return isOurNotice ? 'it is a notice of ours that a machine has sent on' : undefined;
}
