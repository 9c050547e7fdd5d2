import { asJson } from './as-json.ts';
import type { Received } from './judge.ts';
import { proofOf, ticketOf } from './link.ts';
import type { FuzzRequest } from './request.ts';

/** What the API last said of the things that a run has met, so that a request can be about one that is in a state for it. */
export type Thing = { readonly [field: string]: unknown };

const KINDS = {
  ticket: ['reference', 'clocks', 'status'],
  subscription: ['secrets', 'events', 'payload'],
  key: ['forStaff', 'state', 'role'],
  override: ['id', 'who', 'madeAt'],
  shift: ['from', 'to', 'who', 'layer'],
  delivery: ['webhookId', 'attempts'],
  incoming: ['verdict', 'replays', 'source'],
  mail: ['folder', 'sizeBytes', 'id'],
  suppression: ['address', 'reasons'],
  attachment: ['path', 'size', 'type'],
} as const satisfies { readonly [kind: string]: readonly string[] };
export type Kind = keyof typeof KINDS;

const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];
/** What names a thing of the kind in a path; of all others it is `id`. */
const NAMES: { readonly [kind in Kind]?: string } = { key: 'name', shift: 'from', suppression: 'address', attachment: 'path' };
const MOST = 60;

export type Known = {
  /** Oldest news first. */
  of(kind: Kind): readonly Thing[];
  learn(request: FuzzRequest, received: Received): void;
};

export function createKnown(): Known {
  const things = Object.fromEntries(KIND_NAMES.map((kind) => [kind, new Map<string, Thing>()])) as {
    readonly [kind in Kind]: Map<string, Thing>;
  };
  const note = (kind: Kind, thing: Thing): void => {
    const name = thing[NAMES[kind] ?? 'id'];
    // A schema in the document of the API has the same fields, but is no such thing.
    if (typeof name !== 'string') return;
    things[kind].delete(name);
    things[kind].set(name, thing);
    const [oldest] = things[kind].keys();
    if (things[kind].size > MOST && oldest !== undefined) things[kind].delete(oldest);
  };
  /** Whatever these parts of a path are the names of. */
  const named = (parts: readonly string[]): readonly (readonly [Kind, string])[] =>
    KIND_NAMES.flatMap((kind) => parts.filter((name) => things[kind].has(name)).map((name) => [kind, name] as const));
  const becomes = (ticket: string | undefined, status: unknown): void => {
    const known = things.ticket.get(ticket ?? '');
    if (known !== undefined && typeof status === 'string') things.ticket.set(String(known['id']), { ...known, status });
  };
  const correct = (path: string, proof: string | undefined, problem: Thing): void => {
    const parts = partsOf(path);
    const status = problem['code'] === 'merged' ? 'merged' : problem['currentStatus'];
    for (const part of [...parts, proof ?? '']) for (const ticket of [part, ticketOf(part)]) becomes(ticket, status);
    if (problem['status'] === 404) for (const [kind, name] of named(parts)) things[kind].delete(name);
  };
  const take = (path: string, proof: string | undefined, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) take(path, proof, item);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const [, , , subscription] = path.split('/');
    for (const kind of KIND_NAMES)
      if (KINDS[kind].every((field) => field in value)) note(kind, { subscription, proof, ...value });
    // As a customer sees it.
    if ('mayDo' in value && 'status' in value) becomes(ticketOf(proof ?? ''), value.status);
    for (const part of Object.values(value)) take(path, proof, part);
  };
  return {
    of: (kind) => [...things[kind].values()],
    learn: (request, { status, headers, text }) => {
      const { method, path } = request;
      const proof = proofOf(request);
      const answer = asJson(headers, text);
      if (status >= 400) return correct(path, proof, { ...(answer as Thing | undefined), status });
      if (method === 'DELETE') for (const [kind, name] of named(partsOf(path).slice(-1))) things[kind].delete(name);
      if (method !== 'DELETE') take(path, proof, answer);
      // Whoever stands in moves the shifts that are known.
      if (method !== 'GET' && path.startsWith('/v1/on-call/')) things.shift.clear();
    },
  };
}

const partsOf = (path: string): readonly string[] => path.split('/').slice(2).map(decoded);

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
