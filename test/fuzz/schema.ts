import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { document } from '../api/contract.ts';

/** The schemas of requests, as the OpenAPI document states them. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly maxProperties?: number;
};

/** What is certainly none is refused by these; not all that passes them is one. */
const FORMATS = {
  email: /^[^@\s]{1,64}@[^@\s]+\.[^@\s]+$/,
  'date-time': (text: string) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
};

const ROOT = 'https://request.example/';
const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS, ownProperties: true });
ajv.addSchema({ $id: ROOT, ...(document as object) });
const validators = new WeakMap<Schema, ValidateFunction>();

/** What of a value the schema forbids. */
export function errorsOf(schema: Schema, value: unknown): readonly ErrorObject[] {
  const known = validators.get(schema) ?? ajv.compile(absolute(schema) as object);
  validators.set(schema, known);
  known(value);
  return known.errors ?? [];
}

function absolute(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(absolute);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) =>
      name === '$ref' && typeof value === 'string' ? [name, `${ROOT}${value}`] : [name, absolute(value)],
    ),
  );
}

/** The schema itself in place of a reference to it. */
export function resolve(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.slice('#/components/schemas/'.length);
  const found = document.components.schemas[name];
  if (found === undefined) throw new Error(`the document has no schema ${name}`);
  return resolve(found);
}

/** The fields that errors are about, as problems name them: `requester.email`. */
export function fieldsOf(errors: readonly ErrorObject[]): readonly string[] {
  return [...new Set(errors.flatMap(fieldOf))];
}

function fieldOf({ instancePath, keyword, params, propertyName }: ErrorObject): readonly string[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~').slice(0, 100));
  const name: unknown = params.missingProperty ?? params.additionalProperty ?? params.propertyName ?? propertyName;
  // That no branch of a choice fits is about the value; what each branch lacks is not.
  if (keyword === 'if') return [];
  return [(typeof name === 'string' ? [...path, name.slice(0, 100)] : path).join('.').toWellFormed()];
}
