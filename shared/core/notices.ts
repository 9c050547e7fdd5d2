import type { Context } from './context.ts';
import type { Addressee, CustomerNotice, NoticeKind, Notify, StaffNotice } from './effect.ts';
import { named, nameInFact } from './escalation/recipients.ts';
import { type Fact, type FactOf, type FiringFact, isFiring } from './fact.ts';
import { newsOf } from './news.ts';
import { findPerson } from './organisation.ts';
import type { Customer, Ticket } from './ticket.ts';

/** What the customer is told of, by the kind of fact. */
const CUSTOMER_NOTICE: { readonly [T in Fact['type']]?: CustomerNotice } = {
  opened: 'received',
  replied: 'replied',
  held: 'on-hold',
  'solution-proposed': 'solution-proposed',
  resolved: 'resolved',
  closed: 'closed',
  merged: 'merged',
};

/** Of several levels at once, the gravest is what the mail is. */
const GRAVITY = { 'acknowledgement-lapsed': 0, warning: 1, breach: 2, escalation: 3 } as const;

/**
 * The mails that new facts ask for. Levels that became due together, as after an outage, make one mail a person:
 * of the gravest kind, naming all of them. What else there is to know makes one more, `news`, of all that nobody has told them.
 */
export function noticesFor(facts: readonly Fact[], before: Ticket | null, after: Ticket, context: Context): readonly Notify[] {
  const mails = [
    ...customerNotices(facts, after),
    ...links(facts, after),
    ...assignments(facts, before, after, context),
    ...offers(facts, after, context),
    ...firings(facts, after, context),
  ];
  const news = newsOf({ facts, before, after, mails }, context);
  return [...mails, ...news.flatMap(({ name, about }) => staffNotice('news', name, about, { ...context, ticket: after }))];
}

function customerNotices(facts: readonly Fact[], ticket: Ticket): readonly Notify[] {
  const customers = customersOf(ticket);
  return facts.flatMap((fact) => {
    const notice = CUSTOMER_NOTICE[fact.type];
    if (notice === undefined) return [];
    return customers.map(({ language, ...to }): Notify => notify(notice, to, language, [fact]));
  });
}

/** A link is for whoever asked, and for no other customer. */
function links(facts: readonly Fact[], ticket: Ticket): readonly Notify[] {
  const asked = facts.filter((fact) => fact.type === 'link-requested');
  return asked.flatMap((fact) =>
    customersOf(ticket)
      .filter(({ email }) => email === fact.to)
      .map(({ language, ...to }) => notify('link', to, language, [fact])),
  );
}

/** Who is told how the request goes on; a machine that asked is not. */
export function customersOf({ muted, requester, language, customers = [] }: Ticket): readonly Customer[] {
  return muted ? customers : [{ ...requester, language }, ...customers];
}

function assignments(facts: readonly Fact[], before: Ticket | null, after: Ticket, context: Context): readonly Notify[] {
  const last = facts.findLast((fact) => fact.type === 'assigned');
  if (last === undefined || last.assignee === undefined || last.assignee === before?.assignee) return [];
  // Who takes a ticket for himself knows it already.
  if (last.by === `agent:${last.assignee}`) return [];
  return staffNotice('assigned', last.assignee, [last], { ...context, ticket: after });
}

/** An offer that stands: one that the same write took back or replaced asks nobody. */
function offers(facts: readonly Fact[], ticket: Ticket, context: Context): readonly Notify[] {
  const last = facts.findLast((fact) => fact.type === 'handover-offered');
  if (last === undefined || ticket.handover?.to !== last.to) return [];
  return staffNotice('handover', last.to, [last], { ...context, ticket });
}

function firings(facts: readonly Fact[], ticket: Ticket, context: Context): readonly Notify[] {
  const fired = facts.filter((fact) => isFiring(fact) || fact.type === 'acknowledgement-lapsed');
  const told = [...new Set(fired.flatMap((fact) => fact.told))];
  return told.flatMap((name) => {
    const about = fired.filter((fact) => fact.told.includes(name));
    // Stryker disable next-line EqualityOperator: of two that are as grave, either says the same.
    const gravest = about.map(noticeOf).reduce((one, other) => (GRAVITY[other] > GRAVITY[one] ? other : one));
    return staffNotice(gravest, name, about, { ...context, ticket });
  });
}

function noticeOf({ type }: FiringFact | FactOf<'acknowledgement-lapsed'>): keyof typeof GRAVITY {
  if (type === 'warned') return 'warning';
  if (type === 'acknowledgement-lapsed') return type;
  return type === 'breached' ? 'breach' : 'escalation';
}

/** A mail to somebody by the name that a fact gives. Who has left, or has no address, gets none. */
function staffNotice(
  notice: StaffNotice,
  name: string,
  about: readonly Fact[],
  { organisation, ticket }: Pick<Context, 'organisation'> & { readonly ticket: Ticket },
): readonly Notify[] {
  const person = findPerson(organisation, name);
  const to = named(name, organisation);
  return to === undefined ? [] : [notify(notice, to, person?.language ?? ticket.language, about)];
}

function notify(notice: NoticeKind, to: Addressee, language: Notify['language'], about: readonly Fact[]): Notify {
  const facts = about.map((fact) => fact.n);
  // A collapsed notice is as late as its newest part: the older ones were overtaken.
  const plannedAt = Math.max(...about.map((fact) => fact.at));
  return { type: 'notify', id: `${facts.join('+')}.${notice}.${nameInFact(to)}`, notice, to, language, facts, plannedAt };
}

/** Whom the notice of that id was for: a person id, or a plain address. */
export const nameInNotice = (id: string): string => id.split('.').slice(2).join('.');
