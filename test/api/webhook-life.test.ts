import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createHandler as createIntake } from '../../functions/webhook-intake/handler.ts';
import { RetryableError } from '../../shared/app/errors.ts';
import { openTicket } from '../../shared/app/open-ticket.ts';
import { UNKNOWN_PROBLEM } from '../../shared/app/webhooks/problem.ts';
import { requeueLost } from '../../shared/app/webhooks/requeue-lost.ts';
import type { WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { API_KEYS } from '../support/in-memory/services.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { createWorld, NOON, type WorldOptions } from './world.ts';

/** What becomes of a problem over its life, told by what its sender posts and what its ticket then is. */
const SOURCE: WebhookSource = {
  name: 'mon',
  type: 'alertmanager',
  authentication: { kind: 'shared-secret', header: 'authorization' },
  mapping: {},
  requester: { email: 'mon@acme.example' },
  language: 'en',
};
const OPS = { key: API_KEYS.ops } as const;

type Said = {
  readonly status?: 'firing' | 'resolved';
  readonly severity?: string;
  readonly summary?: string;
  readonly name?: string;
};

const alertOf = ({ status = 'firing', severity = 'warning', summary = 'Disk full', name = 'disk' }: Said = {}) => ({
  status,
  labels: { severity },
  annotations: { summary },
  fingerprint: name,
});

async function createLife(changes: Partial<WebhookSource> = {}, replace: WorldOptions['replace'] = () => ({})) {
  const configuration = { webhooks: { mon: { ...SOURCE, ...changes } } };
  const world = await createWorld({ configuration, webhookSecrets: { mon: 's' }, replace });
  const send = async (...alerts: readonly object[]): Promise<string> => {
    const answer = await world.post('/v1/webhooks/mon', { alerts }, { key: null, headers: { authorization: 'Bearer s' } });
    expect(answer.status).toBe(202);
    world.advance(1_000);
    return answer.body.delivery;
  };
  const deliveryOf = async (id: string) => (await world.get(`/v1/webhooks/mon/deliveries/${id}`, OPS)).body;
  const resultOf = async (id: string) => (await deliveryOf(id)).results[0];
  return {
    ...world,
    send,
    deliveryOf,
    resultOf,
    /** Posts one and has it carried out. */
    take: async (said: Said = {}) => {
      const id = await send(alertOf(said));
      await world.workOff();
      return resultOf(id);
    },
    ticket: async (id: string) => (await world.get(`/v1/tickets/${id}`)).body,
    /** After the one with which it was opened. */
    texts: async (id: string) =>
      (await world.get(`/v1/tickets/${id}/messages`)).body.items.slice(1).map(({ text }: { text: string }) => text),
    types: async (id: string) =>
      (await world.get(`/v1/tickets/${id}/history`)).body.items.map(({ type }: { type: string }) => type),
    tickets: async () => (await world.get('/v1/tickets')).body.items,
    reconfigure: async (next: Partial<WebhookSource>) => {
      const current = await world.services.configuration.current();
      await world.services.configuration.apply({ ...current, webhooks: { mon: { ...SOURCE, ...next } } });
    },
  };
}

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

describe('an event in the form of PagerDuty', () => {
  const KEY = 'k'.repeat(32);
  const PAYLOAD = { summary: 'Replica is late', source: 'db-1', severity: 'error' };

  async function createPager(changes: Partial<WebhookSource> = {}) {
    const pager: WebhookSource = {
      ...SOURCE,
      name: 'pager',
      type: 'pagerduty',
      authentication: { kind: 'routing-key' },
      ...changes,
    };
    const world = await createWorld({ configuration: { webhooks: { pager } }, webhookSecrets: { pager: KEY } });
    const enqueue = async (body: object) => {
      const answer = await world.post('/v2/enqueue', { routing_key: KEY, ...body }, { key: null });
      await world.workOff();
      world.advance(1_000);
      return answer;
    };
    const tickets = async () => (await world.get('/v1/tickets')).body.items;
    return { ...world, enqueue, tickets };
  }

  test('is answered in its words', async () => {
    const { enqueue } = await createPager();
    expect(await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD })).toMatchObject({
      status: 202,
      body: { status: 'success', message: 'Event processed', dedup_key: 'lag' },
    });
  });

  test('without a dedup_key is given one, by which it can be resolved', async () => {
    const { enqueue, tickets } = await createPager();
    const { body } = await enqueue({ event_action: 'trigger', payload: PAYLOAD });
    await enqueue({ event_action: 'resolve', dedup_key: body.dedup_key });
    expect(await tickets()).toMatchObject([{ status: 'resolved' }]);
  });

  test('acknowledges, resolves, and opens anew after that', async () => {
    const { enqueue, tickets, get } = await createPager();
    await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD });
    await enqueue({ event_action: 'acknowledge', dedup_key: 'lag' });
    await enqueue({ event_action: 'resolve', dedup_key: 'lag' });
    await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD });
    expect((await tickets()).map(({ status }: { status: string }) => status).toSorted()).toEqual(['open', 'resolved']);
    const { items } = (await get('/v1/webhooks/pager/deliveries', OPS)).body;
    expect(items.map((item: { results: { outcome: string }[] }) => item.results[0]?.outcome)).toEqual([
      'opened',
      'resolved',
      expect.stringMatching(/acknowledged|dropped/),
      'opened',
    ]);
  });

  test('about nothing that is open is dropped silently', async () => {
    const { enqueue, tickets } = await createPager();
    expect((await enqueue({ event_action: 'resolve', dedup_key: 'none' })).status).toBe(202);
    expect((await enqueue({ event_action: 'acknowledge', dedup_key: 'none' })).status).toBe(202);
    expect(await tickets()).toEqual([]);
  });

  test.each([
    [{ routing_key: 'x'.repeat(32) }, 'Invalid routing key'],
    [{ routing_key: 'short' }, "Length of 'routing_key' is incorrect (should be 32 characters)"],
    [{ routing_key: null }, "'routing_key' is missing or blank"],
    [{ event_action: 'resolve' }, "'dedup_key' is missing or blank"],
    [{ event_action: 'trigger', payload: { ...PAYLOAD, summary: '' } }, "'payload.summary' is missing or blank"],
  ])('that does not fit is refused as PagerDuty would: %j', async (body, error) => {
    const { enqueue, tickets } = await createPager();
    expect(await enqueue(body)).toMatchObject({ status: 400, body: { status: 'invalid event', errors: [error] } });
    expect(await tickets()).toEqual([]);
  });

  test('of more than 512 KB is refused', async () => {
    const { enqueue } = await createPager();
    const payload = { ...PAYLOAD, custom_details: { text: 'x'.repeat(512 * 1_024) } };
    expect(await enqueue({ event_action: 'trigger', payload })).toMatchObject({ status: 400, body: { status: 'invalid event' } });
  });

  test('with a summary of any length is a ticket', async () => {
    const { enqueue, tickets } = await createPager();
    await enqueue({ event_action: 'trigger', payload: { ...PAYLOAD, summary: 'x'.repeat(1_025) } });
    expect(await tickets()).toMatchObject([{ subject: `${'x'.repeat(299)}…` }]);
  });

  test('beyond what its source may send is told to wait', async () => {
    const { enqueue } = await createPager({ rateLimit: 1 });
    await enqueue({ event_action: 'resolve', dedup_key: 'a' });
    expect(await enqueue({ event_action: 'resolve', dedup_key: 'a' })).toMatchObject({
      status: 429,
      headers: { 'retry-after': '59' },
    });
  });

  test('is kept without its routing key', async () => {
    const { enqueue, get } = await createPager();
    await enqueue({ event_action: 'trigger', dedup_key: 'lag', payload: PAYLOAD });
    const [{ id }] = (await get('/v1/webhooks/pager/deliveries', OPS)).body.items;
    const detail = await get(`/v1/webhooks/pager/deliveries/${id}`, OPS);
    expect(detail.text).not.toContain(KEY);
    expect(detail.text).toContain('Replica is late');
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

describe('a worker that fails on the way', () => {
  type Step = 'before' | 'after';
  type Call = (...given: never[]) => Promise<unknown>;

  /** The call of a number fails, before or after it has done what it does; all later ones work. */
  function breaking(which: number, step: Step) {
    let calls = 0;
    const around =
      (call: Call): Call =>
      async (...given) => {
        const isIt = ++calls === which;
        if (isIt && step === 'before') throw new RetryableError('it broke');
        const result = await call(...given);
        if (isIt) throw new RetryableError('it broke');
        return result;
      };
    return { around, calls: () => calls };
  }

  /** Every step of the worker that leaves something behind. */
  const STEPS = {
    webhookLog: ['load', 'loadBody', 'update'],
    problems: ['load', 'save'],
    tickets: ['commit', 'load'],
    messages: ['save'],
  } as const;

  function brokenServices<T extends object>(services: T, around: (call: Call) => Call): T {
    const broken = Object.entries(STEPS).map(([port, names]) => {
      const real = services[port as keyof T] as { readonly [name: string]: Call };
      const calls = names.map((name) => [name, around(real[name] ?? (async () => undefined))] as const);
      return [port, { ...real, ...Object.fromEntries(calls) }] as const;
    });
    return { ...services, ...Object.fromEntries(broken) };
  }

  async function survive(which: number, step: Step) {
    const life = await createLife();
    const { around, calls } = breaking(which, step);
    const broken = createIntake(brokenServices(life.platform, around));
    const first = await life.send(alertOf(), alertOf({ name: 'other' }));
    const messages = life.webhookQueue.receive();
    let attempts = 0;
    const carryOut = async (given: typeof messages) => {
      for (let left = true; left && attempts < 20; attempts += 1)
        left = (await broken(sqsEvent(given))).batchItemFailures.length > 0;
    };
    await carryOut(messages);
    const again = await life.send(alertOf());
    await carryOut([...life.webhookQueue.receive(), ...messages]);
    await life.send(alertOf({ status: 'resolved' }));
    await carryOut(life.webhookQueue.receive());
    return { life, first, again, broke: calls() >= which };
  }

  test.each(['before', 'after'] as const)(
    '%s each of its steps leaves one ticket a problem, resolved in the end',
    async (step) => {
      let which = 0;
      let broke = true;
      while (broke) {
        which += 1;
        const { life, first, again, broke: isBroken } = await survive(which, step);
        broke = isBroken;
        const statuses = (await life.tickets()).map(({ status }: { status: string }) => status).toSorted();
        expect({ which, statuses }).toEqual({ which, statuses: ['open', 'resolved'] });
        expect((await life.deliveryOf(first)).state).toBe('done');
        expect(await life.deliveryOf(again)).toMatchObject({ state: 'done', results: [{ outcome: 'repeated' }] });
        const [disk, other] = (await life.deliveryOf(first)).results;
        expect({ which, said: await life.texts(other.ticketId) }).toEqual({ which, said: [] });
        expect({ which, said: await life.texts(disk.ticketId) }).toEqual({ which, said: [expect.stringMatching(/again once/)] });
      }
      expect(which).toBeGreaterThan(15);
    },
  );
});

describe('a door that fails on the way', () => {
  const GITHUB: Partial<WebhookSource> = { type: 'github' };
  const ISSUE = { action: 'opened', issue: { node_id: 'I_1', number: 1, title: 'It crashes', state: 'open' } };

  test.each([
    ['claim', 'before'],
    ['claim', 'after'],
    ['add', 'before'],
    ['add', 'after'],
    ['send', 'before'],
    ['send', 'after'],
  ] as const)('at the step %s, %s it was done, opens one ticket when its sender repeats', async (name, step) => {
    let breaks = 1;
    const around =
      <A extends readonly unknown[], R>(call: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        const isIt = breaks > 0;
        breaks -= 1;
        if (isIt && step === 'before') throw new RetryableError('it broke');
        const result = await call(...given);
        if (isIt) throw new RetryableError('it broke');
        return result;
      };
    const life = await createLife(GITHUB, ({ webhookLog, webhookQueue }) =>
      name === 'send'
        ? { webhookQueue: { send: around(webhookQueue.send) } }
        : {
            webhookLog: {
              ...webhookLog,
              ...(name === 'claim' ? { claim: around(webhookLog.claim) } : { add: around(webhookLog.add) }),
            },
          },
    );
    const headers = { authorization: 'Bearer s', 'x-github-event': 'issues', 'x-github-delivery': 'guid-1' };
    const post = () => life.post('/v1/webhooks/mon', ISSUE, { key: null, headers });
    expect((await post()).status).toBe(503);
    life.advance(10_000);
    expect((await post()).status).toBeLessThan(300);
    await life.workOff();
    expect(await life.tickets()).toHaveLength(1);
    const { items } = (await life.get('/v1/webhooks/mon/deliveries', OPS)).body;
    expect(items).toMatchObject([{ state: 'done', results: [{ outcome: 'opened' }] }]);
    expect((await post()).status).toBe(200);
  });
});

describe('a delivery that was accepted and is not on the queue', () => {
  test('is put back on it, once it can only be lost', async () => {
    const { send, webhookQueue, platform, advance, workOff, resultOf } = await createLife();
    const id = await send(alertOf());
    webhookQueue.receive();
    advance(14 * MINUTE_MS);
    expect(await requeueLost(platform)).toBe(0);
    advance(MINUTE_MS);
    expect(await requeueLost(platform)).toBe(1);
    await workOff();
    expect(await resultOf(id)).toMatchObject({ outcome: 'opened' });
    expect(await requeueLost(platform)).toBe(0);
  });

  test('because its sender was answered with an error and went away, is put back all the same', async () => {
    const { post, webhookQueue, platform, advance, workOff, tickets } = await createLife();
    webhookQueue.beforeSend = () => {
      throw new RetryableError('the queue is away');
    };
    const auth = { key: null, headers: { authorization: 'Bearer s' } } as const;
    expect((await post('/v1/webhooks/mon', { alerts: [alertOf()] }, auth)).status).toBe(503);
    webhookQueue.beforeSend = () => undefined;
    advance(HOUR_MS);
    expect(await requeueLost(platform)).toBe(1);
    await workOff();
    expect(await tickets()).toHaveLength(1);
  });

  test('but only waits its turn, is carried out once', async () => {
    const { send, platform, advance, workOff, tickets, texts } = await createLife();
    await send(alertOf());
    advance(HOUR_MS);
    await requeueLost(platform);
    await workOff();
    const [{ id }] = await tickets();
    expect(await texts(id)).toEqual([]);
  });

  test('is found among as many as there are, of every source', async () => {
    const { send, webhookQueue, platform, advance, workOff } = await createLife();
    for (let n = 0; n < 150; n += 1) await send(alertOf({ name: String(n % 7) }));
    webhookQueue.receive();
    await send(alertOf());
    await workOff();
    advance(HOUR_MS);
    expect(await requeueLost(platform)).toBe(150);
    expect(webhookQueue.receive()).toHaveLength(150);
  });
});

describe('an alert whose ticket was opened by the release before', () => {
  /** That release kept how often the problem had come back, and made the ticket's id of it. */
  async function createPast(recurrence: number) {
    const life = await createLife();
    const { platform: services } = life;
    const name = `webhook:mon:disk:${recurrence}`;
    const commandId = `${hash('sha256', name, 'base64url').slice(0, 16)}.webhook0`;
    const draft = { subject: 'Disk full', requester: SOURCE.requester, muted: true, channel: 'webhook', language: 'en' } as const;
    const opened = await openTicket(services, draft, { by: 'webhook:mon', key: name, commandId });
    life.advance(DAY_MS);
    if (recurrence > 0) await services.problems.save('mon', 'disk', { ...UNKNOWN_PROBLEM, recurrence }, 0);
    return { ...life, id: opened.ok ? opened.stored.id : '' };
  }

  test.each([0, 3])('is the same problem, after it has come back %i times', async (recurrence) => {
    const { take, id, ticket, tickets } = await createPast(recurrence);
    expect(await take()).toMatchObject({ outcome: 'repeated', ticketId: id });
    expect(await take({ status: 'resolved' })).toMatchObject({ outcome: 'resolved', ticketId: id });
    expect((await ticket(id)).status).toBe('resolved');
    expect(await tickets()).toHaveLength(1);
  });

  test.each([0, 3])(
    'is over at once, when that is the first thing heard of it, after it has come back %i times',
    async (recurrence) => {
      const { take, id } = await createPast(recurrence);
      expect(await take({ status: 'resolved' })).toMatchObject({ outcome: 'resolved', ticketId: id });
    },
  );
});
