import type { HttpResult } from '../../shared/lambda/http.ts';
import { breaches } from '../api/contract.ts';
import type { FuzzRequest } from './request.ts';

/** What is wrong with an answer, whatever the request was. */
export type Received = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly text: string;
  readonly ms: number;
  /** How often something was written meanwhile; undefined where nobody can tell. */
  readonly writes: readonly string[] | undefined;
};

type FieldProblem = { readonly field: string; readonly in: string };

/** In JSON, the escape of a first half without its second; after a backslash that is escaped itself it is the text of somebody's own JSON. */
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/i;

export function defectsOf(request: FuzzRequest, received: Received): readonly string[] {
  const { status, text, writes = [] } = received;
  const refused = status >= 400;
  return [
    ...(status >= 500 ? [`failed with ${status}`] : []),
    ...unfitting(request, received).map((breach) => `does not fit the document: ${breach}`),
    ...unrefused(request, received),
    ...(refused && writes.length > 0 ? [`was refused with ${status} and changed something: ${writes.join(', ')}`] : []),
    ...(/node_modules|\bat async\b|\.ts:\d/.test(text) ? ['tells of its inside'] : []),
    ...(status === 405 && received.headers['allow'] === undefined ? ['does not say which methods there are'] : []),
    ...(isJson(received) && HALF_CHARACTER.test(text) ? ['answers with half of a character'] : []),
  ];
}

const isJson = ({ headers }: Received): boolean => headers['content-type']?.includes('json') === true;

function unfitting({ method, path, query }: FuzzRequest, { status, headers, text }: Received): readonly string[] {
  // What no function has a route for is answered by the gateway, in its own words, and so is what has too long an address.
  if (status === 431) return [];
  if (status === 404 && text === '{"message":"Not Found"}') return [];
  if (method === 'HEAD') return text === '' ? [] : ['a body in answer to HEAD'];
  const result: HttpResult = { statusCode: status, headers, body: text };
  try {
    return breaches(method, path, result, query);
  } catch (error) {
    return [String(error)];
  }
}

function unrefused({ expected }: FuzzRequest, { status, text, headers }: Received): readonly string[] {
  if (expected.kind !== 'forbidden') return [];
  if (status < 400) return [`was taken, though the schema forbids it at ${expected.fields.join(', ')}`];
  // Too large, or not let in, before anybody looked at the fields; or said in the form of another system's API.
  if (
    status === 401 ||
    status === 413 ||
    status === 429 ||
    status === 431 ||
    !String(headers['content-type']).includes('problem+json')
  )
    return [];
  const { errors = [] } = JSON.parse(text) as { readonly errors?: readonly FieldProblem[] };
  const named = errors.some(({ field, in: part }) => part === expected.in && expected.fields.some((one) => isIn(field, one)));
  return named
    ? []
    : [
        `was refused with ${status} without naming ${expected.fields.join(', ')}, but ${errors.map(({ field }) => field).join(', ')}`,
      ];
}

/** A parameter of the query is one field, whatever is in it; every field is one of the whole body. */
const isIn = (field: string, wanted: string) =>
  wanted === '' || field === wanted || field.startsWith(`${wanted}.`) || wanted.startsWith(`${field}.`);
