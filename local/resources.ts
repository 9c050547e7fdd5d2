import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EnvironmentValue, LocalResources } from '../infra/resources/local-resources.ts';
import { CACHE, ROOT } from './cache-folder.ts';
import { queueUrl } from './names.ts';

/** All that the answer depends on: the CDK app, the names of the variables, and the versions of what it is made with. */
const SOURCES = ['infra/**/*.ts', 'functions/*/env.ts', 'cdk.json', 'package-lock.json'];

/**
 * What the CDK app says has to exist. Synthesizing takes seconds and a hundred megabytes, so it happens in a process of its own,
 * and its answer is kept until the app changes.
 */
export async function loadResources(): Promise<LocalResources> {
  const file = join(CACHE, `resources-${hashSources()}.json`);
  const kept = read(file);
  if (kept !== undefined) return kept;
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'infra/resources-main.ts')], {
    maxBuffer: 16 * 1024 * 1024,
    cwd: ROOT,
  });
  keep(file, stdout);
  return JSON.parse(stdout) as LocalResources;
}

function read(file: string): LocalResources | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LocalResources;
  } catch {
    return undefined;
  }
}

/** Several platforms may start at once, and the folder may belong to somebody else; then it is only slower. */
function keep(file: string, text: string): void {
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, text);
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // made again at the next start
  }
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).toSorted()) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** A function's environment with this machine's values. A secret goes by the name of the variable that holds its ARN in the cloud. */
export function environmentOf(
  resources: LocalResources,
  name: keyof LocalResources['functions'],
  at: { readonly queues: string; readonly api: string },
): { readonly [variable: string]: string } {
  const value = (variable: string, wanted: EnvironmentValue): string => {
    if (wanted.kind === 'text') return wanted.text;
    if (wanted.kind === 'api') return at.api;
    if (wanted.kind === 'secret') return variable;
    return wanted.kind === 'queue' ? queueUrl(at.queues, wanted.name) : wanted.name;
  };
  return Object.fromEntries(
    Object.entries(resources.functions[name].environment).map(([variable, wanted]) => [variable, value(variable, wanted)]),
  );
}
