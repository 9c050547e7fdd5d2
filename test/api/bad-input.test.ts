import { afterAll, describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/api/handler.ts';
import { RetryableError } from '../../shared/app/errors.ts';
import { type Ask, createClient, createWorld, REQUEST } from './world.ts';

/** Whatever comes in: a 4xx that says what to do, nothing changed, and not a word of how we are built. */
const world = await createWorld();

async function refused(method: string, path: string, ask: Ask = {}) {
  const answer = await world.call(method, path, ask);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({ status: answer.status, instance: 'urn:pledge:request:req-1' });
  expect(answer.headers['request-id']).toBe('req-1');
  expect(answer.body.type).toBe(`urn:pledge:problem:${answer.body.code}`);
  expect(answer.body.detail.length).toBeGreaterThan(20);
  expect(answer.text).not.toMatch(/\.ts\b|node_modules|at async|Error:/);
  return answer;
}

const open = (body: unknown, ask: Ask = {}) => refused('POST', '/v1/tickets', { body, ...ask });

afterAll(async () => {
  expect((await world.get('/v1/tickets')).body.items).toEqual([]);
});

describe('a body that is not JSON', () => {
  test.each(['{', '{"subject": "x",}', "{'subject': 1}", 'subject=x', '{"a":1}{"b":2}', '\u0000'])(
    'is malformed: %j',
    async (text) => {
      expect(await refused('POST', '/v1/tickets', { text })).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
    },
  );

  test('is malformed when it is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('{"subject":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect(await refused('POST', '/v1/tickets', { bytes })).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
  });

  test('is asked for when there is none', async () => {
    expect(await refused('POST', '/v1/tickets')).toMatchObject({ status: 400, body: { code: 'no-body' } });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'is refused as %j',
    async (type) => {
      const answer = await open(REQUEST, { headers: { 'content-type': type } });
      expect(answer).toMatchObject({ status: 415, headers: { accept: 'application/json' }, body: { code: 'not-json' } });
    },
  );

  test.each(['gzip', 'br', 'deflate, gzip'])('is not unpacked from %s', async (encoding) => {
    const answer = await open(REQUEST, { headers: { 'content-encoding': encoding } });
    expect(answer).toMatchObject({
      status: 415,
      headers: { 'accept-encoding': 'identity' },
      body: { code: 'encoded-body', errors: [{ field: 'Content-Encoding', in: 'header' }] },
    });
  });

  test('is nested without end, is malformed', async () => {
    const text = `{"subject":${'['.repeat(60_000)}${']'.repeat(60_000)},"requester":{"email":"a@b.example"}}`;
    const { status, body } = await refused('POST', '/v1/tickets', { text });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'malformed-json' });
    expect(body.detail).toContain('nested in more than 100 levels');
  });

  test('is nested as deep as is taken, is judged by what it holds', async () => {
    const text = `{"subject":${'['.repeat(98)}${']'.repeat(98)},"requester":{"email":"a@b.example"}}`;
    expect(await refused('POST', '/v1/tickets', { text })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'subject' }] },
    });
  });
});

