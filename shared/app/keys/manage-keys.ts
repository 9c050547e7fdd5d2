import type { Actor } from '../../core/actor.ts';
import { defined } from '../../core/defined.ts';
import type { DurationMs } from '../../core/instant.ts';
import { RetryableError } from '../errors.ts';
import { MOST_CONFLICTS } from '../pause-between.ts';
import type { Services } from '../services.ts';
import type { KeyEvent, KeyGrant, StoredKey } from './key-store.ts';
import { digestOf, makeSecret, textOf } from './key-text.ts';

/** Makes, rotates and revokes keys. Each is noted with who did it and when, in the key and in the log; a secret is in neither. */
export type KeyServices = Pick<Services, 'now' | 'keys' | 'log'>;

/** `text` is shown once, to whoever asked. */
export type MadeKey = { readonly ok: true; readonly key: StoredKey; readonly text: string };

export type Unchanged = { readonly ok: false; readonly reason: 'name-taken' | 'unknown' | 'revoked' };

export async function createKey({ now, keys, log }: KeyServices, grant: KeyGrant, by: Actor): Promise<MadeKey | Unchanged> {
  const secret = makeSecret();
  const made = { did: 'created', at: now(), by } as const;
  const key: StoredKey = { ...grant, digest: digestOf(secret), history: [made], revision: 1 };
  if (!(await keys.save(key, 0))) return { ok: false, reason: 'name-taken' };
  tell(log, key, made);
  return { ok: true, key, text: textOf({ name: key.name, secret }) };
}

/** Whoever lost the answer to a rotation rotates again, and the secret that is in use must not end by that. */
const MOST_PREVIOUS = 3;

/** @param graceMs for how long the secret that it has now stays good, and none before it longer; 0 ends them all */
export async function rotateKey(
  services: KeyServices,
  name: string,
  { graceMs, by }: { readonly graceMs: DurationMs; readonly by: Actor },
): Promise<MadeKey | Unchanged> {
  const secret = makeSecret();
  const changed = await change(services, name, ({ digest, previous = [], ...key }) => {
    const at = services.now();
    const until = at + graceMs;
    const earlier = previous.map((one) => ({ ...one, until: Math.min(one.until, until) }));
    const good = [{ digest, until }, ...earlier].filter((one) => one.until > at).slice(0, MOST_PREVIOUS);
    return { key: { ...key, digest: digestOf(secret), previous: good }, event: { did: 'rotated', at, by } };
  });
  return changed.ok ? { ...changed, text: textOf({ name, secret }) } : changed;
}

/** For good. It stays in lists, so that everybody can see what became of it. */
export function revokeKey(services: KeyServices, name: string, by: Actor): Promise<Changed | Unchanged> {
  return change(services, name, (key) => ({ key, event: { did: 'revoked', at: services.now(), by } }));
}

export const isRevoked = ({ history }: Pick<StoredKey, 'history'>): boolean => history.some(({ did }) => did === 'revoked');

type Changed = { readonly ok: true; readonly key: StoredKey };
type Change = (key: StoredKey) => { readonly key: StoredKey; readonly event: KeyEvent };

async function change(services: KeyServices, name: string, how: Change): Promise<Changed | Unchanged> {
  for (let round = 0; round < MOST_CONFLICTS; round += 1) {
    const before = await services.keys.load(name);
    if (before === undefined) return { ok: false, reason: 'unknown' };
    if (isRevoked(before)) return { ok: false, reason: 'revoked' };
    const { key, event } = how(before);
    const next = { ...key, history: [...before.history, event], revision: before.revision + 1 };
    if (!(await services.keys.save(next, before.revision))) continue;
    tell(services.log, next, event);
    return { ok: true, key: next };
  }
  throw new RetryableError(`key ${name} is being changed by others`);
}

function tell(log: KeyServices['log'], { name, role, person }: StoredKey, { did, by }: KeyEvent): void {
  log.info(`an API key was ${did}`, { key: name, role, ...defined({ person }), by });
}
