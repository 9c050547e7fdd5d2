import { createHandler as createApiHandler } from '../../functions/api/handler.ts';
import { createHandler as createMailReviewHandler } from '../../functions/mail-review/handler.ts';
import { createHandler as createPoliciesHandler } from '../../functions/policies/handler.ts';
import { loadTicket } from '../../shared/app/load-ticket.ts';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { noteReturned } from '../../shared/app/mail/suppress.ts';
import { signAction } from '../../shared/app/notices/action-token.ts';
import { participantOf, signView } from '../../shared/app/notices/view-token.ts';
import { continueRollout } from '../../shared/app/policies/continue-rollout.ts';
import type { Services } from '../../shared/app/services.ts';
import { wake } from '../../shared/app/wake.ts';
import { DAY_MS, HOUR_MS } from '../../shared/core/instant.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import type { HttpResult } from '../../shared/lambda/http.ts';
import type { HttpHandler } from '../../shared/lambda/http-handler.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { NOON } from '../api/world.ts';
import { draftOf } from '../config/small-file.ts';
import { incoming } from '../mail/mail-world.ts';
import { API_KEYS, createInMemoryServices, SIGNING_KEY } from '../support/in-memory/services.ts';
import { createDraw, type Draw } from './draw.ts';
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
      await letMailsCome(inMemory, draw, at);
      for (const rollout of pool.of('rollout')) if (typeof rollout === 'number') await continueRollout(inMemory, rollout);
      const ticketId = pool.of('ticket').at(-draw.int(1, 5));
      if (typeof ticketId !== 'string') return;
      await wake(inMemory, { ticketId, dueAt: at });
      const loaded = await loadTicket(inMemory, ticketId);
      if (loaded !== undefined) for (const [name, token] of linksOf(loaded.snapshot.ticket, draw, at)) pool.add(name, token);
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
  const link = signView(SIGNING_KEY, { ticketId, participant, expiresAt: at + 90 * DAY_MS });
  return [
    ['token', signAction(SIGNING_KEY, { ticketId, expiresAt, action, by })],
    ['link', link],
    ...(isSolved ? [['solved', link] as const] : []),
  ];
}

/** One with a file, one that is spam, and news of one that came back. */
async function letMailsCome(services: Services, draw: Draw, at: number): Promise<void> {
  const mail = (sender: string) =>
    Buffer.from(MAIL.replace('SENDER', sender).replace('SUBJECT', `Report ${draw.int(1, 1e9)}`), 'utf8');
  const take = (raw: Uint8Array, verdicts: object) =>
    takeMail({ ...services, reader: mailReader }, incoming(raw, { receivedAt: at, ...verdicts }));
  await take(mail(`carl${draw.int(1, 1e6)}@customer.example`), {});
  await take(mail('spam@elsewhere.example'), { verdicts: { spam: 'FAIL' } });
  const receipt = { id: `1.received.${at}`, ticketId: '0123456789', to: `gone${draw.int(1, 1e6)}@customer.example` };
  await noteReturned(services, receipt, { type: 'bounced', at, final: true, detail: '550 5.1.1 user unknown' });
}

const MAIL = [
  'From: SENDER',
  'To: help@in.acme.example',
  'Subject: SUBJECT',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'See the file. 请看附件。',
  '--b',
  'Content-Type: text/csv; name="报告.csv"',
  '',
  'a,b',
  '--b--',
].join('\r\n');

/** A delivery that is refused is kept all the same, for whoever asks why. */
const NOTED_ANYWAY = ['webhookLog'];

const WRITING =
  /^(commit|save|put|apply|deploy|add|begin|update|delete|remove|append|record|create|send|publish|post|store|revoke|release)/;

/** The same services, with a note of every write. */
function observed(services: Services, note: (name: string) => void): Services {
  const watched = Object.entries(services).map(([port, implementation]) => [
    port,
    typeof implementation === 'object' && implementation !== null ? watch(port, implementation as object, note) : implementation,
  ]);
  return Object.fromEntries(watched) as Services;
}

function watch(port: string, implementation: object, note: (name: string) => void): object {
  return Object.fromEntries(
    Object.entries(implementation).map(([name, member]) => [
      name,
      typeof member === 'function' && WRITING.test(name) && !NOTED_ANYWAY.includes(port)
        ? async (...given: readonly unknown[]) => {
            const outcome: unknown = await (member as (...all: readonly unknown[]) => unknown)(...given);
            // Who comes too late has written nothing.
            if (outcome !== 'conflict' && outcome !== false) note(`${port}.${name}`);
            return outcome;
          }
        : member,
    ]),
  );
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
