import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';
import { linkToken } from './customer-link.ts';
import { createDoor } from './door.ts';
import { createClient, createWorld, NOON, REQUEST } from './world.ts';

const SAMPLE = fileURLToPath(new URL('../../pledge.yaml', import.meta.url));
/** A guide whose lines don't work costs every integrator an hour: each `curl` of it is run against the API, in order. */
const GUIDE = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

type Curl = {
  readonly line: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly text?: string;
};

const blocks = [...GUIDE.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
const lines = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n')).filter((line) => line.startsWith('curl '));

describe('the guide to the API', () => {
  test('has a line that works for every command and every read, with the sample configuration', async () => {
    const sample = loadConfiguration(SAMPLE);
    if (!sample.ok) throw new Error('the sample has errors');
    const { services } = createInMemoryServices({ now: () => NOON });
    await services.configuration.apply(sample.draft);
    const { call } = createClient(createDoor(services));
    const KEY = API_KEYS.ops;
    const { body } = await call('POST', '/v1/tickets', { body: REQUEST, key: KEY });
    const other = await call('POST', '/v1/tickets', { body: REQUEST, key: KEY });
    const answers: (readonly [string, number])[] = [];
    for (const line of lines) {
      const { method, path, headers, text } = parse(line, {
        PLEDGE: '',
        KEY,
        ID: body.reference,
        LINK: linkToken(body.id),
        OTHER: other.body.reference,
      });
      const sent = text === undefined ? {} : { text: text.replaceAll('7K3M9-QXW4T', body.reference) };
      const { status } = await call(method, path, { key: null, headers, ...sent });
      answers.push([line, status]);
    }
    expect(answers.filter(([, status]) => ![200, 201, 202].includes(status))).toEqual([]);
    expect(answers.length).toBeGreaterThan(20);
  });

  test('says what to do about every refusal', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    const sources = globSync(['functions/**/*.ts', 'shared/lambda/**/*.ts'], { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    );
    const codes = sources.flatMap((text) =>
      [...text.matchAll(/HttpProblem\(\{[^}]*?code: '([a-z-]+)'/g)].map(([, code]) => code),
    );
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !GUIDE.includes(`\`${code}\``))).toEqual([]);
  });

  test('shows a ticket as it comes', async () => {
    const { open } = await createWorld();
    const { body } = await open();
    const [, json = ''] = /```json\n([\s\S]*?)```/.exec(GUIDE) ?? [];
    const shown = JSON.parse(json);
    expect(Object.keys(shown).sort()).toEqual(Object.keys(body).sort());
    expect(Object.keys(shown.clocks[0]).sort()).toEqual(Object.keys(body.clocks[0]).sort());
  });
});

function parse(line: string, variables: { readonly [name: string]: string }): Curl {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) =>
      single ?? (double ?? bare ?? '').replaceAll(/\$(\w+)/g, (_, name: string) => variables[name] ?? ''),
  );
  const valuesOf = (flag: string) => words.flatMap((word, at) => (word === flag ? [words[at + 1] ?? ''] : []));
  const [text] = valuesOf('-d');
  const headers = Object.fromEntries(valuesOf('-H').map((header) => header.split(/: (.*)/s).slice(0, 2)));
  const path = words.find((word) => word.startsWith('/')) ?? '';
  return {
    line,
    method: valuesOf('-X')[0] ?? (text === undefined ? 'GET' : 'POST'),
    path,
    headers,
    ...(text === undefined ? {} : { text }),
  };
}
