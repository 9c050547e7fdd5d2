import * as z from 'zod';
import { event } from './event.ts';
import { ladder, personId } from './parts.ts';

/** An acknowledgement has lasted as long as the policy lets it: these ladders go on. */
export const ticketAcknowledgementLapsed = event('ticket.acknowledgement-lapsed', {
  clocks: z.array(
    z.object({
      metric: ladder,
      cycle: z.int(),
      /** How much later the levels come that have not fired, in milliseconds in counted time of a clock. */
      laterMs: z.int().positive().optional(),
    }),
  ),
  /** Who had acknowledged: person ids. */
  told: z.array(personId),
  /** How many plain addresses besides. */
  toldAddresses: z.int().nonnegative(),
});
