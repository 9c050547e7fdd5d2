import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configurationJsonSchema } from '../../shared/config/json-schema.ts';
import { change, SMALL } from './small-file.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const fits = new Ajv({ strict: false }).compile(configurationJsonSchema());
const fitsText = (text: string) => fits(parse(text));

describe('the JSON Schema for editors', () => {
  test('is the one in docs/; if not: npm run -s policy -- schema > docs/pledge.schema.json', () => {
    const written: unknown = JSON.parse(readFileSync(resolve(ROOT, 'docs/pledge.schema.json'), 'utf8'));
    expect(written).toEqual(configurationJsonSchema());
  });

  test('is named by the sample, and accepts it', () => {
    const sample = readFileSync(resolve(ROOT, 'pledge.yaml'), 'utf8');
    expect(sample.split('\n', 1)).toEqual(['# yaml-language-server: $schema=docs/pledge.schema.json']);
    expect(fitsText(sample)).toBe(true);
  });

  test('accepts what the loader accepts', () => {
    expect(fitsText(SMALL)).toBe(true);
    expect(fitsText(change('first-response: 1h', 'first-response: { within: 3 business days, calendar: always }'))).toBe(true);
    expect(
      fitsText(
        change(
          '[{ at: due, tell: lead }]',
          '[{ at: 75%, tell: [lead, manager+1, person:ann], repeat: { every: 30m, times: 3 } }]',
        ),
      ),
    ).toBe(true);
    expect(fitsText(`${SMALL}closing: { require-confirmation: true, after-confirmed: 7d }\n`)).toBe(true);
  });

  test.each([
    ['a key that is not there', 'policies:', 'policys:'],
    ['a target without unit', 'solution: 24h', 'solution: "24"'],
    ['a mark without unit', 'at: due, tell: lead', 'at: "75", tell: lead'],
    ['nobody to tell', 'tell: lead', 'tell: boss'],
    ['a day that is none', 'mon-sun:', 'weekdays:'],
    ['a window that is none', '00:00-24:00', '0-24'],
  ])('refuses %s', (_, before, after) => {
    expect(fitsText(change(before, after))).toBe(false);
  });
});
