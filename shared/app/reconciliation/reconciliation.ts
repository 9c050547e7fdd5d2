import type { Instant } from '../../core/instant.ts';
import type { OwedNotice } from './owed-notices.ts';

/** `missing`: planned, and no receipt speaks of it. `stuck`: being sent, and nobody is sending it. */
export type Discrepancy = OwedNotice & { readonly ticketId: string; readonly problem: 'missing' | 'stuck' };

/** One comparison of all notices that were planned with their receipts. */
export type Reconciliation = {
  readonly startedAt: Instant;
  /** Planned from then on … */
  readonly from: Instant;
  /** … and before then. */
  readonly to: Instant;
  /** Absent while it is under way. */
  readonly finishedAt?: Instant;
  /** Tickets that had changed. */
  readonly tickets: number;
  readonly notices: number;
  /** How many notices did not fit; the list holds the first of them. */
  readonly found: number;
  readonly discrepancies: readonly Discrepancy[];
  /** Tickets that could not be read. */
  readonly unread: number;
  /** Where to go on. */
  readonly cursor?: string;
};

/** What is known of reconciliations: the one that is under way and the last that came to its end. */
export type Reconciliations = {
  readonly revision: number;
  readonly underWay?: Reconciliation;
  readonly last?: Reconciliation;
};

export type ReconciliationStore = {
  /** Strongly consistent. Revision 0: there was none yet. */
  load(): Promise<Reconciliations>;
  /** Replaces them under the next revision if they are still at `revision`; `false` when somebody else was first. */
  save(next: Omit<Reconciliations, 'revision'>, revision: number): Promise<boolean>;
};
