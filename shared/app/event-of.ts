import type { EventDetail } from '../../events/events.ts';
import type { Actor } from '../core/actor.ts';
import { defined } from '../core/defined.ts';
import type { Fact, FactOf, FactType, FiringFact, Told } from '../core/fact.ts';
import { referenceOf } from '../core/reference.ts';
import type { Ticket } from '../core/ticket.ts';
import { toIso, toIsoIfAny } from './iso.ts';
import type { BusEvent } from './ports.ts';

/** The `detail` of the event that a kind of fact becomes. */
type Detail<T extends FactType> = EventDetail<`ticket.${T}`>;
type Envelope = Omit<Detail<'confirmed'>, 'type'>;
/** What a kind of fact adds to the envelope, and what of the envelope it knows better than the ticket does. */
type Own<T extends FactType> = Omit<Detail<T>, keyof Envelope | 'type'> &
  Partial<Pick<Envelope, 'status' | 'assignee' | 'team' | 'priority'>>;

/**
 * The event that tells other systems of a fact. `ticket`: as that fact left it, or later; what the fact itself changed is taken from the fact.
 * Names, addresses and texts stay behind; the reader who may see them asks the API.
 */
export function eventOf(fact: Fact, ticket: Ticket): BusEvent {
  const own = (OWN[fact.type] as (fact: Fact) => object)(fact);
  return {
    type: `ticket.${fact.type}`,
    at: fact.at,
    detail: { ...envelopeOf(fact, ticket), type: `ticket.${fact.type}`, ...own },
  };
}

function envelopeOf(fact: Fact, ticket: Ticket): Envelope {
  return {
    schemaVersion: 1,
    id: `${ticket.id}#${fact.n}`,
    ticketId: ticket.id,
    reference: referenceOf(ticket.id),
    n: fact.n,
    at: toIso(fact.at),
    by: withoutAddress(fact.by),
    status: ticket.status,
    priority: ticket.priority,
    ...defined({ team: ticket.team, assignee: ticket.assignee }),
  };
}

/** `requester:ann@example.com` → `requester`. */
function withoutAddress(actor: Actor): string {
  return actor.startsWith('requester:') || actor.includes('@') ? actor.replace(/:.*$/s, '') : actor;
}

const OWN: { readonly [T in FactType]: (fact: FactOf<T>) => Own<T> } = {
  opened: ({ channel, category, tier, policyVersion, message, priority, team, complaint }) => ({
    channel,
    policyVersion,
    status: 'open',
    priority,
    ...defined({ category, tier, team, messageId: message, complaint }),
  }),
  replied: ({ message, author, automatic }) => ({ messageId: message, ...ofAuthor(author), ...defined({ automatic }) }),
  noted: ({ message, author }) => ({ messageId: message, ...ofAuthor(author) }),
  'customer-replied': ({ message, thanks }) => ({ messageId: message, ...defined({ thanks }) }),
  assigned: ({ assignee, team }) => defined({ assignee, team }),
  'priority-changed': ({ from, to }) => ({ from, to, priority: to }),
  held: ({ until, unanswered }) => ({ status: 'on-hold', ...defined({ until: toIsoIfAny(until), unanswered }) }),
  resumed: ({ because }) => ({ status: 'open', because }),
  'solution-proposed': ({ message }) => ({ status: 'solution-proposed', ...defined({ messageId: message }) }),
  resolved: ({ message }) => ({ status: 'resolved', ...defined({ messageId: message }) }),
  confirmed: () => ({ status: 'confirmed' }),
  complained: () => ({}),
  rated: ({ score }) => ({ score }),
  'link-requested': () => ({}),
  reopened: ({ because }) => ({ status: 'open', because }),
  closed: ({ because, confirmed }) => ({ status: 'closed', because, confirmed }),
  merged: ({ into }) => ({ status: 'merged', intoTicketId: into, intoReference: referenceOf(into) }),
  absorbed: ({ from }) => ({ fromTicketId: from, fromReference: referenceOf(from) }),
  acknowledged: ({ clocks }) => ({
    clocks: clocks.map(({ metric, cycle, awaiting }) => ({ metric, cycle, ...(awaiting && ofAwaited(awaiting)) })),
  }),
  'acknowledgement-lapsed': ({ clocks, told }) => ({
    clocks: clocks.map(({ metric, cycle, laterMs }) => ({ metric, cycle, ...defined({ laterMs }) })),
    ...ofTold(told),
  }),
  'handover-offered': ({ to, from, until }) => ({ to, from, until: toIso(until) }),
  'handed-over': ({ to, from }) => ({ to, from, assignee: to }),
  'handover-declined': ({ to }) => ({ to }),
  'handover-withdrawn': ({ to }) => ({ to }),
  'handover-lapsed': ({ to }) => ({ to }),
  watched: (fact) => ofWatching(fact),
  unwatched: (fact) => ofWatching(fact),
  rebased: ({ policyVersion, from, passed = [], rearmed = [] }) => ({
    policyVersion,
    from,
    passed: [...passed],
    rearmed: [...rearmed],
  }),
  breached: (fact) => ({ ...ofFiring(fact), ...defined({ because: fact.because, last: fact.last }) }),
  warned: (fact) => ofLevel(fact),
  escalated: (fact) => ofLevel(fact),
  'level-skipped': (fact) => ({ ...ofLevel(fact), because: fact.because, ...defined({ last: fact.last }) }),
  undelivered: ({ to, facts, because }) => ({ facts: [...facts], because, ...(to.includes('@') ? {} : { to }) }),
};

const ofAuthor = (author: string | undefined) => (author === undefined || author.includes('@') ? {} : { author });

const withoutAddresses = (names: readonly string[]) => names.filter((name) => !name.includes('@'));

function ofWatching({ watchers }: FactOf<'watched' | 'unwatched'>) {
  const people = withoutAddresses(watchers);
  return { watchers: people, watcherAddresses: watchers.length - people.length };
}

const ofFiring = <F extends FiringFact>({ metric, cycle, firedAt, told, everyone }: F) => ({
  metric: metric as F['metric'],
  cycle,
  firedAt: toIso(firedAt),
  ...ofTold(told),
  ...defined({ everyone }),
});

function ofTold(told: Told) {
  const people = withoutAddresses(told);
  return { told: people, toldAddresses: told.length - people.length };
}

function ofAwaited(awaiting: Told) {
  const people = withoutAddresses(awaiting);
  const addresses = awaiting.length - people.length;
  return { awaiting: people, ...(addresses === 0 ? {} : { awaitingAddresses: addresses }) };
}

const ofLevel = (fact: FactOf<'warned' | 'escalated' | 'level-skipped'>) => ({
  ...ofFiring(fact),
  level: fact.level,
  repeat: fact.repeat,
  ...defined({ early: fact.early }),
});
