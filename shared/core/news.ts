/**
 * Who hears of what happens to a ticket by being its owner, its watcher, or the one whom a customer's words are for. Nobody hears of
 * what they did themselves, or of what another mail of the same write tells them.
 */
import type { Context } from './context.ts';
import { type Notify, noticeIn } from './effect.ts';
import { named, nameInFact, resolveRecipients } from './escalation/recipients.ts';
import type { Trigger } from './escalation/trigger.ts';
import { doerOf, type Fact, type FactType } from './fact.ts';
import type { NewsChoice } from './organisation.ts';
import type { Ticket } from './ticket.ts';

/** What matters to those who follow a ticket; what is not listed as news at all concerns, if anybody, those whom it names. */
const WEIGHT: { readonly [T in FactType]: 'important' | 'other' | 'none' } = {
  opened: 'none',
  replied: 'other',
  noted: 'other',
  'customer-replied': 'important',
  assigned: 'important',
  'priority-changed': 'other',
  held: 'other',
  resumed: 'other',
  'solution-proposed': 'other',
  resolved: 'other',
  confirmed: 'important',
  reopened: 'important',
  closed: 'other',
  complained: 'important',
  rated: 'important',
  'link-requested': 'none',
  undelivered: 'important',
  merged: 'important',
  absorbed: 'important',
  acknowledged: 'important',
  'acknowledgement-lapsed': 'important',
  'handover-offered': 'important',
  'handed-over': 'important',
  'handover-declined': 'important',
  'handover-withdrawn': 'other',
  'handover-lapsed': 'important',
  watched: 'none',
  unwatched: 'none',
  rebased: 'none',
  warned: 'important',
  breached: 'important',
  escalated: 'important',
  'level-skipped': 'important',
};

/** The alarm that a fact raises, of which the mail of that alarm tells. */
const RAISED: { readonly [T in FactType]?: Trigger } = { complained: 'complaint', reopened: 'reopened', rated: 'low-rating' };

/** One write of a ticket, and the mails that it causes anyhow. */
export type Write = {
  readonly facts: readonly Fact[];
  readonly before: Ticket | null;
  readonly after: Ticket;
  readonly mails: readonly Notify[];
};

/** What one person is told of, in the order of the history. */
export type News = { readonly name: string; readonly about: readonly Fact[] };

export function newsOf(write: Write, context: Context): readonly News[] {
  const all = write.facts.map((fact) => ({ fact, names: audienceOf(fact, write, context) }));
  const names = [...new Set(all.flatMap((one) => one.names))];
  return names
    .map((name) => ({ name, about: all.filter((one) => one.names.includes(name)).map(({ fact }) => fact) }))
    .filter(({ about }) => about.length > 0);
}

function audienceOf(fact: Fact, write: Write, context: Context): readonly string[] {
  const { after } = write;
  const names = [
    ...concerned(fact, write),
    ...(isNews(fact, context.organisation.ownership?.news) ? followers(after, context) : []),
    ...(isOfCustomer(fact) ? responsible(after, context) : []),
  ];
  return names.filter((name) => !knows(name, fact, write, context));
}

/** What follows from what stands beside it is no news of its own, and that news did not arrive is none either: it could go on for ever. */
function isNews(fact: Fact, choice: NewsChoice = 'all'): boolean {
  if (fact.type === 'resumed' && fact.because !== 'asked' && fact.because !== 'until') return false;
  if (fact.type === 'undelivered' && noticeIn(fact.receipt) === 'news') return false;
  const weight = WEIGHT[fact.type];
  return weight === 'important' || (weight === 'other' && choice === 'all');
}

/** The customer said or decided something: somebody has to hear it, whatever is chosen. */
function isOfCustomer(fact: Fact): boolean {
  return fact.type === 'customer-replied' || (fact.by.startsWith('requester:') && WEIGHT[fact.type] === 'important');
}

/** Whom a fact is about, where they no longer or not yet follow the ticket. */
function concerned(fact: Fact, write: Write): readonly string[] {
  switch (fact.type) {
    case 'handed-over':
      return [fact.from, ...formerAssignee(write)];
    case 'handover-withdrawn':
      return [fact.to];
    case 'watched':
      return fact.watchers;
    case 'assigned':
      return formerAssignee(write);
    default:
      return [];
  }
}

/** Who has worked on it and does no more. */
const formerAssignee = ({ before, after }: Write): readonly string[] =>
  before?.assignee === undefined || before.assignee === after.assignee ? [] : [before.assignee];

function followers(ticket: Ticket, context: Context): readonly string[] {
  return [...owners(ticket, context), ...(ticket.watchers ?? [])];
}

/** In place of an owner who has left, the lead hears, who can hand the ticket on. */
function owners(ticket: Ticket, context: Context): readonly string[] {
  if (ticket.owner === undefined) return [];
  return canBeTold(ticket.owner, context) ? [ticket.owner] : leads(ticket, context);
}

/** Whose business a customer's words are: the owner's and the assignee's, or, where there is neither, the lead's. */
function responsible(ticket: Ticket, context: Context): readonly string[] {
  const assignee = ticket.assignee !== undefined && canBeTold(ticket.assignee, context) ? [ticket.assignee] : [];
  const people = [...owners(ticket, context), ...assignee];
  return people.length > 0 ? people : leads(ticket, context);
}

/** The lead of the team, or its members where it has none. */
function leads(ticket: Ticket, { organisation, now }: Context): readonly string[] {
  const of = (kind: 'lead' | 'team') => resolveRecipients([{ kind }], ticket, organisation, now).map(nameInFact);
  const lead = of('lead');
  return lead.length > 0 ? lead : of('team');
}

const canBeTold = (name: string, { organisation }: Context): boolean => named(name, organisation) !== undefined;

function knows(name: string, fact: Fact, { facts, mails }: Write, { organisation }: Context): boolean {
  const email = named(name, organisation)?.email.toLowerCase();
  // A mail about mails that do not arrive would not arrive.
  if (fact.type === 'undelivered' && fact.to.toLowerCase() === email) return true;
  if (doerOf(fact) === name || fact.by.toLowerCase() === `requester:${email}`) return true;
  const own = mails.filter(({ to }) => to.email.toLowerCase() === email);
  // What a level did besides telling somebody shows in the mail that tells of it.
  if (own.some(({ facts }) => facts.includes(fact.n)) || (fact.by === 'system' && own.length > 0)) return true;
  return own.some((mail) =>
    facts.some((one) => mail.facts.includes(one.n) && 'metric' in one && one.metric === RAISED[fact.type]),
  );
}
