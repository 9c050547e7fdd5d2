import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** In bytes, without source maps. */
export type BundleSize = {
  /** What an import of it reads, and so a cold start. */
  readonly imported: number;
  /** With what is imported on first use. */
  readonly deployed: number;
};

/** @param entry the file of a bundle that is imported */
export function bundleSize(entry: string): BundleSize {
  const folder = dirname(entry);
  const sum = (files: Iterable<string>): number =>
    [...files].reduce((total, file) => total + statSync(join(folder, file)).size, 0);
  return {
    imported: sum(reachable(folder, 'index.mjs')),
    deployed: sum(readdirSync(folder).filter((file) => file.endsWith('.mjs'))),
  };
}

/** A minified static import ends in `from"./chunk.mjs"` or is `import"./chunk.mjs"`; a dynamic one has a parenthesis. */
function reachable(folder: string, file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  for (const [, next = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.mjs)"/g)) reachable(folder, next, seen);
  return seen;
}
