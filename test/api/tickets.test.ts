import { describe, expect, test } from 'vitest';
import { createWorld, REQUEST } from './world.ts';

const HOUR = 3_600_000;

describe('opening a ticket', () => {
  test('is answered with the name of the request, for whoever asks the operator', async () => {
    const { open } = await createWorld();
    expect((await open()).headers['request-id']).toBe('req-1');
  });

  test('answers with the ticket, its clocks, and where it is', async () => {
    const { open } = await createWorld();
    const { headers, body } = await open();
    expect(body).toMatchObject({
      version: 1,
      status: 'open',
      subject: 'VPN does not connect',
      requester: { email: 'cora@customer.example', name: 'Cora' },
      priority: 'P3',
      channel: 'api',
      team: 'support',
      tags: [],
      fields: {},
      language: 'en',
      openedAt: '2026-01-05T12:00:00.000Z',
      nextWakeAt: '2026-01-05T12:45:00.000Z',
      policyVersion: 1,
    });
    expect(body.clocks).toEqual([
      {
        metric: 'first-response',
        cycle: 1,
        state: 'running',
        targetSeconds: 3_600,
        startedAt: '2026-01-05T12:00:00.000Z',
        dueAt: '2026-01-05T13:00:00.000Z',
        pausedSeconds: 0,
      },
      {
        metric: 'solution',
        cycle: 1,
        state: 'running',
        targetSeconds: 86_400,
        startedAt: '2026-01-05T12:00:00.000Z',
        dueAt: '2026-01-06T12:00:00.000Z',
        pausedSeconds: 0,
      },
    ]);
    expect(body.id).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
    expect(body.reference).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    expect(headers).toMatchObject({ location: `/v1/tickets/${body.id}`, etag: '"1"', 'cache-control': 'no-store' });
  });

  test('keeps everything that was said', async () => {
    const { open, get } = await createWorld();
    const told = {
      subject: '打印机 🖨️ لا تعمل',
      priority: 'P1',
      category: 'hardware',
      channel: 'phone',
      tier: 'gold',
      team: 'engineering',
      language: 'zh-CN',
      tags: ['printer', 'floor 3'],
      fields: { serial: 'X-1', floor: 3, urgent: true },
    };
    const { body } = await open({ ...told, description: 'It says:\r\nPC LOAD LETTER' });
    expect(body).toMatchObject(told);
    const messages = await get(`/v1/tickets/${body.id}/messages`);
    expect(messages.body.items).toMatchObject([
      { n: 1, text: 'It says:\nPC LOAD LETTER', direction: 'in', channel: 'phone', author: 'requester:cora@customer.example' },
    ]);
  });

  test('writes equal texts equally', async () => {
    const { open } = await createWorld();
    const { body } = await open({ subject: '  Cafe\u0301  ', requester: { email: 'Cora@Customer.Example' }, tags: ['a', 'a'] });
    expect(body).toMatchObject({ subject: 'Café', requester: { email: 'cora@customer.example' }, tags: ['a'] });
  });
});

