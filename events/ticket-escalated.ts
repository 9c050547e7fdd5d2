import { event } from './event.ts';
import { levelFiring } from './parts.ts';

/** A step of the escalation ladder was climbed. */
export const ticketEscalated = event('ticket.escalated', {
  ...levelFiring,
});
