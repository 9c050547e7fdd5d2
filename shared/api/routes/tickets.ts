import * as z from 'zod/mini';
import { LONGEST_WORD } from '../../core/limits.ts';
import type { Routes } from '../route.ts';
import { opening } from '../schemas/opening.ts';
import { priority, status } from '../schemas/words.ts';
import { described, email, instantInQuery, line } from '../text.ts';
import { page } from './paging.ts';

/** `status=open,on-hold` and `status=open&status=on-hold` say the same. */
const severalOf = <T extends z.ZodMiniType>(one: T) =>
  z.pipe(
    z.transform((given: unknown) => [given].flat().flatMap((text) => (typeof text === 'string' ? text.split(',') : text))),
    z.array(one).check(z.minLength(1)),
  );

export const ticketRoutes = {
  openTicket: {
    method: 'POST',
    path: '/v1/tickets',
    tag: 'tickets',
    access: 'open-tickets',
    narrows: true,
    summary: 'Open a ticket',
    description:
      'Its promises count from this instant. With an `Idempotency-Key` it can be repeated safely: the same key opens one ticket.',
    body: { kind: 'json', schema: opening },
    answers: [{ status: 201, description: 'The new ticket', content: { kind: 'json', schema: 'Ticket' }, headers: 'new-ticket' }],
  },
  listTickets: {
    method: 'GET',
    path: '/v1/tickets',
    tag: 'tickets',
    access: 'read-tickets',
    narrows: true,
    summary: 'List tickets, newest first',
    query: z.strictObject({
      ...page,
      status: z.optional(described(severalOf(status), 'One or several, separated by commas')),
      priority: z.optional(described(severalOf(priority), 'One or several, separated by commas')),
      team: z.optional(described(line(LONGEST_WORD), 'Team id')),
      assignee: z.optional(described(line(254), 'Person id or e-mail address')),
      requester: z.optional(described(email, 'E-mail address')),
      dueBefore: z.optional(described(instantInQuery, 'The earliest unmet deadline is before this instant')),
    }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'TicketList' } }],
  },
  getTicket: {
    method: 'GET',
    path: '/v1/tickets/{id}',
    tag: 'tickets',
    access: 'read-tickets',
    summary: 'Read a ticket with its clocks as of now',
    answers: [{ status: 200, description: 'The ticket', content: { kind: 'json', schema: 'Ticket' }, headers: 'ticket' }],
  },
} as const satisfies Routes;
