import { event } from './event.ts';
import { messageId } from './parts.ts';

/** Staff hold the matter for solved; the customer is asked to confirm. */
export const ticketResolved = event('ticket.resolved', {
  messageId: messageId.optional(),
});
