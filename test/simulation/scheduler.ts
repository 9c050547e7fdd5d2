/** Virtual time: whatever happens is an entry here, and between two entries no time passes. */
import type { DurationMs, Instant } from '../../shared/core/instant.ts';

export type Scheduler = {
  /** The true time, which no worker's clock need show. */
  now(): Instant;
  /** At the same instant, what was scheduled first runs first. */
  at(instant: Instant, run: () => void): void;
  after(ms: DurationMs, run: () => void): void;
  sleep(ms: DurationMs): Promise<void>;
  /** Runs everything up to that instant, with all that comes of it. */
  runUntil(end: Instant): Promise<void>;
};

type Entry = { readonly at: Instant; readonly order: number; readonly run: () => void };

export function createScheduler(start: Instant): Scheduler {
  const heap: Entry[] = [];
  let now = start;
  let scheduled = 0;
  const at = (instant: Instant, run: () => void): void => {
    scheduled += 1;
    // Clocks show whole milliseconds.
    push(heap, { at: Math.max(Math.ceil(instant), now), order: scheduled, run });
  };
  const runUntil = (end: Instant): Promise<void> =>
    new Promise((resolve, reject) => {
      const step = (): void => {
        const next = heap[0];
        if (next === undefined || next.at > end) {
          now = end;
          resolve();
          return;
        }
        pop(heap);
        now = next.at;
        try {
          next.run();
        } catch (error) {
          reject(error);
          return;
        }
        settle();
      };
      // A tick that a microtask asks for comes once no microtask is left: all that the last entry set going has run its course.
      const settle = () => queueMicrotask(() => process.nextTick(step));
      settle();
    });
  return {
    now: () => now,
    at,
    after: (ms, run) => at(now + ms, run),
    sleep: (ms) => new Promise((resolve) => at(now + ms, resolve)),
    runUntil,
  };
}

const isBefore = (one: Entry, other: Entry): boolean => one.at < other.at || (one.at === other.at && one.order < other.order);

function push(heap: Entry[], entry: Entry): void {
  let i = heap.length;
  heap.push(entry);
  while (i > 0) {
    const above = (i - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(entry, parent)) break;
    heap[i] = parent;
    i = above;
  }
  heap[i] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let i = 0;
  for (;;) {
    const left = 2 * i + 1;
    const right = left + 1;
    const first = heap[left];
    const second = heap[right];
    if (first === undefined) break;
    const least = second !== undefined && isBefore(second, first) ? right : left;
    const child = least === right ? second : first;
    if (child === undefined || !isBefore(child, last)) break;
    heap[i] = child;
    i = least;
  }
  heap[i] = last;
}
