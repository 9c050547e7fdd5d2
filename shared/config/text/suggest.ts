/** The candidate that was probably meant: equal but for case, or at most one slip in each three characters away. */
export function suggest(written: string, candidates: Iterable<string>): string | undefined {
  const word = written.toLowerCase().slice(0, LONGEST);
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > slipsAllowed(word, candidate)) continue;
    const distance = editDistance(word, candidate.toLowerCase());
    if (distance <= slipsAllowed(word, candidate) && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** `; did you mean "lead"?`, or nothing. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const meant = suggest(written, candidates);
  return meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`;
}

/** No key or name is longer; it keeps the cost of a hostile text down. */
const LONGEST = 80;

const slipsAllowed = (word: string, candidate: string) => Math.floor(Math.min(word.length, candidate.length) / 3);

/** Edits between two words, a swap of neighbours counting as one. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? cell(rows, i - 2, j - 2) + 1 : Infinity;
      row.push(Math.min(cell(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, cell(rows, i - 1, j - 1) + same, swap));
    }
    rows.push(row);
  }
  return cell(rows, a.length, b.length);
}

const cell = (rows: readonly (readonly number[])[], i: number, j: number) => rows[i]?.[j] ?? 0;
