import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export type Piece = { readonly title: string; readonly text: string };

/** Texts of a file where each begins with a line `=== title`. */
function pieces(file: string): readonly Piece[] {
  const all = readFileSync(resolve(import.meta.dirname, file), 'utf8')
    .split(/^=== /m)
    .slice(1);
  return all.map((one) => ({ title: one.slice(0, one.indexOf('\n')), text: one.slice(one.indexOf('\n') + 1).trimEnd() }));
}

/** What programs write below the words of a person who answers. */
export const BELOW = pieces('answers.txt');
/** What people write, to the last line. */
export const WHOLE = pieces('whole.txt');
/** What programs make of the same answer in HTML. */
export const PAGES = pieces('pages.txt');
