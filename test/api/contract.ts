import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../shared/api/openapi.ts';
import type { HttpResult } from '../../shared/lambda/http.ts';

/** Holds answers against the OpenAPI document: every status, content type, header and field must be promised there. */
type Json = { readonly [key: string]: unknown };
type Media = { readonly schema: Json };
type Promised = { readonly headers?: { readonly [name: string]: Json }; readonly content: { readonly [type: string]: Media } };
type Operation = { readonly operationId: string; readonly responses: { readonly [status: string]: Promised } };

export const document = openApiDocument('https://help.acme.example') as {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
  readonly components: { readonly schemas: { readonly [name: string]: Json } };
};

/** As answers give instants: in UTC, to the millisecond. */
const FORMATS = { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, email: true } as const;

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });
const WHOLE = 'https://contract.example/';
const SOME = 'https://some.example/';
ajv.addSchema({ $id: WHOLE, ...(closed(document) as object) });
ajv.addSchema({ $id: SOME, ...(closed(withoutRequired(document)) as object) });
const validators = new Map<string, ValidateFunction>();

/** A field that the document does not name is a mistake here, though clients are told to ignore what they don't know. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, closed(part)]));
  const isObject = parts.type === 'object' && 'properties' in parts && !('additionalProperties' in parts);
  return isObject ? { ...parts, additionalProperties: false } : parts;
}

/** What `fields` leaves of an answer has no other fields than the whole, and those are as they are there. */
function withoutRequired(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRequired);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(([name, part]) => !(name === 'required' && Array.isArray(part)));
  // Without what is required, several kinds of one thing may fit.
  return Object.fromEntries(parts.map(([name, part]) => [name === 'oneOf' ? 'anyOf' : name, withoutRequired(part)]));
}

/** @returns what of the answer is not as promised */
export function breaches(method: string, path: string, result: HttpResult, query = ''): readonly string[] {
  const template = templateOf(method.toLowerCase(), path);
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
  // Paths and methods that the document does not have are answered by problems that it cannot describe.
  if (template === undefined || operation === undefined) return validate('#/components/schemas/Problem', parse(result));
  const promised = operation.responses[String(result.statusCode)];
  if (promised === undefined) return [`${operation.operationId} does not promise ${result.statusCode}`];
  const type = String(result.headers?.['content-type']).replace(/;.*/, '');
  if (promised.content[type] === undefined) return [`${operation.operationId} ${result.statusCode} does not promise ${type}`];
  const pointer = schemaAt([template, method.toLowerCase(), 'responses', String(result.statusCode), 'content', type], promised);
  return [
    ...missingHeaders(promised, result),
    ...undeclaredHeaders(promised, result),
    ...(type.startsWith('text/') ? [] : validate(pointer, parse(result), /(^|&)fields=/.test(query) ? SOME : WHOLE)),
  ];
}

/** Of a whole answer and what `fields` leaves of it, the whole. */
function schemaAt(path: readonly string[], { content }: Promised): string {
  const choice = content[path.at(-1) ?? '']?.schema['anyOf'] === undefined ? [] : ['anyOf', '0'];
  const parts = [...path, 'schema', ...choice].map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'));
  return `#/paths/${parts.join('/')}`;
}

const parse = (result: HttpResult): unknown => JSON.parse(result.body ?? '');

function missingHeaders({ headers = {} }: Promised, result: HttpResult): readonly string[] {
  const required = Object.entries(headers).filter(([, header]) => header.required === true);
  return required
    .filter(([name]) => result.headers?.[name.toLowerCase()] === undefined)
    .map(([name]) => `lacks the header ${name}`);
}

/** What every answer may have, and what only browsers and connections look at. */
const AMBIENT =
  /^(cache-control|connection|content-length|content-security-policy|content-type|date|keep-alive|referrer-policy|strict-transport-security|transfer-encoding|x-content-type-options|x-frame-options|x-robots-tag)$/;

function undeclaredHeaders({ headers = {} }: Promised, result: HttpResult): readonly string[] {
  const declared = Object.keys(headers).map((name) => name.toLowerCase());
  return Object.keys(result.headers ?? {})
    .filter((name) => !AMBIENT.test(name) && !declared.includes(name))
    .map((name) => `has the header ${name}, which the document does not`);
}

/** Of several paths that fit, the one that is spelt out furthest. */
function templateOf(method: string, path: string): string | undefined {
  const fitting = Object.entries(document.paths).filter(([template, methods]) => method in methods && fits(template, path));
  const [first] = fitting.map(([template]) => template).toSorted((a, b) => a.split('{').length - b.split('{').length);
  return first;
}

function fits(template: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = template.split('/');
  return (
    wanted.length === parts.length && wanted.every((part, at) => (part.startsWith('{') ? parts[at] !== '' : part === parts[at]))
  );
}

function validate(pointer: string, value: unknown, root = WHOLE): readonly string[] {
  const place = `${root}${encodeURI(pointer)}`;
  const validator = validators.get(place) ?? ajv.compile({ $ref: place });
  validators.set(place, validator);
  return validator(value)
    ? []
    : (validator.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}
