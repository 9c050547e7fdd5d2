import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  bucketOf,
  endOfBucket,
  type Histogram,
  inOrder,
  quantileOf,
  RELATIVE_ERROR,
  sizeOf,
} from '../../../shared/app/timers/histogram.ts';

function histogramOf(durations: readonly number[]): Histogram {
  return durations.reduce<Histogram>((sum, ms) => add(sum, new Map([[bucketOf(ms), 1]])), new Map());
}

/** By the same definition of a quantile, from all of them. */
function exactQuantile(durations: readonly number[], part: number): number {
  const sorted = durations.toSorted((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(part * sorted.length)) - 1] ?? Number.NaN;
}

const DAY_MS = 86_400_000;
/** As many short as long ones, so that all sizes are met. */
const duration = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.double({ min: 0, max: 10_000, noNaN: true }),
  fc.integer({ min: 0, max: 30 * DAY_MS }),
);
const durations = fc.array(duration, { minLength: 1, maxLength: 200 });
const part = fc.oneof(fc.constantFrom(0, 0.5, 0.99, 1), fc.double({ min: 0, max: 1, noNaN: true }));

describe('a quantile of a histogram', () => {
  test('is within the stated error of the true one, or within a millisecond of it', () => {
    fc.assert(
      fc.property(durations, part, (all, p) => {
        const exact = exactQuantile(all, p);
        const read = quantileOf(histogramOf(all), p) ?? Number.NaN;
        expect(Math.abs(read - exact)).toBeLessThanOrEqual(Math.max(1, exact * RELATIVE_ERROR * (1 + 1e-9)));
      }),
    );
  });

  test('is that of all durations when histograms of several machines are added up', () => {
    fc.assert(
      fc.property(durations, durations, part, (some, others, p) => {
        const apart = add(histogramOf(some), histogramOf(others));
        expect(quantileOf(apart, p)).toBe(quantileOf(histogramOf([...some, ...others]), p));
        expect(sizeOf(apart)).toBe(some.length + others.length);
      }),
    );
  });

  test('does not exist where nothing was measured', () => {
    expect(quantileOf(new Map(), 0.5)).toBeUndefined();
  });
});

describe('a bucket', () => {
  test('holds what is at most its end, and more than the end of the one before', () => {
    fc.assert(
      fc.property(fc.double({ min: 1.001, max: 30 * DAY_MS, noNaN: true }), (ms) => {
        const bucket = bucketOf(ms);
        expect(ms).toBeLessThanOrEqual(endOfBucket(bucket) * (1 + 1e-9));
        expect(ms).toBeGreaterThan(endOfBucket(bucket - 1) * (1 - 1e-9));
      }),
    );
  });

  test('takes what was early, and what no clock could measure', () => {
    expect(bucketOf(-40)).toBe(0);
    expect(bucketOf(1e300)).toBe(bucketOf(1e200));
  });

  test('is shown only where something is in it, shortest first', () => {
    expect(inOrder(new Map([[7, 2], [3, 1], [5, 0]]))).toEqual([[3, 1], [7, 2]]); // biome-ignore format: one line
  });
});
