import * as z from 'zod';
import { event } from './event.ts';

/** The ticket ended, and every promise with it; `confirmed` says whether the customer had agreed. */
export const ticketClosed = event('ticket.closed', {
  because: z.enum(['asked', 'confirmed', 'silence']),
  confirmed: z.boolean(),
});
