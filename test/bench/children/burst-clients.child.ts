/** Senders that all send at once, as many at the same time as they are told, over connections that they keep. */
import { Agent, request } from 'node:http';
import { serveRemote } from '../support/remote.ts';

export type BurstLoad = {
  readonly url: string;
  readonly requests: readonly BurstRequest[];
  /** Requests under way at the same time. */
  readonly width: number;
};
export type BurstRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
};
export type BurstResult = {
  /** In the order of the requests: from the first byte out to the last byte in, and what was answered. */
  readonly latenciesMs: readonly number[];
  readonly statuses: readonly number[];
};

serveRemote({
  run: async ({ url, requests, width }: BurstLoad): Promise<BurstResult> => {
    const agent = new Agent({ keepAlive: true, maxSockets: width });
    const latenciesMs: number[] = [];
    const statuses: number[] = [];
    // All senders take from the same list.
    const list = requests.entries();
    const sender = async (): Promise<void> => {
      for (const [n, one] of list) {
        const sentAt = performance.now();
        statuses[n] = await send(agent, url, one);
        latenciesMs[n] = performance.now() - sentAt;
      }
    };
    await Promise.all(Array.from({ length: Math.min(width, requests.length) }, sender));
    agent.destroy();
    return { latenciesMs, statuses };
  },
});

function send(agent: Agent, url: string, { method, path, headers = {}, body = '' }: BurstRequest): Promise<number> {
  const length = { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { agent, method, headers: { ...headers, ...length } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