describe('a body that does not fit', () => {
  test.each([[null], [[]], ['text'], [1], [true]])('is no object: %j', async (body) => {
    expect(await open(body)).toMatchObject({ status: 422, body: { errors: [{ field: '', pointer: '#', in: 'body' }] } });
  });

  test.each([
    [{}, ['subject', 'requester']],
    [{ ...REQUEST, subject: 7 }, ['subject']],
    [{ ...REQUEST, subject: null }, ['subject']],
    [{ ...REQUEST, subject: '   ' }, ['subject']],
    [{ ...REQUEST, subject: '\u200b\u00a0\u2060\u3000' }, ['subject']],
    [{ ...REQUEST, description: '\n\u200b\n' }, ['description']],
    [{ ...REQUEST, subject: 'x'.repeat(301) }, ['subject']],
    [{ ...REQUEST, requester: 'ann@example.com' }, ['requester']],
    [{ ...REQUEST, requester: { name: 'Ann' } }, ['requester.email']],
    [{ ...REQUEST, requester: { email: 'nobody' } }, ['requester.email']],
    [{ ...REQUEST, requester: { email: 'a@b@c.example' } }, ['requester.email']],
    [{ ...REQUEST, requester: { email: 'a@b.example\r\nBcc: all@b.example' } }, ['requester.email']],
    [{ ...REQUEST, requester: { email: `${'a'.repeat(250)}@b.example` } }, ['requester.email']],
    [{ ...REQUEST, requester: { email: `${'a'.repeat(65)}@b.example` } }, ['requester.email']],
    [{ ...REQUEST, requester: { email: 'a@b.example', phone: '1' } }, ['requester.phone']],
    [{ ...REQUEST, priority: 'P0' }, ['priority']],
    [{ ...REQUEST, priority: 1 }, ['priority']],
    [{ ...REQUEST, channel: 'Fax Machine' }, ['channel']],
    [{ ...REQUEST, language: 'tlh' }, ['language']],
    [{ ...REQUEST, team: 'nobodies' }, ['team']],
    [{ ...REQUEST, team: 'constructor' }, ['team']],
    [{ ...REQUEST, tags: 'vpn' }, ['tags']],
    [{ ...REQUEST, tags: ['ok', 5] }, ['tags.1']],
    [{ ...REQUEST, tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }, ['tags']],
    [{ ...REQUEST, channel: 'pledge-canary' }, ['channel']],
    [{ ...REQUEST, fields: [] }, ['fields']],
    [{ ...REQUEST, fields: { a: null } }, ['fields.a']],
    [{ ...REQUEST, fields: { a: { b: 1 } } }, ['fields.a']],
    [{ ...REQUEST, fields: { 'a\nb': 1 } }, ['fields.a\nb']],
    [{ ...REQUEST, fields: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`f${n}`, n])) }, ['fields']],
    [{ ...REQUEST, fields: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`f${n}`, 'x'.repeat(1_000)])) }, ['fields']],
    [{ ...REQUEST, description: 'x'.repeat(100_001) }, ['description']],
    [{ ...REQUEST, colour: 'red', size: 'L' }, ['colour', 'size']],
    [{ subject: 1, requester: { email: 'x' }, priority: 'P9', extra: 1 }, ['subject', 'requester.email', 'priority', 'extra']],
  ])('names each field: %j', async (body, fields) => {
    const answer = await open(body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }: { readonly field: string }) => field)).toEqual(fields);
    for (const { detail } of answer.body.errors) expect(detail).toMatch(/^[A-Z].+[.:`]/);
  });

  test('names the first hundred of its faults, and counts the others', async () => {
    const { body } = await open({ ...REQUEST, ...Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, n])) });
    expect(body.errors).toHaveLength(100);
    expect(body.detail).toContain('(and 9999 more, see `errors` for the first 100)');
  });

  test('points into the body as RFC 6901 says', async () => {
    const { body } = await open({ ...REQUEST, fields: { 'a/b~c é': null } });
    expect(body.errors[0].pointer).toBe('#/fields/a~1b~0c%20%C3%A9');
  });

  test('says what would fit', async () => {
    const { body } = await open({ subject: 5, requester: { email: 'a@b.example' }, priority: 'high', tags: null, nickname: 'x' });
    expect(body.errors.map(({ detail }: { readonly detail: string }) => detail)).toEqual([
      'Must be a text, not a number.',
      'Must be one of P1, P2, P3, P4.',
      'Must be a list, not null (leave the field out instead).',
      'Is not known here. Remove it, or check its spelling.',
    ]);
    expect(body.detail).toBe('`subject`: Must be a text, not a number. (and 3 more, see `errors`) Nothing was changed.');
  });
});

describe('a hostile string', () => {
  test.each([
    'a\r\nBcc: x@y.example',
    'a\nb',
    'a\tb',
    'bell\u0007',
    'esc\u001b[2J',
    'nul\u0000',
    'del\u007f',
    'c1\u0085',
    'ls\u2028x',
    'trailing\r\n',
  ])('is refused in a subject and in a name: %j', async (text) => {
    const { body } = await open({ subject: text, requester: { email: 'a@b.example', name: text } });
    expect(body.errors).toMatchObject([{ field: 'subject' }, { field: 'requester.name' }]);
  });

  test('is refused when it is half a character', async () => {
    const text = '{"subject":"x","description":"half \\ud83d","requester":{"email":"a@b.example","name":"\\udc00"}}';
    const { body } = await refused('POST', '/v1/tickets', { text });
    expect(body.errors).toMatchObject([{ field: 'description' }, { field: 'requester.name' }]);
  });

  test.each(['nul\u0000', 'bell\u0007', 'esc\u001b[2J', 'feed\f', 'del\u007f'])('is refused in a text: %j', async (text) => {
    expect((await open({ ...REQUEST, description: text })).body.errors).toMatchObject([{ field: 'description' }]);
  });

  test('of a megabyte is too large to be read', async () => {
    const answer = await open({ ...REQUEST, subject: 'x'.repeat(1_000_000) });
    expect(answer).toMatchObject({ status: 413, body: { code: 'too-large' } });
    expect(await open({ ...REQUEST, subject: '印'.repeat(100_000) }, { base64: true })).toMatchObject({ status: 413 });
  });

  test('of 256 KB is read, of one byte more it is not', async () => {
    const room = 262_144 - JSON.stringify({ subject: '' }).length;
    for (const base64 of [false, true]) {
      expect((await open({ subject: 'x'.repeat(room) }, { base64 })).status).toBe(422);
      expect((await open({ subject: 'x'.repeat(room + 1) }, { base64 })).status).toBe(413);
    }
  });

  test('that means to reach our prototypes does not', async () => {
    const text = '{"subject":"x","requester":{"email":"a@b.example"},"__proto__":{"admin":true},"constructor":{}}';
    const { body } = await refused('POST', '/v1/tickets', { text });
    expect(body.errors.map(({ field }: { readonly field: string }) => field)).toEqual(['__proto__', 'constructor']);
    expect(({} as { readonly admin?: boolean }).admin).toBeUndefined();
  });
});

describe('a string of any script', () => {
  test.each([
    '🖨️🔥 zero‍width 👩‍👩‍👧',
    'لا أستطيع الطباعة',
    '打印机坏了，急！',
    'עברית ‏ימין‏',
    'ไทย',
    'ñ',
    'O\'Brien <b>&amp; "co"',
    '$(rm -rf /)',
    '%s%n',
    '../../etc',
  ])('is kept: %s', async (text) => {
    const { open: openIn, get } = await createWorld();
    const { body } = await openIn({ subject: text, requester: { email: 'a@b.example', name: text }, fields: { [text]: text } });
    const stored = (await get(`/v1/tickets/${body.id}`)).body;
    expect(stored).toMatchObject({ subject: text.normalize('NFC'), requester: { name: text.normalize('NFC') } });
    expect(stored.fields).toEqual({ [text.normalize('NFC')]: text.normalize('NFC') });
  });

  test('of several lines may have tabs and any line ends', async () => {
    const { open: openIn, get } = await createWorld();
    const { id } = (await openIn({ description: 'one\r\n\ttwo\rthree\n' })).body;
    expect((await get(`/v1/tickets/${id}/messages`)).body.items).toMatchObject([{ text: 'one\n\ttwo\nthree\n' }]);
  });

  test('is measured in characters, not in halves of them', async () => {
    const { open: openIn } = await createWorld();
    expect((await openIn({ subject: '🔥'.repeat(300) })).status).toBe(201);
  });
});

describe('a key', () => {
  test('is asked for', async () => {
    const answer = await refused('GET', '/v1/tickets', { key: null });
    expect(answer).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="pledge"' },
      body: { code: 'no-key' },
    });
  });

  test.each([
    'Bearer wrong',
    'Bearer ',
    'Bearer',
    'Basic YTpi',
    'bearer a-key-for-tests-',
    'a-key-for-tests',
    'Bearer a-key-for-tests extra',
  ])('is refused as %j', async (authorization) => {
    const answer = await refused('POST', '/v1/tickets', { body: REQUEST, key: null, headers: { authorization } });
    expect(answer).toMatchObject({ status: 401, body: { code: 'wrong-key' } });
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
  });

  test('is checked before anything is said of the body or the ticket', async () => {
    expect((await refused('POST', '/v1/tickets', { text: '{', key: 'wrong' })).status).toBe(401);
    expect((await refused('GET', '/v1/tickets/zzzzzzzzzz', { key: 'wrong' })).status).toBe(401);
  });

  test('that is empty is nobody', async () => {
    const nobody = await createWorld({
      replace: ({ secrets }) => ({ secrets: { ...secrets, apiKeys: async () => ({ empty: { key: '', role: 'integrator' } }) } }),
    });
    expect((await nobody.get('/v1/tickets', { key: '' })).status).toBe(401);
  });
});

describe('a request that misses', () => {
  test.each(['/', '/v1', '/v1/ticket', '/v1/tickets/', '/v1/tickets/7k3m9qxw4t/unknown', '/v2/tickets', '//', '/a', '/a/'])(
    'finds nothing at %s',
    async (path) => {
      expect(await refused('GET', path)).toMatchObject({ status: 404, body: { code: 'unknown-path' } });
    },
  );

  test.each([
    ['PUT', '/v1/tickets', 'POST, GET, HEAD'],
    ['DELETE', '/v1/tickets/7k3m9qxw4t', 'GET, HEAD'],
    ['GET', '/v1/tickets/7k3m9qxw4t/replies', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
    ['PATCH', '/a/x.y', 'GET, HEAD, POST'],
  ])('%s %s is told what the path takes', async (method, path, allow) => {
    expect(await refused(method, path)).toMatchObject({ status: 405, headers: { allow } });
  });

  test.each(['text/html', 'application/xml, text/plain', 'application/json;q=0'])('cannot be answered as %s', async (accept) => {
    for (const path of ['/v1/tickets', '/health', '/openapi.json']) {
      expect(await refused('GET', path, { headers: { accept } })).toMatchObject({ status: 406 });
    }
  });

  test.each(['application/json', '*/*', 'text/html, */*;q=0.1', 'application/*', 'application/problem+json', ''])(
    'can be answered as %j',
    async (accept) => {
      expect((await world.get('/v1/tickets', { headers: { accept } })).status).toBe(200);
    },
  );
});

describe('a query that does not fit', () => {
  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['status=done', 'status'],
    ['status=', 'status'],
    ['priority=P1,P9', 'priority'],
    ['dueBefore=tomorrow', 'dueBefore'],
    ['dueBefore=2026-01-05', 'dueBefore'],
    ['dueBefore=2026-02-30T00:00:00Z', 'dueBefore'],
    ['requester=somebody', 'requester'],
    ['colour=red', 'colour'],
  ])('%s is named', async (query, field) => {
    const answer = await refused('GET', `/v1/tickets?${query}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, in: 'query' }] } });
    expect(answer.body.detail, 'nobody feared that reading changed anything').not.toContain('changed');
  });

  test.each(['x', 'bjA', 'bjE4eA', '%00', 'a'.repeat(300)])('has no page at cursor %s', async (cursor) => {
    expect(await refused('GET', `/v1/tickets?cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'invalid-cursor' } });
    const { open: openIn, get } = await createWorld();
    const { id } = (await openIn()).body;
    for (const list of ['history', 'messages']) {
      expect(await get(`/v1/tickets/${id}/${list}?cursor=${cursor}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid-cursor' },
      });
    }
  });
});

