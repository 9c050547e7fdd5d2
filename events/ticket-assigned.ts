import { event } from './event.ts';

/** The ticket went to a person, a team, or both; `assignee` and `team` say to whom. */
export const ticketAssigned = event('ticket.assigned', {});
