import { event } from './event.ts';
import { personId } from './parts.ts';

/** `to` said no; the owner keeps it. */
export const ticketHandoverDeclined = event('ticket.handover-declined', { to: personId });
