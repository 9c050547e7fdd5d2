import { ladderOn, lapsesAt } from './acknowledgement.ts';
import { type Climber, isAlarm, isClimbing, reachInstantOf } from './escalation/climber.ts';
import type { Level } from './escalation/ladder.ts';
import type { Instant } from './instant.ts';
import { type Ladder, levelAfter, type Rungs, type Step, tellInstant } from './ladder-of.ts';
import type { PolicySet } from './policy-set.ts';
import { climbersOf, type Snapshot } from './replay.ts';
import type { Track } from './sla/clock.ts';
import { markInstant } from './sla/evaluate-clock.ts';
import { isLive } from './sla/tracks.ts';
import { type Early, ladderKey, type Ticket } from './ticket.ts';

/** Something that time alone will do to a ticket. */
export type Happening =
  | { readonly at: Instant; readonly kind: 'hold-ends' }
  | { readonly at: Instant; readonly kind: 'handover-lapses'; readonly to: string }
  | { readonly at: Instant; readonly kind: 'acknowledgement-lapses'; readonly climbers: readonly Climber[] }
  | { readonly at: Instant; readonly kind: 'closes'; readonly because: 'confirmed' | 'silence' }
  | OnLadder;

/** A clock or an alarm comes to a level of its ladder, or a clock to its target. */
export type OnLadder =
  | {
      readonly at: Instant;
      readonly kind: 'level';
      readonly climber: Climber;
      readonly level: Level;
      readonly repeat: number;
      /** Why it comes before its instant. */
      readonly early?: Early;
    }
  | { readonly at: Instant; readonly kind: 'breach'; readonly climber: Track; readonly level: Level | undefined };

/**
 * Within one instant: a hold ends before its clocks are read, what was offered is the owner's again before anybody is told, a ladder
 * goes on before it is climbed, a warning precedes the breach, the breach its escalation.
 */
const ORDER = {
  'hold-ends': 0,
  'handover-lapses': 1,
  'acknowledgement-lapses': 2,
  warning: 3,
  breach: 4,
  escalation: 5,
  closes: 6,
} as const;

/**
 * The next thing that time will do, if nobody does anything before; never earlier than the newest fact.
 * It is due from its own millisecond on.
 */
export function nextHappening(snapshot: Snapshot, policySet: PolicySet): Happening | undefined {
  return soonest([
    ...holdEnd(snapshot),
    ...handoverEnd(snapshot),
    ...lapses(snapshot, policySet),
    ...closing(snapshot, policySet),
    ...climbersOf(snapshot).flatMap((climber) => marks(climber, snapshot, policySet)),
  ]);
}

/** What one ladder will do if nobody acts, soonest first: its levels and, of a clock, the breach. */
export function ladderAhead(
  snapshot: Snapshot,
  policySet: PolicySet,
  whose: Pick<Climber, 'metric' | 'cycle'>,
): readonly OnLadder[] {
  const climbers = climbersOf(snapshot).filter((climber) => ladderKey(climber) === ladderKey(whose));
  return climbers
    .flatMap((climber) => marks(climber, snapshot, policySet))
    .toSorted((one, other) => one.at - other.at || rank(one) - rank(other));
}

function soonest<H extends Happening>(all: readonly H[]): H | undefined {
  let best: H | undefined;
  for (const one of all) {
    if (best === undefined || precedes(one, best)) best = one;
  }
  return best;
}

function precedes(one: Happening, other: Happening): boolean {
  return one.at < other.at || (one.at === other.at && rank(one) < rank(other));
}

function rank(happening: Happening): number {
  return happening.kind === 'level' ? ORDER[happening.level.notice] : ORDER[happening.kind];
}

function holdEnd({ ticket }: Snapshot): readonly Happening[] {
  return ticket.hold?.until === undefined ? [] : [{ kind: 'hold-ends', at: ticket.hold.until }];
}

function handoverEnd({ ticket: { handover, changedAt } }: Snapshot): readonly Happening[] {
  if (handover === undefined) return [];
  return [{ kind: 'handover-lapses', to: handover.to, at: Math.max(handover.until, changedAt) }];
}

