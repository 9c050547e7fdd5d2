import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { RetryableError } from '../../shared/app/errors.ts';
import type { WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';
import { API_KEYS } from '../support/in-memory/services.ts';
import { type Ask, createWorld, NOON } from './world.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const MONITORING: WebhookSource = {
  name: 'monitoring',
  type: 'generic',
  authentication: { kind: 'shared-secret', header: 'X-Monitoring-Token' },
  mapping: {
    subject: ['alert.title', 'alert.name'],
    description: ['alert.text'],
    requesterEmail: ['alert.reporter.email'],
    requesterName: ['alert.reporter.name'],
    priority: { paths: ['alert.severity', 'severity'], values: { critical: 'P1', '2': 'P2' }, otherwise: 'P4' },
    category: ['alert.kind'],
    tier: ['alert.customer.tier'],
    tags: ['alert.labels', 'alert.hosts.0.name'],
  },
  deduplicationKey: ['alert.id'],
  requester: { email: 'monitoring@acme.example', name: 'Monitoring' },
  team: 'engineering',
  language: 'zh-CN',
};

const { deduplicationKey: _, team: __, ...UNKEYED } = MONITORING;
const SIGNED: WebhookSource = { ...UNKEYED, name: 'signed', authentication: { kind: 'standard-webhooks' } };

const ALERT = { alert: { id: 'disk-7', title: 'Disk almost full', severity: 'critical' } };

async function createHooks(changes: Partial<WebhookSource> = {}) {
  const monitoring = { ...MONITORING, ...changes };
  const webhooks = { monitoring, signed: SIGNED, unready: { ...MONITORING, name: 'unready' } };
  const world = await createWorld({ configuration: { webhooks }, webhookSecrets: { monitoring: 'm-secret', signed: SECRET } });
  const post = (body: unknown, ask: Ask = {}) =>
    world.post('/v1/webhooks/monitoring', body, {
      key: null,
      ...ask,
      headers: { 'x-monitoring-token': 'm-secret', ...ask.headers },
    });
  const delivery = async (id: string, source = 'monitoring') =>
    (await world.get(`/v1/webhooks/${source}/deliveries/${id}`, { key: API_KEYS.ops })).body;
  const tickets = async () => (await world.get('/v1/tickets')).body.items;
  return {
    ...world,
    post,
    delivery,
    tickets,
    postTo: world.post,
    /** Posts an alert, has it carried out, and tells what became of it. */
    take: async (body: unknown, ask: Ask = {}) => {
      const answer = await post(body, ask);
      expect(answer.status).toBe(202);
      expect(answer.headers.location).toBe(`/v1/webhooks/monitoring/deliveries/${answer.body.delivery}`);
      await world.workOff();
      world.advance(1);
      const [result] = (await delivery(answer.body.delivery)).results;
      return result;
    },
    ticket: async (id: string) => (await world.get(`/v1/tickets/${id}`)).body,
  };
}

describe('a delivery', () => {
  test('is answered before anything comes of it', async () => {
    const { post, tickets, workOff, delivery } = await createHooks();
    const { status, body } = await post(ALERT);
    expect(status).toBe(202);
    expect(body).toEqual({ delivery: body.delivery, state: 'queued' });
    expect(await tickets()).toEqual([]);
    await workOff();
    expect(await tickets()).toHaveLength(1);
    expect(await delivery(body.delivery)).toMatchObject({ state: 'done', results: [{ outcome: 'opened', key: 'disk-7' }] });
  });

  test('that could not be queued is not taken', async () => {
    const { post, webhookQueue, tickets, workOff } = await createHooks();
    webhookQueue.beforeSend = () => {
      throw new RetryableError('the queue is away');
    };
    expect((await post(ALERT, { headers: { 'idempotency-key': 'one' } })).status).toBe(503);
    webhookQueue.beforeSend = () => undefined;
    expect((await post(ALERT, { headers: { 'idempotency-key': 'one' } })).status).toBe(200);
    await workOff();
    expect(await tickets()).toHaveLength(1);
  });

  test('that is brought twice by the queue is carried out once', async () => {
    const { post, carryOut, webhookQueue, tickets, get } = await createHooks();
    await post(ALERT);
    const messages = webhookQueue.receive();
    await carryOut([...messages, ...messages]);
    await carryOut(messages);
    const [ticket] = await tickets();
    expect((await get(`/v1/tickets/${ticket.id}/messages`)).body.items).toEqual([]);
    expect(ticket.version).toBe(1);
  });

  test('of a source that is allowed so many in a minute is asked for again', async () => {
    const { post, advance } = await createHooks({ rateLimit: 2 });
    await post(ALERT);
    await post(ALERT);
    advance(20_000);
    expect(await post(ALERT)).toMatchObject({ status: 429, headers: { 'retry-after': '40' }, body: { code: 'too-many' } });
    advance(40_000);
    expect((await post(ALERT)).status).toBe(202);
  });
});

