import { event } from './event.ts';

/** The customer confirmed that it is solved. */
export const ticketConfirmed = event('ticket.confirmed', {});
