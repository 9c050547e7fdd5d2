import * as z from 'zod';
import { event } from './event.ts';
import { messageId, personId } from './parts.ts';

/** The customer was answered in public. */
export const ticketReplied = event('ticket.replied', {
  messageId,
  author: personId.optional(),
  /** A program wrote it: no promise is kept by it. */
  automatic: z.literal(true).optional(),
});
