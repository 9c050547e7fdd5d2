import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../infra/bundle.ts';
import { compileConfiguration } from '../../infra/compile-configuration.ts';
import { FUNCTION_NAMES } from '../../infra/function-name.ts';
import { createConfigurationStore } from '../../shared/aws/configuration-store.ts';
import { bundleSize } from '../support/bundle-size.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'pledge-bundles-'));
afterAll(() => rmSync(folder, { recursive: true }));

function bundled(name: (typeof FUNCTION_NAMES)[number], files?: { readonly [file: string]: string }): string {
  const place = mkdtempSync(join(folder, `${name}-`));
  bundle(name, place, files);
  return place;
}

const contents = (place: string) =>
  readdirSync(place)
    .sort()
    .map((file) => [file, readFileSync(join(place, file), 'utf8')]);

describe.each(FUNCTION_NAMES)('the bundle of %s', (name) => {
  test('starts alone, away from the project, without any setting, and knows where its lines came from', () => {
    const place = bundled(name);
    const script = `import(${JSON.stringify(pathToFileURL(join(place, 'index.mjs')))}).then(({ handler }) => process.stdout.write(typeof handler))`;
    expect(execFileSync(process.execPath, ['-e', script], { cwd: folder, env: {}, encoding: 'utf8' })).toBe('function');
    const { sources, sourcesContent } = JSON.parse(readFileSync(join(place, 'index.mjs.map'), 'utf8'));
    expect(sources.some((source: string) => source.endsWith(`functions/${name}/handler.ts`))).toBe(true);
    expect(sourcesContent).toBeUndefined();
  });
});

describe('a bundle', () => {
  test('carries the files that are given to it beside the code', () => {
    const place = bundled('configure', { 'configuration.json': '{"a":1}' });
    expect(readFileSync(join(place, 'configuration.json'), 'utf8')).toBe('{"a":1}');
  });

  test('is the same whenever and wherever it is made, so that only a change is deployed', () => {
    expect(contents(bundled('sweep'))).toEqual(contents(bundled('sweep')));
  });

  test('leaves out what its code does not use: a cold start of the API reads no whole library of schemas', () => {
    expect(bundleSize(join(bundled('api'), 'index.mjs')).imported).toBeLessThan(800_000);
  });
});

describe('the deployed configure function', () => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startDynalite();
  });
  afterAll(() => engine.stop());

  test('puts the configuration that was bundled with it in force, again and again', async () => {
    const { json } = compileConfiguration({ configuration: 'pledge.yaml', region: 'eu-central-1', mail: null });
    const entry = pathToFileURL(join(bundled('configure', { 'configuration.json': json }), 'index.mjs'));
    const script = `const { handler } = await import(${JSON.stringify(entry)}); process.stderr.write(JSON.stringify([await handler(), await handler()]));`;
    const table = await engine.createTable();
    const env = {
      TABLE_NAME: table.name,
      AWS_ENDPOINT_URL: engine.endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    };
    const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, env });
    expect(JSON.parse(stderr)).toEqual([{ policyVersion: 1 }, { policyVersion: 1 }]);
    const draft = JSON.parse(json);
    expect(await createConfigurationStore({ table }).current()).toEqual({
      ...draft,
      policySet: { ...draft.policySet, version: 1 },
    });
  });
});
