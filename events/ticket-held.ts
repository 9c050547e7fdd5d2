import * as z from 'zod';
import { event } from './event.ts';
import { instant } from './parts.ts';

/** The ticket waits for somebody else; which promises pause meanwhile is for the policy to say. */
export const ticketHeld = event('ticket.held', {
  until: instant.optional(),
  /** The customer's last message had no answer yet. */
  unanswered: z.literal(true).optional(),
});
