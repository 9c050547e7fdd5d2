import { event } from './event.ts';
import { messageId, personId } from './parts.ts';

/** Staff answered the customer in public. */
export const ticketReplied = event('ticket.replied', {
  messageId,
  author: personId.optional(),
});
