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
