// The import table only holds if the checker reads our files and knows our imports: with the wrong compiler it reads none and reports success.
import { globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const COVERED = ['shared', 'functions', 'events', 'infra', 'local', 'scripts', 'test'];

/** Where a probe stands, what it imports, and whether the table lets it. `type` probes import a type only. */
type Probe = readonly [from: string, to: string, kind?: 'type'];

const REFUSED: readonly Probe[] = [
  ['shared/core', 'shared/app/run-command'],
  ['shared/core', 'shared/app/ports', 'type'],
  ['shared/core', 'node:crypto'],
  ['shared/core', 'node:fs/promises'],
  ['shared/core', 'zod'],
  ['shared/core/sla', '@aws-sdk/client-sqs', 'type'],
  ['shared/app', 'shared/aws/ticket-store'],
  ['shared/app', 'shared/aws/ticket-store', 'type'],
  ['shared/app', '@aws-sdk/client-dynamodb'],
  ['shared/app', 'node:fs'],
  ['shared/api', 'shared/core/decide'],
  ['shared/api', 'shared/app/run-command'],
  ['shared/api/client', 'zod'],
  ['shared/api/client', 'shared/api/version'],
  ['events', 'shared/core/evolve'],
  ['events', 'shared/app/ports', 'type'],
  ['shared/aws', 'shared/core/decide'],
  ['shared/aws', 'shared/app/run-command'],
  ['shared/aws', 'shared/lambda/env'],
  ['shared/config', '@aws-sdk/client-dynamodb'],
  ['shared/mail', 'shared/core/decide'],
  ['shared/words', 'shared/core/decide'],
  ['shared/words', 'shared/mail/words/en'],
  ['shared/mail', 'shared/aws/mailer'],
  ['shared/lambda', 'functions/api/handler'],
  ['functions/wake', 'functions/api/handler'],
  ['functions/wake', '@aws-sdk/client-sqs'],
  ['functions/wake', 'local/start'],
  ['infra', 'shared/core/decide'],
  ['infra', 'functions/api/handler'],
  ['infra', '@aws-sdk/client-dynamodb'],
  ['shared/aws', 'local/start'],
  ['local', 'test/support/fakes'],
  ['shared/app', 'vitest'],
  ['shared/app', './nothing-there'],
  ['shared/core', '@smithy/types', 'type'],
];

const ALLOWED: readonly Probe[] = [
  ['shared/core/sla', 'shared/core/ticket', 'type'],
  ['shared/app', 'shared/core/decide'],
  ['shared/app', 'events/ticket-opened'],
  ['shared/app', 'node:crypto'],
  ['events', 'shared/core/ticket'],
  ['events', 'zod'],
  ['shared/api', 'shared/core/priority'],
  ['shared/api', 'zod'],
  ['shared/aws', 'shared/app/ports', 'type'],
  ['shared/aws', 'shared/core/decide', 'type'],
  ['shared/aws', '@aws-sdk/client-dynamodb'],
  ['shared/config', 'yaml'],
  ['shared/mail', 'nodemailer'],
  ['shared/lambda', 'shared/aws/ticket-store'],
  ['shared/lambda', '@middy/core'],
  ['functions/wake', 'shared/lambda/env'],
  ['functions/wake', 'shared/app/run-command'],
  ['functions/wake', 'aws-lambda', 'type'],
  ['infra', 'functions/api/env'],
  ['infra', 'aws-cdk-lib'],
  ['local', 'infra/app'],
  ['local', 'functions/api/handler'],
  ['test/app', 'local/start'],
];

const named = ([from, to, kind]: Probe) => `${from} → ${kind === 'type' ? 'type of ' : ''}${to}`;

describe('the import table', () => {
  let folder: string;
  let broken: ReadonlyMap<string, ICruiseResult['summary']['violations']>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'layers-'));
    plant(folder);
    const { summary } = await check(folder, ['.']);
    broken = Map.groupBy(summary.violations, (violation) => violation.from);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(REFUSED.map((probe) => [named(probe), fileOf(probe)]))('refuses %s', (_, file) => {
    expect(broken.get(file) ?? []).not.toEqual([]);
  });

  test.each(ALLOWED.map((probe) => [named(probe), fileOf(probe)]))('allows %s', (_, file) => {
    expect(broken.get(file) ?? []).toEqual([]);
  });

  test('refuses files that need each other at run time, and lets types refer to each other', () => {
    expect(broken.get('shared/app/cycle-a.ts')).toMatchObject([{ rule: { name: 'no-cycles' } }]);
    expect(broken.get('shared/app/type-cycle-a.ts')).toBeUndefined();
  });

  test('says of every rule why it exists', async () => {
    const rules = (await options()).ruleSet?.forbidden ?? [];
    expect(rules.length).toBeGreaterThan(0);
    expect(rules.filter((rule) => (rule.comment ?? '').length < 40)).toEqual([]);
  });
});

describe('the checker', () => {
  test('has read every TypeScript file of the tree', async () => {
    const files = globSync(`{${COVERED.join(',')}}/**/*.ts`, { cwd: ROOT });
    const { modules } = await check(ROOT, ['.']);
    const read = new Set(modules.map((module) => module.source));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !read.has(file))).toEqual([]);
    const edges = modules.flatMap((module) => module.dependencies.filter((dependency) => !dependency.couldNotResolve));
    expect(edges.length).toBeGreaterThan(files.length);
  });
});

const options = () => extractOptions(join(ROOT, '.dependency-cruiser.mjs'));

async function check(baseDir: string, paths: string[]): Promise<ICruiseResult> {
  const { enhancedResolveOptions, tsConfig: _, ...settings } = await options();
  const { output } = await cruise(paths, { ...settings, baseDir, preserveSymlinks: baseDir !== ROOT }, enhancedResolveOptions);
  if (typeof output === 'string') throw new Error(output);
  return output;
}

function fileOf([from, to, kind]: Probe): string {
  return `${from}/imports-${to.replaceAll(/[^a-z]/g, '-')}${kind ?? ''}.ts`;
}

/** Writes a small tree with one file per probe, beside the real packages. */
function plant(folder: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const file of ['package.json', 'tsconfig.json']) symlinkSync(join(ROOT, file), join(folder, file));
  for (const probe of [...REFUSED, ...ALLOWED]) {
    const [from, to, kind] = probe;
    const local = COVERED.includes(to.split('/')[0] ?? '');
    if (local) write(`${to}.ts`, 'export const thing = 1;\nexport type Thing = number;\n');
    const specifier = local ? `${'../'.repeat(from.split('/').length)}${to}.ts` : to;
    write(
      fileOf(probe),
      kind === 'type' ? `import type { Thing } from '${specifier}';\nexport type Its = Thing;\n` : `import '${specifier}';\n`,
    );
  }
  write('shared/app/cycle-a.ts', "import { b } from './cycle-b.ts';\nexport const a = () => b;\n");
  write('shared/app/cycle-b.ts', "import { a } from './cycle-a.ts';\nexport const b = () => a;\n");
  write('shared/app/type-cycle-a.ts', "import type { B } from './type-cycle-b.ts';\nexport type A = { b?: B };\n");
  write('shared/app/type-cycle-b.ts', "import type { A } from './type-cycle-a.ts';\nexport type B = { a?: A };\n");
}
