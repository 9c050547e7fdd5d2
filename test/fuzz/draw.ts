import fc from 'fast-check';
import { mulberry32, type Random } from '../support/random.ts';

/** Everything that a run decides by chance comes from here: the same seed draws the same requests. */
export type Draw = {
  readonly random: Random;
  /** True so often of 1. */
  chance(share: number): boolean;
  /** Both ends included. */
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** A value of an arbitrary. */
  from<T>(arbitrary: fc.Arbitrary<T>): T;
};

export function createDraw(seed: number): Draw {
  const random = mulberry32(seed);
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    random,
    chance: (share) => random() < share,
    int,
    pick: (list) => list[int(0, list.length - 1)] as (typeof list)[number],
    from: (arbitrary) => fc.sample(arbitrary, { numRuns: 1, seed: int(-(2 ** 31), 2 ** 31 - 1) })[0] as never,
  };
}
