import { describe, expect, test } from 'vitest';
import { clipIntervals, type Interval, mergeIntervals, subtractIntervals } from '../../../shared/core/sla/interval.ts';

const intervals = (...bounds: readonly (readonly [number, number])[]): readonly Interval[] =>
  bounds.map(([from, to]) => ({ from, to }));

describe('intervals', () => {
  test('become one where they overlap, touch or lie within each other', () => {
    expect(mergeIntervals(intervals([5, 7], [1, 3], [3, 4], [6, 9], [10, 20], [12, 15]))).toEqual(
      intervals([1, 4], [5, 9], [10, 20]),
    );
  });

  test('of no length, or less, are none', () => {
    expect(mergeIntervals(intervals([3, 3], [5, 4], [7, 8]))).toEqual(intervals([7, 8]));
  });

  test('keep what no cut takes', () => {
    const cuts = intervals([0, 2], [4, 5], [8, 12]);
    expect(subtractIntervals(intervals([1, 9], [10, 11], [20, 30]), cuts)).toEqual(intervals([2, 4], [5, 8], [20, 30]));
    expect(subtractIntervals(intervals([1, 9]), [])).toEqual(intervals([1, 9]));
  });

  test('lose nothing to cuts that only touch them, and all to cuts of the same bounds', () => {
    expect(subtractIntervals(intervals([2, 4]), intervals([1, 2], [4, 5]))).toEqual(intervals([2, 4]));
    expect(subtractIntervals(intervals([2, 4]), intervals([2, 4]))).toEqual([]);
  });

  test('are clipped to what lies within; what only touches does not', () => {
    expect(clipIntervals(intervals([0, 2], [1, 4], [5, 9], [8, 9]), 2, 8)).toEqual(intervals([2, 4], [5, 8]));
  });
});
