import * as z from 'zod';
import { event } from './event.ts';
import { ladder } from './parts.ts';

/** Somebody took charge: these ladders climb no further. */
export const ticketAcknowledged = event('ticket.acknowledged', {
  clocks: z.array(z.object({ metric: ladder, cycle: z.int() })),
});