describe('a problem whose ticket was merged', () => {
  test('belongs to the one that it goes on as, and opens a new one only once that is closed', async () => {
    const { take, open, postTo } = await createHooks();
    const first = await take(ALERT);
    const { body: other } = await open();
    await postTo(`/v1/tickets/${first.ticketId}/merge`, { into: other.id });
    expect(await take(ALERT)).toMatchObject({ outcome: 'repeated', ticketId: other.id });
    await postTo(`/v1/tickets/${other.id}/close`);
    const again = await take(ALERT);
    expect(again.outcome).toBe('opened');
    expect([first.ticketId, other.id]).not.toContain(again.ticketId);
  });
});

describe('a delivery of a new problem', () => {
  test('opens a ticket as the mapping says', async () => {
    const { take, get, ticket } = await createHooks();
    const alert = {
      ...ALERT.alert,
      text: 'Node 7\r\n97 %',
      kind: 'storage',
      customer: { tier: 'gold' },
      labels: ['disk', 'node-7', 'disk'],
      hosts: [{ name: 'node-7.acme.example' }],
    };
    const { ticketId } = await take({ alert, ignored: { by: 'the mapping' } });
    expect(await ticket(ticketId)).toMatchObject({
      subject: 'Disk almost full',
      priority: 'P1',
      category: 'storage',
      tier: 'gold',
      channel: 'webhook',
      team: 'engineering',
      language: 'zh-CN',
      tags: ['disk', 'node-7', 'node-7.acme.example'],
      requester: { email: 'monitoring@acme.example', name: 'Monitoring' },
    });
    const { items } = (await get(`/v1/tickets/${ticketId}/history`)).body;
    expect(items).toMatchObject([{ type: 'opened', by: 'webhook:monitoring', muted: true }]);
    expect((await get(`/v1/tickets/${ticketId}/messages`)).body.items).toMatchObject([
      { text: 'Node 7\n97 %', channel: 'webhook' },
    ]);
  });

  test('in the name of a person writes to that person', async () => {
    const { take, get, ticket } = await createHooks();
    const reporter = { email: 'Cora@Customer.example', name: 'Cora\r\nBcc: x' };
    const { ticketId } = await take({ alert: { ...ALERT.alert, reporter } });
    expect((await ticket(ticketId)).requester).toEqual({ email: 'cora@customer.example', name: 'Cora Bcc: x' });
    expect((await get(`/v1/tickets/${ticketId}/history`)).body.items[0]).not.toHaveProperty('muted');
  });

  test.each([
    [{ alert: { id: 1, title: 'T', severity: 2 } }, { priority: 'P2' }],
    [{ alert: { id: 1, title: 'T', severity: 'toString' } }, { priority: 'P4' }],
    [{ alert: { id: 1, title: 'T' }, severity: 'critical' }, { priority: 'P1' }],
    [{ alert: { id: 1, title: '  ', name: 'By its name' } }, { subject: 'By its name', priority: 'P4' }],
    [{ alert: { id: 1, title: 404 } }, { subject: '404' }],
    [{ alert: { id: 1, title: 'two\nlines\u0007 and a bell' } }, { subject: 'two lines and a bell' }],
    [{ alert: { id: 1, title: `${'印'.repeat(400)}` } }, { subject: `${'印'.repeat(299)}…` }],
    [{ alert: { id: 1, title: 'half \ud83d' } }, { subject: 'half \ufffd' }],
  ])('reads %j', async (body, expected) => {
    const { take, ticket } = await createHooks();
    const { ticketId } = await take(body);
    expect(await ticket(ticketId)).toMatchObject(expected);
  });
});

