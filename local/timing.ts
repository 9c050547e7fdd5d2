import { DEFAULT_TIMING, type Timing } from '../shared/app/services.ts';

const TICK_MS = 60_000;
/** A sweep takes tens of milliseconds of a laptop: more than one a second would take the machine from the handlers. */
const SHORTEST_TICK_REAL_MS = 1_000;
/** What was lost is found again after about half a second of real time, or after the usual grace at slow scales. */
const GRACE_REAL_MS = 500;
/** The captured mailbox answers in milliseconds; who has not reported after so long is dead. */
const SEND_LEASE_REAL_MS = 15_000;

/** How often the sweep ticks, in real milliseconds. @param everyMs virtual, as scheduled */
export function tickRealMs(everyMs: number, scale: number): number {
  return Math.max(SHORTEST_TICK_REAL_MS, everyMs / scale);
}

/** The platform's timing on a clock that runs `scale` times as fast: the same margins, measured in ticks. */
export function scaledTiming(scale: number): Timing {
  if (scale === 1) return DEFAULT_TIMING;
  const tickMs = tickRealMs(TICK_MS, scale) * scale;
  const lookAheadMs = Math.max(DEFAULT_TIMING.lookAheadMs, 4 * tickMs);
  const shortFuseMs = lookAheadMs + tickMs;
  return {
    ...DEFAULT_TIMING,
    lookAheadMs,
    shortFuseMs,
    overdueGraceMs: Math.max(DEFAULT_TIMING.overdueGraceMs, GRACE_REAL_MS * scale),
    maxDelayMs: Math.max(DEFAULT_TIMING.maxDelayMs, shortFuseMs),
    sendLeaseMs: Math.max(DEFAULT_TIMING.sendLeaseMs, SEND_LEASE_REAL_MS * scale),
  };
}
