import { spoil } from './hostile.ts';
import { mutate } from './mutate.ts';
import { type Operation, type Parameter, querySchema } from './operations.ts';
import { nameOfParameter } from './pool.ts';
import { errorsOf, fieldsOf, resolve, type Schema } from './schema.ts';
import type { Suited } from './suit.ts';
import { makeValue, type Source } from './values.ts';

/** One request as it goes over the wire, and what has to become of it. */
export type FuzzRequest = {
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string | Uint8Array | undefined;
  readonly expected: Expected;
  /** What was done to it, for people. */
  readonly what: string;
};

export type Expected =
  /** Nothing is wrong with it; the state may still be against it. */
  | { readonly kind: 'fitting' }
  /** The schema forbids it: it has to be refused, by one of these fields. */
  | { readonly kind: 'forbidden'; readonly in: 'body' | 'query'; readonly fields: readonly string[] }
  /** Anything but a failure. */
  | { readonly kind: 'hostile' };

/** Headers by which the target is let in, as a client of the API and as the sender of a webhook. */
export type Credentials = {
  readonly key: string;
  readonly sender: { readonly [name: string]: string };
  /** What alerts in PagerDuty's form carry in their body. */
  readonly routingKey: string;
};

/** @param suited as the state of things would have it */
export function makeRequest(operation: Operation, source: Source, credentials: Credentials, suited: Suited): FuzzRequest {
  const { draw, pool } = source;
  const next = pool.of(`next of ${operation.id}`) as readonly Pick<FuzzRequest, 'path' | 'query'>[];
  const plain = () => plainRequest(operation, source, credentials, suited);
  if (next.length > 0 && draw.chance(0.3)) return { ...plain(), ...draw.pick(next), what: 'the next page' };
  const kind = draw.random();
  if (kind < 0.45) return plain();
  return kind < 0.8 ? mutatedRequest(operation, source, credentials, suited) : spoil(plain(), draw);
}

type Query = { readonly [name: string]: unknown };

function plainRequest(operation: Operation, source: Source, credentials: Credentials, suited: Suited): FuzzRequest {
  const body = bodyOf(operation, source, suited);
  const request = assemble(operation, source, credentials, { query: queryOf(operation, source), body, suited });
  if (suited.form === undefined) return request;
  const headers = { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' };
  return { ...request, headers, body: new URLSearchParams(suited.form as Record<string, string>).toString() };
}

function bodyOf({ body, path }: Operation, source: Source, { body: suit }: Suited): unknown {
  if (body === undefined) return undefined;
  const made = makeValue(body.schema, `body of ${path}`, source);
  const fitting = suit === undefined ? made : suit(made as Query);
  const isEmpty = JSON.stringify(fitting) === '{}';
  return !body.required && isEmpty && source.draw.chance(0.5) ? undefined : fitting;
}

function queryOf(operation: Operation, source: Source): Query {
  const { draw } = source;
  const share = draw.pick([0.1, 0.3, 0.6]);
  const own = operation.parameters.filter(
    (one) => one.in === 'query' && one.name !== 'cursor' && (one.required || draw.chance(share)),
  );
  const valueFor = ({ name, schema }: Parameter) =>
    name === 'fields' ? [draw.pick(operation.shows), draw.pick(operation.shows)] : makeValue(schema, name, source);
  return Object.fromEntries(own.map((parameter) => [parameter.name, valueFor(parameter)]));
}

type Parts = { readonly query: Query; readonly body: unknown; readonly suited: Suited };

function assemble(operation: Operation, source: Source, credentials: Credentials, { query, body, suited }: Parts): FuzzRequest {
  return {
    operation,
    method: operation.method,
    path: pathOf(operation, source, suited),
    query: queryText(query),
    headers: {
      ...headersOf(operation, source, credentials, suited),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    expected: { kind: 'fitting' },
    what: 'as the document says',
  };
}

function pathOf({ path }: Operation, source: Source, { path: suited = {} }: Suited): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const known = source.pool.of(nameOfParameter(path, name));
    // The newest are the likeliest to be in a state that allows something.
    const chosen = source.draw.pick(known.length === 0 ? ['nothing'] : source.draw.chance(0.6) ? known.slice(-3) : known);
    const value = suited[name] ?? chosen;
    return encodeURIComponent(String(value).toWellFormed());
  });
}

function headersOf(
  operation: Operation,
  { draw, pool }: Source,
  { key, sender }: Credentials,
  { link }: Suited,
): { readonly [name: string]: string } {
  const takes = (name: string) => operation.parameters.some((parameter: Parameter) => parameter.name === name);
  const etags = pool.of('etag');
  const links = link === undefined ? pool.of('link') : [link];
  const proof = { key, link: links.length === 0 ? key : String(draw.pick(links)), none: undefined }[operation.proof ?? 'none'];
  return {
    ...(proof === undefined ? sender : { authorization: `Bearer ${proof}` }),
    ...(takes('Idempotency-Key') && draw.chance(0.3)
      ? { 'idempotency-key': `key-${draw.int(1, draw.chance(0.8) ? 1e9 : 30)}` }
      : {}),
    ...(takes('If-Match') && draw.chance(0.05)
      ? { 'if-match': etags.length > 0 && draw.chance(0.5) ? String(draw.pick(etags)) : '*' }
      : {}),
  };
}

function mutatedRequest(operation: Operation, source: Source, credentials: Credentials, suited: Suited): FuzzRequest {
  const { draw } = source;
  const query = queryOf(operation, source);
  const body = bodyOf(operation, source, suited);
  const schema = operation.body?.schema;
  if (schema !== undefined && body !== undefined && (draw.chance(0.85) || querySchema(operation).properties === undefined)) {
    const { value, what } = mutate(schema, body, draw);
    const fields = fieldsOf(errorsOf(schema, JSON.parse(JSON.stringify(value ?? null))));
    const request = assemble(operation, source, credentials, { query, body: value, suited });
    return { ...request, what, expected: expectedOf('body', value === undefined ? [] : fields) };
  }
  const { value, what } = mutate(querySchema(operation), query, draw);
  const sent = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Query) : {};
  const fields = fieldsOf(errorsOf(querySchema(operation), read(sent, querySchema(operation))));
  const request = assemble(operation, source, credentials, { query: sent, body, suited });
  // An operation without a query does not look at one.
  const looks = operation.parameters.some((parameter) => parameter.in === 'query');
  return { ...request, what: `query: ${what}`, expected: expectedOf('query', looks ? fields : []) };
}

const expectedOf = (part: 'body' | 'query', fields: readonly string[]): Expected =>
  fields.length === 0 ? { kind: 'hostile' } : { kind: 'forbidden', in: part, fields };

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(textOf).join(',') : typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

const percentEncoded = (text: string) => encodeURIComponent(text.toWellFormed());

const queryText = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(textOf(value))}`)
    .join('&');

/** What a query says, in the types that the schema speaks of. */
function read(query: Query, { properties = {} }: Schema): object {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name.toWellFormed(), readOne(textOf(value).toWellFormed(), properties[name])]),
  );
}

function readOne(text: string, schema: Schema = {}): unknown {
  const { type } = resolve(schema);
  if (type === 'integer') return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
  return type === 'array' ? text.split(',') : text;
}
