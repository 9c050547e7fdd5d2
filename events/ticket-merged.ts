import * as z from 'zod';
import { event } from './event.ts';

/** The ticket goes on as another one. Its promises ended; whatever comes for it reaches the other one. */
export const ticketMerged = event('ticket.merged', {
  intoTicketId: z.string(),
  intoReference: z.string(),
});
