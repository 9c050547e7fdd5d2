import type { Classification, MailKind, OwnMail, ParsedMail } from '../../app/mail/parsed-mail.ts';
import { NOTICE_HEADER, TICKET_HEADER } from '../own-headers.ts';
import { autoReplySigns } from './automatic/auto-reply-signs.ts';
import { bounceSigns, deliverySign } from './automatic/bounce-signs.ts';
import { feedbackSign } from './automatic/feedback-signs.ts';
import type { Seen, Sign } from './automatic/signs.ts';

/**
 * Tells people's mail from machines'. Machines' mail never opens a ticket, never counts as an answer and is never answered, or two
 * helpdesks would write to each other for ever. Each sign gives its reason in words that an operator can use.
 */
const ownSign: Sign = ({ mail, own, sender }) => {
  if (sender === own.from.toLowerCase()) return 'it comes from our own address';
  if (isOurs(sender, own) && (/^[abt]\+/.test(sender) || own.addresses.some((address) => address.toLowerCase() === sender))) {
    return 'it comes from an address that only receives';
  }
  const marked = [TICKET_HEADER, NOTICE_HEADER].some((name) => mail.headers.has(name.toLowerCase()));
  const answersToUs = mail.replyTo.some(({ email }) => isOurs(email, own));
  return marked && answersToUs ? 'it is one of our own notices' : undefined;
};

const listSigns: readonly Sign[] = [
  ({ mail, own }) => {
    if (mail.listId === undefined || isOwnList(mail.listId, own)) return undefined;
    return `it comes from the mailing list ${mail.listId.slice(0, 100)}`;
  },
  ({ mail, own }) => {
    const value = mail.precedence?.trim().toLowerCase();
    const forwardedByUs = mail.listId !== undefined && isOwnList(mail.listId, own);
    return !forwardedByUs && /^(bulk|list|junk)$/.test(value ?? '') ? `Precedence is ${value}` : undefined;
  },
];

/** The first that applies decides. */
const SIGNS: readonly (readonly [kind: MailKind, signs: readonly Sign[]])[] = [
  ['own', [ownSign]],
  ['feedback-report', [feedbackSign]],
  ['delivery-notice', [deliverySign]],
  ['bounce', bounceSigns],
  ['auto-reply', autoReplySigns],
  ['list', listSigns],
];

/** @param envelopeFrom sender of the envelope, empty for the null path; without it the Return-Path header counts */
export function classifyMail(mail: ParsedMail, own: OwnMail, envelopeFrom?: string): Classification {
  const path = (envelopeFrom ?? mail.returnPath)?.trim().replace(/^<(.*)>$/, '$1');
  const seen: Seen = { mail, own, path, header: (name) => mail.headers.get(name), sender: mail.from?.email.toLowerCase() ?? '' };
  for (const [kind, signs] of SIGNS) {
    const because = signs.map((sign) => sign(seen)).find((found) => found !== undefined);
    if (because !== undefined) return { kind, because };
  }
  return { kind: 'person', because: 'nothing says that a machine wrote it' };
}

function isOurs(address: string, own: OwnMail): boolean {
  return address.toLowerCase().endsWith(`@${own.inboundDomain.toLowerCase()}`);
}

/** Groups such as `support@acme.example` forward as lists called `support.acme.example`; what they bring is customers' mail. */
function isOwnList(listId: string, own: OwnMail): boolean {
  const id = (/<([^<>]*)>/.exec(listId)?.[1] ?? listId).trim().toLowerCase();
  return [own.from, ...own.addresses].some((address) => address.toLowerCase().replace('@', '.') === id);
}
