import { describe, expect, test } from 'vitest';
import { RetryableError } from '../../../shared/app/errors.ts';
import type { KnownLimits } from '../../../shared/app/sending/sending-limits.ts';
import { SECOND_MS } from '../../../shared/core/instant.ts';
import { paceMails } from '../../support/in-memory/pace.ts';
import { World } from '../../support/world.ts';

/** A world whose mails go out at a rate. */
async function paced(limits: KnownLimits): Promise<World> {
  const world = await World.create();
  paceMails(world, limits);
  return world;
}

const tallest = (times: readonly number[]) => {
  const bySecond = Map.groupBy(times, (at) => Math.floor(at / SECOND_MS));
  return Math.max(...[...bySecond.values()].map((all) => all.length));
};

describe('a storm of mails', () => {
  test('goes out at the rate, all of it, and no wait counts as a failure', async () => {
    const world = await paced({ perSecond: 8 });
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
    const world = await paced({ perSecond: 4 });
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

describe('in the sandbox of SES, which takes 200 mails a day and one a second', () => {
  const SANDBOX = { perSecond: 1, perDay: 200, sentInDay: 0 };

  test('the last twenty of the day are for escalations, and routine mails wait for another day', async () => {
    const world = await paced({ ...SANDBOX, sentInDay: 170 });
    for (let n = 0; n < 15; n += 1) await world.open('10:00', { requester: { email: `c${n}@customer.example` } });
    await world.until('10:40');
    expect(world.mails.map(({ notice }) => notice)).toEqual(Array.from({ length: 10 }, () => 'received'));
    await world.until('10:46');
    expect(world.mails.filter(({ notice }) => notice === 'warning')).toHaveLength(15);
    expect(world.counts['WakeFailed']).toBeUndefined();
    expect(world.counts['SendingQuotaUsed']).toBe(85);
  });

  test('an escalation overtakes what waits', async () => {
    const world = await paced(SANDBOX);
    await world.open('10:00');
    await world.until('10:44:30');
    for (let n = 0; n < 60; n += 1) await world.open('10:44:30', { requester: { email: `c${n}@customer.example` } });
    await world.until('10:46');
    const [warning] = world.mails.filter(({ notice }) => notice === 'warning');
    expect(new Date(warning?.at ?? 0).toISOString()).toMatch(/:45:0[0-4]/);
  });
});
