import type { FieldProblem, ProblemBody } from '../api/schemas/problem.ts';
import { InvalidCursorError, NotConfiguredError, RetryableError } from '../app/errors.ts';
import { defined } from '../core/defined.ts';
import type { HttpReply } from './http.ts';

/** Everything that ends a request early, as RFC 9457 words it. Only what stands here ever reaches a client. */
type Extras = Pick<ProblemBody, 'errors' | 'currentVersion' | 'currentStatus' | 'allowedStatuses' | 'mergedInto'>;

export type ProblemInit = Extras & {
  readonly status: keyof typeof TITLES;
  /** For programs; the last part of the problem's `type`. */
  readonly code: string;
  /** What is wrong and what to do about it, for people. */
  readonly detail: string;
  readonly headers?: { readonly [name: string]: string };
};

const TITLES = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Refused in the present state',
  412: 'Precondition failed',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Invalid input',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
} as const;

export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly init: ProblemInit;

  /** @param options with what went wrong underneath, for the log */
  constructor(init: ProblemInit, options?: ErrorOptions) {
    super(init.detail, options);
    this.init = init;
  }
}

/** Nobody mends more at once, and an answer must not be many times as long as what it is about. */
const MOST_ERRORS = 100;

export const invalidInput = (errors: readonly FieldProblem[]): HttpProblem =>
  new HttpProblem({ status: 422, code: 'invalid-input', detail: summary(errors), errors: errors.slice(0, MOST_ERRORS) });

export const invalidField = (error: FieldProblem): HttpProblem => invalidInput([error]);

export const invalidBodyField = (field: string, detail: string): HttpProblem => invalidField(bodyProblem([field], detail));

/** A problem with the part of the body that a path leads to. */
export function bodyProblem(path: readonly string[], detail: string): FieldProblem {
  return { field: path.join('.'), in: 'body', pointer: `#${path.map(pointerPart).join('')}`, detail };
}

/** JSON Pointer, RFC 6901, as it stands in a URI. */
function pointerPart(name: string): string {
  return `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}

function summary(errors: readonly FieldProblem[]): string {
  const [first] = errors;
  if (first === undefined) return 'The request is not valid.';
  const place = first.field === '' ? 'The body' : `\`${first.field}\``;
  const shown = errors.length > MOST_ERRORS ? ` for the first ${MOST_ERRORS}` : '';
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more, see \`errors\`${shown})`;
  // Only requests that read have a query.
  const calming = errors.some((error) => error.in === 'query') ? '' : ' Nothing was changed.';
  return `${place}: ${first.detail}${more}${calming}`;
}

/** What a failure becomes. What we did not foresee says nothing of itself: its place is the log. */
export function problemOf(error: unknown): ProblemInit {
  if (error instanceof HttpProblem) return error.init;
  if (error instanceof InvalidCursorError) {
    const detail = 'Pass `nextCursor` of the page before, unchanged and with the same filters; or leave it out to start anew.';
    return { status: 400, code: 'invalid-cursor', detail, errors: [{ field: 'cursor', in: 'query', detail }] };
  }
  if (error instanceof NotConfiguredError) {
    return { status: 503, code: 'not-configured', detail: 'No configuration is in force yet. Apply one and try again.' };
  }
  if (error instanceof RetryableError || (error instanceof Error && error.name === 'TimeoutError')) {
    const detail = 'This could not be done just now. Send the request again, with the same Idempotency-Key if it had one.';
    return { status: 503, code: 'try-again', detail, headers: { 'retry-after': '1' } };
  }
  return {
    status: 500,
    code: 'internal',
    detail: 'Something went wrong on our side. If it stays so, tell the operator the `instance`.',
  };
}

export function problemReply(init: ProblemInit, requestId: string): HttpReply {
  const { headers, status, code, detail, ...extras } = init;
  const value: ProblemBody = {
    type: `urn:pledge:problem:${code}`,
    title: TITLES[status],
    status,
    detail,
    code,
    ...(requestId === '' ? {} : { instance: `urn:pledge:request:${requestId}` }),
    ...extras,
  };
  return { status, content: { kind: 'problem', value }, ...defined({ headers }) };
}
