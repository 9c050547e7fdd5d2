import { createDraw } from './draw.ts';
import { defectsOf, type Received } from './judge.ts';
import { OPERATIONS } from './operations.ts';
import { createPool, type Pool } from './pool.ts';
import { type FuzzRequest, makeRequest } from './request.ts';
import type { Target } from './target.ts';

/** Sends requests made by chance from the OpenAPI document, each with what earlier answers named, and judges every answer. */
export type Defect = { readonly at: number; readonly what: string; readonly request: FuzzRequest; readonly answer: string };

export type Share = { sent: number; fitting: number; accepted: number; slowestMs: number };

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
  fields: ['id', 'reference', 'clocks.dueAt', 'n', 'at', 'type', 'version', 'requester'],
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
  const source = { draw, pool, now: target.now };
  const statuses: { [status: string]: number } = {};
  const operations: { [id: string]: Share } = {};
  const defects = new Map<string, Defect>();
  for (let at = 1; at <= requests; at += 1) {
    const request = makeRequest(draw.pick(draw.chance(0.03) ? OPENINGS : OPERATIONS), source, target.credentials);
    const received = await target.send(request);
    statuses[received.status] = (statuses[received.status] ?? 0) + 1;
    count(operations, request, received);
    for (const what of defectsOf(request, received)) {
      const kind = `${request.operation.id} ${what.replaceAll(/\d+/g, '')}`;
      if (!defects.has(kind)) defects.set(kind, { at, what, request, answer: received.text.slice(0, 600) });
    }
    learn(pool, request, received);
    if (at % PAUSE === 0) await target.passTime(draw, pool);
  }
  return { requests, statuses, operations, defects: [...defects.values()] };
}

function count(
  operations: { [id: string]: Share },
  { operation: { id }, expected }: FuzzRequest,
  { status, ms }: Received,
): void {
  const share = operations[id] ?? { sent: 0, fitting: 0, accepted: 0, slowestMs: 0 };
  operations[id] = share;
  share.sent += 1;
  share.slowestMs = Math.max(share.slowestMs, ms);
  if (expected.kind !== 'fitting') return;
  share.fitting += 1;
  if (status < 400) share.accepted += 1;
}

function learn(pool: Pool, { operation, path, query }: FuzzRequest, { status, headers, text }: Received): void {
  if (status >= 300 || !String(headers['content-type']).includes('json') || text === '' || operation.id === 'getOpenApi') return;
  const answer: unknown = JSON.parse(text);
  pool.harvest(operation.path, answer);
  if (headers['etag'] !== undefined) pool.add('etag', headers['etag']);
  const cursor = typeof answer === 'object' && answer !== null && 'nextCursor' in answer ? answer.nextCursor : undefined;
  if (typeof cursor !== 'string' || operation.method !== 'GET') return;
  const others = query.split('&').filter((part) => part !== '' && !part.startsWith('cursor='));
  pool.add(`next of ${operation.id}`, { path, query: [...others, `cursor=${encodeURIComponent(cursor)}`].join('&') });
}
