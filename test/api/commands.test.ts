import { describe, expect, test } from 'vitest';
import { policySet } from '../support/policies.ts';
import { createWorld } from './world.ts';

const MINUTE = 60_000;

async function openTicket(changes: object = {}, options: Parameters<typeof createWorld>[0] = {}) {
  const world = await createWorld(options);
  const { body } = await world.open(changes);
  const path = `/v1/tickets/${body.id}`;
  world.advance(10 * MINUTE);
  const history = async () => (await world.get(`${path}/history`)).body.items;
  return {
    ...world,
    id: body.id as string,
    reference: body.reference as string,
    path,
    history,
    last: async () => (await history()).at(-1),
  };
}

describe('an open ticket', () => {
  test('is answered by staff: the first response is met', async () => {
    const { post, get, path, last } = await openTicket();
    const { status, body, headers } = await post(`${path}/replies`, { body: 'Try again, please.', from: 'agent', author: 'ann' });
    expect(status).toBe(200);
    expect(headers.etag).toBe('"2"');
    expect(body).toMatchObject({ version: 2, status: 'open' });
    expect(body.clocks[0]).toMatchObject({ metric: 'first-response', state: 'met', metAt: '2026-01-05T12:10:00.000Z' });
    expect(await last()).toMatchObject({ n: 2, type: 'replied', by: 'agent:ann', author: 'ann', at: '2026-01-05T12:10:00.000Z' });
    expect((await get(`${path}/messages`)).body.items).toMatchObject([
      { n: 2, text: 'Try again, please.', direction: 'out', author: 'agent:ann' },
    ]);
  });

  test('is answered in the name of an address just as well', async () => {
    const { post, path, last } = await openTicket();
    await post(`${path}/replies`, { body: 'Yes?', from: 'agent', author: 'Ann@Acme.example' });
    expect(await last()).toMatchObject({ by: 'agent:ann', author: 'ann' });
  });

  test('is answered by a program when no author is named', async () => {
    const { post, path, last } = await openTicket();
    await post(`${path}/replies`, { body: 'Yes?', from: 'agent' });
    expect(await last()).toMatchObject({ by: 'api:crm' });
  });

  test('hears from its requester, or from somebody beside him', async () => {
    const { post, get, path, history } = await openTicket();
    await post(`${path}/replies`, { body: 'Any news?', from: 'requester' });
    await post(`${path}/replies`, { body: 'I have it too', from: 'requester', author: 'Dan@Customer.example' });
    expect((await history()).slice(1)).toMatchObject([
      { type: 'customer-replied', from: 'cora@customer.example', by: 'requester:cora@customer.example' },
      { type: 'customer-replied', from: 'dan@customer.example', by: 'requester:dan@customer.example' },
    ]);
    expect((await get(`${path}/messages`)).body.items).toMatchObject([
      { direction: 'in' },
      { direction: 'in', text: 'I have it too' },
    ]);
  });

  test('takes notes that no clock hears of', async () => {
    const { post, get, path, last } = await openTicket();
    const { body } = await post(`${path}/notes`, { body: 'Called him, no answer', author: 'ben' });
    expect(body.clocks[0]).toMatchObject({ state: 'running' });
    expect(await last()).toMatchObject({ type: 'noted', author: 'ben' });
    expect((await get(`${path}/messages`)).body.items).toMatchObject([{ direction: 'internal' }]);
  });

  test('goes to a person, a team, or both', async () => {
    const { post, path, last } = await openTicket();
    expect((await post(`${path}/assignment`, { assignee: 'ann' })).body).toMatchObject({ assignee: 'ann', team: 'support' });
    const { body } = await post(`${path}/assignment`, { assignee: 'ben@acme.example', team: 'engineering' });
    expect(body).toMatchObject({ assignee: 'ben', team: 'engineering' });
    expect(await last()).toMatchObject({ type: 'assigned', assignee: 'ben', team: 'engineering', by: 'api:crm' });
  });

  test('gets new targets with a new priority', async () => {
    const { post, path } = await openTicket();
    const { body } = await post(`${path}/priority`, { priority: 'P1' });
    expect(body).toMatchObject({ priority: 'P1' });
    expect(body.clocks[0]).toMatchObject({ metric: 'first-response', targetSeconds: 900, dueAt: '2026-01-05T12:15:00.000Z' });
  });

  test('waits and goes on: the solution is paused meanwhile', async () => {
    const { post, path, advance } = await openTicket();
    const held = await post(`${path}/hold`, { reason: 'waiting on the customer', until: '2026-01-06T09:00:00+01:00' });
    expect(held.body).toMatchObject({
      status: 'on-hold',
      hold: { reason: 'waiting on the customer', since: '2026-01-05T12:10:00.000Z', until: '2026-01-06T08:00:00.000Z' },
    });
    expect(held.body.clocks[1]).toMatchObject({ metric: 'solution', state: 'paused' });
    advance(30 * MINUTE);
    const resumed = await post(`${path}/resume`);
    expect(resumed.body).toMatchObject({ status: 'open' });
    expect(resumed.body).not.toHaveProperty('hold');
    expect(resumed.body.clocks[1]).toMatchObject({ state: 'running', pausedSeconds: 1_800, dueAt: '2026-01-06T12:30:00.000Z' });
  });

  test('is acknowledged by a person', async () => {
    const { post, path, last } = await openTicket();
    const { status } = await post(`${path}/acknowledge`, { metric: 'solution', author: 'max' });
    expect(status).toBe(200);
    expect(await last()).toMatchObject({ type: 'acknowledged', by: 'agent:max', clocks: [{ metric: 'solution', cycle: 1 }] });
  });

  test('goes all the way: proposed, reopened, resolved, confirmed, closed', async () => {
    const { post, path, history } = await openTicket();
    const step = async (verb: string, body?: object) => (await post(`${path}/${verb}`, body)).body.status;
    expect(await step('solution', { body: 'Use the other socket', author: 'ann' })).toBe('solution-proposed');
    expect(await step('reopen', { reason: 'still dark' })).toBe('open');
    expect(await step('resolve', { body: 'New lamp' })).toBe('resolved');
    expect(await step('confirm')).toBe('confirmed');
    expect(await step('close', { reason: 'done' })).toBe('closed');
    const types = (await history()).map(({ type }: { readonly type: string }) => type);
    expect(types).toEqual(['opened', 'solution-proposed', 'reopened', 'resolved', 'confirmed', 'closed']);
  });

  test('is named by its reference as well', async () => {
    const { post, reference } = await openTicket();
    expect((await post(`/v1/tickets/${reference}/notes`, { body: 'x' })).status).toBe(200);
  });

  test('is shown as of now also when a command changes nothing', async () => {
    const { post, path, advance } = await openTicket();
    await post(`${path}/hold`, { reason: 'waiting' });
    advance(120 * MINUTE);
    const { body } = await post(`${path}/priority`, { priority: 'P3' });
    expect(body.clocks[1]).toMatchObject({ metric: 'solution', state: 'paused', pausedSeconds: 7_200 });
  });

  test('stays as it is when nothing would change', async () => {
    const { post, path } = await openTicket();
    const { status, body } = await post(`${path}/priority`, { priority: 'P3' });
    expect({ status, version: body.version }).toEqual({ status: 200, version: 1 });
  });
});

