import type { CommandOf } from '../command.ts';
import { defined } from '../defined.ts';
import type { FactBody } from '../fact.ts';
import type { Snapshot } from '../replay.ts';
import type { Customer } from '../ticket.ts';

/**
 * Takes over another ticket that was merged into this one. Its customers and participants belong to this one from now on, who followed
 * it watches this one, and whoever waited for an answer there waits here. No status changes: what is solved is not taken up again by a merge.
 */
export function absorb(command: CommandOf<'absorb'>, { ticket }: Snapshot): readonly FactBody[] {
  const { from, subject, unanswered } = command;
  // Where tickets were merged in a circle, a ticket can be led to itself.
  if (from === ticket.id) return [];
  const known = [ticket.requester.email, ...ticket.participants];
  const participants = command.participants.filter((email) => !known.includes(email));
  const told = [ticket.requester, ...(ticket.customers ?? [])].map(({ email }) => email);
  const customers = command.customers.filter(({ email }) => !told.includes(email));
  const added = defined({ customers: some<Customer>(customers), participants: some(participants) });
  const absorbed = { type: 'absorbed', from, subject, ...added, ...(unanswered ? { unanswered } : {}) } as const;
  const watchers = command.followers.filter((name) => name !== ticket.owner && !ticket.watchers?.includes(name));
  return [absorbed, ...(watchers.length === 0 ? [] : [{ type: 'watched', watchers } as const])];
}

const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);
