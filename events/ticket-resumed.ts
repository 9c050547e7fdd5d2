import * as z from 'zod';
import { event } from './event.ts';

/** A hold ended. */
export const ticketResumed = event('ticket.resumed', {
  because: z.enum(['asked', 'until', 'customer-replied', 'solved', 'closed', 'merged']),
});
