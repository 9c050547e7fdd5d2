import { asJson } from './as-json.ts';
import { ASKED_FIRST } from './asked-first.ts';
import { createDraw, type Draw } from './draw.ts';
import { defectsOf, type Received } from './judge.ts';
import { createKnown } from './known.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { createPool, type Pool } from './pool.ts';
import { type FuzzRequest, makeRequest } from './request.ts';
import type { Suited } from './suit.ts';
import { suitedTo } from './suited-to.ts';
import type { Target } from './target.ts';

/** Sends requests made by chance from the OpenAPI document, each with what earlier answers named, and judges every answer. */
export type Defect = { readonly at: number; readonly what: string; readonly request: FuzzRequest; readonly answer: string };

export type Share = {
  sent: number;
  fitting: number;
  accepted: number;
  slowestMs: number;
  /** Of those that fit, by what was said against them. */
  readonly refused: { [reason: string]: number };
};

/** Of the requests that fit the document and, as far as the run can tell, the state of things, so many of 1 are carried out at least. */
export const LEAST_ACCEPTED = 0.5;
/** Fewer say nothing about an operation. */
const TELLING = 40;

/** The operations that a run has hardly tried, whatever it has sent them. */
export const seldomAccepted = ({ operations }: FuzzReport): readonly string[] =>
  Object.entries(operations)
    .filter(([, { fitting, accepted }]) => fitting >= TELLING && accepted / fitting < LEAST_ACCEPTED)
    .map(([id]) => id);

export type FuzzReport = {
  readonly requests: number;
  readonly statuses: { readonly [status: string]: number };
  readonly operations: { readonly [id: string]: Share };
  /** One of each kind, in the order in which they were met. */
  readonly defects: readonly Defect[];
};

/** What requests may name beside what answers have named. */
const HINTS = {
  author: ['ann', 'lee@acme.example', 'max'],
  assignee: ['ann', 'max@acme.example', 'dora'],
  person: ['ann', 'lee'],
  to: ['dora', 'lee'],
  who: ['ann', 'max'],
  instead: ['lee'],
  team: ['support', 'field'],
  schedule: ['desk'],
  source: ['monitoring'],
  policyVersion: [1],
  rollout: ['newest', 1],
  basedOn: [1],
  teams: ['support', 'field'],
  tag: ['disk', 'vpn'],
  channel: ['api', 'webhook'],
  url: ['https://hooks.customer.example/pledge', 'https://other.customer.example/'],
  zone: ['UTC', 'Asia/Shanghai', 'Europe/Berlin'],
  'body of /v1/webhooks/{source}': [
    { id: 'disk-1', title: 'Disk almost full', text: 'Of 2 TB 3 GB are left.', tags: ['disk'] },
    { id: 'disk-2', title: '磁盘将满', tags: [] },
    { title: 'No key' },
  ],
} as const;

/** New tickets, more often than by chance: most others are soon solved and closed. */
const OPENINGS = OPERATIONS.filter(({ id }) => id === 'openTicket');

/** Every so many requests, time passes. */
const PAUSE = 20;

export async function fuzz(target: Target, requests: number, seed: number, configuration: string): Promise<FuzzReport> {
  const draw = createDraw(seed);
  const pool = createPool({ ...HINTS, configuration: [configuration, configuration.replace('solution: 24h', 'solution: 8h')] });
  pool.add('routing_key', target.credentials.routingKey);
  const known = createKnown();
  const source = { draw, pool, known, now: target.now };
  const statuses: { [status: string]: number } = {};
  const operations: { [id: string]: Share } = {};
  const defects = new Map<string, Defect>();
  for (let at = 1; at <= requests; at += 1) {
    const { operation, suited } = ready(chosen(draw), source);
    const request = makeRequest(operation, source, target.credentials, suited);
    const received = await target.send(request);
    statuses[received.status] = (statuses[received.status] ?? 0) + 1;
    count(operations, request, received);
    for (const what of defectsOf(request, received)) {
      const kind = `${request.operation.id} ${what.replaceAll(/\d+/g, '')}`;
      if (!defects.has(kind)) defects.set(kind, { at, what, request, answer: received.text.slice(0, 600) });
    }
    learn(pool, request, received);
    known.learn(request, received);
    if (at % PAUSE === 0) await target.passTime(draw, pool);
  }
  return { requests, statuses, operations, defects: [...defects.values()] };
}

const chosen = (draw: Draw): Operation => draw.pick(draw.chance(0.03) ? OPENINGS : OPERATIONS);

/** Mostly as the state of things would have it; what there is nothing for yet is made possible by asking something else first. */
function ready(operation: Operation, source: Parameters<typeof suitedTo>[1]): Ready {
  if (source.draw.chance(0.1)) return { operation, suited: {} };
  const suited = suitedTo(operation.id, source);
  const first = OPERATIONS.find(({ id }) => id === ASKED_FIRST[operation.id]);
  if (suited !== undefined || first === undefined) return { operation, suited: suited ?? {} };
  return ready(first, source);
}
type Ready = { readonly operation: Operation; readonly suited: Suited };

function count(
  operations: { [id: string]: Share },
  { operation: { id }, expected, what }: FuzzRequest,
  { status, ms, headers, text }: Received,
): void {
  const share = operations[id] ?? { sent: 0, fitting: 0, accepted: 0, slowestMs: 0, refused: {} };
  operations[id] = share;
  share.sent += 1;
  share.slowestMs = Math.max(share.slowestMs, ms);
  if (expected.kind !== 'fitting') return;
  share.fitting += 1;
  if (status < 400) {
    share.accepted += 1;
    return;
  }
  const { code = status } = { ...(asJson(headers, text) as { readonly code?: string } | undefined) };
  const reason = `${code}, ${what}`;
  share.refused[reason] = (share.refused[reason] ?? 0) + 1;
}

function learn(pool: Pool, { operation, path, query }: FuzzRequest, { status, headers, text }: Received): void {
  const answer = asJson(headers, text);
  const pages = `next of ${operation.id}`;
  // What the list is of is gone.
  if (status === 404) pool.drop(pages, (page) => (page as Pick<FuzzRequest, 'path'>).path === path);
  if (status >= 300 || answer === undefined || operation.id === 'getOpenApi') return;
  pool.harvest(operation.path, answer);
  if (headers['etag'] !== undefined) pool.add('etag', headers['etag']);
  const cursor = typeof answer === 'object' && answer !== null && 'nextCursor' in answer ? answer.nextCursor : undefined;
  if (typeof cursor !== 'string' || operation.method !== 'GET') return;
  const others = query.split('&').filter((part) => part !== '' && !part.startsWith('cursor='));
  pool.add(pages, { path, query: [...others, `cursor=${encodeURIComponent(cursor)}`].join('&') });
}
