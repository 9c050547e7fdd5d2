import type { DurationMs, Instant } from '../core/instant.ts';

/** Counts what happens in a stretch of time, over all processes. */
export type RateCounter = {
  /** Counts one more. @param from when the stretch began @returns how many it has been, this one included */
  count(what: string, from: Instant, lastsMs: DurationMs): Promise<number>;
};