describe('a failure of ours', () => {
  const failing = (error: Error) =>
    createWorld({
      replace: ({ tickets }) => ({
        tickets: {
          ...tickets,
          load: async () => {
            throw error;
          },
        },
      }),
    });

  test('says nothing of itself, and is in the log', async () => {
    const { get, logged } = await failing(new Error('secret table name'));
    const answer = await get('/v1/tickets/7k3m9qxw4t');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal', instance: 'urn:pledge:request:req-1' } });
    expect(answer.text).not.toContain('secret');
    expect(logged).toMatchObject([
      { message: 'a request failed', fields: { requestId: 'req-1', error: { message: 'secret table name' } } },
    ]);
  });

  test('that may pass says when to come back', async () => {
    const { get } = await failing(new RetryableError('load ticket'));
    expect(await get('/v1/tickets/7k3m9qxw4t')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '1' },
      body: { code: 'try-again' },
    });
  });

  test('to answer in time says so before Lambda gives up', async () => {
    const { services } = await createWorld();
    const tickets = { ...services.tickets, load: () => new Promise<never>(() => undefined) };
    const { get } = createClient(createHandler({ ...services, tickets }));
    const answer = await get('/v1/tickets/7k3m9qxw4t', { remainingMs: 6 });
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  });

  test('to be configured says so', async () => {
    const { post, get } = await createWorld({ unconfigured: true });
    expect(await post('/v1/tickets', REQUEST)).toMatchObject({ status: 503, body: { code: 'not-configured' } });
    expect(await get('/health', { key: null })).toMatchObject({ status: 503, body: { status: 'unavailable' } });
  });
});
