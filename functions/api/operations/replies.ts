import type { TicketBody } from '../../../shared/api/schemas/ticket.ts';
import type { Page } from '../../../shared/app/ports.ts';
import type { Outcome } from '../../../shared/app/run-command.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import { presentTicket } from '../../../shared/lambda/present-ticket.ts';

/** Answers that several operations give: with a ticket, with the ticket as a command left it, with a page of something. */
export function ticketReply(body: TicketBody, status: 200 | 201, repeated = false): HttpReply {
  const headers = {
    etag: `"${body.version}"`,
    ...(status === 201 ? { location: `/v1/tickets/${body.id}` } : {}),
    ...(repeated ? { 'idempotency-replayed': 'true' } : {}),
  };
  return { status, headers, content: { kind: 'json', value: body } };
}

/**
 * The clocks are read at the command's own instant, so that a repeat gets the same answer; a command that changed nothing is
 * answered as of now, whatever time had done before it.
 */
export function outcomeReply(outcome: Extract<Outcome, { ok: true }>, status: 200 | 201, now: Instant): HttpReply {
  const changed = outcome.repeated || outcome.facts.at(-1)?.command !== undefined;
  return ticketReply(presentTicket(outcome, changed ? outcome.snapshot.ticket.changedAt : now), status, outcome.repeated);
}

export function listReply<T>({ items, nextCursor }: Page<T>, present: (item: T) => object): HttpReply {
  return { status: 200, content: { kind: 'json', value: { items: items.map(present), nextCursor: nextCursor ?? null } } };
}
