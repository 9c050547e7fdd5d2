import { type Route, rightOf } from '../api/route.ts';
import type { StoredTicket } from '../app/ports.ts';
import type { Services } from '../app/services.ts';
import { idOfReference } from '../core/reference.ts';
import type { Caller } from './http-auth.ts';
import { HttpProblem } from './http-problem.ts';

/**
 * A caller who is there for some teams only sees no ticket of another: it is answered as one that there is not. The check is made a
 * moment before the operation, so a ticket that changes its team in that moment may still be reached.
 */
type Tickets = { readonly tickets: Pick<Services['tickets'], 'load'> };

type Target = { readonly route: Route; readonly params: { readonly [name: string]: string } };

const OF_TICKETS: readonly unknown[] = ['read-tickets', 'open-tickets', 'work-tickets'];

/** @throws HttpProblem 403 for what knows no teams, 404 for a ticket of another team */
export async function demandInScope(services: Tickets, caller: Caller, { route, params }: Target): Promise<void> {
  if (caller.teams === undefined || route.narrows) return;
  if (route.spans) throw notForTeams(caller, caller.teams);
  if (!OF_TICKETS.includes(rightOf(route))) return;
  if (!route.path.startsWith('/v1/tickets/{id}')) throw notForTeams(caller, caller.teams);
  const id = idOfReference(params['id'] ?? '');
  if (id !== undefined) await demandVisible(services, caller, id);
}

/** @throws HttpProblem 404 */
export async function demandVisible({ tickets }: Tickets, caller: Caller, ticketId: string): Promise<void> {
  if (caller.teams === undefined) return;
  const stored = await tickets.load(ticketId);
  if (stored === undefined || !sees(caller, stored)) throw noSuchTicket();
}

export const sees = ({ teams }: Caller, { index: { team } }: StoredTicket): boolean =>
  teams === undefined || (team !== undefined && teams.includes(team));

export const noSuchTicket = (): HttpProblem =>
  new HttpProblem({
    status: 404,
    code: 'unknown-ticket',
    detail: 'No ticket has this id or reference. Check it; GET /v1/tickets lists all.',
  });

function notForTeams({ name }: Caller, teams: readonly string[]): HttpProblem {
  const detail = `\`${name}\` is for tickets of ${teams.join(', ')} only, and this is about those of all teams. Nothing was changed.`;
  return new HttpProblem({ status: 403, code: 'not-for-teams', detail });
}
