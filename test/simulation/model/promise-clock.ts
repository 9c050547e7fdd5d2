/**
 * One promise on one ticket, as docs/sla.md tells it: stretches that count or do not, and the instants at which an amount has been
 * counted. Written anew and as plainly as possible, so that it can contradict the engine.
 */
import type { Mark } from '../../../shared/core/escalation/ladder.ts';
import type { DurationMs, Instant } from '../../../shared/core/instant.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import type { Commitment } from '../../../shared/core/sla/policy.ts';
import type { Opening } from './opening-hours.ts';

export type Stretch = {
  readonly from: Instant;
  to?: Instant;
  /** `solved`: nobody works on it, so only a reopening lets it go on. */
  readonly kind: 'counting' | 'held' | 'solved';
  readonly calendar: string;
};

export type PromiseClock = {
  readonly metric: Metric;
  readonly cycle: number;
  readonly startedAt: Instant;
  /** Of the rule in force last. */
  rule: string;
  commitment: Commitment;
  readonly stretches: Stretch[];
  endedAt?: Instant;
};

export type OpeningHours = { readonly [calendar: string]: readonly Opening[] };

/** Lasts for ever: no simulation gets there. */
const END_OF_TIME: Instant = 8_000_000_000_000;

/** The open parts of the stretches that count, in order; the last stretch goes on without an end. */
function* counted(clock: PromiseClock, hours: OpeningHours): Generator<Opening> {
  for (const [index, { kind, from, to, calendar }] of clock.stretches.entries()) {
    if (kind !== 'counting') continue;
    const until = index === clock.stretches.length - 1 ? END_OF_TIME : (to ?? END_OF_TIME);
    for (const [opens, closes] of hours[calendar] ?? [[0, END_OF_TIME]]) {
      if (closes > from && opens < until) yield [Math.max(opens, from), Math.min(closes, until)];
    }
  }
}

const targetMs = ({ commitment: { target } }: PromiseClock): DurationMs => {
  if (target.kind === 'duration') return target.ms;
  throw new Error('the model knows targets in time only');
};

/** How much has to be counted for a mark, and whether it is the last instant with no more than that, or the first with so much. */
function amountOf(clock: PromiseClock, mark: Mark): { readonly ms: DurationMs; readonly edge: 'first' | 'last' } {
  const target = targetMs(clock);
  if (mark.kind === 'percent') return { ms: Math.round((target * mark.percent) / 100) + (mark.plusMs ?? 0), edge: 'first' };
  return { ms: Math.max(0, target + mark.ms), edge: mark.ms < 0 ? 'last' : 'first' };
}

/** When a mark is reached, if the clock goes on as it does now; `undefined` where it is not going on. */
export function reachedAt(clock: PromiseClock, mark: Mark, hours: OpeningHours): Instant | undefined {
  const { ms, edge } = amountOf(clock, mark);
  let soFar = 0;
  for (const [from, to] of counted(clock, hours)) {
    const left = ms - soFar;
    if (edge === 'first' ? to - from >= left : to - from > left) return from + Math.max(0, left);
    soFar += to - from;
  }
  return undefined;
}

/** How much a mark stands for. */
export const amountAt = (clock: PromiseClock, mark: Mark): DurationMs => amountOf(clock, mark).ms;

/** How much has been counted by an instant. */
export function countedUntil(clock: PromiseClock, at: Instant, hours: OpeningHours): DurationMs {
  let soFar = 0;
  for (const [from, to] of counted(clock, hours)) {
    if (from >= at) break;
    soFar += Math.min(to, at) - from;
  }
  return soFar;
}
