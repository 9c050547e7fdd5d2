import { event } from './event.ts';
import { personId } from './parts.ts';

/** `to` said nothing in time; the owner keeps it. */
export const ticketHandoverLapsed = event('ticket.handover-lapsed', { to: personId });
