import { event } from './event.ts';
import { instant, personId } from './parts.ts';

/** The owner of the ticket asked `to` to follow it from now on; until then it stays the owner's. */
export const ticketHandoverOffered = event('ticket.handover-offered', { to: personId, from: personId, until: instant });
