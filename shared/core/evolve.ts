import { assertNever } from './assert-never.ts';
import { defined } from './defined.ts';
import { evolveLadders, retargeted } from './evolve-ladders.ts';
import { type Fact, type FactOf, isAnswer, takerOf } from './fact.ts';
import { newMailboxes } from './mailbox.ts';
import { withEntry, without } from './tables.ts';
import type { Status, Ticket } from './ticket.ts';

/** The ticket after one more fact. Total: every fact of every ticket that was ever stored must still be understood. */
export function evolve(ticket: Ticket | null, fact: Fact): Ticket {
  if (fact.type === 'opened') return complete(opened(fact), fact);
  if (ticket === null) throw new Error(`a history must begin with "opened", not "${fact.type}"`);
  const changed = change(ticket, fact);
  return complete(changed === ticket ? { ...ticket } : changed, fact);
}

/**
 * Whether a customer waits for an answer because of a fact. Thanks wait for none, and what is thought solved is not taken up again
 * by a merge. `ticket`: right before or right after the fact, which changes no status.
 */
export function asks(fact: Fact, ticket: Ticket): boolean {
  if (fact.type === 'customer-replied') return !fact.thanks;
  return fact.type === 'absorbed' && fact.unanswered === true && isUnsolved(ticket);
}

export const isUnsolved = (ticket: Ticket): boolean => ticket.status === 'open' || ticket.status === 'on-hold';

/** Nobody waits any more once a person has answered, unless what was said is no answer. */
function answered(ticket: Ticket, fact: Fact): Ticket {
  if (!isAnswer(fact)) return ticket;
  return { ...without(ticket, 'unansweredSince'), respondedAt: ticket.respondedAt ?? fact.at };
}

/** Fills in what every fact changes, in a copy that nobody else has yet: copies of tickets are most of what a replay costs. */
function complete(copy: Ticket, fact: Fact): Ticket {
  const commands = fact.command === undefined ? copy.commands : withEntry(copy.commands, fact.command, fact.n);
  const whole: Ticket = Object.assign(copy, { version: fact.n, changedAt: fact.at, commands });
  const owner = copy.owner === undefined ? takerOf(fact) : undefined;
  return owner === undefined ? whole : Object.assign(whole, { owner });
}

function opened(fact: FactOf<'opened'>): Ticket {
  return {
    id: fact.id,
    version: fact.n,
    status: 'open',
    subject: fact.subject,
    requester: fact.requester,
    language: fact.language,
    priority: fact.priority,
    channel: fact.channel,
    ...defined({ category: fact.category, tier: fact.tier, team: fact.team, muted: fact.muted }),
    tags: fact.tags ?? [],
    fields: fact.fields ?? {},
    policyVersion: fact.policyVersion,
    ...(fact.complaint ? { complaints: 1 } : {}),
    unansweredSince: fact.at,
    openedAt: fact.at,
    changedAt: fact.at,
    statusSince: fact.at,
    participants: newMailboxes(fact.copied ?? [], [fact.requester.email]),
    fired: {},
    acknowledged: {},
    commands: {},
  };
}

