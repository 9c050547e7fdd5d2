import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import type { EventLog } from './event-log.ts';
import type { Mailbox, MailFilter } from './mailbox/mailbox.ts';
import { sendProblem } from './triggers/problem.ts';
import { readBody } from './triggers/read-body.ts';

export type LocalRoutes = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export type LocalParts = {
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly events: EventLog;
  advance(ms: number): Promise<void>;
};

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

const MAX_BODY_BYTES = 10_000;
const MAX_ADVANCE_SECONDS = 366 * 86_400;
const PAGE = new URL('./mailbox/page.html', import.meta.url);

/** What only a platform on a laptop has, under `/_local`. */
export function createLocalRoutes(parts: LocalParts): LocalRoutes {
  const routes: { readonly [methodAndPath: string]: Route } = {
    'GET /_local': (_request, response) => {
      response.writeHead(302, { location: '/_local/mailbox' }).end();
    },
    'GET /_local/mailbox': (_request, response) => sendPage(response),
    'GET /_local/mail': (_request, response, url) => listMail(parts.mailbox, response, url),
    'DELETE /_local/mail': (_request, response) => {
      parts.mailbox.clear();
      response.writeHead(204).end();
    },
    'GET /_local/events': (_request, response) => sendJson(response, parts.events.recent()),
    'GET /_local/clock': (_request, response) =>
      sendJson(response, { now: iso(parts.clock.now()), timeScale: parts.clock.scale }),
    'POST /_local/clock/advance': (request, response) => advance(parts, request, response),
  };
  return async (request, response, url) => {
    if (!isOwnPage(request)) return sendProblem(response, 403, 'Forbidden', 'Pages of other sites may not use this.');
    const raw = /^\/_local\/mail\/([\w-]+)$/.exec(url.pathname)?.[1];
    const route = raw === undefined ? routes[`${request.method} ${url.pathname}`] : sendRaw(parts.mailbox, raw);
    if (route !== undefined) return route(request, response, url);
    sendProblem(response, 404, 'Not Found', `There is ${Object.keys(routes).join(', ')} and GET /_local/mail/{id}.`);
  };
}

/** A page of another site in the same browser could reach this port too; neither reading mails nor moving time is its business. */
function isOwnPage({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

function sendJson(response: ServerResponse, value: unknown): void {
  response
    .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(value, null, 2));
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

function sendRaw(mailbox: Mailbox, id: string): Route {
  return (_request, response) => {
    const raw = mailbox.raw(id);
    if (raw === undefined) return sendProblem(response, 404, 'Not Found', `There is no mail ${id}.`);
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(raw);
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
  try {
    const { seconds } = JSON.parse(body.toString('utf8')) as { seconds: unknown };
    return typeof seconds === 'number' && seconds >= 0.001 && seconds <= MAX_ADVANCE_SECONDS ? seconds : undefined;
  } catch {
    return undefined;
  }
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
