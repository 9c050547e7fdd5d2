import { isFiring } from '../../../shared/core/fact.ts';
import { quantile } from '../../bench/support/statistics.ts';
import type { Outcome } from '../outcome/outcome.ts';

export type Lateness = { readonly firings: number; readonly p50Ms: number; readonly p99Ms: number; readonly maxMs: number };

/** How late firings were. `inside`: an outage lies between the instant of the firing and when it fired. */
export function latenessOf({ tickets, outages }: Pick<Outcome, 'tickets' | 'outages'>): {
  readonly inside: Lateness;
  readonly outside: Lateness;
} {
  const firings = tickets.flatMap(({ facts }) => facts.filter(isFiring));
  const met = Map.groupBy(firings, ({ at, firedAt }) => outages.some(({ from, to }) => at <= to && firedAt >= from));
  const summarise = (wanted: boolean): Lateness => {
    const lateMs = (met.get(wanted) ?? []).map(({ at, firedAt }) => firedAt - at);
    return { firings: lateMs.length, p50Ms: quantile(lateMs, 0.5), p99Ms: quantile(lateMs, 0.99), maxMs: quantile(lateMs, 1) };
  };
  return { inside: summarise(true), outside: summarise(false) };
}
