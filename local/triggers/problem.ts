import type { ServerResponse } from 'node:http';

/** The API's own form of error (RFC 9457), for what never reaches the API. */
export const problemBody = (status: number, title: string, detail: string): string =>
  JSON.stringify({ type: `urn:pledge:problem:${codeOf(title)}`, title, status, detail, code: codeOf(title) });

const codeOf = (title: string): string => title.toLowerCase().replaceAll(' ', '-');

export function sendProblem(response: ServerResponse, status: number, title: string, detail: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(problemBody(status, title, detail));
}
