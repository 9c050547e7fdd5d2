import { event } from './event.ts';
import { levelFiring } from './parts.ts';

/** A deadline is near; `at` is when the policy planned to say so, `firedAt` when it did. */
export const ticketWarned = event('ticket.warned', {
  ...levelFiring,
});
