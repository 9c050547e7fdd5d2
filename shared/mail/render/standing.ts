import { type DurationMs, type Instant, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import type { Clock } from '../../core/sla/clock.ts';
import { type DurationWords, sayDuration } from '../../words/durations.ts';
import type { Terms } from '../words/terms.ts';

/** How a promise stands at the moment of sending, in words. */
export type Standing = {
  readonly metric: string;
  readonly target: string;
  readonly due: string;
  readonly isLate: boolean;
  /** The time still left, or the time that it is or was late; absent when it is too little to name. */
  readonly amount?: string | undefined;
  /** The same as short as it gets, for subject lines. */
  readonly shortAmount?: string | undefined;
  /** When it was kept after all. */
  readonly done?: string | undefined;
};

/** A firing is some milliseconds behind its instant; "overdue by 0 seconds" would only puzzle. */
const NAMEABLE_MS = 10 * SECOND_MS;

export function standingOf(clock: Clock, at: Instant, terms: Terms, time: (at: Instant) => string): Standing {
  const end = clock.metAt ?? at;
  const isNameable = Math.abs(end - clock.dueAt) >= NAMEABLE_MS;
  return {
    metric: terms.metrics[clock.metric],
    target: targetOf(clock, terms),
    due: time(clock.dueAt),
    isLate: end >= clock.dueAt,
    ...(isNameable ? { amount: inWords(clock, end, terms), shortAmount: inWords(clock, end, terms, terms.shortDurations) } : {}),
    ...(clock.metAt === undefined ? {} : { done: time(clock.metAt) }),
  };
}

/** A promise in words: the business days, or the time allowed, marked when closed hours do not count. */
export function targetOf(clock: Clock, terms: Terms): string {
  if (clock.businessDays !== undefined) return terms.businessDays(clock.businessDays);
  const said = sayDuration(clock.targetMs, terms.durations);
  const counted = clock.dueAt - clock.startedAt - clock.pausedMs;
  return differs(counted, clock.targetMs) ? terms.workingTime(said) : said;
}

/** Time to or past the deadline: as it runs on the calendar, and said to be so where that is not what a watch shows. */
function inWords(clock: Clock, end: Instant, terms: Terms, words: DurationWords = terms.durations): string {
  const watch = Math.abs(end - clock.dueAt);
  const counted = Math.abs(clock.targetMs - clock.elapsedMs);
  const sameSide = end >= clock.dueAt === clock.elapsedMs >= clock.targetMs;
  if (!sameSide || counted < MINUTE_MS || !differs(watch, counted)) return sayDuration(watch, words);
  const said = sayDuration(counted, words);
  return words === terms.durations ? terms.workingTime(said) : said;
}

function differs(one: DurationMs, other: DurationMs): boolean {
  return Math.abs(one - other) >= MINUTE_MS;
}
