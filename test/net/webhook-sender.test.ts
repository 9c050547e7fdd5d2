import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type LookupFunction, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
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

  test.each([200, 204, 307, 400, 410, 429, 500, 503])('is told an answer of %i', async (status) => {
    const { url } = await receiver((response) => response.writeHead(status).end());
    expect(await local.post({ url, ...MESSAGE })).toEqual({
      kind: 'answered',
      status,
      text: '',
      durationMs: expect.any(Number),
    });
  });

  test.each(['120', 'Mon, 02 Mar 2026 09:20:00 GMT'])('is told that it may be repeated after %s', async (when) => {
    const { url } = await receiver((response) => response.writeHead(429, { 'retry-after': when }).end());
    expect(await local.post({ url, ...MESSAGE })).toMatchObject({ status: 429, retryAfter: when });
  });

  test('follows no redirect', async () => {
    const other = await receiver();
    const { url } = await receiver((response) => response.writeHead(307, { location: other.url }).end());
    expect(await local.post({ url, ...MESSAGE })).toMatchObject({ kind: 'answered', status: 307 });
    expect(other.received).toEqual([]);
  });

  test('may have been taken where no answer comes in time', async () => {
    const { url } = await receiver(() => undefined);
    const result = await createWebhookSender({ loopback: true, timeoutMs: 50 }).post({ url, ...MESSAGE });
    expect(result).toMatchObject({ kind: 'unanswered', reason: 'no answer in time', outcomeUnknown: true });
    expect(result.durationMs).toBeGreaterThanOrEqual(45);
  });

  test('may have been taken where the connection breaks off', async () => {
    const { url } = await receiver((response) => response.socket?.destroy());
    expect(await local.post({ url, ...MESSAGE })).toMatchObject({ kind: 'unanswered', outcomeUnknown: true });
  });

  test('was not taken where nobody listens', async () => {
    const { port } = await receiver();
    const { lookup } = nameServer('127.0.0.1');
    const sender = createWebhookSender({ loopback: true, lookup });
    const free = port === 65_535 ? port - 1 : port + 1;
    const result = await sender.post({ url: `http://localhost:${free}/?key=hidden`, ...MESSAGE });
    expect(result).toMatchObject({ kind: 'unanswered', reason: 'ECONNREFUSED', outcomeUnknown: false });
  });

  test('brings no name and password of the address along', async () => {
    const { received, url } = await receiver();
    await local.post({ url: url.replace('//', '//ann:secret@'), ...MESSAGE });
    expect(received[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('of an answer', () => {
  const textAfter = async (answer: (response: ServerResponse) => void) => {
    const { url } = await receiver(answer);
    const result = await local.post({ url, ...MESSAGE });
    return result.kind === 'answered' ? result.text : result;
  };

  test('the text is kept', async () => {
    expect(await textAfter((response) => response.writeHead(422).end('{"error":"无此字段"}'))).toBe('{"error":"无此字段"}');
  });

  test('no more than 1 KB is kept, and no half of a character', async () => {
    const text = await textAfter((response) => response.writeHead(500).end('晓'.repeat(100_000)));
    expect(text).toBe('晓'.repeat(341));
  });

  test('what has no end is not waited for', async () => {
    expect(await textAfter((response) => response.writeHead(200).write('and so on '))).toBe('and so on ');
  });

  test('what comes packed is not unpacked, and asked for plainly', async () => {
    const { received, url } = await receiver((response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('0'.repeat(10_000_000))),
    );
    const result = await local.post({ url, ...MESSAGE });
    expect(result.kind === 'answered' && result.text.length).toBeLessThanOrEqual(1_024);
    expect(received[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('control characters are left out', async () => {
    expect(await textAfter((response) => response.writeHead(200).end('a\u0000\u001b[31mb\nc'))).toBe('a[31mb\nc');
  });

  test('headers without end are no answer', async () => {
    const endless = { 'x-much': 'x'.repeat(100_000) };
    expect(await textAfter((response) => response.writeHead(200, endless).end())).toMatchObject({
      kind: 'unanswered',
      reason: 'HPE_HEADER_OVERFLOW',
    });
  });
});

describe('in the cloud, nothing is posted', () => {
  test('without TLS', async () => {
    const { received, url } = await receiver();
    expect(await cloud.post({ url, ...MESSAGE })).toMatchObject({ kind: 'forbidden' });
    expect(received).toEqual([]);
  });

  test.each([
    ['this machine', 'https://127.0.0.1/'],
    ['this machine by its short form', 'https://127.1/'],
    ['this machine as one decimal number', 'https://2130706433/'],
    ['this machine in hexadecimal', 'https://0x7f.1/'],
    ['this machine in octal', 'https://0177.0.0.01/'],
    ['this machine with a dot at the end', 'https://127.0.0.1./'],
    ['this machine in fullwidth digits', 'https://１２７.0.0.1/'],
    ['this machine behind a backslash', 'https:\\\\127.0.0.1\\pager.example/'],
    ['this machine behind a name', 'https://pager.example@127.0.0.1/'],
    ['this machine escaped', 'https://%31%32%37.0.0.1/'],
    ['every machine here', 'https://0.0.0.0/'],
    ['every machine here by its short form', 'https://0/'],
    ['this machine in IPv6', 'https://[::1]/'],
    ['every machine here in IPv6', 'https://[::]/'],
    ['this machine mapped into IPv6', 'https://[::ffff:127.0.0.1]/'],
    ['this machine mapped into IPv6, in hexadecimal', 'https://[::ffff:7f00:1]/'],
    ['this machine in the compatible form of IPv6', 'https://[::127.0.0.1]/'],
    ['metadata mapped into IPv6', 'https://[::ffff:169.254.169.254]/'],
    ['metadata by NAT64', 'https://[64:ff9b::169.254.169.254]/'],
    ['metadata by 6to4', 'https://[2002:a9fe:a9fe::1]/'],
    ['metadata by Teredo', 'https://[2001:0:a9fe:a9fe::1]/'],
    ['metadata', 'https://169.254.169.254/latest/meta-data/'],
    ['metadata of AWS in IPv6', 'https://[fd00:ec2::254]/'],
    ['metadata of Alibaba Cloud', 'https://100.100.100.200/'],
    ['metadata of Azure, which has a public address', 'https://168.63.129.16/'],
    ['metadata as one octal number', 'https://025177524776/'],
    ['metadata as one hexadecimal number', 'https://0xA9FEA9FE/'],
    ['metadata with an octal part', 'https://169.254.0251.254/'],
    ['metadata in circled digits', 'https://①⑥⑨.254.169.254/'],
    ['metadata with ideographic full stops', 'https://169。254。169。254/'],
    ['metadata behind two names', 'https://pager.example:443@169.254.169.254/'],
    ['metadata by the NAT64 of a network', 'https://[64:ff9b:1::a9fe:a9fe]/'],
    ['metadata translated by SIIT', 'https://[::ffff:0:169.254.169.254]/'],
    ['this machine by the NAT64 of everybody', 'https://[64:ff9b::7f00:1]/'],
    ['a site-local address, as there once were', 'https://[fec0::1]/'],
    ['carriers behind NAT', 'https://100.64.0.1/'],
    ['benchmarks', 'https://198.19.255.254/'],
    ['the limited broadcast', 'https://255.255.255.255/'],
    ['a reserved network', 'https://240.0.0.1/'],
    ['addresses of documentation in IPv6', 'https://[2001:db8::1]/'],
    ['addresses for segment routing', 'https://[5f00::1]/'],
    ['an address that discards all', 'https://[100::1]/'],
    ['credentials of a container', 'https://169.254.170.2/'],
    ['a private network', 'https://10.0.0.1/'],
    ['a unique local address', 'https://[fc00::1]/'],
    ['a link-local address', 'https://[fe80::1]/'],
    ['many at once', 'https://224.0.0.1/'],
    ['many at once in IPv6', 'https://[ff02::1]/'],
  ])('to %s: %s', async (_, url) => {
    const result = await cloud.post({ url, ...MESSAGE });
    expect(result).toMatchObject({ kind: 'forbidden', reason: expect.stringContaining('no address of the public internet') });
  });

  test.each(['https://[fe80::1%25eth0]/', 'https://[::1', 'https://127.0.0.1:99999/', 'https://1.2.3.4.5/', 'https:///'])(
    'to %s, which is no address at all',
    async (url) => {
      expect((await cloud.post({ url, ...MESSAGE })).kind).not.toBe('answered');
    },
  );

  test.each([22, 25, 80, 465, 993])('to port %i, which is of another service', async (port) => {
    const { lookup } = nameServer('93.184.216.34');
    const result = await createWebhookSender({ lookup }).post({ url: `https://pager.example:${port}/`, ...MESSAGE });
    expect(result).toMatchObject({ kind: 'forbidden', reason: `port ${port} is not posted to; use 443, or 1024 and above` });
  });

  test.each([
    ['this machine', ['127.0.0.1']],
    ['a private network', ['10.0.0.8']],
    ['the metadata of the cloud', ['169.254.169.254']],
    ['the metadata of the cloud in IPv6', ['fd00:ec2::254']],
    ['a link-local address with its zone', ['fe80::1%eth0']],
    ['one right and one wrong address', ['93.184.216.34', '192.168.0.1']],
    ['an address of IPv6 that is this machine', ['::ffff:127.0.0.1']],
    ['nothing that is an address', ['pager.internal']],
  ])('to a name that stands for %s', async (_, addresses) => {
    const { lookup, asked } = nameServer(...addresses);
    const result = await createWebhookSender({ lookup }).post({ url: 'https://pager.example/', ...MESSAGE });
    expect(result).toMatchObject({ kind: 'forbidden', reason: expect.stringContaining('no address of the public internet') });
    // The one answer that is checked is the one that would be connected to: a second could be another.
    expect(asked).toEqual(['pager.example']);
  });

  test.each([
    'localhost',
    'localhost.',
    'LOCALHOST',
    'a.localhost',
    'ip6-localhost',
    'metadata.google.internal.',
    'xn--fsq.example',
  ])('to %s, whatever it is called, where it stands for this machine', async (name) => {
    const { lookup, asked } = nameServer('127.0.0.1', '::1');
    const result = await createWebhookSender({ lookup }).post({ url: `https://${name}/`, ...MESSAGE });
    expect(result).toMatchObject({ kind: 'forbidden' });
    expect(asked).toEqual([name.toLowerCase()]);
  });

  test('to a name by the address that its certificate would be for elsewhere', async () => {
    const { received, port } = await receiver();
    const { lookup } = nameServer('127.0.0.1');
    const headers = { ...MESSAGE.headers, host: 'pager.example' };
    const result = await createWebhookSender({ lookup }).post({
      url: `https://pager.example:${port}/`,
      headers,
      body: MESSAGE.body,
    });
    expect([result.kind, received]).toEqual(['forbidden', []]);
  });

  test('to a name that stands for the public internet when looked at, and for this machine afterwards', async () => {
    const { received, port } = await receiver();
    const first = nameServer('93.184.216.34');
    const second = nameServer('127.0.0.1');
    const lookup: LookupFunction = (...call) => (first.asked.length === 0 ? first : second).lookup(...call);
    const sender = createWebhookSender({ lookup, timeoutMs: 50 });

    const results = [await sender.post({ url: `https://pager.example:${port}/`, ...MESSAGE })];
    results.push(await sender.post({ url: `https://pager.example:${port}/`, ...MESSAGE }));

    expect(results.map(({ kind }) => kind)).toEqual(['unanswered', 'forbidden']);
    expect([first.asked.length, second.asked.length, received.length]).toEqual([1, 1, 0]);
  });
});

describe('a receiver that means ill', () => {
  const hasty = createWebhookSender({ loopback: true, timeoutMs: 100 });
  const outcome = async (url: string, body = MESSAGE.body) => {
    const result = await hasty.post({ url, ...MESSAGE, body });
    expect(result.durationMs).toBeLessThan(2_000);
    return result;
  };

  /** Speaks below HTTP. */
  async function socketOf(talk: (socket: Socket) => void): Promise<string> {
    const sockets = new Set<Socket>();
    const server = createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      talk(socket);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Until the other side has had enough. */
  const drip = (socket: Socket, text: string) => {
    const timer = setInterval(() => socket.write(text), 5);
    socket.on('close', () => clearInterval(timer));
  };

  test.each([
    ['says nothing at all', () => undefined],
    [
      'speaks one letter at a time',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 ');
        drip(socket, 'O');
      },
    ],
    [
      'begins headers without end, one at a time',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        drip(socket, 'x-more: 1\r\n');
      },
    ],
    ['promises again and again that it will answer', (socket: Socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n')],
    ['hints again and again', (socket: Socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n')],
  ])('and %s is given up', async (_, talk) => {
    expect(await outcome(`http://${await socketOf(talk)}/`)).toMatchObject({ kind: 'unanswered', reason: 'no answer in time' });
  });

  test('and does not read what is posted is given up', async () => {
    const host = await socketOf((socket) => socket.pause());
    expect(await outcome(`http://${host}/`, 'x'.repeat(20_000_000))).toMatchObject({
      kind: 'unanswered',
      reason: 'no answer in time',
    });
  });

  test('and never says who it is, is given up', async () => {
    expect(await outcome(`https://${await socketOf(() => undefined)}/`)).toMatchObject({
      kind: 'unanswered',
      reason: 'no answer in time',
    });
  });

  test('and has a name server that never answers, is given up', async () => {
    const sender = createWebhookSender({ loopback: true, timeoutMs: 50, lookup: () => undefined });
    expect(await sender.post({ url: 'https://pager.example/', ...MESSAGE })).toMatchObject({
      kind: 'unanswered',
      reason: 'no answer in time',
    });
  });

  test('and answers with what is no HTTP has not taken it', async () => {
    const host = await socketOf((socket) => socket.end('+OK redis\r\n'));
    expect(await outcome(`http://${host}/`)).toMatchObject({ kind: 'unanswered', outcomeUnknown: true });
  });

  test('and drips its answer is heard for a second', async () => {
    const host = await socketOf((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n');
      drip(socket, '.');
    });
    expect(await outcome(`http://${host}/`)).toMatchObject({
      kind: 'answered',
      status: 200,
      text: expect.stringMatching(/^\.+$/),
    });
  });
});

test('on a laptop nothing is posted without TLS but to the laptop', async () => {
  const { lookup } = nameServer('93.184.216.34');
  const sender = createWebhookSender({ loopback: true, lookup });
  expect(await sender.post({ url: 'http://localhost:8080/', ...MESSAGE })).toMatchObject({ kind: 'forbidden' });
});
