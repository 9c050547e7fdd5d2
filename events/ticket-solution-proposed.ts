import { event } from './event.ts';
import { messageId } from './parts.ts';

/** Staff proposed a solution or a workaround. */
export const ticketSolutionProposed = event('ticket.solution-proposed', {
  messageId: messageId.optional(),
});