describe('a ticket', () => {
  test('is found by its id and by its reference, however it is spelt', async () => {
    const { open, get } = await createWorld();
    const { body } = await open();
    const escaped = body.reference.replace('-', '%2D');
    for (const name of [body.id, body.reference, body.reference.toLowerCase(), body.id.toUpperCase(), escaped]) {
      expect(await get(`/v1/tickets/${name}`)).toMatchObject({ status: 200, body: { id: body.id }, headers: { etag: '"1"' } });
    }
  });

  test('shows its clocks as of now', async () => {
    const { open, get, advance } = await createWorld();
    const { body } = await open();
    advance(HOUR + 1);
    const { body: later } = await get(`/v1/tickets/${body.id}`);
    expect(later.clocks[0]).toMatchObject({
      metric: 'first-response',
      state: 'breached',
      breachedAt: '2026-01-05T13:00:00.000Z',
    });
    expect(later.clocks[1]).toMatchObject({ metric: 'solution', state: 'running' });
  });

  test('shows the newest cycle of each clock, and the ledger all of them', async () => {
    const { open, get, post, advance } = await createWorld();
    const { id } = (await open({ priority: 'P1' })).body;
    for (const body of ['One hour', 'Two hours', 'Three hours']) {
      advance(3_600_000);
      await post(`/v1/tickets/${id}/replies`, { body, from: 'agent' });
    }
    const updates = ({ clocks }: { readonly clocks: readonly { readonly metric: string; readonly cycle: number }[] }) =>
      clocks.filter(({ metric }) => metric === 'update').map(({ cycle }) => cycle);
    expect(updates((await get(`/v1/tickets/${id}`)).body)).toEqual([4]);
    expect(updates((await get('/v1/tickets')).body.items[0])).toEqual([4]);
    expect(updates((await get(`/v1/tickets/${id}/sla`)).body)).toEqual([1, 2, 3, 4]);
  });

  test('can be asked for by its headers alone', async () => {
    const { open, call } = await createWorld();
    const { body } = await open();
    expect(await call('HEAD', `/v1/tickets/${body.id}`)).toMatchObject({ status: 200, text: '', headers: { etag: '"1"' } });
  });
});

describe('the list of tickets', () => {
  const subjects = (answer: { readonly body: { readonly items: readonly { readonly subject: string }[] } }) =>
    answer.body.items.map(({ subject }) => subject);

  async function threeTickets() {
    const world = await createWorld();
    const first = await world.open({ subject: 'first', priority: 'P1' });
    world.advance(60_000);
    const second = await world.open({ subject: 'second', team: 'engineering', requester: { email: 'dan@customer.example' } });
    world.advance(60_000);
    const third = await world.open({ subject: 'third', priority: 'P2' });
    await world.post(`/v1/tickets/${third.body.id}/assignment`, { assignee: 'ann' });
    await world.post(`/v1/tickets/${second.body.id}/hold`, { reason: 'waiting' });
    return { ...world, first, second, third };
  }

  test('begins with the newest', async () => {
    const { get } = await threeTickets();
    const answer = await get('/v1/tickets');
    expect(subjects(answer)).toEqual(['third', 'second', 'first']);
    expect(answer.body.nextCursor).toBeNull();
  });

  test.each([
    ['status=on-hold', ['second']],
    ['status=open,on-hold', ['third', 'second', 'first']],
    ['status=open&status=on-hold', ['third', 'second', 'first']],
    ['status=closed', []],
    ['team=engineering', ['second']],
    ['assignee=ann', ['third']],
    ['assignee=ANN%40acme.example', ['third']],
    ['assignee=nobody', []],
    ['priority=P1,P2', ['third', 'first']],
    ['requester=DAN%40customer.example', ['second']],
    ['dueBefore=2026-01-05T12:30:00Z', ['first']],
    ['dueBefore=2026-01-05T20:30:00+08:00', ['first']],
    ['dueBefore=2026-01-05T20:30:00%2B08:00', ['first']],
    ['priority=P2&assignee=ann&status=open', ['third']],
  ])('picks by %s', async (query, expected) => {
    const { get } = await threeTickets();
    expect(subjects(await get(`/v1/tickets?${query}`))).toEqual(expected);
  });

  test('is read page by page, each ticket once', async () => {
    const { get } = await threeTickets();
    const one = await get('/v1/tickets?limit=2');
    expect(subjects(one)).toEqual(['third', 'second']);
    const two = await get(`/v1/tickets?limit=2&cursor=${encodeURIComponent(one.body.nextCursor)}`);
    expect(subjects(two)).toEqual(['first']);
    expect(two.body.nextCursor).toBeNull();
  });

  test('holds whole tickets', async () => {
    const { get, first } = await threeTickets();
    const { body } = await get('/v1/tickets?priority=P1');
    expect(body.items[0]).toMatchObject({ id: first.body.id, requester: REQUEST.requester });
    expect(body.items[0].clocks).toHaveLength(3);
  });
});