/** The next acknowledgements that lapse, all of one instant at once: who gave them hears of it in one mail. */
function lapses(snapshot: Snapshot, policySet: PolicySet): readonly Happening[] {
  const lapsing = climbersOf(snapshot).flatMap((climber) => {
    const at = isLive(climber) ? lapsesAt(snapshot.ticket, climber, policySet) : undefined;
    return at === undefined ? [] : [{ climber, at }];
  });
  if (lapsing.length === 0) return [];
  const at = Math.min(...lapsing.map((one) => one.at));
  const climbers = lapsing.filter((one) => one.at === at).map(({ climber }) => climber);
  return [{ kind: 'acknowledgement-lapses', at, climbers }];
}

function closing({ ticket }: Snapshot, { closing: rule }: PolicySet): readonly Happening[] {
  if (ticket.status === 'confirmed' && rule.afterConfirmedMs !== undefined) {
    return [{ kind: 'closes', because: 'confirmed', at: Math.max(ticket.statusSince + rule.afterConfirmedMs, ticket.changedAt) }];
  }
  if (ticket.status === 'resolved' && rule.afterResolvedMs !== undefined) {
    return [{ kind: 'closes', because: 'silence', at: Math.max(ticket.statusSince + rule.afterResolvedMs, ticket.changedAt) }];
  }
  return [];
}

/** The next step of each level of a ladder. Once somebody has acknowledged it, the breach is all that is left of it. */
function marks(climber: Climber, { ticket }: Snapshot, policySet: PolicySet): readonly OnLadder[] {
  // Stryker disable next-line ConditionalExpression: what has ended comes to nothing more; not to ask only saves time.
  if (!isLive(climber)) return [];
  const ladder = ladderOn(ticket, climber, policySet);
  const on: Standing = { climber, ticket, policySet };
  const breach = isAlarm(climber) || ladder.breach === undefined ? [] : breachOf(climber, ladder.breach, on);
  const hurried = hurriedOf(ladder, on);
  return [
    ...breach,
    ...ladder.levels.flatMap((rungs) => nextOf(rungs, on, rungs === hurried?.rungs ? hurried.early : undefined)),
  ];
}

type Standing = { readonly climber: Climber; readonly ticket: Ticket; readonly policySet: PolicySet };

function breachOf(climber: Track, { key, level, mark }: Step, { ticket, policySet }: Standing): readonly OnLadder[] {
  if (ticket.fired[key] !== undefined) return [];
  const at = markInstant(climber, mark, policySet.calendars);
  return at === undefined ? [] : [{ kind: 'breach', climber, level, at: Math.max(at, ticket.changedAt) }];
}

/** The level that is not to wait, if it has not fired yet. */
function hurriedOf(ladder: Ladder, { climber, ticket }: Standing): { rungs: Rungs; early: Early } | undefined {
  const hurry = ticket.hurried?.[ladderKey(climber)];
  if (hurry === undefined || !isClimbing(climber)) return undefined;
  const rungs = levelAfter(ladder, hurry.after);
  return rungs?.steps.some(({ key }) => ticket.fired[key] !== undefined) === false ? { rungs, early: hurry.because } : undefined;
}

function nextOf(
  { level, steps }: Rungs,
  { climber, ticket, policySet }: Standing,
  early: Early | undefined,
): readonly OnLadder[] {
  const { calendars } = policySet;
  const next = steps.find(({ key }) => ticket.fired[key] === undefined);
  if (next === undefined) return [];
  const whole = { kind: 'level', climber, level, repeat: next.repeat } as const;
  const reachedAt = reachInstantOf(climber, next.mark, calendars);
  const at = reachedAt && Math.max(tellInstant(level, reachedAt, ticket, calendars), ticket.changedAt);
  const soonestAt = tellInstant(level, ticket.changedAt, ticket, calendars);
  if (early !== undefined && (at === undefined || soonestAt < at)) return [{ ...whole, at: soonestAt, early }];
  return at === undefined ? [] : [{ ...whole, at }];
}
