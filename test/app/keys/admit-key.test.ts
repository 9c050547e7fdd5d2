import { describe, expect, test } from 'vitest';
import { admitKey } from '../../../shared/app/keys/admit-key.ts';
import type { KeyStore, StoredKey } from '../../../shared/app/keys/key-store.ts';
import { createKey, rotateKey } from '../../../shared/app/keys/manage-keys.ts';
import { createInMemoryServices } from '../../support/in-memory/services.ts';

const NOW = Date.parse('2026-01-05T12:00:00Z');

/** A process that has seen the key as it was, and a key that was given another secret since. */
async function createRotated() {
  const { services } = createInMemoryServices({ now: () => NOW });
  const made = await createKey(services, { name: 'shop', role: 'integrator' }, 'api:ops');
  const seen = await services.keys.load('shop');
  const rotated = await rotateKey(services, 'shop', { graceMs: 3_600_000, by: 'api:ops' });
  if (!made.ok || !rotated.ok) throw new Error('the key was not made');
  return { services, seen, before: made.text, after: rotated.text };
}

/** @param seen what a process still remembers */
function remembering(keys: KeyStore, seen: StoredKey | undefined) {
  let loads = 0;
  const store: KeyStore = {
    ...keys,
    find: async () => seen,
    load: (name) => {
      loads += 1;
      return keys.load(name);
    },
  };
  return { store, loads: () => loads };
}

describe('a key that was given another secret a moment ago', () => {
  test('is taken with either, also where it is remembered as it was', async () => {
    const { services, seen, before, after } = await createRotated();
    const { store, loads } = remembering(services.keys, seen);
    expect(await admitKey({ ...services, keys: store }, before)).toMatchObject({ ok: true });
    expect(loads()).toBe(0);
    expect(await admitKey({ ...services, keys: store }, after)).toMatchObject({ ok: true, key: { name: 'shop' } });
  });

  test('is refused with any other', async () => {
    const { services, seen } = await createRotated();
    const other = await createKey(services, { name: 'other', role: 'integrator' }, 'api:ops');
    const text = other.ok ? other.text : '';
    const { store } = remembering({ ...services.keys, load: async () => seen }, seen);
    expect(await admitKey({ ...services, keys: store }, text)).toEqual({ ok: false, reason: 'wrong' });
  });
});

describe('a key that was made a moment ago', () => {
  test('is taken also where it is remembered that there is none', async () => {
    const { services, after } = await createRotated();
    expect(await admitKey({ ...services, keys: remembering(services.keys, undefined).store }, after)).toMatchObject({ ok: true });
  });
});
