import type { Component } from '../../../shared/api/components.ts';
import { toIso } from '../../../shared/app/iso.ts';
import {
  endOfBucket,
  type Histogram,
  inOrder,
  quantileOf,
  RELATIVE_ERROR,
  sizeOf,
} from '../../../shared/app/timers/histogram.ts';
import { type HourOfTimers, startOfHour, sumSince } from '../../../shared/app/timers/timer-statistics.ts';
import { DAY_MS, type DurationMs, HOUR_MS, type Instant } from '../../../shared/core/instant.ts';

type Window = Component<'TimerHealth'>['windows'][number];

const WINDOWS: readonly (readonly [window: Window['window'], ms: DurationMs])[] = [
  ['hour', HOUR_MS],
  ['day', DAY_MS],
  ['week', 7 * DAY_MS],
];

export const LONGEST_WINDOW_MS: DurationMs = 7 * DAY_MS;

export function presentTimers(hours: readonly HourOfTimers[], at: Instant): Component<'TimerHealth'> {
  return {
    at: toIso(at),
    relativeError: RELATIVE_ERROR,
    windows: WINDOWS.map(([window, ms]) => ({
      window,
      from: toIso(startOfHour(at - ms)),
      kinds: Object.entries(sumSince(hours, at - ms))
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([kind, histogram]) => ({ kind, ...presentHistogram(histogram) })),
    })),
  };
}

function presentHistogram(histogram: Histogram): Omit<Window['kinds'][number], 'kind'> {
  const at = (part: number) => rounded(quantileOf(histogram, part) ?? 0);
  return {
    count: sizeOf(histogram),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    histogram: inOrder(histogram).map(([bucket, count]) => ({ upToMs: rounded(endOfBucket(bucket)), count })),
  };
}

/** More digits would say more than is known. */
const rounded = (ms: number): number => (ms < 100 ? Math.round(ms * 10) / 10 : Math.round(ms));
