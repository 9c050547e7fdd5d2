import { event } from './event.ts';
import { messageId, personId } from './parts.ts';

/** Staff wrote something for themselves; the customer does not see it. */
export const ticketNoted = event('ticket.noted', {
  messageId,
  author: personId.optional(),
});
