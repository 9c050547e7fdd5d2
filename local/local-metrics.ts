import { CANARY, HANDED_OVER, type Metrics } from '../shared/app/observation.ts';

/** What the cloud would have as CloudWatch metrics, since the start. Read by benchmarks and tests. */
export type LocalMetrics = Metrics & {
  /** How late timers fired: virtual milliseconds, newest last, at most some ten thousand. */
  readonly latenesses: () => readonly number[];
  readonly counts: () => { readonly [name: string]: number };
};

const KEPT = 20_000;

export function createLocalMetrics(): LocalMetrics {
  let latenesses: number[] = [];
  const counts: { [name: string]: number } = {};
  return {
    lateness: (kind, ms) => {
      if (kind === HANDED_OVER || kind === CANARY) return;
      latenesses.push(ms);
      if (latenesses.length > KEPT) latenesses = latenesses.slice(-KEPT / 2);
    },
    count: (name, value = 1) => {
      counts[name] = (counts[name] ?? 0) + value;
    },
    oldestDueLag: () => undefined,
    latenesses: () => latenesses,
    counts: () => counts,
  };
}
