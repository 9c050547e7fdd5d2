import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApiClient, findAccess } from '../../local/api-client.ts';

const LOCAL = 'http://127.0.0.1:4000';

function folderOfAPlatform(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pledge-client-'));
  writeFileSync(join(folder, 'instance.json'), JSON.stringify({ pid: 1, url: LOCAL }));
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ apiKeys: { dev: { key: 'local-key', role: 'admin' } } }));
  return folder;
}

describe('the address and the key', () => {
  test('are those of the platform on this machine', () => {
    const data = folderOfAPlatform();
    expect(findAccess({ data }, {})).toEqual({ url: LOCAL, key: 'local-key' });
    expect(findAccess({}, { PLEDGE_DATA: data })).toEqual({ url: LOCAL, key: 'local-key' });
  });

  test('are those that were given, first of all', () => {
    const env = { PLEDGE_DATA: folderOfAPlatform(), PLEDGE_URL: 'https://pledge.example/', PLEDGE_API_KEY: 'given' };
    expect(findAccess({}, env)).toEqual({ url: 'https://pledge.example', key: 'given' });
    expect(findAccess({ url: 'https://other.example' }, env)).toEqual({ url: 'https://other.example', key: 'given' });
  });

  test('of this machine go nowhere else', () => {
    const data = folderOfAPlatform();
    expect(() => findAccess({ data, url: 'https://pledge.example' }, {})).toThrow(
      'No API key for https://pledge.example is known. Set PLEDGE_API_KEY.',
    );
  });

  test('are asked for where nothing has run', () => {
    const data = join(tmpdir(), 'pledge-nothing-here');
    expect(() => findAccess({ data }, {})).toThrow(/No Pledge has run in the data folder .* `npm start`.*--url or PLEDGE_URL/);
    expect(() => findAccess({ url: 'pledge' }, {})).toThrow('"pledge" is no address.');
  });
});

/** Answers everything alike, and remembers what it was asked. */
async function answering(status: number, body: string): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.writeHead(status).end(body);
  });
  onTestFinished(() => {
    server.close();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, asked };
}

describe('a call', () => {
  test('carries the key and the query, and answers what came', async () => {
    const { url, asked } = await answering(200, '{"ok":true}');
    const client = createApiClient({ url, key: 'k' });
    expect(await client.request('GET', '/x', { query: { a: '1 2', b: undefined } })).toEqual({ ok: true });
    expect(asked).toEqual(['GET /x?a=1+2 Bearer k']);
  });

  test('that is refused says why', async () => {
    const problem = {
      code: 'invalid-input',
      detail: '`a`: Is bad.',
      errors: [{ field: 'a' }, { field: 'b', detail: 'Is worse.' }],
    };
    const { url } = await answering(422, JSON.stringify(problem));
    await expect(createApiClient({ url, key: 'k' }).request('GET', '/')).rejects.toMatchObject({
      message: '`a`: Is bad.\n`b`: Is worse.',
      problem: { code: 'invalid-input' },
    });
  });

  test('with a wrong key says where the key comes from', async () => {
    const { url } = await answering(401, JSON.stringify({ code: 'wrong-key', detail: 'The API key is not valid.' }));
    await expect(createApiClient({ url, key: 'k' }).request('GET', '/')).rejects.toThrow(
      'The API key is not valid. The key comes from PLEDGE_API_KEY, or from the data folder of the local platform.',
    );
  });

  test('to something else says that it is no Pledge', async () => {
    const { url } = await answering(404, '<html>');
    await expect(createApiClient({ url, key: 'k' }).request('GET', '/')).rejects.toThrow(
      `What answers at ${url} is no Pledge (status 404). Check --url or PLEDGE_URL.`,
    );
  });

  test('to nobody says how to start one', async () => {
    await expect(createApiClient({ url: 'http://127.0.0.1:1', key: 'k' }).request('GET', '/')).rejects.toThrow(
      'No Pledge answers at http://127.0.0.1:1. Start it with `npm start`, or name another with --url or PLEDGE_URL.',
    );
  });
});
