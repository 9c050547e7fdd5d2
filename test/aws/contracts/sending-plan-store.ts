import { describe, expect, test } from 'vitest';
import type { SendingPlanStore } from '../../../shared/app/sending/sending-pace.ts';
import { NO_PLAN } from '../../../shared/app/sending/sending-plan.ts';

const PLAN = {
  firstSecond: 1_772_442_000,
  counts: [3, 0, 1],
  lanes: { 7: [1_772_442_002, 1] },
  hours: [[492_345, 4]],
} as const;

/** What every store of sending plans promises. */
export function describeSendingPlanStore(empty: () => Promise<SendingPlanStore>): void {
  describe('a sending plan', () => {
    test('is none before the first', async () => {
      expect(await (await empty()).load()).toStrictEqual({ revision: 0 });
    });

    test('is kept as it was saved, also when it is empty', async () => {
      const store = await empty();
      expect(await store.save(PLAN, 0)).toBe(true);
      expect(await store.load()).toStrictEqual({ revision: 1, ...PLAN });
      expect(await store.save(NO_PLAN, 1)).toBe(true);
      expect(await store.load()).toStrictEqual({ revision: 2, ...NO_PLAN });
    });

    test('is saved by the first of many who went on from the same', async () => {
      const store = await empty();
      const saved = await Promise.all(Array.from({ length: 5 }, () => store.save(PLAN, 0)));
      expect(saved.filter(Boolean)).toHaveLength(1);
    });
  });
}
