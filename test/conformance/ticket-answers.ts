/** The figures of a ticket's timers. */
import { type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import type { Calendar } from '../../shared/core/sla/calendar.ts';
import type { Clock, Track } from '../../shared/core/sla/clock.ts';
import { evaluateClock, markInstant } from '../../shared/core/sla/evaluate-clock.ts';
import { isLive } from '../../shared/core/sla/tracks.ts';
import { isoOf } from './iso.ts';
import type { Json, TicketRow } from './read-row.ts';
import { timersOf } from './row-ticket.ts';

type Answers = { readonly [key: string]: Json };

export function ticketAnswers(row: TicketRow, calendar: Calendar): Answers {
  const calendars = { row: calendar };
  const timers = timersOf(row, calendar);
  const clockOf = (track: Track) => evaluateClock(track, calendars, asOf(row));
  const main = [timers.solution, timers.response, timers.update].find((tracks) => tracks.length > 0)?.at(-1);
  const warning = { kind: 'offset', ms: (row.policy.warnOffsetMinutes ?? 0) * MINUTE_MS } as const;
  return {
    ...figures('response', timers.response, clockOf),
    ...figures('solution', timers.solution, clockOf),
    ...figures('update', timers.update, clockOf),
    // Of a cycle that is over nothing is due any more; what is promised once stays on the record.
    updateDueAt: isoOf(timers.update.filter(isLive).map(clockOf).at(-1)?.dueAt),
    pausedBusinessSeconds: main === undefined ? 0 : clockOf(main).pausedMs / SECOND_MS,
    warnAt: isoOf(main && markInstant(main, warning, calendars)),
  };
}

/** When one looks: where the row does not say, at its last event. */
function asOf({ start, end, at, events }: TicketRow): Instant {
  return end ?? at ?? Math.max(start, ...events.map((event) => event.at));
}

/** Of several cycles, those of the longest: how long it took is how long it took at worst. */
function figures(timer: string, tracks: readonly Track[], clockOf: (track: Track) => Clock): Answers {
  const clocks = tracks.map(clockOf);
  const longest = clocks.toSorted((one, other) => other.elapsedMs - one.elapsedMs)[0];
  if (longest === undefined) return Object.fromEntries(FIGURES.map((figure) => [`${timer}${figure}`, null]));
  return {
    [`${timer}DueAt`]: isoOf(longest.dueAt),
    [`${timer}ElapsedMinutes`]: longest.elapsedMs / MINUTE_MS,
    [`${timer}ElapsedSeconds`]: longest.elapsedMs / SECOND_MS,
    [`${timer}MarginMinutes`]: (longest.targetMs - longest.elapsedMs) / MINUTE_MS,
    [`${timer}Breached`]: clocks.some((clock) => clock.breachedAt !== undefined),
  };
}

const FIGURES = ['DueAt', 'ElapsedMinutes', 'ElapsedSeconds', 'MarginMinutes', 'Breached'];
