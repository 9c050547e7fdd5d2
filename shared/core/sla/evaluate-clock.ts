/**
 * Evaluates a track: its due instant, its state and what it has used, as of an instant. A pure function of the track and the calendars.
 * A clock that ends at its due instant was kept in time; one that is still running at that instant is breached.
 */
import { defined } from '../defined.ts';
import type { Mark } from '../escalation/ladder.ts';
import type { DurationMs, Instant } from '../instant.ts';
import { addBusinessTime } from './business-time.ts';
import type { Clock, ClockState, Track } from './clock.ts';
import { NEVER } from './horizon.ts';
import {
  type Allowance,
  allowanceOf,
  type Calendars,
  calendarOf,
  lastSpan,
  reachInstant,
  timeSpent,
  trackAsOf,
} from './track-time.ts';

/** The clock as of `at`, from what had happened by then. */
export function evaluateClock(track: Track, calendars: Calendars, at: Instant): Clock {
  const known = trackAsOf(track, at);
  const { ended } = known;
  const span = lastSpan(known);
  const { target } = span.commitment;
  const allowance = allowanceOf(known, calendars);
  const until = ended?.at ?? at;
  const reachedAt = reachInstant(known, calendars, { ...allowance, edge: 'first' });
  const breachedAt = reachedAt === undefined || reachedAt > at || isOver(known, reachedAt) ? undefined : reachedAt;
  return {
    metric: known.metric,
    cycle: known.cycle,
    state: stateOf(known, breachedAt),
    rule: span.rule,
    calendar: span.commitment.calendar,
    targetMs: allowance.ms,
    ...(target.kind === 'business-days' ? { businessDays: target.days } : {}),
    startedAt: known.startedAt,
    dueAt: reachedAt ?? dueAfterPause(known, calendars, allowance),
    ...defined({ metAt: ended?.as === 'met' ? ended.at : undefined, breachedAt }),
    elapsedMs: timeSpent(known, calendars, 'counting', until),
    pausedMs: timeSpent(known, calendars, 'held', until),
  };
}

/**
 * The instant at which a track's counted time reaches a mark, as far as is known; `undefined` while it is paused before the mark, and when it ended by then.
 * A mark before due walks back from it: 15 minutes before a due at 09:15 is the opening at 09:00, not the closing of the day before.
 * One that would lie before the start is the first instant that counts.
 */
export function markInstant(track: Track, mark: Mark, calendars: Calendars): Instant | undefined {
  const allowance = allowanceOf(track, calendars);
  const ms = markMs(mark, allowance);
  const edge = mark.kind === 'offset' && mark.ms < 0 ? 'last' : 'first';
  const notBefore = ms < allowance.ms ? track.startedAt : allowance.notBefore;
  const at = reachInstant(track, calendars, { ms, notBefore, edge });
  return at === undefined || at >= NEVER || isOver(track, at) ? undefined : at;
}

/** How much time of a track is counted at a mark. */
export const countedAt = (track: Track, mark: Mark, calendars: Calendars): DurationMs =>
  markMs(mark, allowanceOf(track, calendars));

function isOver(track: Track, at: Instant): boolean {
  return track.ended !== undefined && track.ended.at <= at;
}

function markMs(mark: Mark, allowance: Allowance): DurationMs {
  switch (mark.kind) {
    case 'percent':
      // Rounded because a share such as 33.3 % has no exact value and a mark is a whole millisecond.
      return Math.round((allowance.ms * mark.percent) / 100) + (mark.plusMs ?? 0);
    case 'offset':
      return Math.max(0, allowance.ms + mark.ms);
  }
}

/** The due instant of a track that is paused before it, or was when it ended, or that never gets there. What ended has its pause behind it. */
function dueAfterPause(track: Track, calendars: Calendars, allowance: Allowance): Instant {
  const span = lastSpan(track);
  if (span.kind === 'counting') return NEVER;
  const leftMs = allowance.ms - timeSpent(track, calendars, 'counting', span.from);
  const resumedDueAt = addBusinessTime(calendarOf(span, calendars), track.ended?.at ?? pausedSince(track), leftMs);
  return Math.max(resumedDueAt ?? NEVER, allowance.notBefore);
}

/** Where the pause began that a track is in. A hold that goes on under another commitment is still the same pause. */
function pausedSince(track: Track): Instant {
  const { kind, from } = lastSpan(track);
  let since = from;
  for (const span of track.spans.toReversed()) {
    if (span.kind !== kind) break;
    since = span.from;
  }
  return since;
}

function stateOf(track: Track, breachedAt: Instant | undefined): ClockState {
  if (breachedAt !== undefined) return 'breached';
  if (track.ended !== undefined) return track.ended.as;
  return lastSpan(track).kind === 'counting' ? 'running' : 'paused';
}
