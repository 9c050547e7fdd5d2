import { describe, expect, test } from 'vitest';
import { sumSince, type TimerStatistics } from '../../../shared/app/timers/timer-statistics.ts';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

/** What every store of timer statistics promises. */
export function describeTimerStatistics(empty: () => Promise<TimerStatistics>): void {
  describe('how late timers were', () => {
    test('is unknown before something fired', async () => {
      expect(await (await empty()).since(MONDAY)).toStrictEqual([]);
    });

    test('adds up over all who note it at once', async () => {
      const timers = await empty();
      const batch = { breached: new Map([[0, 1], [12, 2]]), 'handed-over': new Map([[30, 1]]) }; // biome-ignore format: one line
      await Promise.all(Array.from({ length: 20 }, () => timers.add(MONDAY, batch)));
      expect(sumSince(await timers.since(MONDAY), MONDAY)).toStrictEqual({
        breached: new Map([[0, 20], [12, 40]]), // biome-ignore format: one line
        'handed-over': new Map([[30, 20]]),
      });
    });

    test('is kept by the hour', async () => {
      const timers = await empty();
      for (const hours of [0, 1, 30]) await timers.add(MONDAY + hours * HOUR_MS, { warned: new Map([[hours, 1]]) });
      const since = async (at: number) => sumSince(await timers.since(at), at)['warned'] ?? new Map();
      expect([...(await since(MONDAY)).keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 30]);
      expect([...(await since(MONDAY + HOUR_MS)).keys()].toSorted((a, b) => a - b)).toEqual([1, 30]);
      expect(await since(MONDAY + 31 * HOUR_MS)).toEqual(new Map());
    });

    test('takes more at once than one update has room for', async () => {
      const timers = await empty();
      const many = new Map(Array.from({ length: 280 }, (_, bucket) => [bucket, 1]));
      await timers.add(MONDAY, { escalated: many });
      expect(sumSince(await timers.since(MONDAY), MONDAY)['escalated']).toEqual(many);
    });
  });
}
