/**
 * A deployment: until it begins every machine runs the release before, while it lasts one or the other, and afterwards only the new one.
 * What runs goes on with the code that it began with.
 */
import { DAY_MS, type DurationMs, HOUR_MS, type Instant } from '../../shared/core/instant.ts';
import type { Stream } from './chances.ts';
import type { Faults } from './faults.ts';
import type { Release } from './release.ts';

export type Deployment = {
  /** What a machine runs that takes up work now. */
  release(): Release;
};

/** One that hangs, or is rolled back and done again. */
const LONGEST_MS: DurationMs = 2 * HOUR_MS;

type Plan = {
  readonly now: () => Instant;
  readonly faults: Faults;
  readonly chance: Stream;
  readonly start: Instant;
  readonly days: number;
  readonly previous: Release;
  readonly current: Release;
};

export function createDeployment({ now, faults, chance, start, days, previous, current }: Plan): Deployment {
  if (!faults.strikes('deployment', 0)) return { release: () => current };
  const from = start + Math.floor(chance.next(0) * days * DAY_MS * 0.8);
  const until = from + Math.floor(chance.next(0) * LONGEST_MS);
  return {
    release: () => {
      if (now() >= until) return current;
      return now() < from || chance.next(0) < 0.5 ? previous : current;
    },
  };
}
