import type { DurationMs, Instant } from '../instant.ts';
import type { Metric } from './metric.ts';
import type { Commitment } from './policy.ts';

/** Why a stretch of a clock counts or does not, before the calendar is asked. */
export type SpanKind = 'counting' | 'held' | 'solved';

/** A stretch of a clock under one commitment. Spans tile the clock from its start to its end without gaps; the last one of a live clock has no end. */
export type Span = {
  readonly from: Instant;
  readonly to?: Instant;
  readonly kind: SpanKind;
  /** Why it was held, in the holder's words. */
  readonly reason?: string;
  /** Number of the fact that began it. */
  readonly fact: number;
  /** The rule that chose the commitment in force. */
  readonly rule: string;
  readonly commitment: Commitment;
};

/** One cycle of one metric, before evaluation: all that the history says about it. */
export type Track = {
  readonly metric: Metric;
  readonly cycle: number;
  readonly startedAt: Instant;
  readonly spans: readonly Span[];
  /** `met`: what was promised happened. `cancelled`: the promise lapsed, as a next response does when the ticket is solved. */
  readonly ended?: { readonly at: Instant; readonly as: 'met' | 'cancelled' };
};

/**
 * `running`, `paused`, `met` (kept in time), `cancelled`, or `breached` (due has passed; it stays so, and `metAt` says whether it was kept late).
 */
export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled';

/** One clock as of an instant. */
export type Clock = {
  readonly metric: Metric;
  readonly cycle: number;
  readonly state: ClockState;
  readonly rule: string;
  readonly calendar: string;
  /** Business time allowed. */
  readonly targetMs: DurationMs;
  /** How many were promised, where it was not an amount of time. */
  readonly businessDays?: number;
  readonly startedAt: Instant;
  /** The first instant at which counted time reaches the target. While paused: as if the hold ended where it began. */
  readonly dueAt: Instant;
  readonly metAt?: Instant;
  /** The due instant, once it has passed unmet. */
  readonly breachedAt?: Instant;
  /** Business time counted so far. */
  readonly elapsedMs: DurationMs;
  /** Business time that holds took out, on the same calendar. */
  readonly pausedMs: DurationMs;
};
