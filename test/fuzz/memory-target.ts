import { createHandler as createApiHandler } from '../../functions/api/handler.ts';
import { createHandler as createMailReviewHandler } from '../../functions/mail-review/handler.ts';
import { createHandler as createPoliciesHandler } from '../../functions/policies/handler.ts';
import { loadTicket } from '../../shared/app/load-ticket.ts';
import { signAction } from '../../shared/app/notices/action-token.ts';
import { participantOf, signView } from '../../shared/app/notices/view-token.ts';
import { continueRollout } from '../../shared/app/policies/continue-rollout.ts';
import { wake } from '../../shared/app/wake.ts';
import { DAY_MS, HOUR_MS } from '../../shared/core/instant.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import type { HttpResult } from '../../shared/lambda/http.ts';
import type { HttpHandler } from '../../shared/lambda/http-handler.ts';
import { NOON } from '../api/world.ts';
import { draftOf } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices, SIGNING_KEY } from '../support/in-memory/services.ts';
import { createDraw, type Draw } from './draw.ts';
import { letMailsCome } from './let-mails-come.ts';
import { observed } from './observed.ts';
import type { Target } from './target.ts';

/** The functions behind the API over stores in memory, which tell when something was written. */
const SECRET = 'a-secret-of-monitoring';
const ROUTING_KEY = 'a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5';

export async function createMemoryTarget(configuration: string, seed: number): Promise<Target> {
  let at = NOON;
  const { random: chance } = createDraw(seed);
  const { services: inMemory } = createInMemoryServices({
    now: () => at,
    chance,
    webhookSecrets: { monitoring: SECRET, pager: ROUTING_KEY },
  });
  await inMemory.configuration.apply(draftOf(configuration));
  let writes: string[] = [];
  const services = observed(inMemory, (name) => writes.push(name));
  const answer = firstThatKnows([
    createApiHandler(services),
    createMailReviewHandler(services),
    createPoliciesHandler({ ...services, stageMail: {}, uptimeMs: () => performance.now() }),
  ]);
  return {
    url: 'http://127.0.0.1:4000',
    credentials: { key: API_KEYS.ops, sender: { 'x-secret': SECRET }, routingKey: ROUTING_KEY },
    now: () => at,
    send: async ({ method, path, query, headers, body }) => {
      writes = [];
      const startedAt = performance.now();
      const result = await answer({
        rawPath: path,
        rawQueryString: query,
        headers,
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body).toString('base64') }),
        isBase64Encoded: body !== undefined && typeof body !== 'string',
        requestContext: { requestId: 'req-1', http: { method } },
      });
      const ms = performance.now() - startedAt;
      const { statusCode = 0, headers: own = {}, body: text = '' } = result;
      return { status: statusCode, headers: own as { readonly [name: string]: string }, text, ms, writes };
    },
    passTime: async (draw, pool) => {
      at += draw.int(1, draw.chance(0.1) ? 30 * HOUR_MS : 60_000);
      const mailed = await letMailsCome(inMemory, draw, at);
      const rollout = await inMemory.rollouts.newest();
      if (rollout !== undefined) await continueRollout(inMemory, rollout.id);
      const newest = pool.of('ticket').at(-draw.int(1, 5));
      const any = draw.pick([undefined, ...pool.of('ticket')]);
      for (const ticketId of new Set([mailed, newest, any])) {
        if (typeof ticketId !== 'string') continue;
        await wake(inMemory, { ticketId, dueAt: at });
        const loaded = await loadTicket(inMemory, ticketId);
        if (loaded !== undefined) for (const [name, token] of linksOf(loaded.snapshot.ticket, draw, at)) pool.add(name, token);
      }
    },
    stop: async () => undefined,
  };
}

/** Of the ticket's mails, to one of the staff or to a customer. */
function linksOf(
  { id: ticketId, status, requester }: Ticket,
  draw: Draw,
  at: number,
): readonly (readonly [name: string, token: string])[] {
  const isSolved = status === 'solution-proposed' || status === 'resolved';
  const by = isSolved ? (`requester:${requester.email}` as const) : 'agent:max';
  const action = isSolved ? draw.pick(['confirm', 'not-solved'] as const) : 'acknowledge';
  const expiresAt = at + DAY_MS;
  const participant = participantOf(SIGNING_KEY, ticketId, requester.email);
  return [
    ['token', signAction(SIGNING_KEY, { ticketId, expiresAt, action, by })],
    ['link', signView(SIGNING_KEY, { ticketId, participant, expiresAt: at + 90 * DAY_MS })],
  ];
}

/** As the gateway would choose, without knowing its routes: what one function has never heard of is another's. */
function firstThatKnows(handlers: readonly HttpHandler[]): HttpHandler {
  return async (event, context) => {
    const [first, ...rest] = handlers;
    if (first === undefined) throw new Error('there is no function');
    const result = await first(event, context);
    if (rest.length === 0 || !isUnsure(result)) return result;
    const other = await firstThatKnows(rest)(event, context);
    return isUnsure(other) ? result : other;
  };
}

const isUnsure = ({ statusCode, body = '' }: HttpResult): boolean =>
  (statusCode === 404 && body.includes('unknown-path')) || statusCode === 413;
