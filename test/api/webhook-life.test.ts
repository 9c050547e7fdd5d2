import { describe, expect, test } from 'vitest';
import { createHandler as createIntake } from '../../functions/webhook-intake/handler.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { alertOf, createLife, OPS } from './life-of-problem.ts';
import { NOON } from './world.ts';

/** What becomes of a problem over its life, told by what its sender posts and what its ticket then is. */

describe('a problem that is reported again and again', () => {
  test('is one note of its ticket, which counts', async () => {
    const { take, texts, types } = await createLife();
    const { ticketId } = await take();
    for (let times = 0; times < 5; times += 1) expect(await take()).toMatchObject({ outcome: 'repeated', ticketId });
    expect(await texts(ticketId)).toEqual(['mon has reported this again 5 times, last at 2026-01-05 12:00 UTC.']);
    expect((await types(ticketId)).filter((type: string) => type === 'noted')).toHaveLength(1);
  });

  test('in a burst is one ticket and few writes', async () => {
    const { send, workOff, tickets, texts, ticket } = await createLife();
    for (let times = 0; times < 50; times += 1) await send(alertOf());
    await workOff();
    const [{ id }] = await tickets();
    expect(await tickets()).toHaveLength(1);
    expect(await texts(id)).toEqual([expect.stringMatching(/again 49 times/)]);
    expect((await ticket(id)).version).toBeLessThanOrEqual(3);
  });

  test('by twenty posts at once that twenty workers carry out is one ticket', async () => {
    const { post, webhookQueue, platform, tickets, texts } = await createLife();
    const auth = { key: null, headers: { authorization: 'Bearer s' } } as const;
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/v1/webhooks/mon', { alerts: [alertOf()] }, auth)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));

    // Workers on machines of their own have nothing in common but the store.
    const workers = webhookQueue
      .receive()
      .map((message) => ({ message, handler: createIntake({ ...platform, problems: { ...platform.problems } }) }));
    let waiting = workers;
    for (let rounds = 0; rounds < 20 && waiting.length > 0; rounds += 1) {
      const done = await Promise.all(waiting.map(({ message, handler }) => handler(sqsEvent([message]))));
      waiting = waiting.filter((_, n) => (done[n]?.batchItemFailures.length ?? 0) > 0);
    }

    const [{ id }, ...others] = await tickets();
    expect(others).toEqual([]);
    expect(await texts(id)).toEqual([expect.stringMatching(/again 19 times/)]);
  });

  test('says what has changed, at most every 15 minutes', async () => {
    const { take, texts, advance } = await createLife();
    const { ticketId } = await take({ summary: 'Disk 90 %' });
    await take({ summary: 'Disk 91 %' });
    advance(15 * MINUTE_MS);
    await take({ summary: 'Disk 92 %' });
    await take({ summary: 'Disk 93 %' });
    const said = (await texts(ticketId)).join('\n');
    expect(said).toContain('Disk 92 %');
    expect(said).not.toMatch(/Disk 9[13] %/);
  });

  test('and got worse is raised at once; that it got better is for people to say', async () => {
    const { take, ticket, texts } = await createLife();
    const { ticketId } = await take({ severity: 'warning' });
    await take({ severity: 'critical', summary: 'Disk gone' });
    expect((await ticket(ticketId)).priority).toBe('P1');
    expect((await texts(ticketId)).join('\n')).toContain('Disk gone');
    await take({ severity: 'info' });
    expect((await ticket(ticketId)).priority).toBe('P1');
  });
});

describe('a problem that is over', () => {
  test('resolves its ticket, in the name of the source', async () => {
    const { take, ticket, get } = await createLife();
    const { ticketId } = await take();
    expect(await take({ status: 'resolved' })).toMatchObject({ outcome: 'resolved', ticketId });
    expect((await ticket(ticketId)).status).toBe('resolved');
    const { items } = (await get(`/v1/tickets/${ticketId}/history`)).body;
    expect(items.find(({ type }: { type: string }) => type === 'resolved')).toMatchObject({ by: 'webhook:mon' });
  });

  test('and has no open ticket comes to nothing', async () => {
    const { take, tickets } = await createLife();
    expect(await take({ status: 'resolved' })).toMatchObject({ outcome: 'dropped' });
    expect(await tickets()).toEqual([]);
    const { ticketId } = await take();
    await take({ status: 'resolved' });
    expect(await take({ status: 'resolved' })).toMatchObject({ outcome: 'dropped', ticketId });
  });

  test('is only noted where its source is set up so', async () => {
    const { take, ticket, texts } = await createLife({ whenResolved: 'note' });
    const { ticketId } = await take();
    expect(await take({ status: 'resolved', summary: 'Disk is fine' })).toMatchObject({ outcome: 'noted', ticketId });
    expect((await ticket(ticketId)).status).not.toBe('resolved');
    expect(await texts(ticketId)).toEqual([expect.stringContaining('Disk is fine')]);
  });
});

