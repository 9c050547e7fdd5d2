import { event } from './event.ts';
import { priority } from './parts.ts';

/** The ticket was graded anew; its deadlines may have moved. */
export const ticketPriorityChanged = event('ticket.priority-changed', {
  from: priority,
  to: priority,
});
