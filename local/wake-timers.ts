import type { WakeQueue } from '../shared/app/ports.ts';
import type { Clock } from './clock.ts';

type Wakes = Parameters<WakeQueue['send']>[0];

export type WakeTimers = WakeQueue & {
  /** Forgets what has not been sent. */
  clear(): void;
};

/**
 * Delays wakes on the platform's clock: SQS can only delay by real seconds, and at an hour a second that is far too coarse.
 * What is held here is lost in a crash, which costs nothing: a message is a hint, and what is due is in the table.
 */
export function createWakeTimers(clock: Clock, queue: WakeQueue, onError: (error: unknown) => void): WakeTimers {
  const timers = new Set<NodeJS.Timeout>();
  let ready: Wakes[number][] = [];

  const flush = (): void => {
    const wakes = ready;
    ready = [];
    queue.send(wakes).catch(onError);
  };
  const release = (wake: Wakes[number]): void => {
    if (ready.length === 0) setImmediate(flush);
    ready.push({ ...wake, delayMs: 0 });
  };
  const hold = (wake: Wakes[number], until: number): void => {
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        if (clock.now() < until) hold(wake, until);
        else release(wake);
      },
      Math.max(1, Math.ceil((until - clock.now()) / clock.scale)),
    );
    timers.add(timer);
  };
  return {
    send: async (wakes) => {
      const now = clock.now();
      const due = wakes.filter(({ delayMs }) => delayMs <= 0);
      for (const wake of wakes) if (wake.delayMs > 0) hold(wake, now + wake.delayMs);
      if (due.length > 0) await queue.send(due);
    },
    clear: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
