import { event } from './event.ts';
import { watching } from './parts.ts';

/** Somebody is kept posted from now on: `watchers` are person ids, besides them so many plain addresses. */
export const ticketWatched = event('ticket.watched', watching);
