import { event } from './event.ts';
import { personId } from './parts.ts';

/** The offer to `to` was taken back, or another one took its place. */
export const ticketHandoverWithdrawn = event('ticket.handover-withdrawn', { to: personId });
