import { expect } from 'vitest';

const LONGER = 16;
/** Quadratic work would grow 256 times. What is done once, and the collector, take the rest of what is allowed. */
const MOST_GROWTH = 80;
/** Below this, a measurement says nothing. */
const LEAST_MS = 20;

/**
 * Expects that work takes time in proportion to its length, measured against itself: a text that somebody made to be slow for a
 * pattern takes quadratic time or worse.
 *
 * @param work does it once at a length, and at sixteen times that length
 */
export async function expectLinear(work: (times: number) => unknown): Promise<void> {
  await work(1);
  const shortMs = await cpuMsOf(() => work(1));
  const longMs = await cpuMsOf(() => work(LONGER));
  expect(longMs).toBeLessThan(Math.max(shortMs, LEAST_MS) * MOST_GROWTH);
}

/** CPU time of this thread alone: whatever else the machine does counts for nothing. */
async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
