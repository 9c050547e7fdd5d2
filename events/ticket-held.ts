import { event } from './event.ts';
import { instant } from './parts.ts';

/** The ticket waits for somebody else; which promises pause meanwhile is for the policy to say. */
export const ticketHeld = event('ticket.held', {
  until: instant.optional(),
});
