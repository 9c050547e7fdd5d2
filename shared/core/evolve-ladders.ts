/** What a ticket knows of its ladders: which levels have fired, who has them in hand, and which of them go on at once. */
import { asked, acknowledged as charged, lapsed, lateBreachKey, retimed } from './charge.ts';
import { noticeIn } from './effect.ts';
import type { FactOf, RetargetingFact, Unheard } from './fact.ts';
import { withEntry, without } from './tables.ts';
import {
  BREACH,
  breachKey,
  type FiringKey,
  firingKey,
  type LadderKey,
  ladderKey,
  ladderOfFiring,
  levelOfFiring,
  type Ticket,
} from './ticket.ts';

type LevelFact = FactOf<'warned' | 'escalated' | 'level-skipped'>;
type LadderFact = LevelFact | FactOf<'acknowledged' | 'acknowledgement-lapsed' | 'breached' | 'undelivered'>;

export function evolveLadders(ticket: Ticket, fact: LadderFact): Ticket {
  switch (fact.type) {
    case 'acknowledged':
      return acknowledged(ticket, fact);
    case 'acknowledgement-lapsed':
      return { ...ticket, ...lapsed(ticket, fact) };
    case 'breached':
      return breached(ticket, fact);
    case 'undelivered':
      return undelivered(ticket, fact);
    default:
      return climbed(ticket, fact);
  }
}

function climbed(ticket: Ticket, fact: LevelFact): Ticket {
  const fired = withEntry(ticket.fired, firingKey(fact), fact.n);
  return { ...hurriedBy(ticket, fact, fact.level), fired, ...asked(ticket, fact) };
}

/** Somebody has heard: nothing need hurry any more. */
function acknowledged(ticket: Ticket, fact: FactOf<'acknowledged'>): Ticket {
  return { ...calmed(ticket, fact.clocks.map(ladderKey)), ...charged(ticket, fact) };
}

/** Where nobody was to be told, nobody has been reached either. */
function breached(ticket: Ticket, fact: FactOf<'breached'>): Ticket {
  const key = breachKey(fact);
  // A breach that fires anew has a notice anew, should that come later.
  const fired = withEntry(without(ticket.fired, lateBreachKey(key)), key, fact.n);
  const isSilent = fact.told.length === 0 && fact.because === undefined;
  return { ...(isSilent ? ticket : hurriedBy(ticket, fact, BREACH)), fired, ...asked(ticket, fact) };
}

/** A level that reached nobody sends its ladder on at once; one that reached somebody has caught up. */
function hurriedBy(ticket: Ticket, fact: FactOf<'breached' | 'warned' | 'escalated' | 'level-skipped'>, level: string): Ticket {
  const key = ladderKey(fact);
  const { because }: Partial<Unheard> = { because: undefined, ...fact };
  if (because === undefined) return calmed(ticket, [key]);
  return { ...ticket, hurried: { ...ticket.hurried, [key]: { after: level, because } } };
}

/**
 * Of what the notice was about only what is not fired anew since, and whose ladder nobody has acknowledged, goes on at once. News is
 * for those who follow the ticket: whoever the level is for has a notice of their own.
 */
function undelivered(ticket: Ticket, { facts, receipt }: FactOf<'undelivered'>): Ticket {
  if (noticeIn(receipt) === 'news') return ticket;
  const lost = (Object.keys(ticket.fired) as FiringKey[]).filter((key) => facts.includes(ticket.fired[key] ?? 0));
  const due = lost.filter((key) => ticket.acknowledged[ladderOfFiring(key)] === undefined && !isOvertaken(key, ticket));
  if (due.length === 0) return ticket;
  const hurries = due.map((key) => [ladderOfFiring(key), { after: levelOfFiring(key), because: 'undelivered' }]);
  return { ...ticket, hurried: { ...ticket.hurried, ...Object.fromEntries(hurries) } };
}

/** A later level of the ladder sends it on already. */
function isOvertaken(key: FiringKey, { fired, hurried }: Ticket): boolean {
  const ladder = ladderOfFiring(key);
  const after = hurried?.[ladder]?.after;
  const since = (Object.keys(fired) as FiringKey[]).filter(
    (one) => ladderOfFiring(one) === ladder && levelOfFiring(one) === after,
  );
  return since.some((one) => (fired[one] ?? 0) > (fired[key] ?? 0));
}

function calmed(ticket: Ticket, keys: readonly LadderKey[]): Ticket {
  if (ticket.hurried === undefined) return ticket;
  const left = Object.entries(ticket.hurried).filter(([key]) => !keys.some((one) => one === key));
  return left.length === 0 ? without(ticket, 'hurried') : { ...ticket, hurried: Object.fromEntries(left) };
}

/** Rungs that are armed anew, or passed, as far as the deadlines of the ticket have moved. */
export function retargeted(ticket: Ticket, fact: RetargetingFact): Ticket {
  const { rearmed = [] } = fact;
  const passed = fact.type === 'rebased' ? (fact.passed ?? []) : [];
  const kept = Object.entries(ticket.fired).filter(([key]) => !rearmed.some((one) => one === key));
  const fired = Object.fromEntries([...kept, ...passed.map((key): [FiringKey, number] => [key, fact.n])]);
  return { ...calmed(ticket, rearmed.map(ladderOfFiring)), fired, ...retimed(ticket, { rearmed, passed }) };
}
