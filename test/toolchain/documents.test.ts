// A document that names a file which has moved misleads exactly those who need it. Links and paths in our documents must lead somewhere.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCUMENTS = ['*.md', 'docs/**/*.md'].flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort();

const LINK = /\]\(([^)\s]+)\)/g;
/** A path of ours in backticks, such as `shared/core/decide.ts` or `infra/stacks/`; not one with a placeholder in it. */
const PATH = /`((?:shared|functions|events|infra|local|test|docs|scripts)\/[\w./-]*)`/g;

describe.each(DOCUMENTS)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8');

  test('links to what exists', () => {
    const targets = [...text.matchAll(LINK)].map(([, target = '']) => target).filter((target) => !/^(\w+:|#)/.test(target));
    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(document), target.replace(/#.*/, ''))))).toEqual([]);
  });

  test('has the headings that documents link to', () => {
    const targets = [...text.matchAll(LINK)].map(([, target = '']) => target).filter((target) => /^[^:]*#/.test(target));
    expect(targets.filter((target) => !hasHeading(document, target))).toEqual([]);
  });

  test('names files and folders that exist', () => {
    const paths = [...text.matchAll(PATH)].map(([, path = '']) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

function hasHeading(document: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? join(ROOT, document) : join(ROOT, dirname(document), file);
  if (!path.endsWith('.md') || !existsSync(path)) return true;
  const headings = readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].some(([, heading = '']) => anchorOf(heading) === anchor);
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}
