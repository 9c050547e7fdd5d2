/** The mails of a ticket, once everything has come to rest: each that the history owes was sent once, and whatever may be otherwise says so. */
import type { Receipt } from '../../shared/app/receipt.ts';
import { type Fact, type FactOf, type FiringFact, isFiring } from '../../shared/core/fact.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import type { Complaint } from './history-verdict.ts';
import type { Record } from './referee.ts';

/** @param mails how often each receipt's mail went out, by its id */
export function judgeMails(
  record: Record,
  receipts: readonly Receipt[],
  mails: ReadonlyMap<string, number>,
  organisation: Organisation,
): readonly Complaint[] {
  const owed = owedMails(record, organisation).map(nameOf).sort();
  // News go to whoever follows a ticket, besides all this: that each went out once is judged, whom they go to is not.
  const notices = receipts.filter(({ notice }) => notice !== 'news');
  const found = notices.map(({ to, facts }) => nameOf({ to, facts: facts.join('+') })).sort();
  const ids = new Set(receipts.map(({ id }) => id));
  return [
    ...owed.filter((name) => !found.includes(name)).map((what) => ({ rule: 'each owed mail has a receipt', what })),
    ...found.filter((name) => !owed.includes(name)).map((what) => ({ rule: 'each receipt is of an owed mail', what })),
    ...found.filter((name, i) => found.indexOf(name) !== i).map((what) => ({ rule: 'each owed mail has one receipt', what })),
    ...receipts.flatMap((receipt) => judgeReceipt(receipt, mails.get(receipt.id) ?? 0)),
    ...[...mails.keys()].filter((id) => !ids.has(id)).map((what) => ({ rule: 'each mail has a receipt', what })),
  ];
}

function judgeReceipt({ id, state, doubtful = false }: Receipt, sent: number): readonly Complaint[] {
  if (state === 'sending') return [{ rule: 'no mail is left unsent', what: id }];
  if (state === 'sent' && sent === 0) return [{ rule: 'what is said to be sent was sent', what: id }];
  if (state === 'failed' && sent > 0 && !doubtful) return [{ rule: 'what is said to have failed was not sent', what: id }];
  return sent > 1 && !doubtful ? [{ rule: 'a mail goes out once, or says that it may not', what: `${id}: ${sent} times` }] : [];
}

/**
 * What did not reach its addressee is in the history, once, until a ticket goes on as another one.
 * @param returned receipts of the mails that came back
 */
export function judgeReturns(
  { facts }: Pick<Record, 'facts'>,
  receipts: readonly Receipt[],
  returned: readonly string[],
): readonly Complaint[] {
  const told = facts.filter((fact) => fact.type === 'undelivered');
  const isMerged = facts.some(({ type }) => type === 'merged');
  const known = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  // What went out twice is known by its last mail alone.
  const certain = returned.filter((id) => known.get(id)?.doubtful !== true);
  const untold = certain.filter((id) => told.every(({ receipt }) => receipt !== id));
  const mistold = told.filter(({ receipt, facts: about }) => {
    const notice = known.get(receipt);
    const isSo = notice?.state === 'failed' || returned.includes(receipt);
    return !isSo || notice?.facts.join() !== about.join();
  });
  const again = told.filter(({ receipt }, index) => told.findIndex((one) => one.receipt === receipt) !== index);
  return [
    ...(isMerged ? [] : untold).map((what) => ({ rule: 'what comes back is in the history', what })),
    ...mistold.map(({ receipt: what }) => ({ rule: 'only what did not arrive is said not to have', what })),
    ...again.map(({ receipt: what }) => ({ rule: 'that a mail came back is said once', what })),
  ];
}

/** A mail to that address about those facts, as `13+14`. */
type Owed = { readonly to: string; readonly facts: string };

const nameOf = ({ to, facts }: Owed): string => `${facts} to ${to}`;

const FOR_CUSTOMERS: ReadonlySet<string> = new Set([
  'opened',
  'replied',
  'held',
  'solution-proposed',
  'resolved',
  'closed',
  'merged',
]);

/** A new link goes to who asked for it, alone. */
const owedLinks = (added: readonly Fact[]): readonly Owed[] =>
  added.flatMap((fact) => (fact.type === 'link-requested' ? [{ to: fact.to, facts: `${fact.n}` }] : []));

/** Who is given the work by somebody else. */
function owedForWork(added: readonly Fact[], before: string | undefined, organisation: Organisation): readonly Owed[] {
  const last = added.findLast((fact) => fact.type === 'assigned');
  if (last?.assignee === undefined || last.assignee === before || last.by === `agent:${last.assignee}`) return [];
  return mailbox(last.assignee, organisation, `${last.n}`);
}

function assigneeAfter(added: readonly Fact[], before: string | undefined): string | undefined {
  const last = added.findLast((fact) => fact.type === 'assigned' || fact.type === 'handed-over');
  if (last === undefined) return before;
  return last.type === 'handed-over' ? last.to : last.assignee;
}

/** An offer that stands when all is done. */
function owedForOffer(added: readonly Fact[], organisation: Organisation): readonly Owed[] {
  const last = added.findLast(({ type }) => OFFERS.has(type));
  return last?.type === 'handover-offered' ? mailbox(last.to, organisation, `${last.n}`) : [];
}

const OFFERS: ReadonlySet<string> = new Set([
  'closed',
  'merged',
  'handover-offered',
  'handed-over',
  'handover-declined',
  'handover-withdrawn',
  'handover-lapsed',
]);

/** By the history alone: to each customer for what concerns him, and for each decision one to everybody whom its levels told. */
function owedMails({ facts, commits }: Record, organisation: Organisation): readonly Owed[] {
  const owed: Owed[] = [];
  const customers: string[] = [];
  let assignee: string | undefined;
  for (const [index, to] of commits.entries()) {
    const added = facts.slice(commits[index - 1] ?? 0, to);
    for (const fact of added) customers.push(...newCustomers(fact));
    for (const { type, n } of added) {
      if (FOR_CUSTOMERS.has(type)) owed.push(...customers.map((email) => ({ to: email, facts: `${n}` })));
    }
    owed.push(...owedLinks(added));
    owed.push(...owedForWork(added, assignee, organisation));
    assignee = assigneeAfter(added, assignee);
    owed.push(...owedForOffer(added, organisation));
    const firings = added.filter((fact) => isFiring(fact) || fact.type === 'acknowledgement-lapsed');
    for (const name of new Set(firings.flatMap(({ told }) => told)))
      owed.push(...mailbox(name, organisation, about(firings, name)));
  }
  return owed;
}

function newCustomers(fact: Fact): readonly string[] {
  if (fact.type === 'opened') return fact.muted ? [] : [fact.requester.email];
  return fact.type === 'absorbed' ? (fact.customers ?? []).map(({ email }) => email) : [];
}

const about = (firings: readonly (FiringFact | FactOf<'acknowledgement-lapsed'>)[], name: string): string =>
  firings
    .filter(({ told }) => told.includes(name))
    .map(({ n }) => n)
    .join('+');

function mailbox(name: string, { people }: Organisation, facts: string): readonly Owed[] {
  const email = name.includes('@') ? name : people[name]?.email;
  return email === undefined ? [] : [{ to: email, facts }];
}
