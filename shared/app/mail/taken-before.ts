/**
 * Whether a mail has been taken already: it is delivered twice, or it reaches us on two ways because it was sent to two of our addresses
 * and one of them is a mailbox that forwards.
 */
import type { FactType } from '../../core/fact.ts';
import type { Message } from '../ports.ts';
import type { Services } from '../services.ts';
import { baseSubject } from './base-subject.ts';
import type { Letter } from './letter.ts';
import type { MailOutcome } from './mail-intake.ts';

/** What a mail was taken for, by the first fact that it made; any other is part of a customer's reply. */
const ACTIONS: { readonly [T in FactType]?: MailOutcome['action'] } = {
  opened: 'opened',
  replied: 'replied',
  acknowledged: 'acknowledged',
  noted: 'noted',
};

/** Of a conversation longer than this, a copy that comes late is a mail of its own. */
const MOST_MESSAGES = 200;

/**
 * Found by the mail's own id, whatever has been learnt about its thread meanwhile.
 * @returns what was made of it; `another`: of that id, another mail was taken; `unknown`: none was
 */
export async function takenBefore(
  { correlations, tickets, messages }: Pick<Services, 'correlations' | 'tickets' | 'messages'>,
  letter: Letter,
  messageId: string,
): Promise<MailOutcome | 'another' | 'unknown'> {
  const ticketId = await correlations.findTicketByMailId(messageId);
  const stored = ticketId === undefined ? undefined : await tickets.load(ticketId);
  if (stored === undefined) return 'unknown';
  const fact = stored.facts.find(({ command }) => command === letter.commandId);
  if (fact !== undefined)
    return { action: ACTIONS[fact.type] ?? 'customer-replied', ticketId: stored.id, because: 'it had been taken before' };
  const { items } = await messages.list(stored.id, MOST_MESSAGES);
  if (!items.some((message) => message.mailId === messageId && isCopy(letter, message))) return 'another';
  return { action: 'ignored', ticketId: stored.id, because: 'it is a copy, on another way, of a mail that was taken' };
}

/** Forwarding mailboxes and lists mark the subject and add lines at the end; the sender stays. */
function isCopy({ mail, sender }: Letter, { direction, author, subject = '', text, wholeText = text }: Message): boolean {
  if (direction === 'in' && author !== `requester:${sender}`) return false;
  const subjects = inOrder(baseSubject(mail.subject), baseSubject(subject));
  const texts = inOrder(squashed(mail.text), squashed(wholeText));
  const isSameText = texts.shorter === '' ? texts.longer === '' : texts.longer.startsWith(texts.shorter);
  return isSameText && subjects.longer.endsWith(subjects.shorter);
}

const squashed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const inOrder = (one: string, other: string) =>
  one.length <= other.length ? { shorter: one, longer: other } : { shorter: other, longer: one };
