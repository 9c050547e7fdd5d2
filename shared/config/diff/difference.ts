import { canonicalJson } from '../../core/canonical-json.ts';
import { type ProblemPath, pathText } from '../problem.ts';
import { colon, filled, inEach, joined, type Said, said } from './said.ts';

/** One thing in which two configurations differ, as an operator would say it. */
export type Difference = {
  /** Where it is, with names in place of positions: `policies."P1 critical".targets.solution`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly words: Said;
  /** What stood there and what stands there now, where it is one value. */
  readonly before?: Said;
  readonly after?: Said;
};

/** Where a difference is, and what to call the place. */
export type Place = { readonly path: ProblemPath; readonly name: Said };

export const added = (place: Place, what: Said = said('new', '新增')): Difference =>
  tell('added', place, colon(place.name, what));
export const removed = (place: Place, what: Said = said('removed', '已删除')): Difference =>
  tell('removed', place, colon(place.name, what));
/** `what` goes on where the name of the place ends. */
export const changed = (place: Place, what: Said): Difference => tell('changed', place, joined(place.name, what));

const tell = (kind: Difference['kind'], { path }: Place, words: Said): Difference => ({ path: pathText(path), kind, words });

/** One value and another, of which either may be missing: `policy "P1 critical": solution 4 h → 2 h`. */
export function compareValue<T>(
  place: Place,
  before: T | undefined,
  after: T | undefined,
  say: (value: T) => Said,
): readonly Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const was = before === undefined ? undefined : say(before);
  const is = after === undefined ? undefined : say(after);
  const words = inEach(
    (language) => `${place.name[language]} ${was?.[language] ?? NOTHING[language]} → ${is?.[language] ?? NOTHING[language]}`,
  );
  const kind = kindOf(was, is);
  return [{ path: pathText(place.path), kind, words, ...(was && { before: was }), ...(is && { after: is }) }];
}

const NOTHING = said('(nothing)', '（无）');

function kindOf(was: Said | undefined, is: Said | undefined): Difference['kind'] {
  if (was === undefined) return 'added';
  return is === undefined ? 'removed' : 'changed';
}

/** What differs and nobody has words for must not pass for the same. */
export function orElse(found: readonly Difference[], place: Place, before: unknown, after: unknown): readonly Difference[] {
  if (found.length > 0 || canonicalJson(before) === canonicalJson(after)) return found;
  return [changed(place, said('changed', '有变化'))];
}

type Table<T> = { readonly [name: string]: T };

/** Two tables by name: what is new, what is gone, and what differs within. */
export function compareTables<T>(
  before: Table<T>,
  after: Table<T>,
  compare: {
    readonly place: (name: string) => Place;
    readonly within: (place: Place, before: T, after: T) => readonly Difference[];
    readonly describe: (value: T) => Said | undefined;
  },
): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const place = compare.place(name);
    const was = Object.hasOwn(before, name) ? before[name] : undefined;
    const is = Object.hasOwn(after, name) ? after[name] : undefined;
    if (was !== undefined && is !== undefined) return orElse(compare.within(place, was, is), place, was, is);
    if (is !== undefined) return [added(place, describeNew(compare.describe(is)))];
    return [removed(place)];
  });
}

const describeNew = (what: Said | undefined): Said | undefined => what && filled(said('new: {0}', '新增，{0}'), what);
