import * as z from 'zod';
import { event } from './event.ts';
import { ladder, personId } from './parts.ts';

/** Somebody took charge: these ladders climb no further, but for those on which others are awaited. */
export const ticketAcknowledged = event('ticket.acknowledged', {
  clocks: z.array(
    z.object({
      metric: ladder,
      cycle: z.int(),
      /** Who has to acknowledge too before the ladder stops: person ids. Absent, with the other: it has stopped. */
      awaiting: z.array(personId).optional(),
      /** How many plain addresses besides. */
      awaitingAddresses: z.int().positive().optional(),
    }),
  ),
});
