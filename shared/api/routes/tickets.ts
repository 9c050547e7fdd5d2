import * as z from 'zod/mini';
import { LONGEST_TAG, LONGEST_WORD } from '../../core/limits.ts';
import type { Routes } from '../route.ts';
import { opening } from '../schemas/opening.ts';
import { priority, status } from '../schemas/words.ts';
import { described, email, instantInQuery, line } from '../text.ts';
import { fields, page, severalOf, sortedBy } from './paging.ts';

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
    description: 'A page may have fewer than `limit`, or none, and go on nevertheless: `nextCursor` decides.',
    query: z.strictObject({
      ...page,
      sort: sortedBy('-openedAt', 'openedAt', '-updatedAt', 'updatedAt'),
      status: z.optional(described(severalOf(status), 'One or several, separated by commas')),
      priority: z.optional(described(severalOf(priority), 'One or several, separated by commas')),
      team: z.optional(described(line(LONGEST_WORD), 'Team id')),
      assignee: z.optional(described(line(254), 'Person id or e-mail address')),
      requester: z.optional(described(email, 'E-mail address')),
      category: z.optional(line(LONGEST_WORD)),
      channel: z.optional(described(line(40), 'How the request came in: `api`, `email` …')),
      tag: z.optional(described(line(LONGEST_TAG), 'One that it has, among others')),
      openedAfter: z.optional(described(instantInQuery, 'At this instant or later')),
      openedBefore: z.optional(instantInQuery),
      updatedAfter: z.optional(
        described(instantInQuery, 'Something happened to it at this instant or later; with `sort=updatedAt` or `-updatedAt`'),
      ),
      updatedBefore: z.optional(described(instantInQuery, 'Nothing has happened to it since; with the same `sort`')),
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
    query: z.strictObject({ fields }),
    answers: [{ status: 200, description: 'The ticket', content: { kind: 'json', schema: 'Ticket' }, headers: 'ticket' }],
  },
} as const satisfies Routes;
