/** The mails of a ticket that an addressee has sent or got, so that a mail program shows the next one with them. */
import { isForCustomer, type Notify } from '../../core/effect.ts';
import type { LoadedTicket } from '../load-ticket.ts';
import type { Message } from '../ports.ts';
import type { Receipt } from '../receipt.ts';
import type { Services } from '../services.ts';

export type ConversationServices = {
  readonly messages: Pick<Services['messages'], 'list'>;
  readonly receipts: Pick<Services['receipts'], 'list'>;
};

export type Conversation = {
  /** What was said with the customer; nothing for a mail to staff. */
  readonly messages: readonly Message[];
  /** Message-IDs without angle brackets, oldest first. */
  readonly mailIds: readonly string[];
};

/** More mails of one conversation than these are not needed for a mail program to group it. */
const MOST_MAIL_IDS = 20;

export async function conversationOf(
  services: ConversationServices,
  loaded: LoadedTicket,
  effect: Notify,
): Promise<Conversation> {
  const [messages, sent] = await Promise.all([saidIn(services, loaded, effect), sentBefore(services, loaded, effect)]);
  const mails = [
    ...messages.map(({ at, mailId }) => ({ at, mailId })),
    ...sent.map(({ handedOverAt = 0, mailId }) => ({ at: handedOverAt, mailId })),
  ];
  const inOrder = mails.toSorted((one, other) => one.at - other.at);
  return { messages, mailIds: inOrder.flatMap(({ mailId }) => mailId ?? []).slice(-MOST_MAIL_IDS) };
}

/** Only a customer's mail stands among what was said, and only where somebody has written anything. */
async function saidIn(
  { messages }: ConversationServices,
  { stored, snapshot }: LoadedTicket,
  { notice }: Notify,
): Promise<readonly Message[]> {
  const hasAnswers =
    stored.snapshot !== undefined || stored.facts.some(({ type }) => type === 'customer-replied' || type === 'replied');
  if (!isForCustomer(notice) || !(hasAnswers || snapshot.ticket.channel === 'email')) return [];
  return (await messages.list(stored.id, MOST_MAIL_IDS)).items;
}

/** Of the mails that we have sent: providers give them ids of their own, which stand on the receipts. */
async function sentBefore(
  { receipts }: ConversationServices,
  { stored }: LoadedTicket,
  { id, notice, to, facts }: Notify,
): Promise<readonly Receipt[]> {
  const first = Math.min(...facts);
  // That a ticket was opened is told to its customer alone.
  const isTold = (fact: LoadedTicket['stored']['facts'][number]) =>
    fact.n < first && (isForCustomer(notice) || fact.type !== 'opened');
  if (stored.snapshot === undefined && !stored.facts.some(isTold)) return [];
  const known = await receipts.list(stored.id);
  return known.filter((receipt) => receipt.id !== id && receipt.to === to.email && receipt.state === 'sent');
}
