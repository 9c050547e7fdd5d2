/** How late timers were, hour by hour and kind by kind, for whoever asks how well the platform keeps its promises. */
import { HOUR_MS, type Instant } from '../../core/instant.ts';
import { add, type Histogram } from './histogram.ts';

/** By kind: the type of the fact that fired, or `handed-over` for what the provider took. */
export type Lateness = { readonly [kind: string]: Histogram };

export type TimerStatistics = {
  /** Adds to the hour that begins then. Not exactly once: statistics are no promise. */
  add(hour: Instant, lateness: Lateness): Promise<void>;
  /** All hours that begin then or later. Eventually consistent. */
  since(hour: Instant): Promise<readonly HourOfTimers[]>;
};

export type HourOfTimers = { readonly hour: Instant; readonly lateness: Lateness };

export const startOfHour = (at: Instant): Instant => Math.floor(at / HOUR_MS) * HOUR_MS;

/** What of it happened in the hour of `from` or later. */
export function sumSince(hours: readonly HourOfTimers[], from: Instant): Lateness {
  const sum: { [kind: string]: Histogram } = {};
  for (const { lateness } of hours.filter(({ hour }) => hour >= startOfHour(from)))
    for (const [kind, histogram] of Object.entries(lateness)) sum[kind] = add(sum[kind] ?? new Map(), histogram);
  return sum;
}
