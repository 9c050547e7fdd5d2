import type { Instant } from './instant.ts';
import type { Organisation } from './organisation.ts';
import type { PolicySet } from './policy-set.ts';

/** All that a decision may know besides the ticket and the command. */
export type Context = {
  readonly now: Instant;
  /** The ticket's own for an existing ticket, the one in force for a new one. */
  readonly policySet: PolicySet;
  readonly organisation: Organisation;
};
