/**
 * Where systems differ, a row says which convention it needs, and may say what the answer is under another one. A policy can choose
 * some of them, and such a row is run with such a policy; of the rest Pledge has one, and the row is compared with what it says of that.
 */
import type { Json, SlaRow, TicketRow } from './read-row.ts';

const OURS: { readonly [convention: string]: string } = { dueAtClosingEdge: 'close', clock: 'real' };

type Expected = { readonly [key: string]: Json };

export function expectedOfPledge(row: SlaRow): Expected {
  const conventions = isPromise(row) && updateMetric(row) === 'update' ? { ...OURS, updateTimerFrom: 'agentReply' } : OURS;
  const ours = Object.entries(conventions).map(([name, value]): Expected => row.alternatives[`${name}=${value}`] ?? {});
  return Object.assign({}, row.expected, ...ours);
}

function isPromise(row: SlaRow): row is TicketRow {
  return row.kind === 'ticket' || row.kind === 'deadline';
}

/** Whether a hold pauses the first response: the policy says so where the row needs it. */
export function pausesFirstResponse({ semantics, alternatives }: TicketRow): boolean {
  return semantics.pausesFirstResponse === true || 'pausesFirstResponse=false' in alternatives;
}

/**
 * Which of our promises the update timer of a row is: an answer to what the customer wrote (`next-response`), or the longest silence
 * towards the customer (`update`). A row that does not say shows it: with nobody waiting for an answer only silence can be due.
 */
export function updateMetric(row: TicketRow): 'update' | 'next-response' {
  const said = row.semantics.updateTimerFrom;
  if (said !== undefined) return isCustomers(said) ? 'next-response' : 'update';
  const others = Object.keys(row.alternatives).filter((name) => name.startsWith('updateTimerFrom='));
  if (others.length > 0) return others.some(isCustomers) ? 'update' : 'next-response';
  const messages = row.events.filter(({ type }) => type === 'customerMessage' || type === 'reply');
  const nobodyWaits = messages.at(-1)?.type !== 'customerMessage';
  if (nobodyWaits && typeof row.expected.updateDueAt === 'string') return 'update';
  return row.expected.updateDueAt === null || messages.some(({ type }) => type === 'customerMessage')
    ? 'next-response'
    : 'update';
}

function isCustomers(convention: Json): boolean {
  return typeof convention === 'string' && /customer/i.test(convention);
}
