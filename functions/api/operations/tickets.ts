import type { ticketRoutes } from '../../../shared/api/routes/tickets.ts';
import { openTicket } from '../../../shared/app/open-ticket.ts';
import type { TicketFilter } from '../../../shared/app/ports.ts';
import { listTickets } from '../../../shared/app/queries.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import { presentTicket } from '../present/present-ticket.ts';
import type { ApiServices } from '../services.ts';
import { refusalProblem } from './refusal.ts';
import { findPersonId, presentOutcome, teamOf, ticketOf, ticketReply } from './shared.ts';

/** Opening, listing and reading tickets. */
export const ticketOperations = (services: ApiServices): Operations<typeof ticketRoutes> => ({
  openTicket: (call) => open(services, call),
  listTickets: (call) => list(services, call),
  getTicket: async ({ params }) => ticketReply(presentTicket(await ticketOf(services, params), services.now()), 200),
});

async function open(services: ApiServices, call: Call<typeof ticketRoutes.openTicket>): Promise<HttpReply> {
  const { body, caller, idempotencyKey } = call;
  if (body.team !== undefined) teamOf((await services.configuration.current()).organisation, 'team', body.team);
  const commandId = call.commandId('');
  const outcome = await openTicket(
    services,
    {
      ...defined(body),
      requester: defined(body.requester),
      channel: body.channel ?? 'api',
    },
    { by: `api:${caller}`, key: `api:${caller}:${idempotencyKey ?? commandId}`, commandId },
  );
  if (!outcome.ok) throw refusalProblem(outcome.rejection);
  return ticketReply(presentOutcome(outcome, services.now()), 201, outcome.repeated);
}

async function list(services: ApiServices, { query }: Call<typeof ticketRoutes.listTickets>): Promise<HttpReply> {
  const { limit, cursor, dueBefore, assignee, ...filter } = query;
  const { organisation } = await services.configuration.current();
  const wanted: TicketFilter = defined({
    ...filter,
    deadlineBefore: dueBefore,
    // Somebody who has left still has tickets, under the id that they had.
    assignee: assignee === undefined ? undefined : (findPersonId(organisation, assignee) ?? assignee),
  });
  const page = await listTickets(services, wanted, { limit, cursor });
  const now = services.now();
  const items = page.items.map((loaded) => presentTicket(loaded, now));
  return { status: 200, content: { kind: 'json', value: { items, nextCursor: page.nextCursor ?? null } } };
}
