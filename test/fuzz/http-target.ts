import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as sendHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadableMail } from '../../local/mailbox/mailbox.ts';
import type { Received } from './judge.ts';
import type { FuzzRequest } from './request.ts';
import type { Target } from './target.ts';

/** A platform of its own, as `npm start` makes it, on free ports and a new folder. */
const START = fileURLToPath(new URL('../../local/start.ts', import.meta.url));
const KEY = 'fuzz-key';

export async function createHttpTarget(configuration: URL): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'pledge-fuzz-'));
  const args = ['--port', '0', '--smtp-port', '0', '--data', folder, '--config', fileURLToPath(configuration), '--api-key', KEY];
  const child = spawn(process.execPath, [START, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await printedUrl(child);
  const { webhooks } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as {
    readonly webhooks: { readonly [source: string]: string };
  };
  let readTo = 0;
  return {
    url,
    credentials: { key: KEY, sender: { 'x-secret': webhooks['monitoring'] ?? '' }, routingKey: webhooks['pager'] ?? '' },
    now: Date.now,
    send: (request) => send(url, request),
    passTime: async (_, pool) => {
      const since = new Date(readTo).toISOString();
      readTo = Date.now();
      for (const [name, token] of await mailedTokens(`${url}/_local/mail?since=${since}`)) pool.add(name, token);
    },
    stop: async () => {
      child.kill('SIGINT');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function printedUrl(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString('utf8');
      const found = /API +(http:\S+)\/v1\n/.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the platform ended early: ${text}`)));
  });
}

/** What stands in the links of mails: to a customer's own request, or to do something. */
async function mailedTokens(mails: string): Promise<readonly (readonly [name: 'link' | 'token', token: string])[]> {
  const answer = await fetch(mails);
  const found = ((await answer.json()) as readonly ReadableMail[]).flatMap(({ text }) => [
    ...text.matchAll(/\/(?<kind>[at])\/(?<token>[\w-]+\.[\w-]+)/g),
  ]);
  return found.map(({ groups: { kind, token = '' } = {} }) => [kind === 't' ? 'link' : 'token', token]);
}

/** With the path as it is: `fetch` would tidy it up. */
function send(url: string, { method, path, query, headers, body }: FuzzRequest): Promise<Received> {
  const startedAt = performance.now();
  const { hostname, port } = new URL(url);
  // Node itself states no length where a method has seldom a body.
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const request = sendHttp(
      { hostname, port, method, path: `${path || '/'}${query === '' ? '' : `?${query}`}`, headers: { ...headers, ...length } },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', reject);
        response.on('end', () => {
          const own = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
          const text = Buffer.concat(pieces).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(own),
            text,
            ms: performance.now() - startedAt,
            writes: undefined,
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
