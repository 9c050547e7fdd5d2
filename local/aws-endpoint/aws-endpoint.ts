import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AwsAnswer, AwsError, type AwsRequest, jsonAnswer, readAwsRequest, xmlAnswer } from './aws-request.ts';

/** One service that this machine stands in for. */
export type AwsService = (request: AwsRequest) => AwsAnswer;

export type AwsEndpoint = { readonly url: (service: string) => string; stop(): Promise<void> };

/**
 * Speaks to the AWS SDK in place of the services that have no embedded engine. Each has a path of its own, so that
 * two services never meet on an operation's name.
 */
export async function startAwsEndpoint(services: { readonly [name: string]: AwsService }): Promise<AwsEndpoint> {
  const server = createServer((request, response) => {
    void answer(request, services).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  const port = await listen(server);
  return {
    url: (service) => `http://127.0.0.1:${port}/${service}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, services: { readonly [name: string]: AwsService }): Promise<AwsAnswer> {
  const service = services[(request.url ?? '/').split(/[/?]/)[1] ?? ''];
  const body = await bodyOf(request);
  const isJson = request.headers['x-amz-target'] !== undefined;
  try {
    if (service === undefined) throw new AwsError('UnknownService', `No service at ${request.url}.`, 404);
    return service(readAwsRequest(request, body));
  } catch (error) {
    return refuse(error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500), isJson);
  }
}

function refuse({ code, message, status }: AwsError, isJson: boolean): AwsAnswer {
  if (isJson) return jsonAnswer({ __type: code, message }, status);
  const text = message.replace(/[<&]/g, (c) => (c === '<' ? '&lt;' : '&amp;'));
  return xmlAnswer(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error></ErrorResponse>`,
    status,
  );
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
