import { describe, expect, test } from 'vitest';
import type { SubscriptionStore } from '../../../shared/app/subscriptions/subscription.ts';
import { MONDAY } from '../../support/stored-tickets.ts';
import { subscription } from '../../support/subscriptions.ts';

/** What every store of subscriptions promises. */
export function describeSubscriptionStore(empty: () => Promise<SubscriptionStore>): void {
  describe('a subscription', () => {
    test('that nobody made is not there', async () => {
      const store = await empty();
      expect([await store.load('0123456789'), await store.list()]).toEqual([undefined, []]);
      expect(await store.update(subscription({ revision: 2 }), 1)).toBe(false);
    });

    test('is made once, and keeps all that it holds', async () => {
      const store = await empty();
      const made = subscription({
        filter: { team: ['support'], tag: ['vip'] },
        payload: 'full',
        contact: 'crm@acme.example',
        description: '客户系统',
        disabled: { at: MONDAY, because: 'gone', told: true },
      });
      expect(await store.create(made)).toBe(true);
      expect(await store.create(subscription({ url: 'https://other.example/' }))).toBe(false);
      expect(await store.load(made.id)).toStrictEqual(made);
      expect(await store.list()).toStrictEqual([made]);
    });

    test('is written by the first of several who have read the same', async () => {
      const store = await empty();
      await store.create(subscription());
      const written = await Promise.all(
        ['a', 'b', 'c'].map((description) => store.update(subscription({ revision: 2, description }), 1)),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
    });

    test('stands in the list by when it was made, and at once', async () => {
      const store = await empty();
      await store.list();
      for (const [id, createdAt] of [
        ['000000000b', MONDAY + 2],
        ['000000000c', MONDAY],
        ['000000000a', MONDAY + 2],
      ] as const)
        await store.create(subscription({ id, createdAt }));
      const ids = ['000000000c', '000000000a', '000000000b'];
      expect((await store.list()).map(({ id }) => id)).toEqual(ids);
    });

    test('is in every list that is asked for after it was made, and out of every one after it was removed', async () => {
      const store = await empty();
      for (let n = 0; n < 20; n += 1) {
        // Readings that were begun before know nothing of it, and are nobody else's.
        const earlier = [store.list(), store.list()];
        await store.create(subscription());
        const later = [store.list(), store.list()];
        expect((await Promise.all(later)).map((list) => list.length)).toEqual([1, 1]);
        await store.remove(subscription().id);
        expect(await store.list()).toEqual([]);
        await Promise.all(earlier);
      }
    });

    test('that was removed is gone', async () => {
      const store = await empty();
      await store.create(subscription());
      await store.remove(subscription().id);
      await store.remove(subscription().id);
      expect(await store.list()).toEqual([]);
    });
  });
}
