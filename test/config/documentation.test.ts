// Every example of docs/configuration.md is a part of a file that loads: put into the sample, it leaves nothing to complain about.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { configurationJsonSchema } from '../../shared/config/json-schema.ts';
import { fileSchema } from '../../shared/config/schema/file.ts';
import { errorsOf } from './small-file.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const text = readFileSync(resolve(ROOT, 'docs/configuration.md'), 'utf8');
const examples = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, example = '']) => example);
const sample = parse(readFileSync(resolve(ROOT, 'pledge.yaml'), 'utf8'), { schema: 'failsafe' }) as Record<string, unknown>;

/** Blocks that name things get more of them; everything else is replaced. */
function put(example: string): string {
  const parts = parse(example, { schema: 'failsafe' }) as Record<string, unknown>;
  const merged = Object.entries(parts).map(([key, value]) => {
    const named = ['people', 'teams', 'calendars', 'escalations', 'on-call', 'webhooks', 'outgoing-webhooks'].includes(key);
    return [key, named ? { ...(sample[key] as object), ...(value as object) } : value];
  });
  return stringify({ ...sample, ...Object.fromEntries(merged) });
}

describe('the examples of docs/configuration.md', () => {
  test('show every part of the file', () => {
    const shown = examples.flatMap((example) => Object.keys(parse(example) as object));
    expect(new Set(shown)).toEqual(new Set(Object.keys(fileSchema.shape)));
  });

  test.each(examples.map((example) => [example.split('\n', 1).join(''), example]))('load: %s', (_, example) => {
    expect(errorsOf(put(example))).toEqual([]);
  });
});

/** The keys that the file may have, at every depth. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)];
}

test('every key of the file is explained', () => {
  const keys = [...new Set(keysOf(configurationJsonSchema()))];
  expect(keys.length).toBeGreaterThan(50);
  expect(keys.filter((key) => !text.includes(key))).toEqual([]);
});