describe('a delivery of a known problem', () => {
  test('adds to its ticket, however the text has changed', async () => {
    const { take, ticket, advance, tickets } = await createHooks();
    const first = await take({ alert: { ...ALERT.alert, text: 'first' } });
    advance(60_000);
    const again = await take({ alert: { ...ALERT.alert, title: 'Disk full!', text: 'again' } });
    expect(again).toMatchObject({ outcome: 'repeated', ticketId: first.ticketId });
    expect(await ticket(first.ticketId)).toMatchObject({ subject: 'Disk almost full' });
    expect(await tickets()).toHaveLength(1);
  });

  test('opens a new ticket once the old one was closed, again and again', async () => {
    const { take, postTo, tickets } = await createHooks();
    const ids: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const opened = await take(ALERT);
      expect(opened.outcome).toBe('opened');
      expect((await take(ALERT)).outcome).toBe('repeated');
      await postTo(`/v1/tickets/${opened.ticketId}/close`);
      ids.push(opened.ticketId);
    }
    expect(new Set(ids).size).toBe(3);
    expect(await tickets()).toHaveLength(3);
  });

  test('many at once open one ticket, also after the old one was closed', async () => {
    const { take, post, postTo, tickets, workOff } = await createHooks();
    await postTo(`/v1/tickets/${(await take(ALERT)).ticketId}/close`);
    await Promise.all(Array.from({ length: 10 }, () => post(ALERT)));
    await workOff();
    expect(await tickets()).toHaveLength(2);
  });

  test('is another problem from another source, and with another key', async () => {
    const { take, tickets } = await createHooks();
    await take(ALERT);
    await take({ alert: { ...ALERT.alert, id: 'disk-8' } });
    expect(await tickets()).toHaveLength(2);
  });

  test('without a key to know it by opens a ticket each time', async () => {
    const { take, tickets } = await createHooks();
    const { id: _id, ...unnamed } = ALERT.alert;
    await take({ alert: unnamed });
    await take({ alert: unnamed });
    expect(await tickets()).toHaveLength(2);
  });
});

describe('a delivery that its sender has a name for', () => {
  test('is taken once for each Idempotency-Key', async () => {
    const { post, tickets, workOff } = await createHooks();
    const body = { alert: { title: 'T' } };
    const first = await post(body, { headers: { 'idempotency-key': 'one' } });
    expect(first.status).toBe(202);
    await workOff();
    expect(await post(body, { headers: { 'idempotency-key': 'one' } })).toMatchObject({
      status: 200,
      body: { delivery: first.body.delivery, state: 'done' },
    });
    expect((await post(body, { headers: { 'idempotency-key': 'two' } })).status).toBe(202);
    await workOff();
    expect(await tickets()).toHaveLength(2);
  });
});

describe('a delivery that cannot be taken', () => {
  test.each([
    [{}, 'alert.title'],
    [{ alert: null }, 'alert.title'],
    [{ alert: { title: { en: 'T' } } }, 'alert.title'],
    [{ alert: { title: 'T', id: ['a'] } }, 'alert.id'],
    [{ alert: { title: 'T', reporter: { email: 'nobody' } } }, 'alert.reporter.email'],
    [[], 'alert.title'],
    ['text', ''],
  ])('names the path that is wrong: %j', async (body, path) => {
    const { post, tickets } = await createHooks();
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: path, in: 'body' }] } });
    expect(await tickets()).toEqual([]);
  });

  test('comes from a source that nobody configured', async () => {
    const { postTo } = await createHooks();
    for (const name of ['unknown', 'constructor', '__proto__']) {
      expect(await postTo(`/v1/webhooks/${name}`, ALERT, { key: null })).toMatchObject({
        status: 404,
        body: { code: 'unknown-source' },
      });
    }
  });

  test.each([undefined, 'wrong', '', 'm-secret '])('has no or a wrong secret: %j', async (secret) => {
    const { postTo, tickets } = await createHooks();
    const headers: Ask['headers'] = secret === undefined ? {} : { 'x-monitoring-token': secret };
    expect(await postTo('/v1/webhooks/monitoring', ALERT, { headers })).toMatchObject({
      status: 401,
      body: { code: 'not-authenticated' },
    });
    expect(await tickets()).toEqual([]);
  });

  test('is asked for again while its source has no secret yet', async () => {
    const { postTo } = await createHooks();
    const answer = await postTo('/v1/webhooks/unready', ALERT, { headers: { 'x-monitoring-token': '' } });
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  });

  test('is not JSON', async () => {
    const { post } = await createHooks();
    expect(await post(undefined, { text: 'title=x' })).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
    expect(await post(undefined, { bytes: new Uint8Array([0x22, 0xff, 0x22]) })).toMatchObject({ status: 400 });
  });

  test('is larger than anybody needs', async () => {
    const { post } = await createHooks();
    expect((await post({ alert: { title: 'x'.repeat(1_100_000) } })).status).toBe(413);
  });
});

