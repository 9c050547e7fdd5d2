import type { ticketRoutes } from '../../../shared/api/routes/tickets.ts';
import { openTicket } from '../../../shared/app/open-ticket.ts';
import { listTickets } from '../../../shared/app/queries.ts';
import type { TicketFilter, TicketOrder } from '../../../shared/app/ticket-filter.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { HttpReply } from '../../../shared/lambda/http.ts';
import type { Call, Operations } from '../../../shared/lambda/http-api.ts';
import type { Caller } from '../../../shared/lambda/http-auth.ts';
import { invalidBodyField, invalidField } from '../../../shared/lambda/http-problem.ts';
import { presentTicket } from '../../../shared/lambda/present-ticket.ts';
import type { ApiServices } from '../services.ts';
import { personIdOf, ticketOf } from './naming.ts';
import { refusalProblem } from './refusal.ts';
import { listReply, outcomeReply, ticketReply } from './replies.ts';

/** Opening, listing and reading tickets. */
export const ticketOperations = (services: ApiServices): Operations<typeof ticketRoutes> => ({
  openTicket: (call) => open(services, call),
  listTickets: (call) => list(services, call),
  getTicket: async ({ params }) => ticketReply(presentTicket(await ticketOf(services, params), services.now()), 200),
});

async function open(services: ApiServices, call: Call<typeof ticketRoutes.openTicket>): Promise<HttpReply> {
  const { body, caller, idempotencyKey } = call;
  const commandId = call.commandId('');
  const outcome = await openTicket(
    services,
    {
      ...defined({ ...body, team: teamFor(caller, body.team) }),
      requester: defined(body.requester),
      channel: body.channel ?? 'api',
    },
    { by: caller.actor, key: `${caller.actor}:${idempotencyKey ?? commandId}`, commandId },
  );
  if (!outcome.ok) throw refusalProblem(outcome.rejection);
  return outcomeReply(outcome, 201, services.now());
}

/** Whoever is there for some teams only opens tickets for these. @throws HttpProblem 422 */
function teamFor({ teams }: Caller, named: string | undefined): string | undefined {
  if (teams === undefined) return named;
  const [only, ...more] = teams;
  const team = named ?? (more.length === 0 ? only : undefined);
  if (team !== undefined && teams.includes(team)) return team;
  throw invalidBodyField('team', `Must be one of ${teams.join(', ')}: this key is for their tickets only.`);
}

async function list(services: ApiServices, { query, caller }: Call<typeof ticketRoutes.listTickets>): Promise<HttpReply> {
  const { status, priority, team, requester, category, channel, tag, limit, cursor } = query;
  const { organisation } = await services.configuration.current();
  const filter: TicketFilter = defined({
    status,
    priority,
    team,
    requester,
    deadlineBefore: query.dueBefore,
    openedFrom: query.openedAfter,
    openedBefore: query.openedBefore,
    changedFrom: query.updatedAfter,
    changedBefore: query.updatedBefore,
    teams: caller.teams,
    // Somebody who has left still has tickets, under the id that they had.
    assignee: query.assignee === undefined ? undefined : personIdOf(organisation, query.assignee),
  });
  const question = { filter, traits: defined({ category, channel, tag }), order: orderOf(query) } as const;
  const page = await listTickets(services, question, { limit, cursor });
  const now = services.now();
  return listReply(page, (loaded) => presentTicket(loaded, now));
}

const ORDERS = {
  '-openedAt': 'newest-first',
  openedAt: 'oldest-first',
  '-updatedAt': 'last-changed-first',
  updatedAt: 'last-changed-last',
} as const satisfies { readonly [sort: string]: TicketOrder };

/** @throws HttpProblem 422: in another order every ticket would have to be looked at */
function orderOf(query: Call<typeof ticketRoutes.listTickets>['query']): TicketOrder {
  const { sort } = query;
  const [bound] = (['updatedAfter', 'updatedBefore'] as const).filter((name) => query[name] !== undefined);
  if (bound === undefined || sort === 'updatedAt' || sort === '-updatedAt') return ORDERS[sort];
  const detail = 'Is for lists in the order of changes: add `sort=updatedAt` (or `-updatedAt`).';
  throw invalidField({ field: bound, in: 'query', detail });
}
