/**
 * The clocks of a ticket, worked out from its history once more and in another way than the platform does: on calendars that are
 * always open, a clock is an amount that was counted up to an instant, and whether it goes on counting.
 */
import type { DurationMs, Instant } from '../../../shared/core/instant.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import type { Company, Rung } from './company.ts';

export type Clock = {
  readonly metric: Metric;
  readonly cycle: number;
  readonly state: 'counting' | 'stopped' | 'over';
  /** Counted up to `since`. */
  readonly usedMs: DurationMs;
  readonly since: Instant;
  readonly rule: string;
  readonly acknowledgedAt?: Instant;
  /** Names of the rungs that have fired for the present deadline. */
  readonly fired: readonly string[];
};

export type DueRung = { readonly clock: Clock; readonly rung: Rung; readonly at: Instant };

export const isLive = ({ state }: Clock): boolean => state !== 'over';

/** As facts name a clock. */
export type ClockName = { readonly metric: string; readonly cycle: number };

export const sameClock = (one: ClockName, other: ClockName): boolean => one.metric === other.metric && one.cycle === other.cycle;

/** When a rung is reached, as far as is known; `undefined` while the clock stands still before it. */
function reachedAt({ state, usedMs, since, rule, metric }: Clock, rung: Rung, company: Company): Instant | undefined {
  const leftMs = rung.markMs(company.targetMs(rule, metric)) - usedMs;
  if (state === 'counting') return since + Math.max(0, leftMs);
  return leftMs < 0 || (leftMs === 0 && !rung.beforeDue) ? since : undefined;
}

/** What a clock will fire next if nobody does anything: an acknowledged one only records its breach. Rungs of one level come in turn. */
export function rungsAhead(clock: Clock, company: Company): readonly DueRung[] {
  if (!isLive(clock)) return [];
  return company.ladder(clock.metric).flatMap((rung) => {
    const isSilenced = clock.acknowledgedAt !== undefined && rung.notice !== 'breach';
    const at = isSilenced || clock.fired.includes(rung.name) ? undefined : reachedAt(clock, rung, company);
    return at === undefined ? [] : [{ clock, rung, at }];
  });
}

/** The clock at a later instant, in a state that it may have changed to. */
export function turn(clock: Clock, at: Instant, state: Clock['state']): Clock {
  const countedMs = clock.state === 'counting' ? at - clock.since : 0;
  return { ...clock, usedMs: clock.usedMs + countedMs, since: at, state };
}

/** The clock under the rule in force, which may put another deadline in place of the one it had. What lies ahead again fires again. */
export function retarget(clock: Clock, rule: string, company: Company): Clock {
  const moved = { ...clock, rule };
  const isBehind = (name: string): boolean => {
    const rung = company.ladder(clock.metric).find((one) => one.name === name);
    const at = rung && reachedAt(moved, rung, company);
    return at !== undefined && at <= moved.since;
  };
  return { ...moved, fired: clock.fired.filter(isBehind) };
}
