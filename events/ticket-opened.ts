import * as z from 'zod';
import { event } from './event.ts';
import { messageId } from './parts.ts';

/** A request came in and became a ticket; its promises count from `at`. */
export const ticketOpened = event('ticket.opened', {
  channel: z.string(),
  category: z.string().optional(),
  tier: z.string().optional(),
  policyVersion: z.int(),
  messageId: messageId.optional(),
  /** The customer complains right away. */
  complaint: z.literal(true).optional(),
});
