import type { EscalationPolicy } from './escalation/ladder.ts';
import type { DurationMs } from './instant.ts';
import type { Calendar } from './sla/calendar.ts';
import type { Condition, PolicyRule } from './sla/policy.ts';

/** First match decides which team gets a new ticket, when its sender did not say. */
export type RoutingRule = { readonly when: Condition; readonly team: string };

/**
 * Everything a ticket's promises depend on. Immutable once applied; a ticket pins the version that it was opened under,
 * so its clocks stay a pure function of its history and this value.
 */
export type PolicySet = {
  readonly version: number;
  readonly calendars: { readonly [name: string]: Calendar };
  /** In order of precedence; the last one matches everything. */
  readonly rules: readonly PolicyRule[];
  readonly escalations: { readonly [name: string]: EscalationPolicy };
  readonly routing: readonly RoutingRule[];
  readonly closing: {
    /** Refuses to close what the customer has not confirmed. */
    readonly requireConfirmation: boolean;
    /** Closes by itself so long after the confirmation; absent: never. */
    readonly afterConfirmedMs?: DurationMs;
    /** Closes by itself when a resolved ticket stays unconfirmed for so long; absent: never. */
    readonly afterResolvedMs?: DurationMs;
  };
};