describe('a command that cannot be', () => {
  test('is refused in words and for programs, and changes nothing', async () => {
    const { post, get, path } = await openTicket();
    const refused = await post(`${path}/resume`);
    expect(refused).toMatchObject({
      status: 409,
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      body: {
        type: 'urn:pledge:problem:wrong-status',
        code: 'wrong-status',
        title: 'Refused in the present state',
        currentStatus: 'open',
        allowedStatuses: ['on-hold'],
        detail: 'The ticket is open; this is possible while it is on-hold. Nothing was changed.',
      },
    });
    expect((await get(path)).body.version).toBe(1);
  });

  test('leaves no text behind', async () => {
    const { post, get, services, path, id } = await openTicket();
    await post(`${path}/close`);
    expect((await post(`${path}/replies`, { body: 'Too late', from: 'agent' })).status).toBe(409);
    expect((await get(`${path}/messages`)).body.items).toEqual([]);
    expect((await services.messages.list(id, 10)).items).toEqual([]);
  });

  test.each([
    ['assignment', { assignee: 'zoe' }, 'assignee'],
    ['assignment', { assignee: 'constructor' }, 'assignee'],
    ['assignment', { team: '__proto__' }, 'team'],
    ['assignment', { team: 'nobodies' }, 'team'],
    ['notes', { body: 'x', author: 'zoe@acme.example' }, 'author'],
    ['replies', { body: 'x', from: 'agent', author: 'zoe' }, 'author'],
    ['replies', { body: 'x', from: 'requester', author: 'ann' }, 'author'],
    ['hold', { reason: 'x', until: '2026-01-05T12:10:00Z' }, 'until'],
    ['hold', { reason: 'x', until: '1066-10-14T09:00:00Z' }, 'until'],
    ['hold', { reason: 'x', until: '9999-12-31T23:59:59Z' }, 'until'],
    ['hold', { reason: 'x', until: 1767614400000 }, 'until'],
    ['hold', { reason: 'x\ny' }, 'reason'],
    ['priority', { priority: 'high' }, 'priority'],
    ['acknowledge', { metric: 'speed' }, 'metric'],
    ['replies', { body: 'x', from: 'somebody' }, 'from'],
  ])('%s %j names the field that is wrong', async (verb, body, field) => {
    const { post, get, path } = await openTicket();
    const answer = await post(`${path}/${verb}`, body);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'invalid-input', errors: [{ field, in: 'body', pointer: `#/${field}` }] },
    });
    expect((await get(path)).body.version).toBe(1);
  });

  test('says so when the customer has to confirm first', async () => {
    const closing = { requireConfirmation: true };
    const { post, path } = await openTicket({}, { configuration: { policySet: policySet({ closing }) } });
    await post(`${path}/resolve`);
    expect(await post(`${path}/close`)).toMatchObject({ status: 409, body: { code: 'not-confirmed' } });
    await post(`${path}/confirm`);
    expect(await post(`${path}/close`)).toMatchObject({ status: 200, body: { status: 'closed' } });
  });

  test('says so when there is nothing to acknowledge', async () => {
    const { post, path } = await openTicket();
    await post(`${path}/resolve`, { body: 'Done' });
    expect(await post(`${path}/acknowledge`)).toMatchObject({ status: 409, body: { code: 'nothing-to-acknowledge' } });
  });

  test.each(['zzzzzzzzzz', 'x', '7k3m9qxw4u', '..%2f..', 'ABCDE-FGHJK'])('says so when there is no ticket %s', async (id) => {
    const { post, get } = await createWorld();
    expect(await post(`/v1/tickets/${id}/replies`, { body: 'x', from: 'requester' })).toMatchObject({
      status: 404,
      body: { code: 'unknown-ticket' },
    });
    expect(await post(`/v1/tickets/${id}/notes`, { body: 'x' })).toMatchObject({ status: 404 });
    for (const read of ['', '/history', '/messages', '/sla', '/receipts']) {
      expect((await get(`/v1/tickets/${id}${read}`)).status, read).toBe(404);
    }
  });
});

