import { type DurationMs, type Instant, SECOND_MS } from '../core/instant.ts';

/** Counts what happens in a stretch of time, over all processes. */
export type RateCounter = {
  /** Counts one more, or `times`. @param from when the stretch began @returns how many it has been, these included */
  count(what: string, from: Instant, lastsMs: DurationMs, times?: number): Promise<number>;
};

type CountingServices = { readonly rates: RateCounter; readonly now: () => Instant };

/** Counts one more in this minute, hour or day of UTC. @returns how many it has been, this one included */
export const countOne = ({ rates, now }: CountingServices, what: string, lastsMs: DurationMs): Promise<number> =>
  rates.count(what, now() - (now() % lastsMs), lastsMs);

/** After so many seconds the next minute, hour or day of UTC begins, and with it all counts from zero. */
export const secondsToNext = ({ now }: Pick<CountingServices, 'now'>, lastsMs: DurationMs): number =>
  Math.ceil((lastsMs - (now() % lastsMs)) / SECOND_MS);
