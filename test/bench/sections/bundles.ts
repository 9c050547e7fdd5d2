/** Size of what is deployed, and how long a fresh process takes to import it, beside a handler that does nothing. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../../infra/bundle.ts';
import { FUNCTION_NAMES } from '../../../infra/function-name.ts';
import { type BundleSize, bundleSize } from '../../support/bundle-size.ts';
import { figure } from '../support/print.ts';
import type { Report, RunOptions, Section } from '../support/section.ts';
import { median } from '../support/statistics.ts';

const STARTS = 15;
const EMPTY = 'empty handler';
const AIM_API_KB = 500;
const AIM_API_MS = 80;

export const bundles: Section = { name: 'bundles', title: 'What is deployed', run };

async function run({ folder, progress }: RunOptions): Promise<Report> {
  const entries = new Map([[EMPTY, writeEmpty(join(folder, 'empty'))]]);
  for (const name of FUNCTION_NAMES) {
    bundle(name, join(folder, name));
    entries.set(name, join(folder, name, 'index.mjs'));
  }
  const times = new Map<string, number[]>();
  for (let start = 1; start <= STARTS; start += 1) {
    progress(`start ${start} of ${STARTS}`);
    for (const [name, entry] of entries) times.set(name, [...(times.get(name) ?? []), importMs(entry)]);
  }
  const rows = [...entries].map(([name, entry]) => ({ name, ...bundleSize(entry), ms: median(times.get(name) ?? []) }));
  return report(rows);
}

/** What Lambda runs before a function's own code: the least that an import can cost. */
function writeEmpty(folder: string): string {
  mkdirSync(folder);
  const entry = join(folder, 'index.mjs');
  writeFileSync(entry, 'export const handler = async () => ({ statusCode: 204 });\n');
  return entry;
}

/** In a process of its own, with the option that the deployed functions have; without the start of Node itself. */
function importMs(entry: string): number {
  const script = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(entry).href)}); process.stdout.write(String(performance.now() - t));`;
  const options = ['--enable-source-maps', '--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, options, { env: {}, encoding: 'utf8' }));
}

type Row = BundleSize & { readonly name: string; readonly ms: number };

function report(rows: readonly Row[]): Report {
  const empty = rows.find(({ name }) => name === EMPTY)?.ms ?? Number.NaN;
  const api = rows.find(({ name }) => name === 'api');
  const kb = (bytes: number): number => bytes / 1_000;
  return {
    tables: [
      {
        head: ['function', 'imported kB', 'deployed kB', 'import ms', '× empty'],
        rows: rows.map(({ name, imported, deployed, ms }) => [name, kb(imported), kb(deployed), ms, ms / empty]),
      },
    ],
    notes: [
      'imported: the code that a cold start reads; deployed: with what is imported on first use, such as the S3 client for large texts. Minified, without source maps.',
      `Import time in a fresh process without a compile cache, median of ${STARTS} starts that alternate with all others.`,
    ],
    aims:
      api === undefined
        ? []
        : [
            {
              what: 'size of the API function, as a cold start reads it',
              aim: `≤ ${AIM_API_KB} kB`,
              measured: `${figure(kb(api.imported))} kB (${figure(kb(api.deployed))} kB with what is imported on first use)`,
              met: kb(api.imported) <= AIM_API_KB,
            },
            {
              what: 'import of the API function',
              aim: `≤ ${AIM_API_MS} ms`,
              measured: `${figure(api.ms)} ms (${figure(api.ms / empty)} × the empty handler's ${figure(empty)} ms)`,
              met: api.ms <= AIM_API_MS,
            },
          ],
  };
}