describe('an answer that a program wrote', () => {
  test('is marked, and leaves the first response to a person', async () => {
    const { post, path, last } = await openTicket();
    const { status, body } = await post(`${path}/replies`, { body: 'We have got it.', from: 'agent', automatic: true });
    expect(status).toBe(200);
    expect(body.clocks[0]).toMatchObject({ metric: 'first-response', state: 'running' });
    expect(await last()).toMatchObject({ type: 'replied', automatic: true });
  });

  test('is not marked where it is said to be none', async () => {
    const { post, path, last } = await openTicket();
    await post(`${path}/replies`, { body: 'x', from: 'agent', automatic: false });
    expect(await last()).not.toHaveProperty('automatic');
  });

  test('does not come from the requester', async () => {
    const { post, path } = await openTicket();
    const answer = await post(`${path}/replies`, { body: 'I am away', from: 'requester', automatic: true });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'automatic' }] } });
  });
});

describe('a hold', () => {
  test('while the customer waits for an answer is marked and counted', async () => {
    const { post, get, path, last } = await openTicket();
    const held = await post(`${path}/hold`, { reason: 'parts' });
    expect(held.body).toMatchObject({ hold: { unanswered: true }, unansweredHolds: 1 });
    expect(await last()).toMatchObject({ type: 'held', unanswered: true });
    await post(`${path}/resume`);
    expect((await get(path)).body.unansweredHolds).toBe(1);
  });

  test('after an answer is neither', async () => {
    const { post, path } = await openTicket();
    await post(`${path}/replies`, { body: 'Which one?', from: 'agent' });
    const { body } = await post(`${path}/hold`, { reason: 'parts' });
    expect(body.unansweredHolds).toBe(0);
    expect(body.hold).not.toHaveProperty('unanswered');
  });
});

describe('a customer who only says thanks for the solution', () => {
  test.each(['Thanks, Cora!', '谢谢！', 'Thank you Ann'])('%s reopens nothing', async (body) => {
    const { post, path, last } = await openTicket();
    await post(`${path}/resolve`, { body: 'Done' });
    const answer = await post(`${path}/replies`, { body, from: 'requester' });
    expect(answer.body.status).toBe('resolved');
    expect(await last()).toMatchObject({ type: 'customer-replied', thanks: true });
  });

  test.each(['Thanks, but it still fails', '谢谢，但是还是不行'])('%s reopens', async (body) => {
    const { post, path, last } = await openTicket();
    await post(`${path}/resolve`, { body: 'Done' });
    expect((await post(`${path}/replies`, { body, from: 'requester' })).body.status).toBe('open');
    expect(await last()).not.toHaveProperty('thanks');
  });
});

describe('a version that is asked for', () => {
  test('is honoured while it is the present one', async () => {
    const { post, path } = await openTicket();
    for (const tag of ['"1"', 'W/"2"', '*']) {
      expect((await post(`${path}/notes`, { body: 'x' }, { headers: { 'if-match': tag } })).status, tag).toBe(200);
    }
  });

  test('is refused once the ticket has moved on, with the version it is at', async () => {
    const { post, path } = await openTicket();
    await post(`${path}/notes`, { body: 'x' });
    const stale = await post(`${path}/priority`, { priority: 'P1' }, { headers: { 'if-match': '"1"' } });
    expect(stale).toMatchObject({ status: 412, headers: { etag: '"2"' }, body: { code: 'stale-version', currentVersion: 2 } });
    expect((await post(`${path}/priority`, { priority: 'P1' }, { headers: { 'if-match': '"abc"' } })).status).toBe(412);
  });

  test.each(['1', '"1', '"1", "2"', ''])('is refused as malformed when it reads %j', async (tag) => {
    const { post, path } = await openTicket();
    const answer = await post(`${path}/notes`, { body: 'x' }, { headers: { 'if-match': tag } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-if-match' } });
  });
});
