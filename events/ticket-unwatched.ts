import { event } from './event.ts';
import { watching } from './parts.ts';

/** Somebody is kept posted no longer. */
export const ticketUnwatched = event('ticket.unwatched', watching);
