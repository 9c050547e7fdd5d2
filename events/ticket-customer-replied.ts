import * as z from 'zod';
import { event } from './event.ts';
import { messageId } from './parts.ts';

/** The customer wrote. */
export const ticketCustomerReplied = event('ticket.customer-replied', {
  messageId,
  /** Nothing but thanks for what was solved: nothing was reopened, no answer is due. */
  thanks: z.literal(true).optional(),
});
