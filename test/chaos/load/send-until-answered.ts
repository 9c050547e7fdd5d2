/** Sends one command again and again, as a client would whose connection was cut, until somebody answers it. */
import { type Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Command, Seen, SentCommand } from './sent-command.ts';

export type Connection = {
  readonly agent: Agent;
  readonly apiKey: string;
  /** Where the platform is now; it has another port after each start. `undefined` while it is down. */
  readonly url: () => string | undefined;
  /** Nobody waits for an answer any more. */
  readonly givenUp: () => boolean;
};

const PAUSE_MS = 50;
/** Longer than any answer takes of a platform that lives. */
const PATIENCE_MS = 15_000;

export async function sendUntilAnswered(connection: Connection, command: Command): Promise<SentCommand> {
  const sentAt = Date.now();
  let attempts = 0;
  while (!connection.givenUp()) {
    const url = connection.url();
    if (url !== undefined) {
      attempts += 1;
      const answer = await send(connection, url, command).catch(() => undefined);
      if (answer !== undefined) return { command, answer, attempts, sentAt, answeredAt: Date.now() };
    }
    await sleep(PAUSE_MS);
  }
  return { command, answer: { kind: 'unknown' }, attempts, sentAt, answeredAt: Date.now() };
}

/** `undefined`: no answer that says whether it was carried out. */
function send({ agent, apiKey }: Connection, url: string, command: Command): Promise<Answer | undefined> {
  const body = JSON.stringify(command.body);
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': command.key,
  };
  return new Promise((resolve, reject) => {
    const post = request(`${url}${command.path}`, { agent, method: 'POST', headers, timeout: PATIENCE_MS }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('error', reject);
      response.on('close', () => (response.complete ? undefined : reject(new Error('cut'))));
      response.on('end', () => resolve(readAnswer(response.statusCode ?? 0, text)));
    });
    post.on('timeout', () => post.destroy(new Error('no answer')));
    post.on('error', reject);
    post.end(body);
  });
}

function readAnswer(status: number, text: string): Answer | undefined {
  if (status >= 500 || status === 429) return undefined;
  const body = JSON.parse(text) as Seen & { readonly code?: string };
  if (status >= 400) return { kind: 'refused', status, code: body.code ?? '' };
  const { id, version, priority, status: state } = body;
  return { kind: 'acknowledged', ticket: { id, version, priority, status: state } };
}
