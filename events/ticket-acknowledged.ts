import * as z from 'zod';
import { event } from './event.ts';
import { metric } from './parts.ts';

/** Somebody took charge: the ladders of these clocks climb no further. */
export const ticketAcknowledged = event('ticket.acknowledged', {
  clocks: z.array(z.object({ metric, cycle: z.int() })),
});
