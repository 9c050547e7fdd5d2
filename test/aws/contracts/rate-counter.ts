import { describe, expect, test } from 'vitest';
import type { RateCounter } from '../../../shared/app/rate-counter.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

/** What every counter of rates promises. */
export function describeRateCounter(empty: () => Promise<RateCounter>): void {
  describe('what is counted', () => {
    test('is told apart by its name and its time, also when many count at once', async () => {
      const rates = await empty();
      const counts = await Promise.all(Array.from({ length: 10 }, () => rates.count('a', MONDAY, 60_000)));
      expect(counts.toSorted((x, y) => x - y)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await rates.count('b', MONDAY, 60_000)).toBe(1);
      expect(await rates.count('a', MONDAY + 60_000, 60_000)).toBe(1);
    });

    test('may be counted several at a time', async () => {
      const rates = await empty();
      expect(await rates.count('a', MONDAY, 60_000, 5)).toBe(5);
      expect(await rates.count('a', MONDAY, 60_000)).toBe(6);
    });
  });
}