describe('a problem that is back', () => {
  test('reopens its ticket, and counts anew', async () => {
    const { take, ticket, texts } = await createLife();
    const { ticketId } = await take();
    await take();
    await take({ status: 'resolved' });
    expect(await take()).toMatchObject({ outcome: 'reopened', ticketId });
    expect((await ticket(ticketId)).status).toBe('open');
    await take();
    expect((await texts(ticketId)).join('\n')).toContain('again once');
  });

  test('opens a new ticket where its source is set up so', async () => {
    const { take, tickets } = await createLife({ whenBack: 'new-ticket' });
    const { ticketId } = await take();
    await take({ status: 'resolved' });
    const again = await take();
    expect(again.outcome).toBe('opened');
    expect(again.ticketId).not.toBe(ticketId);
    expect(await take()).toMatchObject({ outcome: 'repeated', ticketId: again.ticketId });
    expect(await tickets()).toHaveLength(2);
  });

  test('opens a new ticket once the old one is closed, whatever the source is set up for', async () => {
    const { take, post } = await createLife({ whenBack: 'reopen' });
    const { ticketId } = await take();
    await post(`/v1/tickets/${ticketId}/close`);
    const again = await take();
    expect(again.outcome).toBe('opened');
    expect(again.ticketId).not.toBe(ticketId);
  });
});

describe('reports that are carried out in another order than they came', () => {
  test('leave a problem over that was reported before it was over', async () => {
    const { send, carryOut, webhookQueue, resultOf, ticket } = await createLife();
    const fired = await send(alertOf());
    const over = await send(alertOf({ status: 'resolved' }));
    const [first, second] = webhookQueue.receive();
    await carryOut([second].flatMap((one) => one ?? []));
    expect(await resultOf(over)).toMatchObject({ outcome: 'dropped' });
    await carryOut([first].flatMap((one) => one ?? []));
    const result = await resultOf(fired);
    expect(result).toMatchObject({ outcome: 'opened', detail: 'it was over when this came' });
    expect((await ticket(result.ticketId)).status).toBe('resolved');
  });

  test('do not end what was reported again since', async () => {
    const { take, send, carryOut, webhookQueue, resultOf, ticket } = await createLife();
    const { ticketId } = await take();
    const over = await send(alertOf({ status: 'resolved' }));
    await send(alertOf());
    const [late, again] = webhookQueue.receive();
    await carryOut([again, late].flatMap((one) => one ?? []).slice(0, 1));
    await carryOut([late].flatMap((one) => one ?? []));
    expect(await resultOf(over)).toMatchObject({ outcome: 'superseded' });
    expect((await ticket(ticketId)).status).toBe('open');
  });

  test('do not reopen what was over after them', async () => {
    const { take, send, carryOut, webhookQueue, resultOf, ticket } = await createLife();
    const { ticketId } = await take();
    const repeat = await send(alertOf());
    await send(alertOf({ status: 'resolved' }));
    const [late, over] = webhookQueue.receive();
    await carryOut([over].flatMap((one) => one ?? []));
    await carryOut([late].flatMap((one) => one ?? []));
    expect(await resultOf(repeat)).toMatchObject({ outcome: 'superseded', ticketId });
    expect((await ticket(ticketId)).status).toBe('resolved');
  });
});

describe('posts that nobody can trust', () => {
  test('leave a verdict and nothing else', async () => {
    const { post, tickets, get, webhookQueue } = await createLife();
    const answer = await post(
      '/v1/webhooks/mon',
      { alerts: [alertOf()] },
      { key: null, headers: { authorization: 'Bearer wrong' } },
    );
    expect(answer.status).toBe(401);
    expect(webhookQueue.receive()).toEqual([]);
    expect(await tickets()).toEqual([]);
    const { items } = (await get('/v1/webhooks/mon/deliveries?verdict=untrusted', OPS)).body;
    expect(items).toMatchObject([{ verdict: 'untrusted', state: 'refused' }]);
    const detail = await get(`/v1/webhooks/mon/deliveries/${items[0].id}`, OPS);
    expect(detail.body.headers.authorization).toBe('[removed]');
    expect((await post(`/v1/webhooks/mon/deliveries/${items[0].id}/replay`, undefined, OPS)).status).toBe(409);
  });

  test('do not fill the log: 60 a minute are kept, and all are counted', async () => {
    const { post, get, counts, advance } = await createLife();
    const flood = async (times: number) => {
      for (let n = 0; n < times; n += 1) expect((await post('/v1/webhooks/mon', {}, { key: null })).status).toBe(401);
    };
    await flood(100);
    const kept = async () => (await get('/v1/webhooks/mon/deliveries?limit=200', OPS)).body.items.length;
    expect(await kept()).toBe(60);
    expect(counts.WebhookRefused).toBe(100);
    advance(MINUTE_MS);
    await flood(1);
    expect(await kept()).toBe(61);
  });
});

