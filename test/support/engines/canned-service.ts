import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type CannedRequest = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** `hang-up`: the connection breaks instead of an answer. */
export type CannedAnswer = { readonly status: number; readonly body: string | Buffer; readonly type?: string } | 'hang-up';

export type CannedService = {
  readonly endpoint: string;
  readonly requests: readonly CannedRequest[];
  stop(): Promise<void>;
};

/** A service on loopback that answers what a test says, for refusals and failures that no engine produces. */
export async function startCannedService(
  answer: (request: CannedRequest, n: number) => CannedAnswer | Promise<CannedAnswer>,
): Promise<CannedService> {
  const requests: CannedRequest[] = [];
  const server = createServer((message, response) => {
    const respond = async () => {
      const request = { path: message.url ?? '', headers: message.headers, body: await buffer(message) };
      requests.push(request);
      const reply = await answer(request, requests.length);
      if (reply === 'hang-up') message.socket.destroy();
      else response.writeHead(reply.status, { 'content-type': reply.type ?? 'application/json' }).end(reply.body);
    };
    respond().catch(() => message.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
