import type { IncomingMessage, ServerResponse } from 'node:http';

/** How the pages under `/_local` are reached and answered. */
export type LocalRoute = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;
export type LocalRouteTable = { readonly [path: string]: { readonly [method: string]: LocalRoute } };

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(value, null, 2));
}

/** `undefined` also where the body is no JSON. */
export function readField(body: Buffer, name: string): unknown {
  try {
    return (JSON.parse(body.toString('utf8')) as { readonly [field: string]: unknown } | null)?.[name];
  } catch {
    return undefined;
  }
}
