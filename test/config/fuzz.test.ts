// Whatever stands in the file, the answer is a draft or a list of problems with their places: never an exception, never silence.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { SMALL } from './small-file.ts';

const SAMPLE = readFileSync(resolve(import.meta.dirname, '../../pledge.yaml'), 'utf8');
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
/** FUZZ=20 looks twenty times as long. */
const effort = Number(process.env['FUZZ'] ?? 1);
const timeout = 30_000 * effort;
const WORDS = [
  'organisation',
  'people',
  'policies',
  'calendars',
  'weekly',
  '<<',
  '*a',
  '&a',
  '__proto__',
  'constructor',
  '24x7',
  '75%',
  '- ',
  ': ',
  '{',
  ']',
  '\t',
  '!!js',
];

function check(text: string): void {
  const loaded = loadConfiguration({ text, file: 'f' });
  const lines = text.split('\n').length;
  if (!loaded.ok) expect(loaded.errors.length).toBeGreaterThan(0);
  for (const { line, column, message } of [...loaded.warnings, ...(loaded.ok ? [] : loaded.errors)]) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(message).not.toMatch(/\n|^Invalid |undefined/);
    expect(message.length).toBeLessThan(600);
  }
}

const assertAlways = (arbitrary: fc.Arbitrary<string>, numRuns: number) =>
  fc.assert(fc.property(arbitrary, check), { seed, numRuns: numRuns * effort });

test(`any text (SEED=${seed})`, { timeout }, () => {
  assertAlways(fc.string({ unit: 'binary', maxLength: 200 }), 500);
});

test(`any words of the file in any order (SEED=${seed})`, { timeout }, () => {
  assertAlways(
    fc
      .array(fc.oneof(fc.constantFrom(...WORDS, '\n', '\n  '), fc.string({ maxLength: 5 })), { maxLength: 60 })
      .map((parts) => parts.join('')),
    300,
  );
});

test(`any YAML document (SEED=${seed})`, { timeout }, () => {
  const key = fc.oneof(fc.constantFrom(...WORDS.slice(0, 5)), fc.string({ maxLength: 8 }));
  const value = fc.object({ key, maxDepth: 4, values: [fc.string(), fc.integer(), fc.constant(null), fc.boolean()] });
  assertAlways(
    value.map((object) => stringify(object)),
    200,
  );
});

test(`the sample with a slip in it (SEED=${seed})`, { timeout }, () => {
  const at = fc.nat({ max: SAMPLE.length - 1 });
  const slip = fc.tuple(at, fc.nat({ max: 12 }), fc.oneof(fc.constantFrom('', ...WORDS, '\n', '9'), fc.string({ maxLength: 4 })));
  assertAlways(
    slip.map(([from, length, text]) => SAMPLE.slice(0, from) + text + SAMPLE.slice(from + length)),
    250,
  );
});

test(`any value in the place of any other (SEED=${seed})`, { timeout }, () => {
  const places = [...SMALL.matchAll(/(?<=: )[^{}[\],\n]+/g)].map(({ index, 0: { length } }) => [index, length] as const);
  const written = fc.oneof(
    fc.constantFrom('', '[]', '{}', '[[]]', '~', '0', '-1', '1e9', '"\\u0000"', '99999999999h', '[a, b]', '{ a: b }'),
    fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text)),
  );
  assertAlways(
    fc
      .tuple(fc.constantFrom(...places), written)
      .map(([[from, length], text]) => SMALL.slice(0, from) + text + SMALL.slice(from + length)),
    500,
  );
});
