import * as z from 'zod/mini';
import type { FieldProblem } from '../api/schemas/problem.ts';
import { parseJson } from '../app/parse-json.ts';
import type { HttpRequest } from './http.ts';
import { bodyProblem, HttpProblem, invalidInput } from './http-problem.ts';

/** Reads what a request carries against a schema, and says of everything that does not fit where it is and what would fit. */
type Part = FieldProblem['in'];
type Issue = z.core.$ZodIssue;

const LONGEST_NAME = 100;

/** @throws HttpProblem 422 */
export function check<S extends z.ZodMiniType>(schema: S, value: unknown, part: Part): z.output<S> {
  const result = z.safeParse(schema, value, { reportInput: true });
  if (result.success) return result.data;
  throw invalidInput(result.error.issues.flatMap((issue) => problemsOf(issue, part)));
}

export function checkQuery<S extends z.ZodMiniType>(schema: S, query: URLSearchParams): z.output<S> {
  const names = [...new Set(query.keys())];
  const values = names.map((name) => [name, query.getAll(name).length > 1 ? query.getAll(name) : query.get(name)] as const);
  return check(schema, Object.fromEntries(values), 'query');
}

/** @throws HttpProblem 400 for what is not JSON, 415 for what does not say that it is */
export function readJson(request: HttpRequest, { optional }: { readonly optional: boolean }): unknown {
  if (request.bytes.length === 0) {
    if (optional) return {};
    throw new HttpProblem({ status: 400, code: 'no-body', detail: 'The request has no body. Send a JSON object.' });
  }
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(type)) {
    throw new HttpProblem({
      status: 415,
      code: 'not-json',
      detail: 'Send JSON, and say so with the header `Content-Type: application/json`.',
      headers: { accept: 'application/json' },
    });
  }
  return readJsonBytes(request);
}

/** The same for a body that need not say what it is. @throws HttpProblem 400 */
export function readJsonBytes({ bytes }: HttpRequest): unknown {
  const parsed = parseJson(bytes);
  if ('value' in parsed) return parsed.value;
  const detail = `The body is not valid JSON: ${parsed.reason}. Nothing was changed.`;
  throw new HttpProblem({ status: 400, code: 'malformed-json', detail });
}

function problemsOf(issue: Issue, part: Part): readonly FieldProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at([...issue.path, key], part, 'Is not known here. Remove it, or check its spelling.'));
  }
  return [at(issue.path, part, detailOf(issue, part))];
}

function at(path: readonly PropertyKey[], part: Part, detail: string): FieldProblem {
  const names = path.map((name) => String(name).slice(0, LONGEST_NAME).toWellFormed());
  // A parameter that takes several values is one parameter all the same.
  return part === 'body' ? bodyProblem(names, detail) : { field: names[0] ?? '', in: part, detail };
}

function detailOf(issue: Issue, part: Part): string {
  if (
    issue.input === undefined &&
    (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_format')
  )
    return 'Is required.';
  switch (issue.code) {
    case 'invalid_type':
      if (part === 'query' && Array.isArray(issue.input)) return 'Is given more than once. Give it once.';
      return `Must be ${nameOf(issue.expected)}, not ${kindOf(issue.input)}.`;
    case 'invalid_value':
      return `Must be one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_key':
      return `Has a name that cannot be used: ${issue.issues[0]?.message ?? 'choose another.'}`;
    default:
      return issue.message;
  }
}

const NAMES: { readonly [expected: string]: string } = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const nameOf = (expected: string): string => NAMES[expected] ?? expected;

function kindOf(value: unknown): string {
  if (value === null) return 'null (leave the field out instead)';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return nameOf(typeof value);
}
