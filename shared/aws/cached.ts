import type { DurationMs } from '../core/instant.ts';

/** Time since some start, by the machine's steady clock: how fresh a copy is has nothing to do with the platform's time, which a demo speeds up. */
export type UptimeMs = () => DurationMs;

export type Cached<T> = { get(): Promise<T>; forget(): void };

type Entry<T> = { readonly value: Promise<T>; readonly until: DurationMs };

/**
 * Loads at most once in `freshMs`, also when many ask at the same moment. A failure is not kept.
 * @param load is given what it loaded before, to keep what has not changed
 */
export function cached<T>(
  freshMs: DurationMs,
  load: (before: T | undefined) => Promise<T>,
  uptimeMs: UptimeMs = () => performance.now(),
): Cached<T> {
  let entry: Entry<T> | undefined;
  let last: T | undefined;
  const reload = async (): Promise<T> => {
    last = await load(last);
    return last;
  };
  return {
    get: () => {
      if (entry !== undefined && uptimeMs() < entry.until) return entry.value;
      const loading = { value: reload(), until: uptimeMs() + freshMs };
      entry = loading;
      loading.value.catch(() => {
        if (entry === loading) entry = undefined;
      });
      return loading.value;
    },
    forget: () => {
      entry = undefined;
    },
  };
}

export type CachedByKey<T> = { get(key: string): Promise<T>; forget(key: string): void };

/** Whoever asks for ever new keys makes room for them only by those that came first. */
const MOST_KEYS = 1_000;

/** The same for each of many. */
export function cachedByKey<T>(freshMs: DurationMs, load: (key: string) => Promise<T>, uptimeMs?: UptimeMs): CachedByKey<T> {
  const entries = new Map<string, Cached<T>>();
  const entryOf = (key: string): Cached<T> => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const [first] = entries.keys();
    if (entries.size >= MOST_KEYS && first !== undefined) entries.delete(first);
    const entry = cached(freshMs, () => load(key), uptimeMs);
    entries.set(key, entry);
    return entry;
  };
  return { get: (key) => entryOf(key).get(), forget: (key) => entries.get(key)?.forget() };
}
