import type { TicketBody } from '../../../shared/api/schemas/ticket.ts';
import { type LoadedTicket, loadTicket } from '../../../shared/app/load-ticket.ts';
import type { Outcome } from '../../../shared/app/run-command.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { findPerson, findPersonByEmail, findTeam, type Organisation } from '../../../shared/core/organisation.ts';
import { idOfReference } from '../../../shared/core/reference.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import { HttpProblem, invalidBodyField } from '../../../shared/lambda/http-problem.ts';
import { presentTicket } from '../present/present-ticket.ts';
import type { ApiServices } from '../services.ts';

/** What the operations on tickets have in common: naming a ticket, naming staff, answering with a ticket. */

/** @throws HttpProblem 404 */
export function ticketIdOf(params: { readonly [name: string]: string }): string {
  const id = idOfReference(params.id ?? '');
  if (id === undefined) throw noSuchTicket();
  return id;
}

/** @throws HttpProblem 404 */
export async function ticketOf(services: ApiServices, params: { readonly [name: string]: string }): Promise<LoadedTicket> {
  const loaded = await loadTicket(services, ticketIdOf(params));
  if (loaded === undefined) throw noSuchTicket();
  return loaded;
}

export const noSuchTicket = (): HttpProblem =>
  new HttpProblem({
    status: 404,
    code: 'unknown-ticket',
    detail: 'No ticket has this id or reference. Check it; GET /v1/tickets lists all.',
  });

/** Ids and addresses of staff both name a person. */
export function findPersonId(organisation: Organisation, name: string): string | undefined {
  return (findPerson(organisation, name) ?? findPersonByEmail(organisation, name))?.id;
}

/** @throws HttpProblem 422 naming the field */
export function personOf(organisation: Organisation, field: string, name: string): string {
  const id = findPersonId(organisation, name);
  if (id === undefined) throw noSuchPerson(field);
  return id;
}

/** @throws HttpProblem 422 naming the field */
export function teamOf(organisation: Organisation, field: string, id: string): string {
  if (findTeam(organisation, id) === undefined) throw noSuchTeam(field);
  return id;
}

export const noSuchPerson = (field: string): HttpProblem =>
  invalidBodyField(field, 'Nobody of the staff has this id or e-mail address.');
export const noSuchTeam = (field: string): HttpProblem => invalidBodyField(field, 'No team has this id.');

export function ticketReply(body: TicketBody, status: 200 | 201, repeated = false): HttpReply {
  const headers = {
    etag: `"${body.version}"`,
    ...(status === 201 ? { location: `/v1/tickets/${body.id}` } : {}),
    ...(repeated ? { 'idempotency-replayed': 'true' } : {}),
  };
  return { status, headers, content: { kind: 'json', value: body } };
}

/**
 * The ticket as a command left it. Its clocks are read at the command's own instant, so that a repeat gets the same answer;
 * a command that changed nothing is answered as of now, whatever time had done before it.
 */
export function presentOutcome(outcome: Extract<Outcome, { ok: true }>, now: Instant): TicketBody {
  const changed = outcome.repeated || outcome.facts.at(-1)?.command !== undefined;
  return presentTicket(outcome, changed ? outcome.snapshot.ticket.changedAt : now);
}
