import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';

/** The customer writes: a hold is over, and what was thought solved or closed is not. */
export function customerReply(command: CommandOf<'customer-reply'>, { ticket }: Snapshot): readonly FactBody[] {
  const said: FactBody = { type: 'customer-replied', message: command.message, from: command.from };
  switch (ticket.status) {
    case 'on-hold':
      return [{ type: 'resumed', because: 'customer-replied' }, said];
    case 'resolved':
    case 'confirmed':
    case 'closed':
      return [{ type: 'reopened', because: 'customer-replied' }, said];
    default:
      return [said];
  }
}
