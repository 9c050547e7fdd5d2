import type { Instant } from '../instant.ts';
import type { Trigger } from './trigger.ts';

/** Something happened that people must hear of at once. It climbs its ladder until it ends or somebody acknowledges it. */
export type Alarm = {
  readonly metric: Trigger;
  /** Counts what raises it: the second complaint is `complaint/2`. */
  readonly cycle: number;
  readonly startedAt: Instant;
  /** The rule in force: its escalation policy has the levels. */
  readonly rule: string;
  /** What was given to a rating that raised it. */
  readonly score?: number;
  readonly ended?: { readonly at: Instant };
};
