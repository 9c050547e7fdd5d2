import { describe, expect, test } from 'vitest';
import { RetryableError } from '../../../shared/app/errors.ts';
import { createSendingPace } from '../../../shared/app/sending/sending-pace.ts';
import { SECOND_MS } from '../../../shared/core/instant.ts';
import { createInMemorySendingPlans } from '../../support/in-memory/stores.ts';
import { World } from '../../support/world.ts';

/** A world whose mails go out at a rate. */
async function paced(perSecond: number) {
  const world = await World.create();
  const plans = createInMemorySendingPlans();
  const { services } = world;
  Object.assign(services, { pace: createSendingPace({ ...services, plans }, { perSecond }) });
  return world;
}

const tallest = (times: readonly number[]) => {
  const bySecond = Map.groupBy(times, (at) => Math.floor(at / SECOND_MS));
  return Math.max(...[...bySecond.values()].map((all) => all.length));
};

describe('a storm of mails', () => {
  test('goes out at the rate, all of it, and no wait counts as a failure', async () => {
    const world = await paced(8);
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) ids.push(await world.open('10:00', { requester: { email: `c${n}@customer.example` } }));
    await world.until('10:05');
    const received = world.mails.filter(({ notice }) => notice === 'received');
    expect(received).toHaveLength(60);
    expect(tallest(received.map(({ at }) => at))).toBeLessThanOrEqual(8);
    expect(world.counts['WakeFailed']).toBeUndefined();
    expect(world.counts['NoticeDoubtful']).toBeUndefined();
    for (const id of ids) {
      const stored = await world.services.tickets.load(id);
      expect(stored).toMatchObject({ outbox: [] });
      expect(stored).not.toHaveProperty('failures');
      expect((await world.receipts(id)).map(({ state, attempts }) => [state, attempts])).toEqual([['sent', 1]]);
    }
  });

  test('delays no escalation', async () => {
    const world = await paced(4);
    await world.open('10:00');
    await world.until('10:59');
    for (let n = 0; n < 200; n += 1) await world.open('10:59', { requester: { email: `c${n}@customer.example` } });
    await world.until('11:10');
    const [breach] = world.mails.filter(({ notice }) => notice === 'breach');
    const received = world.mails.filter(({ notice }) => notice === 'received');
    expect(new Date(breach?.at ?? 0).toISOString()).toMatch(/T\d\d:00:0[01]/);
    expect(received).toHaveLength(201);
    expect(Math.max(...received.map(({ at }) => at))).toBeGreaterThan(breach?.at ?? 0);
  });
});

test('what the provider refuses as too fast is tried again soon, and is no failure', async () => {
  const world = await World.create();
  let refused = 0;
  const { services } = world;
  const { mailer } = services;
  Object.assign(services, {
    mailer: {
      send: (mail: Parameters<typeof mailer.send>[0]) => {
        refused += 1;
        if (refused > 2) return mailer.send(mail);
        return Promise.reject(new RetryableError('send mail: Maximum sending rate exceeded.', { retryInMs: 5 * SECOND_MS }));
      },
    },
  });
  const id = await world.open('10:00');
  await world.until('10:02');
  expect(world.counts['WakeFailed']).toBeUndefined();
  expect(await world.receipts(id)).toMatchObject([{ state: 'sent', attempts: 3 }]);
});
