import * as z from 'zod/mini';
import { rolesWith } from './authorisation.ts';
import { type ComponentName, components } from './components.ts';
import { answerHeaders, problemHeaders, REQUEST_ID } from './response-headers.ts';
import { type Answer, knowsCaller, LONGEST_SEGMENT, type Route, rightOf, takesKey } from './route.ts';
import { routes } from './routes.ts';
import { VERSION } from './version.ts';

/** The OpenAPI 3.1 document, generated from the very schemas that requests are checked by. */
type Json = { readonly [key: string]: unknown };

const PROBLEM_TITLES: { readonly [status: number]: string } = {
  400: 'Malformed: not JSON, or a cursor or header that nobody handed out',
  401: 'No or a wrong key, token, secret or signature',
  403: 'The role of the key or token may not do this, or not in this name',
  404: 'No such ticket, source, schedule, subscription or path',
  406: 'Only JSON is spoken here',
  409: 'Refused in the present state; `code` says why, nothing was changed',
  412: 'The ticket is at another version than `If-Match` says, or another policy version is in force than `basedOn` says',
  413: 'The body is larger than 256 KB, or than 1 MB of a webhook, or than 2 MB with a configuration',
  415: 'The body is not declared as JSON, or is encoded',
  422: 'Something does not fit; `errors` names each field. Also: the Idempotency-Key was used for another request',
  429: 'Too many in this time; `Retry-After` says when there is room again',
  500: 'Our fault; nothing is known to have changed',
  503: 'Not now; send it again',
};

export function openApiDocument(serverUrl: string): Json {
  const paths: { [path: string]: { [method: string]: Json } } = {};
  for (const [operationId, route] of Object.entries<Route>(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(operationId, route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Pledge',
      version: VERSION,
      description:
        'SLA and escalation. Instants are ISO 8601; every error is a problem document (RFC 9457) that says what to do.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    tags: TAGS,
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key of the deployment' },
        customerLink: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a customer’s link: what stands after `/t/` in their mails. It is about one ticket',
        },
      },
    },
  };
}

const TAGS = [
  { name: 'tickets', description: 'Open, find and read tickets' },
  { name: 'commands', description: 'What people do to a ticket' },
  { name: 'reading', description: 'What is behind a ticket' },
  { name: 'policies', description: 'What tickets are promised: versions, and how a new one comes into force' },
  { name: 'on-call', description: 'Who is on call, when, and who stands in for whom' },
  { name: 'keys', description: 'Who may call' },
  { name: 'webhooks', description: 'What other systems post' },
  { name: 'subscriptions', description: 'What other systems are told of' },
  { name: 'mail', description: 'Mails that nothing was made of, and addresses that are mailed no more' },
  { name: 'customer', description: 'What customers see of their own request and do about it, for a portal' },
  { name: 'links', description: 'Links in mails; for people, not for programs' },
  { name: 'service', description: 'About the platform itself' },
];

function operation(operationId: string, route: Route): Json {
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...securityOf(route),
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...requestBody(route),
    responses: { ...problems(route), ...Object.fromEntries(route.answers.map((answer) => response(answer, route))) },
  };
}

/** `x-roles` says to programs what the table of rights says to people. */
function securityOf(route: Route): Json {
  if (route.access === 'customer') return { security: [{ customerLink: [] }] };
  const right = rightOf(route);
  return right === undefined ? { security: [] } : { security: [{ bearer: [] }], 'x-right': right, 'x-roles': rolesWith(right) };
}

function pathParameters({ path }: Route): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: LONGEST_SEGMENT },
    ...(name === 'id' ? { description: 'Id or reference of the ticket', example: '7K3M9-QXW4T' } : {}),
  }));
}

function queryParameters({ query }: Route): readonly Json[] {
  return Object.entries<z.core.$ZodType>(query?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = inline(schema);
    const list = rest.type === 'array' ? { style: 'form', explode: false } : {};
    const required = z.safeParse(schema, undefined).success ? {} : { required: true };
    return { name, in: 'query', ...required, ...(description === undefined ? {} : { description }), ...list, schema: rest };
  });
}

