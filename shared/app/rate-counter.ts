import type { DurationMs, Instant } from '../core/instant.ts';

/** Counts what happens in a stretch of time, over all processes. */
export type RateCounter = {
  /** Counts one more, or `times`. @param from when the stretch began @returns how many it has been, these included */
  count(what: string, from: Instant, lastsMs: DurationMs, times?: number): Promise<number>;
};
