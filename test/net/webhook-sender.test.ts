import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PermanentError, RetryableError } from '../../shared/app/errors.ts';
import { createWebhookSender } from '../../shared/net/webhook-sender.ts';

type Received = { readonly headers: IncomingMessage['headers']; readonly body: string };

/** A system on this machine that takes posts. */
async function receiver(answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end()) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      answer(response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { received, port, url: `http://127.0.0.1:${port}/in?key=hidden` };
}

const MESSAGE = {
  headers: { 'content-type': 'application/json', 'webhook-id': 'a#1' },
  body: '{"type":"ticket.escalated","name":"林晓"}',
};
const local = createWebhookSender({ loopback: true });
const cloud = createWebhookSender();

const failureOf = (posting: Promise<void>) =>
  posting.then(
    () => undefined,
    (error: unknown) => error as RetryableError,
  );

/** A name server that gives these addresses for every name, and counts how often it is asked. */
function nameServer(...addresses: readonly string[]) {
  const asked: string[] = [];
  const lookup: LookupFunction = (hostname, options, callback) => {
    asked.push(hostname);
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family ?? 4);
  };
  return { lookup, asked };
}

describe('a post', () => {
  test('brings its headers and its body as they are', async () => {
    const { received, url } = await receiver();
    await local.post({ url, ...MESSAGE });
    expect(received).toEqual([{ headers: expect.objectContaining(MESSAGE.headers), body: MESSAGE.body }]);
  });

  test.each([200, 201, 202, 204])('is done with an answer of %i', async (status) => {
    const { url } = await receiver((response) => response.writeHead(status).end());
    expect(await failureOf(local.post({ url, ...MESSAGE }))).toBeUndefined();
  });

  test.each([400, 401, 403, 404, 410, 422])('is given up after an answer of %i', async (status) => {
    const { url, port } = await receiver((response) => response.writeHead(status).end());
    const failure = await failureOf(local.post({ url, ...MESSAGE }));
    expect(failure).toBeInstanceOf(PermanentError);
    expect(failure?.message).toBe(`post to 127.0.0.1:${port}: answered ${status}`);
  });

  test.each([408, 425, 429, 500, 502, 503])('may be repeated after an answer of %i', async (status) => {
    const { url } = await receiver((response) => response.writeHead(status).end());
    expect(await failureOf(local.post({ url, ...MESSAGE }))).toBeInstanceOf(RetryableError);
  });

  test('follows no redirect', async () => {
    const other = await receiver();
    const { url } = await receiver((response) => response.writeHead(307, { location: other.url }).end());
    const failure = await failureOf(local.post({ url, ...MESSAGE }));
    expect(failure).toBeInstanceOf(PermanentError);
    expect(failure?.message).toContain('redirects are not followed');
    expect(other.received).toEqual([]);
  });

  test('may be repeated where no answer comes in time, and may have been taken', async () => {
    const { url } = await receiver(() => undefined);
    const failure = await failureOf(createWebhookSender({ loopback: true, timeoutMs: 50 }).post({ url, ...MESSAGE }));
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure?.outcomeUnknown).toBe(true);
  });

  test('does not wait for an answer without end', async () => {
    const { url } = await receiver((response) => response.writeHead(200).write('and so on '));
    expect(await failureOf(local.post({ url, ...MESSAGE }))).toBeUndefined();
  });

  test('may be repeated where nobody listens, and was not taken', async () => {
    const { port } = await receiver();
    const { lookup } = nameServer('127.0.0.1');
    const sender = createWebhookSender({ loopback: true, lookup });
    const free = port === 65_535 ? port - 1 : port + 1;
    const failure = await failureOf(sender.post({ url: `http://localhost:${free}/`, ...MESSAGE }));
    expect(failure).toBeInstanceOf(RetryableError);
    expect(failure?.message).not.toContain('hidden');
  });
});

describe('in the cloud, nothing is posted', () => {
  test('without TLS', async () => {
    const { received, url } = await receiver();
    expect(await failureOf(cloud.post({ url, ...MESSAGE }))).toBeInstanceOf(PermanentError);
    expect(received).toEqual([]);
  });

  test.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:169.254.169.254]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://10.0.0.1/',
  ])('to %s', async (url) => {
    const failure = await failureOf(cloud.post({ url, ...MESSAGE }));
    expect(failure).toBeInstanceOf(PermanentError);
    expect(failure?.message).toContain('no address of the public internet');
  });

  test.each([
    ['this machine', ['127.0.0.1']],
    ['a private network', ['10.0.0.8']],
    ['the metadata of the cloud', ['169.254.169.254']],
    ['one right and one wrong address', ['93.184.216.34', '192.168.0.1']],
    ['an address of IPv6 that is this machine', ['::ffff:127.0.0.1']],
  ])('to a name that stands for %s', async (_, addresses) => {
    const { lookup, asked } = nameServer(...addresses);
    const failure = await failureOf(createWebhookSender({ lookup }).post({ url: 'https://pager.example/', ...MESSAGE }));
    expect(failure).toBeInstanceOf(PermanentError);
    expect(failure?.message).toContain('no address of the public internet');
    // The one answer that is checked is the one that would be connected to: a second could be another.
    expect(asked).toEqual(['pager.example']);
  });
});

test('on a laptop nothing is posted without TLS but to the laptop', async () => {
  const { lookup } = nameServer('93.184.216.34');
  const failure = await failureOf(createWebhookSender({ loopback: true, lookup }).post({ url: 'http://localhost/', ...MESSAGE }));
  expect(failure).toBeInstanceOf(PermanentError);
});
