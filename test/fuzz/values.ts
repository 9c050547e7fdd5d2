import fc from 'fast-check';
import type { Draw } from './draw.ts';
import type { Pool } from './pool.ts';
import { errorsOf, resolve, type Schema } from './schema.ts';

/** Values that a schema allows; where an earlier answer named something of that kind, often that. */
export type Source = { readonly draw: Draw; readonly pool: Pool; readonly now: () => number };

const TEXTS = [
  'VPN does not connect',
  '打印机着火了',
  'Drucker „brennt“',
  '<b>bold</b> & more',
  "O'Brien; DROP TABLE",
  '🙂 emoji',
  'éè',
  'مرحبا',
];
const DAY_MS = 86_400_000;

export function makeValue(given: Schema, name: string, source: Source): unknown {
  const { draw, pool } = source;
  const schema = resolve(given);
  const known = pool.of(name).filter((value) => errorsOf(given, value).length === 0);
  // Most instants that were ever named have passed; of people, teams and the like there are no others.
  const share = pool.isWhole(name) ? 1 : schema.format === 'date-time' ? 0.2 : 0.9;
  if (known.length > 0 && draw.chance(share)) return draw.pick(known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return draw.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return makeValue(draw.pick(choices), name, source);
  return byType(schema, name, source);
}

function byType(schema: Schema, name: string, source: Source): unknown {
  const { draw } = source;
  const { type } = schema;
  switch (typeof type === 'object' ? draw.pick(type) : type) {
    case 'null':
      return null;
    case 'string':
      return textOf(schema, source);
    case 'integer':
      return draw.chance(0.1)
        ? (schema.minimum ?? 0)
        : draw.int(schema.minimum ?? -5, Math.min(schema.maximum ?? 400, (schema.minimum ?? 0) + 5_000));
    case 'number':
      return draw.from(fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return draw.chance(0.5);
    case 'array':
      return listOf(schema, name, source);
    case 'object':
      return objectOf(schema, source);
    default:
      return draw.from(fc.jsonValue({ maxDepth: 2 }));
  }
}

function textOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema, { draw, now }: Source): string {
  if (format === 'date-time') return instantAround(now(), draw);
  if (format === 'email')
    return draw.pick(['cora@customer.example', 'carl@customer.example', 'CORA@Customer.Example', 'ann@acme.example']);
  if (pattern !== undefined && pattern !== '\\S') {
    const fitting = draw.from(fc.stringMatching(new RegExp(pattern, 'u')));
    return fitting.length > maxLength ? fitting.slice(0, maxLength).replace(/-$/, '') || 'a' : fitting;
  }
  if (draw.chance(0.03)) return 'x'.repeat(maxLength);
  if (draw.chance(0.5)) return Array.from(draw.pick(TEXTS)).slice(0, maxLength).join('');
  return `a${draw.from(fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength - 1, 30) }))}`.slice(0, maxLength);
}

function instantAround(now: number, draw: Draw): string {
  const far = draw.chance(0.1) ? 400 : 20;
  const at = now + Math.round((draw.chance(0.75) ? draw.random() : -draw.random()) * far * DAY_MS);
  return draw.chance(0.8) ? new Date(at).toISOString() : new Date(at).toISOString().replace(/\.\d+Z/, '+08:00');
}

function listOf({ items = {}, minItems = 0, maxItems = 4 }: Schema, name: string, source: Source): readonly unknown[] {
  const size = source.draw.int(minItems, Math.min(maxItems, minItems + 3));
  return Array.from({ length: size }, () => makeValue(items, name, source));
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, source: Source): object {
  const { draw } = source;
  const sparse = draw.chance(0.4);
  const named = Object.entries(properties)
    // Where a list goes on is not for chance to say.
    .filter(([name]) => required.includes(name) || (name !== 'cursor' && draw.chance(sparse ? 0.1 : 0.5)))
    .map(([name, schema]) => [name, makeValue(schema, name, source)] as const);
  if (typeof additionalProperties !== 'object') return inOrder(Object.fromEntries(named));
  const free = Array.from(
    { length: draw.int(0, 3) },
    (_, at) => [`field ${at}`, makeValue(additionalProperties, '', source)] as const,
  );
  return Object.fromEntries([...named, ...free]);
}

/** A stretch begins before it ends. */
function inOrder(value: { readonly [name: string]: unknown }): object {
  const { from, to, until } = value;
  const end = until ?? to;
  if (typeof from !== 'string' || typeof end !== 'string' || !(Date.parse(from) > Date.parse(end))) return value;
  return { ...value, from: end, ...(until === undefined ? { to: from } : { until: from }) };
}
