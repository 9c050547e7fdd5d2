import { type EntryServices, enter, type Visit } from '../app/customer/enter.ts';
import type { HttpRequest } from './http.ts';
import { bearerOf, type Caller, invalidToken } from './http-auth.ts';

/** Who comes by a customer's link, as a portal sends its token: `Authorization: Bearer …`. */
export type Visitor = { readonly caller: Caller; readonly visit: Visit };

/** One page that looks for news every few seconds, and what its reader does. */
const REQUESTS_PER_MINUTE = 60;

const NO_LINK = {
  code: 'no-link',
  detail:
    'Send the token of the customer’s link, which is what stands after `/t/` in their mails: `Authorization: Bearer <token>`.',
};

const REFUSED = {
  forged: ['wrong-link', 'The token of the link is incomplete, was changed, or is of another kind. Take it from the mail again.'],
  expired: ['expired-link', 'The link has expired. POST /v1/customer/links mails the customer another one.'],
} as const;

/** @throws HttpProblem 401 */
export async function authenticateCustomer(services: EntryServices, request: HttpRequest): Promise<Visitor> {
  const entry = await enter(services, bearerOf(request, NO_LINK));
  if (!entry.ok) {
    const [code, detail] = REFUSED[entry.reason];
    return invalidToken(code, detail);
  }
  const { visit } = entry;
  return { visit, caller: callerOf(visit) };
}

/** Customers have no role: what they may do is what these routes do, on the ticket of their link. */
const callerOf = ({ grant, customer }: Visit): Caller => ({
  name: `customer:${grant.ticketId}:${grant.participant}`,
  role: 'read-only',
  actor: `requester:${customer.email}`,
  requestsPerMinute: REQUESTS_PER_MINUTE,
});
