import { event } from './event.ts';
import { firing } from './parts.ts';

/** A promise was broken at `at`; `firedAt` says when that was noticed. */
export const ticketBreached = event('ticket.breached', {
  ...firing,
});
