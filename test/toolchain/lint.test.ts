// A misspelt rule or a glob that matches nothing switches a ban off in silence. Each ban that the design leans on is broken here on purpose.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** Code that must be refused, where it stands, and the rule that refuses it. */
const REFUSED: readonly (readonly [what: string, file: string, code: string, rule: string])[] = [
  ['the time in the core', 'shared/core/a.ts', 'export const at = Date.now();', 'no-restricted-globals'],
  ['chance in the core', 'shared/core/b.ts', 'export const id = Math.random();', 'no-restricted-properties'],
  [
    'a timer in the core',
    'shared/core/c.ts',
    'export const later = (f: () => void) => setTimeout(f, 1);',
    'no-restricted-globals',
  ],
  ['waiting in the core', 'shared/core/d.ts', 'export const read = async () => await Promise.resolve(1);', 'no-async-await'],
  ['the environment in a use case', 'shared/app/a.ts', 'export const table = process.env.TABLE;', 'no-restricted-globals'],
  ['the environment in a function', 'functions/api/a.ts', 'export const table = process.env.TABLE;', 'no-restricted-globals'],
  ['printing instead of logging', 'shared/app/b.ts', "console.log('here');", 'no-console'],
  ['zod by its heavy import', 'shared/app/c.ts', "import { z } from 'zod';\nexport const s = z.string();", 'noRestrictedImports'],
  ['any', 'shared/app/d.ts', 'export const f = (x: any) => x;', 'no-explicit-any'],
  ['an assertion that null is not', 'shared/app/e.ts', 'export const f = (x?: string) => x!.length;', 'no-non-null-assertion'],
  [
    'a promise that nobody waits for',
    'shared/app/f.ts',
    'export const f = (go: () => Promise<void>) => {\n  go();\n};',
    'no-floating-promises',
  ],
  [
    'a switch that forgets a case',
    'shared/app/g.ts',
    "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      break;\n  }\n}",
    'switch-exhaustiveness-check',
  ],
  ['a note to oneself', 'shared/app/h.ts', `// ${'TO' + 'DO'}: later\nexport const a = 1;`, 'no-warning-comments'],
  ['a camel-case file', 'shared/app/someThing.ts', 'export const a = 1;', 'filename-case'],
  [
    'five parameters',
    'shared/app/i.ts',
    'export const f = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;',
    'max-params',
  ],
  ['a file over 300 lines', 'shared/app/j.ts', 'export const a = [\n'.concat('  1,\n'.repeat(300), '];'), 'max-lines'],
  [
    'a function over 60 lines',
    'shared/app/k.ts',
    'export const f = () => [\n'.concat('  1,\n'.repeat(60), '];'),
    'max-lines-per-function',
  ],
  [
    'thirteen ways through a function',
    'shared/app/l.ts',
    `export const f = (n: number) => {\n${Array.from({ length: 12 }, (_, i) => `  if (n === ${i}) return '${i}';\n`).join('')}  return '';\n};`,
    'complexity',
  ],
  ['files that import each other', 'shared/app/m.ts', "import { n } from './n.ts';\nexport const m = () => n;", 'no-cycle'],
  ['a mocked module', 'test/app/a.test.ts', "import { vi } from 'vitest';\nvi.mock('./x.ts');", 'no-restricted-vi-methods'],
  [
    'a test without an assertion',
    'test/app/b.test.ts',
    "import { test } from 'vitest';\ntest('runs', () => {});",
    'expect-expect',
  ],
  [
    'a test that runs alone',
    'test/app/c.test.ts',
    "import { expect, test } from 'vitest';\ntest.only('runs', () => {\n  expect(1).toBe(1);\n});",
    'no-focused-tests',
  ],
];

const ALLOWED: readonly (readonly [what: string, file: string, code: string])[] = [
  ['the environment where it is read once', 'shared/lambda/env.ts', 'export const table = process.env.TABLE;'],
  ['printing on a laptop', 'local/a.ts', "console.log('here');"],
  [
    'a flat switch over many kinds',
    'shared/core/e.ts',
    `export const f = (n: number) => {\n  switch (n) {\n${Array.from({ length: 20 }, (_, i) => `    case ${i}:\n      return '${i}';\n`).join('')}    default:\n      return '';\n  }\n};`,
  ],
];

type Finding = { readonly file: string; readonly rule: string };

describe('the linter', () => {
  let folder: string;
  let findings: readonly Finding[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lint-'));
    plant(folder);
    findings = await lint(folder);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const found = (file: string) => findings.filter((finding) => finding.file === file).map((finding) => finding.rule);

  test.each(REFUSED)('refuses %s', (_, file, __, rule) => {
    expect(found(file).join()).toContain(rule);
  });

  test.each(ALLOWED)('allows %s', (_, file) => {
    expect(found(file)).toEqual([]);
  });
});

function plant(folder: string): void {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['.oxlintrc.json', 'biome.json', '.gitignore', 'package.json', 'tsconfig.json'])
    copyFileSync(join(ROOT, file), join(folder, file));
  const partner = ['', 'shared/app/n.ts', "import { m } from './m.ts';\nexport const n = () => m;"] as const;
  for (const [, file, code] of [...REFUSED, ...ALLOWED, partner]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${code}\n`);
  }
}

async function lint(cwd: string): Promise<readonly Finding[]> {
  const [ox, biome] = await Promise.all([
    report(cwd, 'oxlint', ['--format', 'json']) as Promise<{ diagnostics: { filename: string; code: string }[] }>,
    report(cwd, 'biome', ['lint', '--reporter', 'json', '--max-diagnostics', 'none']) as Promise<BiomeReport>,
  ]);
  return [
    ...ox.diagnostics.map(({ filename, code }) => ({ file: filename, rule: code })),
    ...biome.diagnostics.map(({ location, category }) => ({ file: location.path, rule: category })),
  ];
}

type BiomeReport = { diagnostics: { category: string; location: { path: string } }[] };

// Findings make both exit with 1, which is what we are here for; anything else they say is not JSON.
async function report(cwd: string, tool: string, args: readonly string[]): Promise<unknown> {
  const executable = join(ROOT, 'node_modules/.bin', tool);
  return new Promise((done, fail) => {
    execFile(executable, args, { cwd, maxBuffer: 1 << 24 }, (_, stdout, stderr) => {
      try {
        done(JSON.parse(stdout));
      } catch (cause) {
        fail(new Error(`${tool} did not report: ${stdout}${stderr}`, { cause }));
      }
    });
  });
}
