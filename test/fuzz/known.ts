import { asJson } from './as-json.ts';
import type { Received } from './judge.ts';
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
    const name = String(thing[NAMES[kind] ?? 'id']);
    things[kind].delete(name);
    things[kind].set(name, thing);
    const [oldest] = things[kind].keys();
    if (things[kind].size > MOST && oldest !== undefined) things[kind].delete(oldest);
  };
  /** Whatever the path names. */
  const named = (path: string): readonly (readonly [Kind, string])[] => {
    const parts = new Set(path.split('/').slice(2).map(decoded));
    return KIND_NAMES.flatMap((kind) =>
      [...things[kind].keys()].filter((name) => parts.has(name)).map((name) => [kind, name] as const),
    );
  };
  const correct = (path: string, problem: Thing): void => {
    for (const [kind, name] of named(path)) {
      const status = problem['code'] === 'merged' ? 'merged' : problem['currentStatus'];
      const thing = things[kind].get(name);
      if (problem['status'] === 404) things[kind].delete(name);
      else if (kind === 'ticket' && typeof status === 'string') things.ticket.set(name, { ...thing, status });
    }
  };
  const take = (path: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) take(path, item);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const [, , , subscription] = path.split('/');
    for (const kind of KIND_NAMES) if (KINDS[kind].every((field) => field in value)) note(kind, { subscription, ...value });
    for (const part of Object.values(value)) take(path, part);
  };
  return {
    of: (kind) => [...things[kind].values()],
    learn: ({ method, path }, { status, headers, text }) => {
      const answer = asJson(headers, text);
      if (status >= 400) return correct(path, { ...(answer as Thing | undefined), status });
      if (method === 'DELETE')
        for (const [kind, name] of named(path)) if (path.endsWith(encodeURIComponent(name))) things[kind].delete(name);
      if (method !== 'DELETE') take(path, answer);
      // Whoever stands in moves the shifts that are known.
      if (method !== 'GET' && path.startsWith('/v1/on-call/')) things.shift.clear();
    },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
