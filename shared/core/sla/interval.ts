/** Sets of time as sorted lists of half-open intervals. */
import type { Instant } from '../instant.ts';

/** From `from` up to, not including, `to`. */
export type Interval = { readonly from: Instant; readonly to: Instant };

/** The union, sorted; intervals that touch become one, empty ones vanish. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.filter((interval) => interval.from < interval.to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || next.from > last.to) merged.push(next);
    else if (next.to > last.to) merged[merged.length - 1] = { from: last.from, to: next.to };
  }
  return merged;
}

/** What is in `intervals` but not in `cuts`. Both sorted and merged. */
export function subtractIntervals(intervals: readonly Interval[], cuts: readonly Interval[]): readonly Interval[] {
  return cuts.length === 0 ? intervals : intervals.flatMap((interval) => withoutCuts(interval, cuts));
}

function withoutCuts({ from, to }: Interval, cuts: readonly Interval[]): readonly Interval[] {
  const rest: Interval[] = [];
  let start = from;
  for (const cut of cuts) {
    if (cut.to <= start) continue;
    if (cut.from >= to) break;
    if (cut.from > start) rest.push({ from: start, to: cut.from });
    start = cut.to;
  }
  if (start < to) rest.push({ from: start, to });
  return rest;
}

/** The parts that lie within `[from, to)`. */
export function clipIntervals(intervals: readonly Interval[], from: Instant, to: Instant): readonly Interval[] {
  return intervals
    .filter((interval) => interval.to > from && interval.from < to)
    .map((interval) => ({ from: Math.max(interval.from, from), to: Math.min(interval.to, to) }));
}

export function containsInstant(interval: Interval, at: Instant): boolean {
  return interval.from <= at && at < interval.to;
}
