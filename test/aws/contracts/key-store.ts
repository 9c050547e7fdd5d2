import { describe, expect, test } from 'vitest';
import type { KeyStore, StoredKey } from '../../../shared/app/keys/key-store.ts';
import { MINUTE_MS } from '../../../shared/core/instant.ts';
import { MONDAY } from '../../support/stored-tickets.ts';

const key = (changes: Partial<StoredKey> = {}): StoredKey => ({
  name: 'crm',
  role: 'integrator',
  digest: 'a digest',
  history: [{ did: 'created', at: MONDAY, by: 'api:ops' }],
  revision: 1,
  ...changes,
});

/** What every store of API keys promises. */
export function describeKeyStore(empty: () => Promise<KeyStore>): void {
  describe('an API key', () => {
    test('that nobody made is not there', async () => {
      const keys = await empty();
      expect([await keys.load('crm'), await keys.find('crm')]).toEqual([undefined, undefined]);
      expect(await keys.list()).toEqual([]);
      expect(await keys.save(key({ revision: 2 }), 1)).toBe(false);
    });

    test('is made once', async () => {
      const keys = await empty();
      const made = await Promise.all(['a', 'b', 'c'].map((digest) => keys.save(key({ digest }), 0)));
      expect(made.filter(Boolean)).toHaveLength(1);
      expect(await keys.save(key({ digest: 'd' }), 0)).toBe(false);
    });

    test('keeps everything that is written about it', async () => {
      const keys = await empty();
      await keys.save(key(), 0);
      const next = key({
        role: 'agent',
        person: 'tom',
        forStaff: true,
        teams: ['service'],
        expiresAt: MONDAY + 2,
        digest: 'another digest',
        previous: [{ digest: 'a digest', until: MONDAY + 1 }],
        history: [...key().history, { did: 'rotated', at: MONDAY, by: 'agent:tom' }],
        revision: 2,
      });
      expect(await keys.save(next, 1)).toBe(true);
      expect([await keys.load('crm'), await keys.find('crm')]).toStrictEqual([next, next]);
    });

    test('is changed by the first of several who have read the same', async () => {
      const keys = await empty();
      await keys.save(key(), 0);
      const changed = await Promise.all(['a', 'b', 'c'].map((digest) => keys.save(key({ digest, revision: 2 }), 1)));
      expect(changed.filter(Boolean)).toHaveLength(1);
    });

    test('stands in the list by its name, and nothing else does', async () => {
      const keys = await empty();
      for (const name of ['shop', 'crm', 'crm-2']) await keys.save(key({ name }), 0);
      await keys.noteUse('crm', MONDAY);
      expect((await keys.list()).map(({ name }) => name)).toEqual(['crm', 'crm-2', 'shop']);
    });

    test('says when it was used, to some minutes', async () => {
      const keys = await empty();
      await keys.save(key(), 0);
      expect(await keys.lastUses()).toEqual(new Map());
      for (const at of [0, 1, 5 * MINUTE_MS - 1]) await keys.noteUse('crm', MONDAY + at);
      expect(await keys.lastUses()).toEqual(new Map([['crm', MONDAY]]));
      await keys.noteUse('crm', MONDAY + 5 * MINUTE_MS);
      expect(await keys.lastUses()).toEqual(new Map([['crm', MONDAY + 5 * MINUTE_MS]]));
    });
  });
}
