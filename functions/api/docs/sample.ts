import { nameOf, type Schema, type Schemas } from './document.ts';

/** What a request body may look like: what has to be there, and of several kinds the first. */
export function sampleOf(schema: Schema, schemas: Schemas): unknown {
  if (schema.$ref !== undefined) return sampleOf(schemas[nameOf(schema.$ref)] ?? {}, schemas);
  const [stated] = [schema.const, ...(schema.examples ?? []), ...(schema.enum ?? [])].filter((value) => value !== undefined);
  if (stated !== undefined) return stated;
  const [kind] = schema.anyOf ?? schema.oneOf ?? [];
  return kind === undefined ? ofType(schema, schemas) : sampleOf(kind, schemas);
}

function ofType(schema: Schema, schemas: Schemas): unknown {
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objectOf(schema, schemas);
    case 'array':
      return (schema.minItems ?? 0) > 0 ? [sampleOf(schema.items ?? {}, schemas)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'string':
      return textOf(schema);
    default:
      return {};
  }
}

function objectOf({ properties = {}, required = [], minProperties = 0 }: Schema, schemas: Schemas): object {
  const names = [...new Set([...required, ...Object.keys(properties).slice(0, minProperties)])];
  return Object.fromEntries(names.map((name) => [name, sampleOf(properties[name] ?? {}, schemas)]));
}

const FORMATS: { readonly [format: string]: string } = {
  'date-time': '2026-01-05T09:00:00Z',
  date: '2026-01-05',
  email: 'ann@example.com',
  uri: 'https://example.com/hook',
  url: 'https://example.com/hook',
};

const textOf = ({ format = '', maxLength = Number.POSITIVE_INFINITY }: Schema): string =>
  FORMATS[format] ?? 'text'.slice(0, maxLength);
