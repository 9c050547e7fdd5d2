import type { Actor } from '../../core/actor.ts';
import type { DurationMs, Instant } from '../../core/instant.ts';
import type { Priority } from '../../core/priority.ts';
import type { Clock } from '../../core/sla/clock.ts';
import type { Stretch } from '../../core/sla/explain.ts';
import type { RuleExplanation } from '../../core/sla/match-rule.ts';
import type { Commitment } from '../../core/sla/policy.ts';
import type { StretchCause } from '../../core/sla/stretch-cause.ts';
import type { Change } from '../../core/what-if/change.ts';

/** How the reader says things that every sentence is made of. */
export type Speech = {
  readonly time: (at: Instant) => string;
  readonly duration: (ms: DurationMs) => string;
  readonly actor: (by: Actor) => string;
  readonly team: (id: string) => string;
  /** Zone of the times, as the reader calls it. */
  readonly zone: string;
};

export type Heading = {
  readonly at: Instant;
  readonly priority: Priority;
  readonly policyVersion: number;
  /** Reference of the ticket that it goes on as. */
  readonly mergedInto: string | undefined;
};

export type ClockScene = {
  readonly clock: Clock;
  readonly commitment: Commitment;
  /** Of the calendar. */
  readonly timeZone: string;
  readonly policyVersion: number;
};

export type StretchScene = {
  readonly stretch: Stretch;
  readonly cause: StretchCause;
  readonly overdue: boolean;
  /** Since when other weekly hours hold, where they begin to with this stretch. */
  readonly hoursSince?: string | undefined;
};

/** What a language says of a ledger. One value per language. */
export type LedgerWords = {
  readonly heading: (heading: Heading, say: Speech) => string;
  readonly rule: (rule: RuleExplanation, say: Speech) => string;
  readonly clock: (scene: ClockScene, say: Speech) => string;
  /** Why it counted, or did not. */
  readonly stretch: (scene: StretchScene, say: Speech) => string;
  readonly change: (change: Change, say: Speech) => string;
};

/** Such a hold is allowed, but nobody should read of it without knowing. */
export const unanswered = ({ stopped }: StretchCause): boolean => stopped?.type === 'held' && stopped.unanswered === true;
