import * as z from 'zod';
import { event } from './event.ts';

/** It was not solved after all. */
export const ticketReopened = event('ticket.reopened', {
  because: z.enum(['asked', 'not-solved', 'customer-replied', 'merged-in-circle']),
});
