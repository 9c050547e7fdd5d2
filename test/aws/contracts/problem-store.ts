import { describe, expect, test } from 'vitest';
import { type Problem, type ProblemStore, UNKNOWN_PROBLEM } from '../../../shared/app/webhooks/problem.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const PROBLEM: Problem = {
  recurrence: 2,
  ticketId: 't1',
  triggered: 'a.00000',
  repeats: 7,
  lastAt: MONDAY,
  said: 'digest',
  saidAt: MONDAY,
  priority: 'P1',
  recent: ['a.00000', 'b.00001'],
};

/** What every store of problems promises. */
export function describeProblemStore(empty: () => Promise<ProblemStore>): void {
  describe('a problem', () => {
    test('is unknown before it is saved', async () => {
      expect(await (await empty()).load('grafana', 'disk')).toStrictEqual({ problem: UNKNOWN_PROBLEM, revision: 0 });
    });

    test('is kept as it was saved', async () => {
      const store = await empty();
      expect(await store.save('grafana', 'disk', PROBLEM, 0)).toBe(true);
      expect(await store.load('grafana', 'disk')).toStrictEqual({ problem: PROBLEM, revision: 1 });
      expect(await store.save('grafana', 'disk', { ...PROBLEM, repeats: 8 }, 1)).toBe(true);
      expect(await store.load('grafana', 'disk')).toStrictEqual({ problem: { ...PROBLEM, repeats: 8 }, revision: 2 });
    });

    test('is saved by the first of many who saw the same', async () => {
      const store = await empty();
      const saved = await Promise.all(Array.from({ length: 5 }, () => store.save('grafana', 'disk', PROBLEM, 0)));
      expect(saved.filter(Boolean)).toHaveLength(1);
    });

    test('is another one for another source or key', async () => {
      const store = await empty();
      await store.save('grafana', 'disk', PROBLEM, 0);
      expect((await store.load('grafana', 'disk2')).revision).toBe(0);
      expect((await store.load('sentry', 'disk')).revision).toBe(0);
    });

    test('has a key of any length, in any script', async () => {
      const store = await empty();
      const key = '火#'.repeat(5_000);
      expect(await store.save('grafana', key, PROBLEM, 0)).toBe(true);
      expect((await store.load('grafana', key)).problem).toStrictEqual(PROBLEM);
    });
  });
}
