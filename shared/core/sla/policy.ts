import type { Priority } from '../priority.ts';
import type { Metric } from './metric.ts';
import type { Target } from './target.ts';

/** What a rule asks of a ticket. A missing key matches everything; each listed key must match one of its values. */
export type Condition = { readonly priority?: readonly Priority[] } & {
  readonly [K in Exclude<ConditionKey, 'priority'>]?: readonly string[];
};

export const CONDITION_KEYS = ['priority', 'category', 'channel', 'tier', 'team', 'tag'] as const;
export type ConditionKey = (typeof CONDITION_KEYS)[number];

/** One promise of a rule: a target on a calendar, and the hold reasons that pause it (`any`, or these reasons). */
export type Commitment = {
  readonly target: Target;
  readonly calendar: string;
  readonly pausedBy: 'any' | readonly string[];
};

/** One row of the policy; the first rule whose condition matches the ticket decides. */
export type PolicyRule = {
  readonly name: string;
  readonly when: Condition;
  readonly commitments: { readonly [M in Metric]?: Commitment };
  /** Name of the escalation policy that these promises use. */
  readonly escalation: string;
};

/** The attributes of a ticket that rules look at. */
export type Classification = {
  readonly priority: Priority;
  readonly category?: string | undefined;
  readonly channel: string;
  readonly tier?: string | undefined;
  readonly team?: string | undefined;
  readonly tags: readonly string[];
};
