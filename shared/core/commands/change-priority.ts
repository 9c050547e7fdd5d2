import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';

/** Grades the ticket anew; its clocks get the new targets and keep what they have counted. */
export function changePriority({ priority }: CommandOf<'change-priority'>, { ticket }: Snapshot): readonly FactBody[] {
  return priority === ticket.priority ? [] : [{ type: 'priority-changed', from: ticket.priority, to: priority }];
}
