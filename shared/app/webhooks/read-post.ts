import type { Part, Post } from './adapters/adapter.ts';
import { adapterOf } from './webhook-adapters.ts';
import { mapAlert, type ShapeProblem, type Signal } from './webhook-mapping.ts';
import type { WebhookSource } from './webhook-source.ts';

/** What a body would have Pledge do, alert by alert: one that does not fit takes none of the others with it. */
export type ReadPart =
  | { readonly kind: 'signal'; readonly signal: Signal }
  | { readonly kind: 'misshapen'; readonly path: string; readonly problems: readonly ShapeProblem[] }
  | Extract<Part, { kind: 'ignored' | 'confirmation' }>;

export async function readPost(source: WebhookSource, body: unknown, post: Post): Promise<readonly ReadPart[]> {
  const adapter = await adapterOf(source.type);
  return adapter.read(body, source, post).map((part) => readPart(source, part));
}

function readPart(source: WebhookSource, part: Part): ReadPart {
  const { kind, path } = part;
  if (kind === 'problem') return { kind: 'misshapen', path, problems: [{ path, detail: part.detail }] };
  if (kind !== 'alert') return part;
  const mapped = mapAlert(source, part);
  return mapped.ok ? { kind: 'signal', signal: mapped.signal } : { kind: 'misshapen', path, problems: mapped.problems };
}

export const sayProblems = ({ problems }: Extract<ReadPart, { kind: 'misshapen' }>): string =>
  problems.map(({ path, detail }) => (path === '' ? detail : `${path}: ${detail}`)).join(' ');

/** Those that fit are taken, whatever else the body holds. */
export const fitsNowhere = (parts: readonly ReadPart[]): boolean =>
  parts.length > 0 && parts.every(({ kind }) => kind === 'misshapen');

/** There is nothing to be done. */
export const isIdle = (parts: readonly ReadPart[]): boolean => parts.every(({ kind }) => kind === 'ignored');

export const problemsIn = (parts: readonly ReadPart[]): readonly ShapeProblem[] =>
  parts.flatMap((part) => (part.kind === 'misshapen' ? part.problems : []));
