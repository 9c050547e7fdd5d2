/**
 * What acknowledgements make of a ladder: it stops, and where the policy lets an acknowledgement last for a time only, it goes on
 * after that where it stopped.
 */
import { awaitedOn, lateBreachKey } from './charge.ts';
import { defined } from './defined.ts';
import { type Climber, isAcknowledged, isAlarm, isClimbing, reachInstantOf, ruleOf } from './escalation/climber.ts';
import type { Level, Mark } from './escalation/ladder.ts';
import type { DurationMs, Instant } from './instant.ts';
import { type Ladder, ladderOf, laterMark, type Rungs, type Step } from './ladder-of.ts';
import type { PolicySet } from './policy-set.ts';
import { countedAt } from './sla/evaluate-clock.ts';
import { type Calendars, timeSpent } from './sla/track-time.ts';
import { isLive } from './sla/tracks.ts';
import { type Charge, ladderKey, type Ticket } from './ticket.ts';

/** Who has a ladder in hand, as of the newest fact. */
export type Acknowledgement = {
  /** In the order in which they acknowledged; absent where an older release did not keep it. */
  readonly by: readonly { readonly name: string; readonly at: Instant }[];
  /** Since when the ladder climbs no further; absent: it does. */
  readonly stoppedAt?: Instant;
  /** When it goes on, if nobody acknowledges again and its clock goes on till then; absent: not by itself. */
  readonly until?: Instant;
  /** Who has to acknowledge before it stops. */
  readonly awaiting: readonly string[];
};

/** @returns `undefined` where nobody has acknowledged, and nobody in particular has to */
export function acknowledgementOf(ticket: Ticket, climber: Climber, policySet: PolicySet): Acknowledgement | undefined {
  const key = ladderKey(climber);
  const { by = [] } = ticket.charges?.[key] ?? {};
  const stoppedAt = ticket.acknowledged[key];
  const awaiting = stoppedAt === undefined ? awaitedOn(ticket, key) : [];
  if (by.length === 0 && stoppedAt === undefined && awaiting.length === 0) return undefined;
  return { by, awaiting, ...defined({ stoppedAt, until: isLive(climber) ? lapsesAt(ticket, climber, policySet) : undefined }) };
}

/** For how long an acknowledgement of a ladder holds; absent: for good. */
export function lastsMs(climber: Climber, { rules, escalations }: PolicySet): DurationMs | undefined {
  const rule = rules.find(({ name }) => name === ruleOf(climber));
  return rule && escalations[rule.escalation]?.acknowledgementLastsMs;
}

/** When the acknowledgement of a ladder lapses: never while its clock stands still, and not where nothing is left that it holds back. */
export function lapsesAt(ticket: Ticket, climber: Climber, policySet: PolicySet): Instant | undefined {
  const since = ticket.acknowledged[ladderKey(climber)];
  if (since === undefined || !isClimbing(climber)) return undefined;
  const ms = lastsMs(climber, policySet);
  if (ms === undefined || pending(ticket, climber, policySet).length === 0) return undefined;
  return Math.max(since + ms, ticket.changedAt);
}

/**
 * How much later than planned the levels of a ladder come that goes on at an instant: so much that the first one that was held back
 * comes at once, and the following keep their distance to it.
 */
export function delayOf(ticket: Ticket, climber: Climber, policySet: PolicySet, at: Instant): DurationMs {
  const { calendars } = policySet;
  const { laterMs = 0 } = ticket.charges?.[ladderKey(climber)] ?? {};
  const heldBack = pending(ticket, climber, policySet).filter(({ mark }) => {
    const reachedAt = reachInstantOf(climber, mark, calendars);
    return reachedAt !== undefined && reachedAt <= at;
  });
  if (heldBack.length === 0) return laterMs;
  const first = Math.min(...heldBack.map(({ mark }) => countedBy(climber, mark, calendars)));
  return laterMs + countedUntil(climber, at, calendars) - first;
}

/** The ladder that is climbed on a ticket, with what acknowledgements have made of it. */
export function ladderOn(ticket: Ticket, climber: Climber, policySet: PolicySet): Ladder {
  const ladder = ladderOf(climber, policySet);
  if (isAcknowledged(ticket, climber)) return { ...ladder, levels: [] };
  const charge = ticket.charges?.[ladderKey(climber)];
  return charge?.laterMs === undefined ? ladder : resumed(ladder, ticket, charge);
}

/** Of each level what it fires next, if nobody holds it back. */
function pending(ticket: Ticket, climber: Climber, policySet: PolicySet): readonly Step[] {
  const { levels } = resumed(ladderOf(climber, policySet), ticket, ticket.charges?.[ladderKey(climber)] ?? {});
  return levels.flatMap(({ steps }) => steps.find(({ key }) => ticket.fired[key] === undefined) ?? []);
}

/** A warning of what has been missed already is none, and a breach notice that was held back is a step of its own: the breach is recorded. */
function resumed({ breach, levels }: Ladder, { fired }: Ticket, { laterMs = 0, breachUntold }: Charge): Ladder {
  const isMissed = breach !== undefined && fired[breach.key] !== undefined;
  const ahead = isMissed ? levels.filter(({ level }) => level.notice !== 'warning') : levels;
  const late = breach !== undefined && breachUntold ? lateBreach(breach) : [];
  return { breach, levels: [...ahead, ...late].map(({ level, steps }) => ({ level, steps: steps.map(delayedBy(laterMs)) })) };
}

const delayedBy =
  (laterMs: DurationMs) =>
  (step: Step): Step => ({ ...step, mark: laterMark(step.mark, laterMs) });

function lateBreach({ key, mark, level }: Step): readonly Rungs[] {
  if (level === undefined) return [];
  const notice: Level = { ...level, notice: 'escalation' };
  return [{ level: notice, steps: [{ key: lateBreachKey(key), mark, level: notice, repeat: 1 }] }];
}

const countedBy = (climber: Climber, mark: Mark, calendars: Calendars): DurationMs =>
  isAlarm(climber) ? (mark.kind === 'offset' ? mark.ms : (mark.plusMs ?? 0)) : countedAt(climber, mark, calendars);

const countedUntil = (climber: Climber, at: Instant, calendars: Calendars): DurationMs =>
  isAlarm(climber) ? at - climber.startedAt : timeSpent(climber, calendars, 'counting', at);
