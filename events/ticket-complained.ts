import { event } from './event.ts';

/** The customer complains of how the ticket is handled. */
export const ticketComplained = event('ticket.complained', {});
