import { describe, expect, test } from 'vitest';
import type { Reconciliation, ReconciliationStore } from '../../../shared/app/reconciliation/reconciliation.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const RUN: Reconciliation = {
  startedAt: MONDAY,
  from: MONDAY - 2,
  to: MONDAY - 1,
  tickets: 3,
  notices: 9,
  found: 1,
  discrepancies: [{ ticketId: 'T1', n: 4, notice: 'breach', to: 'lee', problem: 'missing' }],
  unread: 0,
  cursor: 'next',
};

/** What every store of reconciliations promises. */
export function describeReconciliationStore(empty: () => Promise<ReconciliationStore>): void {
  describe('reconciliations', () => {
    test('are none before the first', async () => {
      expect(await (await empty()).load()).toStrictEqual({ revision: 0 });
    });

    test('are kept as they were saved', async () => {
      const store = await empty();
      expect(await store.save({ underWay: RUN }, 0)).toBe(true);
      expect(await store.load()).toStrictEqual({ revision: 1, underWay: RUN });
      expect(await store.save({ last: { ...RUN, finishedAt: MONDAY } }, 1)).toBe(true);
      expect(await store.load()).toStrictEqual({ revision: 2, last: { ...RUN, finishedAt: MONDAY } });
    });

    test('are saved by the first of two who went on from the same', async () => {
      const store = await empty();
      const saved = await Promise.all([store.save({ last: RUN }, 0), store.save({ underWay: RUN }, 0)]);
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect(await store.save({ last: RUN }, 0)).toBe(false);
    });
  });
}
