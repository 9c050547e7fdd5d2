import type { Draw } from './draw.ts';
import { resolve, type Schema } from './schema.ts';

/** One thing about a value made different. Whether the schema still allows the result is for the schema to say. */
export type Mutated = { readonly value: unknown; readonly what: string };

type Path = readonly (string | number)[];
type Place = { readonly path: Path; readonly schema: Schema; readonly value: unknown };

export function mutate(schema: Schema, value: unknown, draw: Draw): Mutated {
  const place = draw.pick(placesOf(schema, value, []));
  const what = place.path.join('.') || 'the body';
  if (place.path.length > 0 && draw.chance(0.12)) return { value: without(value, place.path), what: `${what} left out` };
  if (typeof place.value === 'object' && place.value !== null && !Array.isArray(place.value) && draw.chance(0.5)) {
    const name = draw.pick(NAMES);
    return { value: replaced(value, [...place.path, name], draw.pick(WRONG)), what: `${what} with ${JSON.stringify(name)}` };
  }
  const other = draw.chance(0.4) ? draw.pick(WRONG) : neighbourOf(place, draw);
  return { value: replaced(value, place.path, other), what: `${what} as ${shorten(JSON.stringify(other))}` };
}

const shorten = (text = 'nothing') => (text.length > 80 ? `${text.slice(0, 60)}… (${text.length})` : text);

/** Of other types, and what other languages take for a value. */
const WRONG: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  '',
  'NaN',
  '-0',
  '1e999',
  [],
  [null],
  [[]],
  {},
  { a: 1 },
  { toString: 1 },
];
/** Names that objects have by birth, and such as no field has. */
const NAMES = [
  'extra',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'Subject',
  '',
  ' ',
  '$where',
  'a.b',
  '0',
  '\ud800',
  '\u0000',
];

const TEXTS = [
  '',
  ' ',
  '\t\n',
  '\u0000',
  'a\u0000b',
  'line\r\nBcc: x@y.example',
  '\ud83d',
  '\u202edesrever',
  '\u2028',
  '\u200b\ufeff',
  'e\u0301'.repeat(40),
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '{{7*7}}',
  '<script>alert(1)</script>',
  'null',
  'undefined',
  '\u200e\u200f',
  '\u2066x',
  '\u007f',
  '\u0085',
  '\udc00\ud800',
  '\ufffe',
  '\u{e0001}',
  '%00',
  '%s%n',
];
const INSTANTS = [
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '2286-11-20T17:46:39.999Z',
  '2286-11-20T17:46:40Z',
  '1969-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-05',
  '2026-01-05T09:00:00',
  '2026-01-05T24:00:00Z',
  '2026-01-05T23:59:60Z',
  '2026-01-05T09:00:00+99:00',
  '2026-01-05 09:00:00Z',
  `2026-01-05T09:00:00.${'0'.repeat(500)}Z`,
  'tomorrow',
  '-000001-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '2016-12-31T23:59:60Z',
  '2026-03-29T02:30:00+01:00',
  '2026-01-05T09:00:00-00:00',
  '2026-01-05T09:00:00+23:59',
  '2026-01-05T09:00:00+24:00',
  '2026-W01-1T09:00:00Z',
  '2026-01-05T09:00:00,5Z',
  '２０２６-01-05T09:00:00Z',
  '1767603600000',
];
const ADDRESSES = [
  'ann',
  'ann@',
  '@acme.example',
  'ann@acme',
  'a b@acme.example',
  `${'a'.repeat(65)}@acme.example`,
  `a@${'b'.repeat(260)}.example`,
  'Ann <ann@acme.example>',
  'ann@acme.example\r\nBcc: x@y.example',
];

function neighbourOf({ schema, value }: Place, draw: Draw): unknown {
  if (schema.format === 'date-time') return draw.pick(INSTANTS);
  if (schema.format === 'email') return draw.pick(ADDRESSES);
  if (typeof value === 'string') {
    const most = schema.maxLength ?? 1_000;
    return draw.pick([
      ...TEXTS,
      'x'.repeat(most + 1),
      '字'.repeat(most + 1),
      'x'.repeat(most),
      '🙂'.repeat(most),
      'x'.repeat(most * 3),
      `${value} `,
      value.toUpperCase(),
      `${value}x`,
    ]);
  }
  if (typeof value === 'number') {
    const { minimum = 0, maximum = 100 } = schema;
    return draw.pick([
      minimum - 1,
      minimum,
      maximum,
      maximum + 1,
      -0,
      5e-324,
      value + 0.5,
      -value,
      1e21,
      Number.MAX_SAFE_INTEGER + 1,
      String(value),
    ]);
  }
  if (Array.isArray(value)) {
    const [first = 'x'] = value as readonly unknown[];
    return draw.pick<unknown>([
      [],
      Array.from({ length: (schema.maxItems ?? 50) + 1 }, () => first),
      Array.from({ length: 20_000 }, () => first),
      [...(value as unknown[]), null],
      [value],
      first,
    ]);
  }
  if (typeof value === 'boolean') return draw.pick(['true', 1, 'yes']);
  // Not so deep that the API takes it for no JSON: such are among the hostile ones.
  return draw.pick<unknown>([deep(80), Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, at]))]);
}

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

function placesOf(given: Schema, value: unknown, path: Path): readonly Place[] {
  const schema = resolve(given);
  const here = { path, schema, value };
  if (Array.isArray(value)) {
    return [here, ...value.flatMap((item, at) => placesOf(schema.items ?? {}, item, [...path, at]))];
  }
  if (typeof value !== 'object' || value === null) return [here];
  const { properties = {}, additionalProperties } = schema;
  const free = typeof additionalProperties === 'object' ? additionalProperties : {};
  return [here, ...Object.entries(value).flatMap(([name, part]) => placesOf(properties[name] ?? free, part, [...path, name]))];
}

function replaced(value: unknown, [first, ...rest]: Path, by: unknown): unknown {
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((item, at) => (at === first ? replaced(item, rest, by) : item));
  const parts = new Map(Object.entries(value as object));
  parts.set(String(first), replaced(parts.get(String(first)), rest, by));
  // Unlike an assignment, this makes a field of `__proto__` too.
  return Object.fromEntries(parts);
}

function without(value: unknown, [first, ...rest]: Path): unknown {
  if (first === undefined) return undefined;
  if (rest.length > 0) {
    const part = (value as { readonly [name: string]: unknown })[first];
    return replaced(value, [first], without(part, rest));
  }
  if (Array.isArray(value)) return value.filter((_, at) => at !== first);
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== first));
}
