import middy from '@middy/core';
import { ACTION_PATH } from '../app/notices/action-token.ts';
import { VIEW_PATH } from '../app/notices/view-token.ts';
import type { Log } from '../app/observation.ts';
import { type HttpEvent, type HttpReply, type HttpRequest, type HttpResult, requestOf, resultOf } from './http.ts';
import { HttpProblem, problemOf, problemReply } from './http-problem.ts';

/** What every HTTP function does around its work: read the event, refuse what is too large, and turn every failure into a problem. */
export type HttpHandler = (event: HttpEvent, context?: unknown) => Promise<HttpResult>;

/** What is larger does not reach the parser. */
export type BodyLimit = { readonly bytes: number /** What to do with a longer one. */; readonly instead: string };

/** 256 KB: a long mail with its quotes fits. */
export const LONG_MAIL: BodyLimit = { bytes: 262_144, instead: 'Shorten it, or send what is long as an attachment by e-mail.' };

export function createHttpHandler(
  answer: (request: HttpRequest) => Promise<HttpReply>,
  log: Pick<Log, 'error'>,
  limitOf: (path: string) => BodyLimit = () => LONG_MAIL,
): HttpHandler {
  const handler = middy<HttpEvent, HttpResult>()
    // Of failures, what stands last is asked first.
    .use({ after: finish, onError: finish })
    .use({ before: limitBody(limitOf), onError: answerProblem(log) })
    .handler(async (event: HttpEvent) => resultOf(await answer(requestOf(event))));
  return (event, context) => handler(event, (context ?? {}) as Parameters<typeof handler>[1]);
}

type Middy = { readonly event: HttpEvent; response: HttpResult | null | undefined; readonly error: Error | null | undefined };

const limitBody =
  (limitOf: (path: string) => BodyLimit) =>
  ({ event }: Middy): void => {
    const limit = limitOf(event.rawPath);
    const bytes = Buffer.byteLength(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
    if (bytes <= limit.bytes) return;
    const detail = `The body is larger than ${limit.bytes} bytes. ${limit.instead} Nothing was changed.`;
    throw new HttpProblem({ status: 413, code: 'too-large', detail });
  };

const answerProblem =
  (log: Pick<Log, 'error'>) =>
  (middyRequest: Middy): void => {
    const { error, event } = middyRequest;
    const id = event.requestContext.requestId ?? '';
    const init = problemOf(error);
    if (init.status >= 500)
      log.error('a request failed', { requestId: id, path: pathForLog(event.rawPath), error: error?.cause ?? error });
    middyRequest.response = resultOf(problemReply(init, id));
  };

/** A link from a mail is a secret as long as it works. */
const pathForLog = (path: string): string => {
  const link = [ACTION_PATH, VIEW_PATH].find((begin) => path.startsWith(begin));
  return link === undefined ? path : `${link}…`;
};

/** Every answer names its request, as problems do in `instance`: who asks the operator has something to quote. */
function finish(middyRequest: Middy): void {
  const { event, response } = middyRequest;
  if (!response) return;
  const { requestId, http } = event.requestContext;
  const headers = { ...response.headers, ...(requestId !== undefined && { 'request-id': requestId }) };
  middyRequest.response = { ...response, headers, ...(http.method === 'HEAD' && { body: '' }) };
}
