import * as z from 'zod';
import { METRICS } from '../shared/core/sla/metric.ts';
import { event } from './event.ts';
import { firing, unheard } from './parts.ts';

/** A promise was broken at `at`; `firedAt` says when that was noticed. */
export const ticketBreached = event('ticket.breached', {
  ...firing,
  metric: z.enum(METRICS),
  because: unheard.because.optional(),
  last: unheard.last,
});
