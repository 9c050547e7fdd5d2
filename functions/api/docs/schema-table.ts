import { type Html, html, joined } from '../../../shared/mail/render/html.ts';
import { type Bound, nameOf, type Schema } from './document.ts';

/** Fields of a schema, those of nested objects below them; schemas with a name are linked. */
export function schemaTable(schema: Schema): Html {
  const rows = rowsWithin(schema, '');
  if (rows.length === 0) return html`<p>${typeOf(schema)}${notes(schema)}</p>`;
  return html`<table><thead><tr><th>Field <i lang="zh-CN">字段</i></th><th>Type <i lang="zh-CN">类型</i></th><th></th></tr></thead><tbody>${joined(rows)}</tbody></table>`;
}

/** `words` with what is between backticks as code. */
export function prose(words: string): Html {
  return joined(words.split('`').map((part, at) => (at % 2 === 0 ? html`${part}` : html`<code>${part}</code>`)));
}

export function typeOf(schema: Schema): Html {
  if (schema.$ref !== undefined) return html`<a href="#schema-${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`;
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum !== undefined) return listed(schema.enum.map(code), ' | ');
  const kinds = schema.anyOf ?? schema.oneOf;
  if (kinds !== undefined) return listed(unique(kinds.map(typeOf)), ' or ');
  if (schema.type === 'array') return html`list of ${typeOf(schema.items ?? {})}`;
  if (typeof schema.additionalProperties === 'object') return html`map of ${typeOf(schema.additionalProperties)}`;
  return html`${[schema.type ?? 'anything'].flat().join(' or ')}${schema.format === undefined ? '' : ` (${schema.format})`}`;
}

/** Description, bounds, default and example. */
export function notes(schema: Schema): Html {
  const { description, pattern, examples = [] } = schema;
  const isDefaultSaid = schema.default === undefined || description?.includes('left out');
  const parts = [
    ...(description === undefined ? [] : [prose(description)]),
    ...BOUNDS.flatMap(([least, most, unit]) => boundOf(schema[least], schema[most], unit)),
    // That it is not blank is said by its least length.
    ...(pattern === undefined || pattern === '\\S' ? [] : [html`<code>${pattern}</code>`]),
    ...(isDefaultSaid ? [] : [html`${code(schema.default)} when left out`]),
    ...examples.slice(0, 1).map((example) => html`such as ${code(example)}`),
  ];
  return joined(parts.map((part) => html`<span>${part}</span>`));
}

function rowsWithin(schema: Schema, path: string): readonly Html[] {
  const { properties = {}, required = [], items, additionalProperties } = schema;
  const kinds = schema.anyOf ?? schema.oneOf ?? [];
  return [
    ...Object.entries(properties).flatMap(([name, part]) => rowsOf(part, `${path}${name}`, required.includes(name))),
    ...(items === undefined ? [] : rowsWithin(items, `${path.replace(/\.$/, '')}[].`)),
    ...(typeof additionalProperties === 'object' ? rowsWithin(additionalProperties, `${path}*.`) : []),
    ...kinds.flatMap((kind) => rowsOfKind(kind, path)),
  ];
}

function rowsOf(schema: Schema, path: string, required: boolean): readonly Html[] {
  const name = html`<td><code>${path}</code>${required ? html` <b>required</b>` : ''}</td>`;
  return [html`<tr>${name}<td>${typeOf(schema)}</td><td>${notes(schema)}</td></tr>`, ...rowsWithin(schema, `${path}.`)];
}

/** One of several kinds of object, under what tells it from the others. */
function rowsOfKind(kind: Schema, path: string): readonly Html[] {
  const rows = rowsWithin(kind, path);
  if (rows.length === 0) return [];
  const marks = Object.entries(kind.properties ?? {}).filter(([, part]) => part.const !== undefined);
  const told = marks.map(([name, part]) => html`<code>${path}${name}</code> is ${code(part.const)}`);
  return [html`<tr><th colspan="3">${told.length === 0 ? 'Or' : html`Where ${listed(told, ' and ')}`}</th></tr>`, ...rows];
}

const BOUNDS: readonly (readonly [Bound, Bound, string])[] = [
  ['minLength', 'maxLength', ' characters'],
  ['minimum', 'maximum', ''],
  ['minItems', 'maxItems', ' items'],
  ['minProperties', 'maxProperties', ' fields'],
];

function boundOf(least: number | undefined, most: number | undefined, unit: string): readonly Html[] {
  if (least === undefined && most === undefined) return [];
  if (least === undefined) return [html`at most ${String(most)}${unit}`];
  if (most === undefined) return [html`at least ${String(least)}${unit}`];
  return [html`${String(least)} to ${String(most)}${unit}`];
}

const code = (value: unknown): Html => html`<code>${JSON.stringify(value)}</code>`;

const unique = (parts: readonly Html[]): readonly Html[] => [...new Map(parts.map((part) => [part.html, part])).values()];

const listed = (parts: readonly Html[], separator: string): Html =>
  joined(parts.map((part, at) => html`${at === 0 ? '' : separator}${part}`));
