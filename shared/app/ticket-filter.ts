import type { Instant } from '../core/instant.ts';
import type { Priority } from '../core/priority.ts';
import type { Status } from '../core/ticket.ts';

/** Which tickets a list has. */
export type TicketFilter = {
  readonly status?: readonly Status[];
  readonly team?: string;
  /** Of any of these. */
  readonly teams?: readonly string[];
  readonly assignee?: string;
  readonly priority?: readonly Priority[];
  readonly requester?: string;
  readonly deadlineBefore?: Instant;
  /** From this instant on. */
  readonly openedFrom?: Instant;
  readonly openedBefore?: Instant;
  /** Of what happened last: from this instant on. */
  readonly changedFrom?: Instant;
  readonly changedBefore?: Instant;
};

/** By when tickets were opened, or by when something happened to them last. */
export type TicketOrder = 'newest-first' | 'oldest-first' | 'last-changed-first' | 'last-changed-last';
