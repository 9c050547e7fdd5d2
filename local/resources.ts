import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EnvironmentValue, LocalResources } from '../infra/resources/local-resources.ts';
import { queueUrl } from './names.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** All that the answer depends on: the CDK app, the names of the variables, and the versions of what it is made with. */
const SOURCES = ['infra/**/*.ts', 'functions/*/env.ts', 'cdk.json', 'package-lock.json'];

/**
 * What the CDK app says has to exist. Synthesizing takes seconds and a hundred megabytes, so it happens in a process of its own,
 * and its answer is kept until the app changes.
 * @param cache file in the data folder
 */
export async function loadResources(cache: string): Promise<LocalResources> {
  const version = hashSources();
  const kept = readCache(cache);
  if (kept?.version === version) return kept.resources;
  const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'infra/resources-main.ts')], { maxBuffer: 16 * 1024 * 1024, cwd: ROOT });
  const resources = JSON.parse(stdout) as LocalResources;
  writeFileSync(cache, JSON.stringify({ version, resources }));
  return resources;
}

type Cached = { readonly version: string; readonly resources: LocalResources };

function readCache(file: string): Cached | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Cached;
  } catch {
    return undefined;
  }
}

function hashSources(): string {
  const hash = createHash('sha256');
  for (const file of globSync(SOURCES, { cwd: ROOT }).toSorted()) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** A function's environment with this machine's values. A secret goes by the name of the variable that holds its ARN in the cloud. */
export function environmentOf(resources: LocalResources, name: keyof LocalResources['functions'], at: { readonly queues: string; readonly api: string }): { readonly [variable: string]: string } {
  const value = (variable: string, wanted: EnvironmentValue): string => {
    if (wanted.kind === 'text') return wanted.text;
    if (wanted.kind === 'api') return at.api;
    if (wanted.kind === 'secret') return variable;
    return wanted.kind === 'queue' ? queueUrl(at.queues, wanted.name) : wanted.name;
  };
  return Object.fromEntries(Object.entries(resources.functions[name].environment).map(([variable, wanted]) => [variable, value(variable, wanted)]));
}
