import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import type { EventLog } from './event-log.ts';
import type { LocalIssuer } from './issuer/issuer.ts';
import { issuerRoutes } from './issuer/issuer-routes.ts';
import { type LocalRoute, type LocalRouteTable, readField, sendJson } from './local-answer.ts';
import type { Mailbox, MailFilter } from './mailbox/mailbox.ts';
import type { PostedBox } from './posted.ts';
import { sendProblem } from './triggers/problem.ts';
import { readBody } from './triggers/read-body.ts';

export type LocalRoutes = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export type LocalParts = {
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly events: EventLog;
  readonly posted: PostedBox;
  readonly issuer: LocalIssuer;
  advance(ms: number): Promise<void>;
};

const MAX_BODY_BYTES = 10_000;
const MAX_ADVANCE_SECONDS = 366 * 86_400;
const PAGE = new URL('./mailbox/page.html', import.meta.url);

/** What only a platform on a laptop has, under `/_local`. */
export function createLocalRoutes(parts: LocalParts): LocalRoutes {
  const routes = routesOf(parts);
  return async (request, response, url) => {
    if (!isOwnPage(request)) return sendProblem(response, 403, 'Forbidden', 'Pages of other sites may not use this.');
    const found = routes[url.pathname] ?? routeWithName(parts, url.pathname);
    if (found === undefined) {
      const named = 'GET /_local/mail/{id} and POST /_local/webhooks/{id}';
      return sendProblem(response, 404, 'Not Found', `There is ${listOf(routes)}, ${named}.`);
    }
    // What can be read can be asked for its headers alone.
    const route = found[request.method === 'HEAD' ? 'GET' : (request.method ?? '')];
    return route === undefined ? sendWrongMethod(response, Object.keys(found)) : route(request, response, url);
  };
}

function routesOf(parts: LocalParts): LocalRouteTable {
  return {
    '/_local': {
      GET: (_request, response) => {
        response.writeHead(302, { location: '/_local/mailbox' }).end();
      },
    },
    '/_local/mailbox': { GET: (_request, response) => sendPage(response) },
    '/_local/mail': {
      GET: (_request, response, url) => listMail(parts.mailbox, response, url),
      DELETE: (_request, response) => {
        parts.mailbox.clear();
        response.writeHead(204).end();
      },
    },
    '/_local/events': { GET: (_request, response) => sendJson(response, parts.events.recent()) },
    '/_local/webhooks': { GET: (_request, response) => sendJson(response, parts.posted.recent()) },
    '/_local/clock': {
      GET: (_request, response) => sendJson(response, { now: iso(parts.clock.now()), timeScale: parts.clock.scale }),
    },
    ...issuerRoutes(parts.issuer),
    '/_local/clock/advance': { POST: (request, response) => advance(parts, request, response) },
  };
}

function routeWithName({ mailbox, posted }: LocalParts, path: string): LocalRouteTable[string] | undefined {
  const [, kind, name = '', part] = /^\/_local\/(?:(mail|webhooks)\/([\w.-]+)|mail\/([\w.-]+)\/pictures)$/.exec(path) ?? [];
  if (part !== undefined) return { GET: sendPictures(mailbox, part) };
  if (kind === 'mail') return { GET: sendRaw(mailbox, name) };
  return kind === 'webhooks' ? { POST: takePost(posted, name) } : undefined;
}

/** Answers as a good receiver does: what is not signed as it should be is refused for good. */
function takePost(posted: PostedBox, name: string): LocalRoute {
  return async (request, response) => {
    const bytes = await readBody(request, MAX_BODY_BYTES);
    if (bytes === 'too-large') return sendProblem(response, 413, 'Too large', `At most ${MAX_BODY_BYTES} bytes.`);
    const { distrusted } = posted.add(name, request.headers, bytes);
    if (distrusted !== undefined) return sendProblem(response, 401, 'Unauthorized', distrusted);
    response.writeHead(204).end();
  };
}

const listOf = (routes: LocalRouteTable): string =>
  Object.entries(routes)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    .join(', ');

function sendWrongMethod(response: ServerResponse, methods: readonly string[]): void {
  const allow = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
  response.setHeader('allow', allow);
  sendProblem(response, 405, 'Method Not Allowed', `This path takes ${allow}.`);
}

/** A page of another site in the same browser could reach this port too; neither reading mails nor moving time is its business. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

function sendPage(response: ServerResponse): void {
  // The mails are shown in sandboxed frames, which inherit this policy: no script of a mail runs and nothing is loaded from elsewhere.
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'";
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
    })
    .end(readFileSync(PAGE));
}

async function listMail(mailbox: Mailbox, response: ServerResponse, url: URL): Promise<void> {
  const to = url.searchParams.get('to');
  const since = url.searchParams.get('since');
  const at = since === null ? undefined : Date.parse(since);
  if (Number.isNaN(at))
    return sendProblem(response, 400, 'Bad Request', 'since must be an ISO 8601 time, such as 2026-01-05T09:00:00.000Z.');
  const filter: MailFilter = { ...(to !== null && { to }), ...(at !== undefined && { since: at }) };
  sendJson(response, await mailbox.list(filter));
}

function sendRaw(mailbox: Mailbox, id: string): LocalRoute {
  return (_request, response) => {
    const raw = mailbox.raw(id);
    if (raw === undefined) return sendProblem(response, 404, 'Not Found', `There is no mail ${id}.`);
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(raw);
  };
}

function sendPictures(mailbox: Mailbox, id: string): LocalRoute {
  return async (_request, response) => {
    const pictures = await mailbox.pictures(id);
    if (pictures === undefined) return sendProblem(response, 404, 'Not Found', `There is no mail ${id}.`);
    sendJson(response, pictures);
  };
}

async function advance(parts: LocalParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, MAX_BODY_BYTES);
  const seconds = body === 'too-large' ? undefined : readSeconds(body);
  if (seconds === undefined) {
    return sendProblem(
      response,
      400,
      'Bad Request',
      `Send {"seconds": n} with n from 0.001 to ${MAX_ADVANCE_SECONDS} (366 days).`,
    );
  }
  await parts.advance(Math.round(seconds * 1_000));
  sendJson(response, { now: iso(parts.clock.now()) });
}

function readSeconds(body: Buffer): number | undefined {
  const seconds = readField(body, 'seconds');
  return typeof seconds === 'number' && seconds >= 0.001 && seconds <= MAX_ADVANCE_SECONDS ? seconds : undefined;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
