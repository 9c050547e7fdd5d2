import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';

/** What solves or closes a ticket on hold ends the hold first, so that the pause has an end in the history. */
export function endHold({ ticket }: Snapshot, because: 'solved' | 'closed'): readonly FactBody[] {
  return ticket.hold === undefined ? [] : [{ type: 'resumed', because }];
}
