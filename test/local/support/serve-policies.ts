import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler } from '../../../functions/policies/handler.ts';
import { draftOf } from '../../config/small-file.ts';
import { createInMemoryServices } from '../../support/in-memory/services.ts';

export type ServedPolicies = { readonly url: string; close(): void };

/** The function behind keys, policies and schedules, over stores in memory, on a free port: what commands at the terminal talk to. */
export async function servePolicies(configuration: string, now: number): Promise<ServedPolicies> {
  const { services } = createInMemoryServices({ now: () => now });
  await services.configuration.apply(draftOf(configuration));
  const handler = createHandler({ ...services, stageMail: {}, uptimeMs: () => 0 });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const target = new URL(request.url ?? '/', 'http://localhost');
    const { statusCode, headers, body } = await handler({
      rawPath: target.pathname,
      rawQueryString: target.search.slice(1),
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: Buffer.concat(chunks).toString('utf8'),
      isBase64Encoded: false,
      requestContext: { http: { method: request.method ?? 'GET' } },
    });
    response.writeHead(statusCode ?? 500, headers as Record<string, string>).end(body);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
