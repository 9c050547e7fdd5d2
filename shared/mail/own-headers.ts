/** Marks that our own mails carry, so that they are known again when they come back. */
export const TICKET_HEADER = 'X-Pledge-Ticket';
export const NOTICE_HEADER = 'X-Pledge-Notice';
