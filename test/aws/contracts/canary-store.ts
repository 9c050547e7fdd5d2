import { describe, expect, test } from 'vitest';
import type { Canary, CanaryOutcome, CanaryStore } from '../../../shared/app/canary/canary.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const CANARY: Canary = { ticketId: 'T1', openedAt: MONDAY, dueAt: MONDAY + 60_000, tick: '2026-03-02T09:00:00.000Z' };
const OUTCOME: CanaryOutcome = {
  ticketId: 'T0',
  openedAt: MONDAY - 2,
  dueAt: MONDAY - 1,
  checkedAt: MONDAY,
  problem: 'not-fired',
};

/** What every store of canaries promises. */
export function describeCanaryStore(empty: () => Promise<CanaryStore>): void {
  describe('canaries', () => {
    test('are none before the first', async () => {
      expect(await (await empty()).load()).toStrictEqual({ revision: 0 });
    });

    test('are kept as they were saved', async () => {
      const store = await empty();
      expect(await store.save({ underWay: CANARY }, 0)).toBe(true);
      expect(await store.load()).toStrictEqual({ revision: 1, underWay: CANARY });
      expect(await store.save({ underWay: CANARY, last: OUTCOME }, 1)).toBe(true);
      expect(await store.load()).toStrictEqual({ revision: 2, underWay: CANARY, last: OUTCOME });
    });

    test('are saved by the first of two who went on from the same', async () => {
      const store = await empty();
      const saved = await Promise.all([store.save({ underWay: CANARY }, 0), store.save({ last: OUTCOME }, 0)]);
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await store.save({ last: OUTCOME }, 0)).toBe(false);
    });
  });
}
