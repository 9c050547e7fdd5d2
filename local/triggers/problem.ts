import type { ServerResponse } from 'node:http';

/** Answers in the API's own form of error (RFC 9457) where a request never reaches the API. */
export function sendProblem(response: ServerResponse, status: number, title: string, detail: string): void {
  response
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify({ type: 'about:blank', title, status, detail }));
}
