import type { Metrics } from '../observation.ts';
import type { Services } from '../services.ts';
import { bucketOf } from './histogram.ts';
import { startOfHour } from './timer-statistics.ts';

type Counts = { [kind: string]: Map<number, number> };

/**
 * Does a batch of work, and afterwards adds how late its timers were to the statistics, in one write. Never in the way: what fired has
 * been told already, a failure is only logged, and a crash loses the statistics of one batch.
 */
export async function collectLateness<S extends Pick<Services, 'now' | 'timers' | 'metrics' | 'log'>, R>(
  services: S,
  work: (services: S) => Promise<R>,
): Promise<R> {
  const counts: Counts = {};
  const result = await work({ ...services, metrics: counting(services.metrics, counts) });
  if (Object.keys(counts).length > 0)
    await services.timers
      .add(startOfHour(services.now()), counts)
      .catch((error: unknown) => services.log.warn('how late timers were could not be noted', { error }));
  return result;
}

function counting(metrics: Metrics, counts: Counts): Metrics {
  return {
    ...metrics,
    lateness: (kind, ms) => {
      const histogram = counts[kind] ?? new Map<number, number>();
      const bucket = bucketOf(ms);
      counts[kind] = histogram.set(bucket, (histogram.get(bucket) ?? 0) + 1);
      metrics.lateness(kind, ms);
    },
  };
}