describe('a signed delivery', () => {
  const text = JSON.stringify({ alert: { title: 'Überlauf 溢出' } });

  const signed = (id: string, at: number, body = text, secret = SECRET) => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  });

  async function deliver(headers: { readonly [name: string]: string }, ask: Ask = { text }) {
    const world = await createHooks();
    const answer = await world.postTo('/v1/webhooks/signed', undefined, { key: null, ...ask, headers });
    return { ...world, answer };
  }

  test('is taken as the library of Standard Webhooks signs it', async () => {
    expect((await deliver(signed('msg_1', NOON))).answer).toMatchObject({ status: 202 });
  });

  test('is checked over its bytes, however they travel', async () => {
    expect((await deliver(signed('msg_1', NOON), { text, base64: true })).answer.status).toBe(202);
    expect((await deliver(signed('msg_1', NOON), { text: `${text} ` })).answer.status).toBe(401);
  });

  test('may be signed with two secrets while they change', async () => {
    const old = signed('msg_1', NOON, text, 'whsec_b2xkIHNlY3JldCBvbGQgc2VjcmV0')['webhook-signature'];
    const headers = signed('msg_1', NOON);
    const both = { ...headers, 'webhook-signature': `${old} v1a,xxx ${headers['webhook-signature']}` };
    expect((await deliver(both)).answer.status).toBe(202);
  });

  test('is taken once for each id', async () => {
    const { answer, postTo, tickets, advance, workOff } = await deliver(signed('msg_1', NOON));
    advance(30_000);
    const again = await postTo('/v1/webhooks/signed', undefined, { key: null, text, headers: signed('msg_1', NOON + 30_000) });
    expect(again).toMatchObject({ status: 200, body: { delivery: answer.body.delivery } });
    const other = await postTo('/v1/webhooks/signed', undefined, { key: null, text, headers: signed('msg_2', NOON + 30_000) });
    expect(other.status).toBe(202);
    await workOff();
    expect(await tickets()).toHaveLength(2);
  });

  test.each([
    ['too old', signed('m', NOON - 300_001)],
    ['from the future', signed('m', NOON + 301_000)],
    ['by another secret', signed('m', NOON, text, 'whsec_b2xkIHNlY3JldCBvbGQgc2VjcmV0')],
    ['for another id', { ...signed('m', NOON), 'webhook-id': 'n' }],
    ['for another time', { ...signed('m', NOON), 'webhook-timestamp': String(NOON / 1_000 + 1) }],
    ['for no time', { ...signed('m', NOON), 'webhook-timestamp': 'now' }],
    ['by nobody', {}],
    ['emptily', { ...signed('m', NOON), 'webhook-signature': '' }],
    [
      'by another scheme',
      { ...signed('m', NOON), 'webhook-signature': signed('m', NOON)['webhook-signature'].replace('v1,', 'v2,') },
    ],
  ])('is refused when it is signed %s', async (_why, headers) => {
    const { answer, tickets } = await deliver(headers);
    expect(answer).toMatchObject({ status: 401, body: { code: 'not-authenticated' } });
    expect(await tickets()).toEqual([]);
  });

  test('is good for five minutes either way', async () => {
    expect((await deliver(signed('m', NOON - 300_000))).answer.status).toBe(202);
    expect((await deliver(signed('m', NOON + 300_000))).answer.status).toBe(202);
  });
});
