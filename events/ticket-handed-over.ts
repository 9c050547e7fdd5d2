import { event } from './event.ts';
import { personId } from './parts.ts';

/** `to` accepted: the ticket, and the work on it, is theirs. */
export const ticketHandedOver = event('ticket.handed-over', { to: personId, from: personId });
