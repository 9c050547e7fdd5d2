import { describe, expect, test } from 'vitest';
import { createWorld } from './world.ts';

const MINUTE = 60_000;

async function twoTickets() {
  const world = await createWorld();
  const { body: target } = await world.open();
  const { body: source } = await world.open({ requester: { email: 'bob@customer.example' }, subject: 'No VPN' });
  world.advance(10 * MINUTE);
  const merge = (id: string, into: string, ask: object = {}) => world.post(`/v1/tickets/${id}/merge`, { into }, ask);
  return { ...world, merge, target, source };
}

describe('merging a ticket into another one', () => {
  test('is answered with the merged ticket and where it went; the other one lists it', async () => {
    const { merge, get, wake, target, source } = await twoTickets();
    const { status, headers, body } = await merge(source.id, target.reference);
    expect(status).toBe(200);
    expect(headers.etag).toBe('"2"');
    const { id, reference } = target;
    expect(body).toMatchObject({ id: source.id, status: 'merged', mergedInto: { id, reference }, nextWakeAt: null });
    expect(body.clocks.map(({ state }: { state: string }) => state)).toEqual(['cancelled', 'cancelled']);

    await wake(source.id);
    const after = (await get(`/v1/tickets/${id}`)).body;
    expect(after).toMatchObject({
      status: 'open',
      absorbed: [{ id: source.id, reference: source.reference }],
      customers: [{ email: 'bob@customer.example' }],
    });
  });

  test('takes those along who follow it', async () => {
    const { merge, get, post, wake, target, source } = await twoTickets();
    await post(`/v1/tickets/${source.id}/replies`, { body: 'On it.', from: 'agent', author: 'ann' });
    await post(`/v1/tickets/${source.id}/watchers`, { person: 'lee' });
    await merge(source.id, target.id);
    await wake(source.id);

    const { owner, watchers } = (await get(`/v1/tickets/${target.id}`)).body;
    expect([owner, watchers]).toEqual([undefined, ['ann', 'lee']]);
  });

  test('stands above the ledger of its clocks, in the words of the reader', async () => {
    const { merge, get, target, source } = await twoTickets();
    await merge(source.id, target.id);

    const { body } = await get(`/v1/tickets/${source.id}/sla?lang=en`);

    expect(body.mergedInto).toEqual({ id: target.id, reference: target.reference });
    expect(body.words).toContain(`Merged into ${target.reference}: no promise runs here any more.`);
    const chinese = (await get(`/v1/tickets/${source.id}/sla?lang=zh-CN`)).body.words;
    expect(chinese).toContain(`已合并到工单 ${target.reference}，此处不再计时。`);
  });

  test('stands in both histories, each with the reference of the other', async () => {
    const { merge, get, wake, target, source } = await twoTickets();
    await merge(source.id, target.id);
    await wake(source.id);
    const last = async (id: string) => (await get(`/v1/tickets/${id}/history`)).body.items.at(-1);
    expect(await last(source.id)).toMatchObject({ type: 'merged', into: target.id, reference: target.reference, by: 'api:crm' });
    expect(await last(target.id)).toMatchObject({
      type: 'absorbed',
      from: source.id,
      reference: source.reference,
      subject: 'No VPN',
      unanswered: true,
      by: 'api:crm',
    });
  });

  test('is found by its status, and not among the closed', async () => {
    const { merge, get, target, source } = await twoTickets();
    await merge(source.id, target.id);
    const listed = async (status: string) =>
      (await get(`/v1/tickets?status=${status}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await listed('merged')).toEqual([source.id]);
    expect(await listed('closed')).toEqual([]);
    expect(await listed('open')).toEqual([target.id]);
  });

  test('is carried out once however often it is asked for', async () => {
    const { merge, target, source } = await twoTickets();
    const headers = { 'idempotency-key': 'merge-1' };
    const first = await merge(source.id, target.id, { headers });
    const again = await merge(source.id, target.id, { headers });
    expect(again).toMatchObject({ status: 200, body: first.body, headers: { 'idempotency-replayed': 'true' } });
    expect(await merge(source.id, target.id)).toMatchObject({ status: 200, body: { version: 2, status: 'merged' } });
  });

  test.each([
    ['itself', (source: string) => source],
    ['a ticket that does not exist', () => '00000-00000'],
    ['what is no reference', () => 'nonsense'],
  ])('into %s names the field', async (_, into) => {
    const { merge, get, source } = await twoTickets();
    const answer = await merge(source.id, into(source.id));
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-input', errors: [{ field: 'into' }] } });
    expect((await get(`/v1/tickets/${source.id}`)).body.version).toBe(1);
  });

  test('into one that is itself merged says where that one went', async () => {
    const { merge, open, target, source } = await twoTickets();
    const { body: third } = await open();
    await merge(source.id, target.id);
    const mergedInto = { id: target.id, reference: target.reference };
    expect(await merge(third.id, source.id)).toMatchObject({ status: 409, body: { code: 'target-merged', mergedInto } });
    expect(await merge(target.id, source.id)).toMatchObject({ status: 409, body: { code: 'target-merged', mergedInto } });
  });

  test('a second time, elsewhere, says where it went', async () => {
    const { merge, open, target, source } = await twoTickets();
    const { body: third } = await open();
    await merge(source.id, target.id);
    const mergedInto = { id: target.id, reference: target.reference };
    expect(await merge(source.id, third.id)).toMatchObject({ status: 409, body: { code: 'merged', mergedInto } });
  });
});

describe('a ticket that was merged', () => {
  test.each([
    ['replies', { body: 'x', from: 'agent' }],
    ['notes', { body: 'x' }],
    ['reopen', {}],
    ['close', {}],
    ['priority', { priority: 'P1' }],
  ])('refuses %s and says where to go on', async (verb, body) => {
    const { merge, post, target, source } = await twoTickets();
    await merge(source.id, target.id);
    const answer = await post(`/v1/tickets/${source.id}/${verb}`, body);
    expect(answer).toMatchObject({
      status: 409,
      body: { code: 'merged', mergedInto: { id: target.id, reference: target.reference } },
    });
    expect(answer.body.detail).toContain(target.reference);
  });

  test('passes on what its customer says, once, and is not reopened', async () => {
    const { merge, post, get, target, source } = await twoTickets();
    await merge(source.id, target.id);
    const say = () =>
      post(
        `/v1/tickets/${source.id}/replies`,
        { body: 'Still no VPN', from: 'requester' },
        { headers: { 'idempotency-key': 's' } },
      );
    expect(await say()).toMatchObject({ status: 200, body: { id: target.id } });
    expect(await say()).toMatchObject({ status: 200, body: { id: target.id }, headers: { 'idempotency-replayed': 'true' } });
    expect((await get(`/v1/tickets/${source.id}`)).body.status).toBe('merged');
    expect((await get(`/v1/tickets/${target.id}/messages`)).body.items).toMatchObject([
      { text: 'Still no VPN', author: 'requester:bob@customer.example' },
    ]);
  });

  test('answers as before what its customer had said before', async () => {
    const { merge, post, get, target, source } = await twoTickets();
    const say = () =>
      post(`/v1/tickets/${source.id}/replies`, { body: 'Hello?', from: 'requester' }, { headers: { 'idempotency-key': 's' } });
    const first = await say();
    await merge(source.id, target.id);
    expect(await say()).toMatchObject({ status: 200, body: first.body, headers: { 'idempotency-replayed': 'true' } });
    expect((await get(`/v1/tickets/${target.id}`)).body.version).toBe(1);
  });

  test('takes If-Match for itself, not for the one that it goes on as', async () => {
    const { merge, post, target, source } = await twoTickets();
    await merge(source.id, target.id);
    const say = (version: number) =>
      post(`/v1/tickets/${source.id}/replies`, { body: 'x', from: 'requester' }, { headers: { 'if-match': `"${version}"` } });
    expect(await say(1)).toMatchObject({ status: 412, body: { currentVersion: 2 } });
    expect(await say(2)).toMatchObject({ status: 200, body: { id: target.id } });
  });
});
