import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';

/**
 * The customer writes: a hold is over, and what was thought solved or closed is not. Who only says thanks for a solution takes
 * nothing up again; before there is one, thanks are a message like any other.
 */
export function customerReply({ message, from, thanks }: CommandOf<'customer-reply'>, { ticket }: Snapshot): readonly FactBody[] {
  const said: FactBody = { type: 'customer-replied', message, from };
  switch (ticket.status) {
    case 'on-hold':
      return [{ type: 'resumed', because: 'customer-replied' }, said];
    case 'solution-proposed':
      return [thanks ? { ...said, thanks } : said];
    case 'resolved':
    case 'confirmed':
    case 'closed':
      return thanks ? [{ ...said, thanks }] : [{ type: 'reopened', because: 'customer-replied' }, said];
    default:
      return [said];
  }
}
