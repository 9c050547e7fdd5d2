import * as z from 'zod';
import { event } from './event.ts';
import { personId } from './parts.ts';

/** A notice did not arrive. */
export const ticketUndelivered = event('ticket.undelivered', {
  /** Key of the other system, as `webhook:<key>`; absent for an address. */
  to: personId.optional(),
  /** What the notice was about: numbers of the ticket's history. */
  facts: z.array(z.int().positive()),
  /** `suppressed`: it was not sent, since an earlier one came back. */
  because: z.enum(['bounced', 'complained', 'refused', 'suppressed']),
});
