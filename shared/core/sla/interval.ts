/** Sets of time as sorted lists of half-open intervals. */
import type { Instant } from '../instant.ts';

/** From `from` up to, not including, `to`. */
export type Interval = { readonly from: Instant; readonly to: Instant };

const hasLength = ({ from, to }: Interval): boolean => from < to;

/** The union, sorted; intervals that touch become one, empty ones vanish. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const next of intervals.filter(hasLength).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || next.from > last.to) merged.push(next);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
  }
  return merged;
}

/** What is in `intervals` but not in `cuts`. Both sorted and merged. */
export function subtractIntervals(intervals: readonly Interval[], cuts: readonly Interval[]): readonly Interval[] {
  // Before, between and after the cuts.
  const gaps = [...cuts, undefined].map((cut, index) => ({ from: cuts[index - 1]?.to ?? -Infinity, to: cut?.from ?? Infinity }));
  return intervals.flatMap(({ from, to }) => clipIntervals(gaps, from, to));
}

/** The parts that lie within `[from, to)`. */
export function clipIntervals(intervals: readonly Interval[], from: Instant, to: Instant): readonly Interval[] {
  return intervals.map((interval) => ({ from: Math.max(interval.from, from), to: Math.min(interval.to, to) })).filter(hasLength);
}
