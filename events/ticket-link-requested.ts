import { event } from './event.ts';

/** A customer asked for a new link to their request, which was mailed to them. */
export const ticketLinkRequested = event('ticket.link-requested', {});
