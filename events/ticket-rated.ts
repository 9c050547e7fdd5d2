import * as z from 'zod';
import { event } from './event.ts';

/** The customer says how content they are; a later rating takes the place of an earlier one. */
export const ticketRated = event('ticket.rated', {
  /** 1 (poor) to 5. */
  score: z.int().min(1).max(5),
});
