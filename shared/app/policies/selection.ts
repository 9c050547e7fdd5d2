import { matchesCondition } from '../../core/sla/match-rule.ts';
import type { Condition } from '../../core/sla/policy.ts';
import { classify } from '../../core/sla/tracks.ts';
import type { Ticket } from '../../core/ticket.ts';

/** Which tickets a change of policy is for: what a rule could ask of them, and the version that judges them now. */
export type Selection = { readonly when: Condition; readonly policyVersion?: number };

export const ALL_TICKETS: Selection = { when: {} };

export function isSelected(ticket: Ticket, { when, policyVersion }: Selection): boolean {
  return (policyVersion === undefined || ticket.policyVersion === policyVersion) && matchesCondition(when, classify(ticket));
}
