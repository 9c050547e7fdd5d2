import * as z from 'zod';
import { event } from './event.ts';

/** Another ticket goes on as this one, with its customers. */
export const ticketAbsorbed = event('ticket.absorbed', {
  fromTicketId: z.string(),
  fromReference: z.string(),
});
