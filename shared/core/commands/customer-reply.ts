import type { CommandOf } from '../command.ts';
import type { FactBody, FactOf } from '../fact.ts';
import { newMailboxes } from '../mailbox.ts';
import type { Snapshot } from '../replay.ts';
import type { Ticket } from '../ticket.ts';

/**
 * The customer writes: a hold is over, and what was thought solved or closed is not. Who only says thanks for a solution takes
 * nothing up again; before there is one, thanks are a message like any other.
 */
export function customerReply(command: CommandOf<'customer-reply'>, { ticket }: Snapshot): readonly FactBody[] {
  const { message, from, thanks } = command;
  const said: FactBody = { type: 'customer-replied', message, from, ...company(command, ticket) };
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

/** Who is new to the conversation with it. */
function company(
  { from, copied = [] }: CommandOf<'customer-reply'>,
  { requester, participants, customers = [] }: Ticket,
): Pick<FactOf<'customer-replied'>, 'joined' | 'copied'> {
  const known = [requester.email, ...participants, ...customers.map(({ email }) => email)];
  const joined = newMailboxes([from], known).length > 0;
  const added = newMailboxes(copied, [from, ...known]);
  return { ...(joined ? { joined } : {}), ...(added.length > 0 ? { copied: added } : {}) };
}