function change(ticket: Ticket, fact: Exclude<Fact, FactOf<'opened'>>): Ticket {
  switch (fact.type) {
    case 'noted':
    case 'replied':
      return answered(ticket, fact);
    case 'customer-replied':
      return customerReplied(ticket, fact);
    case 'assigned':
      return assigned(ticket, fact);
    case 'priority-changed':
      return { ...retargeted(ticket, fact), priority: fact.to };
    case 'held':
      return { ...withStatus(ticket, 'on-hold', fact), hold: holdOf(fact), ...unansweredHolds(ticket, fact) };
    case 'resumed':
      return withStatus(ticket, 'open', fact);
    case 'solution-proposed':
    case 'resolved':
      return withStatus(answered(ticket, fact), fact.type, fact);
    case 'confirmed':
      return withStatus(ticket, fact.type, fact);
    case 'closed':
      return without(withStatus(ticket, fact.type, fact), 'handover');
    case 'reopened':
      return reopened(ticket, fact);
    case 'complained':
      return { ...ticket, complaints: (ticket.complaints ?? 0) + 1 };
    case 'rated':
      return { ...ticket, rating: { score: fact.score, at: fact.at, ...defined({ comment: fact.comment }) } };
    case 'link-requested':
      return ticket;
    case 'merged':
      return { ...without(withStatus(ticket, fact.type, fact), 'handover'), mergedInto: fact.into };
    case 'absorbed':
      return absorbed(ticket, fact);
    case 'acknowledged':
    case 'acknowledgement-lapsed':
    case 'breached':
    case 'warned':
    case 'escalated':
    case 'level-skipped':
    case 'undelivered':
      return evolveLadders(ticket, fact);
    case 'handover-offered':
      return { ...ticket, handover: { to: fact.to, since: fact.at, until: fact.until, ...defined({ note: fact.note }) } };
    case 'handed-over':
      return { ...without(ticket, 'handover'), owner: fact.to, assignee: fact.to };
    case 'handover-declined':
    case 'handover-withdrawn':
    case 'handover-lapsed':
      return without(ticket, 'handover');
    case 'watched':
      return { ...ticket, watchers: [...(ticket.watchers ?? []), ...fact.watchers] };
    case 'unwatched':
      return { ...ticket, watchers: (ticket.watchers ?? []).filter((one) => !fact.watchers.includes(one)) };
    case 'rebased':
      return { ...retargeted(ticket, fact), policyVersion: fact.policyVersion };
    default:
      return assertNever(fact);
  }
}

function withStatus(ticket: Ticket, status: Status, fact: Fact): Ticket {
  return { ...without(without(ticket, 'hold'), 'mergedInto'), status, statusSince: fact.at };
}

function holdOf(fact: FactOf<'held'>): NonNullable<Ticket['hold']> {
  return { reason: fact.reason, since: fact.at, ...defined({ until: fact.until, unanswered: fact.unanswered }) };
}

function unansweredHolds({ unansweredHolds: before = 0 }: Ticket, { unanswered }: FactOf<'held'>): Partial<Ticket> {
  return unanswered ? { unansweredHolds: before + 1 } : {};
}

/** Somebody asks, and waits for an answer, unless an earlier question waits already. */
function waiting(ticket: Ticket, fact: Fact): Ticket {
  return asks(fact, ticket) ? { ...ticket, unansweredSince: ticket.unansweredSince ?? fact.at } : ticket;
}

function absorbed(ticket: Ticket, fact: FactOf<'absorbed'>): Ticket {
  return {
    ...waiting(ticket, fact),
    absorbed: [...(ticket.absorbed ?? []), fact.from],
    participants: [...ticket.participants, ...(fact.participants ?? [])],
    ...(fact.customers && { customers: [...(ticket.customers ?? []), ...fact.customers] }),
  };
}

function assigned(ticket: Ticket, fact: FactOf<'assigned'>): Ticket {
  const people = defined({ assignee: fact.assignee, team: fact.team });
  return { ...without(retargeted(ticket, fact), 'assignee'), ...people };
}

function customerReplied(ticket: Ticket, fact: FactOf<'customer-replied'>): Ticket {
  const { from, joined, copied } = fact;
  const after = waiting(ticket, fact);
  if (from === ticket.requester.email && copied === undefined) return after;
  const added = newMailboxes([from, ...(copied ?? [])], [ticket.requester.email, ...ticket.participants]);
  return {
    ...after,
    participants: [...ticket.participants, ...added],
    ...(joined ? { joined: [...(ticket.joined ?? []), from] } : {}),
  };
}

/** What was solved is not, and whatever was to go on at once before then has had its time. */
function reopened(ticket: Ticket, fact: FactOf<'reopened'>): Ticket {
  const isNews = fact.because !== 'merged-in-circle';
  const open = withStatus(without(retargeted(ticket, fact), 'hurried'), 'open', fact);
  return isNews ? { ...open, reopenings: (ticket.reopenings ?? 0) + 1 } : open;
}
