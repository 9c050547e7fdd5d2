/** Chance that can be had again: the same seed draws the same numbers. */

/** The next number, from 0 up to 1. */
export type Random = () => number;

/** A small generator of pseudo-random numbers, 2^32 long (T. Ettinger's mulberry32, public domain). */
export function mulberry32(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list that is not empty. */
export const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

/** Waiting times have a long tail: most are a fraction of the mean, some many times as long. */
export const waiting = (random: Random, meanMs: number): number => -Math.log(1 - random()) * meanMs;
