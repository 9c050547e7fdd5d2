/**
 * Puts what several callers hand over at the same time into common requests. While one request is under way, what comes is
 * gathered for the next; a caller who is alone waits for nobody.
 */
import { PermanentError } from '../app/errors.ts';
import type { DurationMs } from '../core/instant.ts';

export type CoalesceOptions<T> = {
  /** The most that one request takes. */
  readonly size: number;
  /** Requests that may be under way at the same time once there is enough to fill them. */
  readonly width: number;
  /** Hands over one request's worth. @returns those that were refused for good */
  readonly handOver: (items: readonly T[]) => Promise<readonly T[]>;
  /** What a caller is told of so many of his own that were refused. */
  readonly refused: (count: number) => Error;
};

/** A request that takes longer keeps nobody waiting any more. */
const PATIENCE_MS: DurationMs = 50;

type Caller = { waiting: number; refused: number; error?: unknown; readonly settle: () => void };
type Entry<T> = { readonly item: T; readonly caller: Caller };

/** @returns hands items over; rejects when one of them was not taken */
export function coalesce<T>({ size, width, handOver, refused }: CoalesceOptions<T>): (items: readonly T[]) => Promise<void> {
  const queue: Entry<T>[] = [];
  let underWay = 0;
  let awaited = 0;

  const start = async (entries: readonly Entry<T>[]): Promise<void> => {
    underWay += 1;
    awaited += 1;
    let isAwaited = true;
    const goOn = () => {
      if (isAwaited) awaited -= 1;
      isAwaited = false;
      next();
    };
    const patience = setTimeout(goOn, PATIENCE_MS);
    await report(entries, handOver);
    clearTimeout(patience);
    underWay -= 1;
    goOn();
  };
  const next = (): void => {
    while (underWay < width && (queue.length >= size || (queue.length > 0 && awaited === 0))) void start(queue.splice(0, size));
  };
  return (items) =>
    new Promise((resolve, reject) => {
      const caller: Caller = {
        waiting: items.length,
        refused: 0,
        settle: () => {
          if (caller.error !== undefined) reject(caller.error);
          else if (caller.refused > 0) reject(refused(caller.refused));
          else resolve();
        },
      };
      queue.push(...items.map((item) => ({ item, caller })));
      if (items.length === 0) resolve();
      // Not at once: whoever comes at this same moment, like the records of one batch, is to be in the same request.
      else queueMicrotask(next);
    });
}

/** Never throws: each caller hears of his own, and what is wrong with one of them is not held against the others. */
async function report<T>(entries: readonly Entry<T>[], handOver: CoalesceOptions<T>['handOver']): Promise<void> {
  const callers = [...new Set(entries.map(({ caller }) => caller))];
  const result = await handOver(entries.map(({ item }) => item)).then(
    (refused) => ({ refused: new Set(refused) }),
    (error: unknown) => ({ error }),
  );
  if ('error' in result && result.error instanceof PermanentError && callers.length > 1) {
    await Promise.all(
      callers.map((one) =>
        report(
          entries.filter(({ caller }) => caller === one),
          handOver,
        ),
      ),
    );
    return;
  }
  for (const { item, caller } of entries) {
    caller.waiting -= 1;
    if ('error' in result) caller.error = result.error;
    else if (result.refused.has(item)) caller.refused += 1;
    if (caller.waiting === 0) caller.settle();
  }
}
