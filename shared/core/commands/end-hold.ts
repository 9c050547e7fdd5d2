import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';

/** What solves, closes or merges a ticket on hold ends the hold first, so that the pause has an end in the history. */
export function endHold({ ticket }: Snapshot, because: 'solved' | 'closed' | 'merged'): readonly FactBody[] {
  return ticket.hold === undefined ? [] : [{ type: 'resumed', because }];
}
