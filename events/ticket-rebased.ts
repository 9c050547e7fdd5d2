import * as z from 'zod';
import { event } from './event.ts';

/** The ticket is judged by another policy version now. `passed`: levels, as `metric/cycle/level/repeat`, that its new deadlines have passed already. */
export const ticketRebased = event('ticket.rebased', {
  policyVersion: z.int(),
  from: z.int(),
  passed: z.array(z.string()),
  rearmed: z.array(z.string()),
});
