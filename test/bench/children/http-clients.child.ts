/** Clients that open tickets one after the other over connections that they keep. */
import { Agent, request } from 'node:http';
import { serveRemote } from '../support/remote.ts';

export type HttpLoad = {
  readonly url: string;
  readonly apiKey: string;
  readonly clients: number;
  /** Ends after so many milliseconds, or after so many tickets. */
  readonly until: { readonly ms: number } | { readonly tickets: number };
};
export type HttpResult = { readonly tickets: number; readonly ms: number; readonly latenciesMs: readonly number[] };

/** About what a customer writes. */
const DESCRIPTION =
  'Since this morning the printer on the third floor prints every page twice, and the second copy is upside down. ' +
  'Switching it off and on did not help. Forty people share it, and the quarterly reports are due on Thursday. ' +
  'The display says E-4711, which the manual does not list. Could somebody have a look today?';

serveRemote({
  run: async ({ url, apiKey, clients, until }: HttpLoad): Promise<HttpResult> => {
    const agent = new Agent({ keepAlive: true, maxSockets: clients });
    const latenciesMs: number[] = [];
    const startedAt = performance.now();
    let left = 'tickets' in until ? until.tickets : Number.POSITIVE_INFINITY;
    const endsAt = 'ms' in until ? startedAt + until.ms : Number.POSITIVE_INFINITY;
    const client = async (name: number): Promise<void> => {
      while (left > 0 && performance.now() < endsAt) {
        left -= 1;
        const sentAt = performance.now();
        await openTicket(agent, { url, apiKey }, `${name}-${latenciesMs.length}`);
        latenciesMs.push(performance.now() - sentAt);
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, name) => client(name)));
    agent.destroy();
    return { tickets: latenciesMs.length, ms: performance.now() - startedAt, latenciesMs };
  },
});

function openTicket(agent: Agent, { url, apiKey }: Pick<HttpLoad, 'url' | 'apiKey'>, name: string): Promise<void> {
  const body = JSON.stringify({
    subject: `The printer on floor 3 prints everything twice (${name})`,
    description: DESCRIPTION,
    requester: { email: `cora.${name}@customer.example`, name: 'Cora Customer' },
  });
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const post = request(`${url}/v1/tickets`, { agent, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 201 ? resolve() : reject(new Error(`a ticket was answered with ${response.statusCode}`)),
      );
    });
    post.on('error', reject);
    post.end(body);
  });
}
