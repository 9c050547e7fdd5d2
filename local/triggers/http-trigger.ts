import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { StartError } from '../start-error.ts';
import { toHttpEvent } from './http-event.ts';
import { sendHttpResult } from './http-result.ts';
import type { LambdaContext } from './lambda-context.ts';
import { sendProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { refuseConnection } from './refuse-connection.ts';

export type HttpHandler = (event: APIGatewayProxyEventV2, context: LambdaContext) => Promise<unknown>;

/** Who answers requests, once the platform is up: `local` has the paths under `/_local`, `functions` all others. */
export type HttpTargets = {
  readonly now: () => number;
  readonly functions: (event: APIGatewayProxyEventV2) => Promise<unknown>;
  readonly local: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;
  readonly onError: (error: unknown) => void;
};

export type HttpTrigger = {
  readonly port: number;
  /** Until then, requests wait. */
  open(targets: HttpTargets): void;
  /** Lets requests that are being answered finish. */
  stop(): Promise<void>;
};

/** API Gateway's limit. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;
const DRAIN_MS = 5_000;
/** Who finds the line full calls again after a second, or is hung up on: Node's 511 are less than a burst. */
const MOST_CALLERS = 4_096;

/** Stands in for API Gateway in front of the functions. */
export async function startHttpTrigger(port: number): Promise<HttpTrigger> {
  let open: (targets: HttpTargets) => void = () => undefined;
  const targets = new Promise<HttpTargets>((resolve) => {
    open = resolve;
  });
  const server = createServer((request, response) => {
    request.url = originForm(request.url ?? '/');
    void targets.then((to) => serve(to, request, response));
  });
  server.on('clientError', refuseConnection);
  // Longer than clients keep theirs: whoever closes first must not be the side that the next request is on its way to.
  server.keepAliveTimeout = 65_000;
  return { port: await listen(server, port), open, stop: () => close(server) };
}

/** A proxy's form of a target, with the host in it, means the same (RFC 9112, 3.2.2). */
function originForm(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?]*/i, '');
  return path === '' || path.startsWith('?') ? `/${path}` : path;
}

async function serve(targets: HttpTargets, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const target = request.url ?? '/';
    if (/^\/_local(\/|\?|$)/.test(target)) return await targets.local(request, response, new URL(target, 'http://127.0.0.1'));
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === 'too-large') return sendProblem(response, 413, 'Too large', 'A request body may have at most 10 MB.');
    sendHttpResult(response, await targets.functions(toHttpEvent(request, body, targets.now())));
  } catch (error) {
    const clientIsGone = request.destroyed && (error as NodeJS.ErrnoException).code === 'ECONNRESET';
    if (clientIsGone) return;
    targets.onError(error);
    if (response.headersSent) response.destroy();
    else sendProblem(response, 500, 'Internal Server Error', 'Something went wrong; the log of the platform says what.');
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(`Port ${port} is taken. Stop what uses it, or choose another with --port.`)
          : error,
      );
    });
    server.listen({ port, host: '127.0.0.1', backlog: MOST_CALLERS }, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    server.closeIdleConnections();
  });
}