function headerParameters(route: Route): readonly Json[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true`',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
  };
  const match = {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag that the ticket must still have',
    schema: { type: 'string', maxLength: 1_024 },
    example: '"7"',
  };
  return [...(takesKey(route) ? [key] : []), ...(route.conditional ? [match] : [])];
}

function requestBody({ body }: Route): Json {
  switch (body?.kind) {
    case 'json':
      return {
        requestBody: { required: body.optional !== true, content: { 'application/json': { schema: named(body.schema) } } },
      };
    case 'raw':
      return {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { description: 'Whatever the sender writes' } } },
        },
      };
    default:
      return {};
  }
}

function response(answer: Answer, route: Route): readonly [string, Json] {
  const { status, description } = answer;
  return [String(status), { description, ...answerHeaders(answer, route), content: contentOf(answer, route) }];
}

function contentOf({ content }: Answer, route: Route): Json {
  switch (content.kind) {
    case 'json':
      return { 'application/json': { schema: wholeOrSome({ $ref: refTo(content.schema) }, route) } };
    case 'any-json':
      return { 'application/json': { schema: { type: 'object' } } };
    case 'html':
      return { 'text/html': { schema: { type: 'string' } } };
    case 'calendar':
      return { 'text/calendar': { schema: { type: 'string' } } };
  }
}

/** With `fields`, what is required may be missing. */
function wholeOrSome(whole: Json, { query }: Route): Json {
  if (query === undefined || !('fields' in query.shape)) return whole;
  return { anyOf: [whole, { $ref: refTo('cursor' in query.shape ? 'SelectionList' : 'Selection') }] };
}

function problems(route: Route): Json {
  const takesBody = route.body?.kind === 'json' || route.body?.kind === 'raw';
  const statuses = new Set([
    ...(route.problems ?? []),
    ...when(knowsCaller(route), 401, 429),
    ...when(rightOf(route) !== undefined, 403),
    ...when(
      route.answers.every(({ content }) => content.kind === 'json' || content.kind === 'any-json'),
      406,
    ),
    ...when(route.path.includes('{'), 404),
    413,
    ...when(route.body !== undefined, 415),
    ...when(takesBody, 400, 422),
    ...when(route.query !== undefined, 400, 422),
    ...when(route.conditional === true, 400, 412),
    500,
    503,
  ]);
  const described = [...statuses].sort((a, b) => a - b).map((status) => [String(status), problemResponse(status, route)]);
  return { ...Object.fromEntries(described), ...(route.tag === 'links' ? PAGE_REFUSALS : {}) };
}

const when = (applies: boolean, ...statuses: readonly number[]): readonly number[] => (applies ? statuses : []);

/** What a person sees who followed a link. */
const PAGE_REFUSALS: Json = Object.fromEntries(
  [
    ['403', 'The link is incomplete or was changed'],
    ['404', 'There is no such file'],
    ['409', 'The ticket has moved on; nothing was changed'],
    ['410', 'The link has expired'],
    ['422', 'The form is not complete; nothing was sent'],
    ['429', 'More was sent within an hour than people send'],
  ].map(([status, description]) => [
    status,
    { description, headers: REQUEST_ID, content: { 'text/html': { schema: { type: 'string' } } } },
  ]),
);

const problemResponse = (status: number, route: Route): Json => ({
  description: PROBLEM_TITLES[status] ?? 'A problem',
  ...problemHeaders(status, route),
  content: { 'application/problem+json': { schema: { $ref: refTo('Problem') } } },
});

const registry = z.registry<{ readonly id: ComponentName }>();
for (const [id, schema] of Object.entries<z.core.$ZodType>(components)) registry.add(schema, { id: id as ComponentName });

const refTo = (id: ComponentName): string => `#/components/schemas/${id}`;

function named(schema: z.core.$ZodType): Json {
  const id = registry.get(schema)?.id;
  if (id === undefined) throw new Error('a schema of a request or an answer has no name in the document');
  return { $ref: refTo(id) };
}

/** Without what says nothing to a reader: the bounds of every integer, and patterns that spell out a known format. */
const PLAIN = {
  io: 'input',
  override: ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.format !== undefined || jsonSchema.type === 'integer') delete jsonSchema.pattern;
  },
} as const;

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(registry, { ...PLAIN, uri: (id) => refTo(id as ComponentName), metadata: z.globalRegistry });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

function inline(schema: z.core.$ZodType): Json {
  return bare(z.toJSONSchema(schema, PLAIN));
}

/** Without what only a schema that stands alone needs. */
function bare({ $schema: _, $id: __, ...schema }: Json): Json {
  return schema;
}