describe('a delivery that did not fit its mapping', () => {
  const broken = { type: 'generic', mapping: { subject: ['nowhere'] } } as const;
  const mended = {
    type: 'generic',
    mapping: { subject: ['alerts.0.annotations.summary'] },
    deduplicationKey: ['alerts.0.fingerprint'],
  } as const;
  const auth = { key: null, headers: { authorization: 'Bearer s' } } as const;

  test('is taken anew by itself once the mapping is mended', async () => {
    const { post, reconfigure, workOff, get, tickets, resultOf } = await createLife(broken);
    expect((await post('/v1/webhooks/mon', { alerts: [alertOf()] }, auth)).status).toBe(422);
    const [{ id }] = (await get('/v1/webhooks/mon/deliveries?verdict=misshapen', OPS)).body.items;
    await reconfigure(mended);
    expect(await post(`/v1/webhooks/mon/deliveries/${id}/replay`, undefined, OPS)).toMatchObject({
      status: 202,
      body: { state: 'queued' },
    });
    await workOff();
    expect(await resultOf(id)).toMatchObject({ outcome: 'opened' });
    expect(await tickets()).toHaveLength(1);
  });

  test('is taken anew with all others, and what succeeded is not done twice', async () => {
    const { post, reconfigure, workOff, tickets, advance, get } = await createLife(broken);
    for (const name of ['a', 'b', 'a']) {
      await post('/v1/webhooks/mon', { alerts: [alertOf({ name })] }, auth);
      advance(1_000);
    }
    await reconfigure(mended);
    const replay = async () => {
      const answer = await post(`/v1/webhooks/mon/deliveries/replay?from=${new Date(NOON).toISOString()}`, undefined, OPS);
      await workOff();
      return answer.body;
    };
    expect(await replay()).toEqual({ replayed: 3, nextCursor: null });
    expect(await tickets()).toHaveLength(2);
    expect(await replay()).toEqual({ replayed: 0, nextCursor: null });
    expect((await get('/v1/webhooks/mon/deliveries?state=done', OPS)).body.items).toHaveLength(3);
  });

  test('can be tried before anything is posted', async () => {
    const { post, tickets } = await createLife();
    const answer = await post('/v1/webhooks/mon/test', { alerts: [alertOf(), 'what?'] }, OPS);
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain('Disk full');
    expect(answer.text).toContain('alerts.1');
    expect(await tickets()).toEqual([]);
  });

  test('says what would become of it by how the tickets are, and changes none', async () => {
    const { post, take, ticket } = await createLife();
    const { ticketId } = await take();
    const becomes = async (...alerts: readonly object[]) =>
      (await post('/v1/webhooks/mon/test', { alerts }, OPS)).body.alerts.map((alert: { outcome: string; ticketId?: string }) => [
        alert.outcome,
        alert.ticketId,
      ]);
    expect(await becomes(alertOf(), alertOf({ status: 'resolved' }), alertOf(), alertOf({ name: 'cpu' }))).toEqual([
      ['repeated', ticketId],
      ['resolved', ticketId],
      ['reopened', ticketId],
      ['opened', undefined],
    ]);
    expect((await ticket(ticketId)).status).toBe('open');
    await take({ status: 'resolved' });
    expect(await becomes(alertOf({ status: 'resolved' }), alertOf())).toEqual([
      ['dropped', ticketId],
      ['reopened', ticketId],
    ]);
  });
});

describe('the log of deliveries', () => {
  test('is read page by page, newest first, and ends after 30 days', async () => {
    const { send, get, advance, workOff } = await createLife();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.unshift(await send(alertOf({ name: String(n) })));
    await workOff();
    const first = (await get('/v1/webhooks/mon/deliveries?limit=2', OPS)).body;
    const second = (await get(`/v1/webhooks/mon/deliveries?limit=3&cursor=${first.nextCursor}`, OPS)).body;
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
    advance(30 * DAY_MS);
    expect((await get('/v1/webhooks/mon/deliveries', OPS)).body.items).toEqual([]);
    expect((await get(`/v1/webhooks/mon/deliveries/${ids[0]}`, OPS)).status).toBe(404);
  });
});
