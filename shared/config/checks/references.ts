import { error, type Finding, type ProblemPath } from '../problem.ts';
import { quote } from '../text/parsed.ts';
import { didYouMean } from '../text/suggest.ts';

/** Checks that something which is named elsewhere in the file exists there. `section` is the block that would hold it. */
export function checkReference(name: string | undefined, named: object, path: ProblemPath, section: string): readonly Finding[] {
  if (name === undefined || Object.hasOwn(named, name)) return [];
  const names = Object.keys(named);
  const hint = didYouMean(name, names) || (names.length <= 8 ? `; there are ${names.join(', ') || 'none'}` : '');
  return [error(path, `${quote(name)} is not in ${section}${hint || `; add it to ${section}`}`)];
}

/** Values that occur again later in a list, as positions with the position of the first. */
export function repeats(values: readonly (string | undefined)[]): readonly { readonly index: number; readonly first: number }[] {
  const seen = new Map<string, number>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    const first = seen.get(value);
    if (first === undefined) seen.set(value, index);
    return first === undefined ? [] : [{ index, first }];
  });
}
