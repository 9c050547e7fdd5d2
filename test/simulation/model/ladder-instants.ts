/** When the clocks and alarms of a ticket come to a mark, by the hours in force. */
import type { Mark } from '../../../shared/core/escalation/ladder.ts';
import type { DurationMs, Instant } from '../../../shared/core/instant.ts';
import { type Climber, isAlarm, type LadderStep } from './ladder-steps.ts';
import type { ModelTicket } from './model-ticket.ts';
import { amountAt, countedUntil, type PromiseClock, reachedAt } from './promise-clock.ts';

export function comesTo({ inForce }: ModelTicket, climber: Climber, mark: Mark): Instant | undefined {
  return isAlarm(climber) ? climber.startedAt + sinceTrigger(mark) : reachedAt(climber, mark, inForce.hours);
}

const sinceTrigger = (mark: Mark): DurationMs => (mark.kind === 'offset' ? mark.ms : (mark.plusMs ?? 0));

/** How much a mark stands for: of a clock, of its promise; of an alarm, since it began. */
export const amountFor = (climber: Climber, mark: Mark): DurationMs =>
  isAlarm(climber) ? sinceTrigger(mark) : amountAt(climber, mark);

/** How much of that has gone by at an instant. */
export const goneBy = ({ inForce }: ModelTicket, climber: Climber, at: Instant): DurationMs =>
  isAlarm(climber) ? at - climber.startedAt : countedUntil(climber, at, inForce.hours);

/** Mild levels wait for their hours, unless the ticket is P1. */
export function tellsAt({ inForce, priority }: ModelTicket, { level }: LadderStep, at: Instant): Instant {
  if (level?.during === undefined || priority === 'P1') return at;
  const [from = at] = (inForce.hours[level.during] ?? []).find(([, closes]) => closes > at) ?? [];
  return Math.max(from, at);
}

export function isReached(ticket: ModelTicket, climber: Climber, step: LadderStep, at: Instant): boolean {
  const reached = comesTo(ticket, climber, step.mark);
  return reached !== undefined && tellsAt(ticket, step, reached) <= at;
}

/** As if whatever it is paused by ended now. */
export function comesToIfGoingOn({ inForce }: ModelTicket, clock: PromiseClock, mark: Mark, now: Instant): Instant | undefined {
  const last = clock.stretches.at(-1);
  const isPaused = last !== undefined && last.kind !== 'counting';
  const paused = isPaused ? [{ ...last, to: now }, { from: now, kind: 'counting', calendar: last.calendar } as const] : [];
  const stretches = isPaused ? [...clock.stretches.slice(0, -1), ...paused] : clock.stretches;
  return reachedAt({ ...clock, stretches }, mark, inForce.hours);
}
