import { event } from './event.ts';
import { messageId } from './parts.ts';

/** The customer wrote. */
export const ticketCustomerReplied = event('ticket.customer-replied', {
  messageId,
});
