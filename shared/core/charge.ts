/** Who has a ladder in hand and who still has to say so, as the history tells. */
import type { Actor } from './actor.ts';
import { defined } from './defined.ts';
import { named } from './escalation/recipients.ts';
import type { FactOf, FiringFact, Told } from './fact.ts';
import type { Organisation } from './organisation.ts';
import {
  BREACH,
  type Charge,
  type FiringKey,
  type LadderKey,
  ladderKey,
  ladderOfFiring,
  levelOfFiring,
  type Ticket,
} from './ticket.ts';

type Clocks = FactOf<'acknowledged'>['clocks'];

/** How a fact names who acknowledged: a person id, a plain address, or for want of both the actor. */
export const acknowledgerOf = (by: Actor): string => (by.startsWith('agent:') ? by.slice('agent:'.length) : by);

/** Whether somebody of that name can acknowledge, and be mailed to: a program cannot. */
export const isSomebody = (name: string): boolean => !name.includes(':');

/** Who has to acknowledge a ladder before it stops, besides those who have. Nobody: the next acknowledgement stops it. */
export function awaitedOn({ charges }: Pick<Ticket, 'charges'>, key: LadderKey): readonly string[] {
  const { everyone = [], by = [] } = charges?.[key] ?? {};
  return everyone.filter((name) => by.every((one) => one.name !== name));
}

/** Of these, whoever can be written to: nobody waits for who has left. */
export const awaitedStill = (ticket: Pick<Ticket, 'charges'>, key: LadderKey, organisation: Organisation): readonly string[] =>
  awaitedOn(ticket, key).filter((name) => named(name, organisation) !== undefined);

/** The ladders as an acknowledgement in that name leaves them: with who is awaited still. */
export function acknowledgedBy(
  name: string,
  clocks: Clocks,
  { ticket, organisation }: { readonly ticket: Pick<Ticket, 'charges'>; readonly organisation: Organisation },
): Clocks {
  return clocks.map(({ metric, cycle }) => {
    const awaiting = awaitedStill(ticket, ladderKey({ metric, cycle }), organisation).filter((one) => one !== name);
    return { metric, cycle, ...(awaiting.length === 0 ? {} : { awaiting }) };
  });
}

type Charged = Pick<Ticket, 'charges' | 'acknowledged' | 'fired'>;

export function acknowledged(
  { charges, acknowledged: before }: Charged,
  { clocks, by, at }: FactOf<'acknowledged'>,
): Partial<Ticket> {
  const name = acknowledgerOf(by);
  const stopped = clocks.filter(({ awaiting }) => awaiting === undefined);
  return {
    acknowledged: { ...before, ...Object.fromEntries(stopped.map((clock) => [ladderKey(clock), at])) },
    charges: changed(charges, clocks.map(ladderKey), ({ by: others = [], ...charge }) => ({
      ...charge,
      by: [...others.filter((one) => one.name !== name), { name, at }],
    })),
  };
}

/** The ladder goes on. Whoever its newest level wants an acknowledgement from has to give it anew. */
export function lapsed(
  { charges, acknowledged: before }: Charged,
  { clocks }: FactOf<'acknowledgement-lapsed'>,
): Partial<Ticket> {
  const keys = clocks.map(ladderKey);
  const kept = Object.entries(before).filter(([key]) => !keys.some((one) => one === key));
  const laterMs = new Map(clocks.map((clock) => [ladderKey(clock), clock.laterMs ?? 0]));
  return {
    acknowledged: Object.fromEntries(kept),
    charges: changed(charges, keys, ({ by: _, ...charge }, key) => ({ ...charge, ...defined({ laterMs: laterMs.get(key) }) })),
  };
}

/** What a firing changes about who has to acknowledge. A level that told nobody asks nobody. */
export function asked({ charges, acknowledged: stopped }: Charged, fact: FiringFact): Partial<Ticket> {
  const key = ladderKey(fact);
  const before = charges?.[key];
  const everyone = fact.told.length === 0 ? before?.everyone : everyoneIn(fact);
  const untold = fact.type === 'breached' ? stopped[key] !== undefined : before?.breachUntold === true;
  if (everyone === before?.everyone && untold === (before?.breachUntold === true)) return {};
  const { everyone: _, breachUntold: __, ...charge } = before ?? {};
  return { charges: { ...charges, [key]: { ...charge, ...defined({ everyone }), ...(untold ? { breachUntold: untold } : {}) } } };
}

/**
 * What other deadlines change about ladders: one that has a deadline ahead again keeps to its own instants, and a breach that is passed
 * while somebody has the ladder in hand has told nobody either.
 */
export function retimed(
  { charges, acknowledged: stopped }: Charged,
  { rearmed, passed }: { readonly rearmed: readonly FiringKey[]; readonly passed: readonly FiringKey[] },
): Partial<Ticket> {
  const delayed = rearmed.map(ladderOfFiring).filter((key) => charges?.[key]?.laterMs !== undefined);
  const untold = passed
    .filter(isBreach)
    .map(ladderOfFiring)
    .filter((key) => stopped[key] !== undefined);
  if (delayed.length + untold.length === 0) return {};
  const onTime = changed(charges, delayed, ({ laterMs: _, ...charge }) => charge);
  return { charges: changed(onTime, untold, (charge) => ({ ...charge, breachUntold: true })) };
}

const isBreach = (key: FiringKey): boolean => levelOfFiring(key) === BREACH;

const everyoneIn = ({ everyone, told }: FiringFact): Told | undefined => (everyone ? told.filter(isSomebody) : undefined);

/** The breach's notice where it comes after the breach, which told nobody: a step of its own. */
export const lateBreachKey = (breach: FiringKey): FiringKey => breach.replace(/0$/, '1') as FiringKey;

function changed(
  charges: Ticket['charges'],
  keys: readonly LadderKey[],
  change: (charge: Charge, key: LadderKey) => Charge,
): NonNullable<Ticket['charges']> {
  return { ...charges, ...Object.fromEntries(keys.map((key) => [key, change(charges?.[key] ?? {}, key)])) };
}
