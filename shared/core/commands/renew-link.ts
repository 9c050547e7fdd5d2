import type { CommandOf } from '../command.ts';
import type { FactBody } from '../fact.ts';
import { customersOf } from '../notices.ts';
import type { Snapshot } from '../replay.ts';

/** A customer asks for a link to their request: it is mailed to them, and to nobody who is no customer of the ticket. */
export function renewLink({ to }: CommandOf<'renew-link'>, { ticket }: Snapshot): readonly FactBody[] {
  const customer = customersOf(ticket).find(({ email }) => email.toLowerCase() === to.toLowerCase());
  return customer === undefined ? [] : [{ type: 'link-requested', to: customer.email }];
}
