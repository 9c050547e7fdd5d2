import { describe, expect, test } from 'vitest';
import type { Rollout } from '../../../shared/app/policies/rollout.ts';
import type { RolloutStore } from '../../../shared/app/ports.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const rollout = (changes: Partial<Rollout> = {}): Rollout => ({
  id: 1,
  revision: 1,
  policyVersion: 2,
  selection: { when: { priority: ['P1'] }, policyVersion: 1 },
  passed: 'digest',
  by: 'api:ops',
  startedAt: MONDAY,
  phase: 'moving',
  rebased: 0,
  failed: 0,
  failures: [],
  digests: {},
  ...changes,
});

/** What every store of rollouts promises. */
export function describeRolloutStore(empty: () => Promise<RolloutStore>): void {
  describe('a rollout', () => {
    test('that nobody began is not there', async () => {
      const rollouts = await empty();
      expect(await rollouts.newest()).toBeUndefined();
      expect(await rollouts.load(1)).toBeUndefined();
      expect(await rollouts.update(rollout({ revision: 2 }), 1)).toBe(false);
    });

    test('begins once', async () => {
      const rollouts = await empty();
      expect(await rollouts.begin(rollout())).toBe(true);
      expect(await rollouts.begin(rollout({ policyVersion: 9 }))).toBe(false);
      expect(await rollouts.load(1)).toStrictEqual(rollout());
    });

    test('keeps everything that is written about it', async () => {
      const rollouts = await empty();
      await rollouts.begin(rollout());
      const next = rollout({
        revision: 2,
        phase: 'done',
        cursor: 'after the third',
        rebased: 3,
        failed: 1,
        failures: ['7k3m9qxw4t'],
        digests: { lee: { tickets: 1, first: [{ ticketId: '7k3m9qxw4t', passed: ['solution/1/breach/0'] }] } },
        finishedAt: MONDAY + 1,
      });
      expect(await rollouts.update(next, 1)).toBe(true);
      expect(await rollouts.load(1)).toStrictEqual(next);
    });

    test('is written by the first of several who have read the same', async () => {
      const rollouts = await empty();
      await rollouts.begin(rollout());
      const written = await Promise.all([1, 2, 3].map((rebased) => rollouts.update(rollout({ revision: 2, rebased }), 1)));
      expect(written.filter(Boolean)).toHaveLength(1);
    });

    test('is the newest of all, whatever their number of digits', async () => {
      const rollouts = await empty();
      for (const id of [9, 10, 1]) await rollouts.begin(rollout({ id }));
      expect((await rollouts.newest())?.id).toBe(10);
    });
  });
}
