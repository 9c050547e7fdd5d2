import type { HttpRequest } from './http.ts';
import { HttpProblem } from './http-problem.ts';

/** What a request's headers demand of the answer. */

// A cache that compresses makes an ETag weak; ours means the same either way.
const ETAG = /^(?:W\/)?"([^"]{0,1000})"$/;

/** The version that the ticket must still be at; `undefined` when the request does not care. @throws HttpProblem 400, 412 */
export function ifVersionOf(request: HttpRequest): number | undefined {
  const header = request.headers['if-match']?.trim();
  if (header === undefined || header === '*') return undefined;
  const tag = ETAG.exec(header)?.[1];
  if (tag === undefined) {
    throw new HttpProblem({
      status: 400,
      code: 'malformed-if-match',
      detail: 'Send one ETag as you got it, such as `If-Match: "7"`.',
    });
  }
  if (/^[1-9]\d{0,8}$/.test(tag)) return Number(tag);
  throw new HttpProblem({
    status: 412,
    code: 'stale-version',
    detail: 'This ticket never had that ETag. Read it, and send the ETag of that answer.',
  });
}

/** @throws HttpProblem 406 */
export function demandJson(request: HttpRequest): void {
  const accept = request.headers.accept;
  if (accept === undefined || accept.trim() === '' || accept.split(',').some(takesJson)) return;
  throw new HttpProblem({
    status: 406,
    code: 'not-acceptable',
    detail: 'This answers in JSON. Send `Accept: application/json`, or no Accept header.',
  });
}

function takesJson(range: string): boolean {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  return !refused && (type === '*/*' || /^application\/(\*|([\w.-]+\+)?json)$/.test(type));
}

/** @throws HttpProblem 415 */
export function demandPlainBody(request: HttpRequest): void {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return;
  const detail = 'Is not understood. Send the body as it is, without `Content-Encoding`.';
  throw new HttpProblem({
    status: 415,
    code: 'encoded-body',
    detail: `The header \`Content-Encoding\`: ${detail} Nothing was changed.`,
    errors: [{ field: 'Content-Encoding', in: 'header', detail }],
    headers: { 'accept-encoding': 'identity' },
  });
}
