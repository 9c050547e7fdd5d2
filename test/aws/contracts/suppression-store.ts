import { describe, expect, test } from 'vitest';
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import type { Mark, Suppression, SuppressionStore } from '../../../shared/app/mail/suppression.ts';
import { encodeCursor } from '../../../shared/aws/cursor.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const mark = (changes: Partial<Mark> = {}): Mark => ({
  reason: 'bounced',
  since: MONDAY,
  at: MONDAY + 1,
  mails: 2,
  newest: { ticketId: 'abc', receipt: '7.replied.cora@x.example' },
  detail: '550 5.1.1 用户不存在',
  counted: ['abc/3.received.cora@x.example', 'abc/7.replied.cora@x.example'],
  ...changes,
});

const suppression = (address: string, changes: Partial<Suppression> = {}): Suppression => ({
  address,
  marks: [mark()],
  revision: 1,
  ...changes,
});

const LIFTED = { at: MONDAY + 2, by: 'api:ops' } as const;

/** What every store of suppressed addresses promises. */
export function describeSuppressionStore(empty: () => Promise<SuppressionStore>): void {
  describe('a suppressed address', () => {
    test('that nobody put there is not there', async () => {
      const store = await empty();
      expect(await store.load('cora@x.example')).toBeUndefined();
      expect(await store.list(10)).toEqual({ items: [] });
      expect(await store.save(suppression('cora@x.example', { revision: 2 }), 1)).toBe(false);
    });

    test.each(['cora@x.example', `${'x'.repeat(5_000)}@x.example`, '用户@例子.example'])(
      'keeps everything that is held against it: %.20s',
      async (address) => {
        const store = await empty();
        expect(await store.save(suppression(address), 0)).toBe(true);
        const next = suppression(address, { marks: [mark(), mark({ reason: 'complained', lifted: LIFTED })], revision: 2 });
        expect(await store.save(next, 1)).toBe(true);
        expect(await store.load(address)).toStrictEqual(next);
      },
    );

    test('is written by the first of several who have read the same', async () => {
      const store = await empty();
      const made = await Promise.all([1, 2, 3].map(() => store.save(suppression('a@x.example'), 0)));
      expect(made.filter(Boolean)).toHaveLength(1);
      const changed = await Promise.all([1, 2, 3].map(() => store.save(suppression('a@x.example', { revision: 2 }), 1)));
      expect(changed.filter(Boolean)).toHaveLength(1);
    });

    test('is known after it was lifted, and listed no more', async () => {
      const store = await empty();
      await store.save(suppression('a@x.example'), 0);
      await store.save(suppression('b@x.example'), 0);
      const lifted = suppression('a@x.example', { marks: [mark({ lifted: LIFTED })], revision: 2 });
      await store.save(lifted, 1);
      expect(await store.load('a@x.example')).toStrictEqual(lifted);
      expect((await store.list(10)).items.map(({ address }) => address)).toEqual(['b@x.example']);
    });
  });

  describe('the list of suppressed addresses', () => {
    test('comes page by page, each address once', async () => {
      const store = await empty();
      const addresses = Array.from({ length: 5 }, (_, n) => `${n}@x.example`);
      for (const address of addresses) await store.save(suppression(address), 0);
      const found: string[] = [];
      const sizes: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list(2, cursor);
        sizes.push(page.items.length);
        found.push(...page.items.map(({ address }) => address));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(found.toSorted()).toEqual(addresses);
      expect(sizes).toEqual([2, 2, 1]);
    });

    test.each(['x', '!', encodeCursor('nothing')])('takes no cursor that no page handed out: %s', async (cursor) => {
      await expect((await empty()).list(2, cursor)).rejects.toBeInstanceOf(InvalidCursorError);
    });
  });
}
