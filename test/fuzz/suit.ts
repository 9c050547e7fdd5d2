import type { Kind, Known, Thing } from './known.ts';
import type { Source } from './values.ts';

/** What makes a request fit the state that things are in, so that it is carried out and not refused for something that chance alone never gets right. */
export type Suited = {
  /** Values of the path, by the names of its parameters. */
  readonly path?: Thing;
  /** Given the body that chance made. */
  readonly body?: (made: Thing) => Thing;
  /** In place of a body of JSON. */
  readonly form?: Thing;
  /** Of a customer, as their proof. */
  readonly link?: unknown;
};

export type Circumstances = Source & { readonly known: Known };
/** @returns undefined where there is no such thing yet */
export type Suit = (circumstances: Circumstances) => Suited | undefined;

/** What suits the operations that are about one thing. */
export type Topic = {
  readonly suits: { readonly [operationId: string]: Suit };
  /** What has to be asked first where there is nothing that the operation could be about. */
  readonly first: { readonly [operationId: string]: string };
};

export const PEOPLE = ['ann', 'lee', 'max', 'dora'] as const;

export const iso = (at: number): string => new Date(at).toISOString();

/** One of the kind that this is true of; the newest are the likeliest to be still as they were. */
export function some(
  { known, draw }: Circumstances,
  kind: Kind,
  isMeant: (thing: Thing) => boolean = () => true,
): Thing | undefined {
  const meant = known.of(kind).filter(isMeant);
  return meant.length === 0 ? undefined : draw.pick(meant.slice(-12));
}

/** About one of the kind, which the path calls by that field of it. */
export const thing =
  (kind: Kind, parameter: string, field = 'id', isMeant: (one: Thing) => boolean = () => true): Suit =>
  (circumstances) => {
    const found = some(circumstances, kind, isMeant);
    return found && { path: { [parameter]: found[field] } };
  };

export const without = (made: Thing, ...names: readonly string[]): Thing =>
  Object.fromEntries(Object.entries(made).filter(([name]) => !names.includes(name)));
