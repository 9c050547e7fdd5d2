import { inLine } from '../../shared/app/in-line.ts';

/**
 * Whose turn it is on a machine that does everything: whoever waits for an answer comes before what waits in a queue. In the cloud each
 * has machines of its own.
 */
export type Turns = {
  /** Answers so many requests at the same time, the rest in the order in which they came: each is done early instead of all of them late. */
  answer<T>(work: () => Promise<T>): Promise<T>;
  /** A burst of requests is being answered, or was a moment ago: messages can wait. */
  isBurst(): boolean;
};

/** Enough that the engines always have something to do. */
const AT_ONCE = 32;
/** So many requests at the same time are a burst. People and single programs stay below. */
const BURST = 12;
/** Senders take a moment between two requests, in which nothing large should begin. */
const LULL_MS = 500;
/** What goes on for longer is no burst but what there is to do every day, and shares the machine. */
const LONGEST_BURST_MS = 15_000;

export function createTurns(uptimeMs: () => number = () => performance.now()): Turns {
  const line = {};
  let requests = 0;
  let burst = { from: Number.NEGATIVE_INFINITY, until: Number.NEGATIVE_INFINITY };
  const note = (): void => {
    if (requests < BURST) return;
    const now = uptimeMs();
    burst = { from: now < burst.until ? burst.from : now, until: now + LULL_MS };
  };
  return {
    answer: async (work) => {
      requests += 1;
      note();
      try {
        return await inLine(line, AT_ONCE, work);
      } finally {
        note();
        requests -= 1;
      }
    },
    isBurst: () => uptimeMs() < Math.min(burst.until, burst.from + LONGEST_BURST_MS),
  };
}
