/**
 * The promises that a ticket can carry.
 * - `first-response`: opened → first public reply by a person
 * - `next-response`: a customer's unanswered message → the next public reply (cycles)
 * - `update`: longest silence towards the customer while the ticket is open (cycles)
 * - `solution`: opened → a solution or workaround proposed, or resolved
 */
export const METRICS = ['first-response', 'next-response', 'update', 'solution'] as const;
export type Metric = (typeof METRICS)[number];
