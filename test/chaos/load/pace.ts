import { setTimeout as sleep } from 'node:timers/promises';

/** After a standstill at most so much is caught up on at once. */
const MOST_BEHIND_MS = 500;

/** Lets those who ask go on at so many a second, all of them together. */
export function paceOf(perSecond: number): () => Promise<void> {
  const gapMs = 1_000 / perSecond;
  let next = performance.now();
  return async () => {
    const now = performance.now();
    next = Math.max(next + gapMs, now - MOST_BEHIND_MS);
    if (next > now) await sleep(next - now);
  };
}
