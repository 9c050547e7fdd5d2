import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createHandler as createIntake } from '../../functions/webhook-intake/handler.ts';
import { RetryableError } from '../../shared/app/errors.ts';
import { openTicket } from '../../shared/app/open-ticket.ts';
import { UNKNOWN_PROBLEM } from '../../shared/app/webhooks/problem.ts';
import { requeueLost } from '../../shared/app/webhooks/requeue-lost.ts';
import type { WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { sqsEvent } from '../support/lambda-events.ts';
import { alertOf, createLife, OPS, SOURCE } from './life-of-problem.ts';

/** What breaks between a post and its ticket, and that nothing is lost or done twice by it. */

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
