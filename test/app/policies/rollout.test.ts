import { describe, expect, test } from 'vitest';
import { continueRollout } from '../../../shared/app/policies/continue-rollout.ts';
import type { Rollout } from '../../../shared/app/policies/rollout.ts';
import { ALL_TICKETS } from '../../../shared/app/policies/selection.ts';
import { type RolloutRequest, startRollout } from '../../../shared/app/policies/start-rollout.ts';
import type { Services } from '../../../shared/app/services.ts';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { configurationDraft } from '../../support/configuration.ts';
import { paceMails } from '../../support/in-memory/pace.ts';
import { policySet, STANDARD_RULES } from '../../support/policies.ts';
import { World } from '../../support/world.ts';

/** Everybody's first response within so many hours. */
const within = (hours: number): PolicySet =>
  policySet({
    rules: STANDARD_RULES.map((rule) => ({
      ...rule,
      commitments: {
        ...rule.commitments,
        'first-response': { target: { kind: 'duration', ms: hours * HOUR_MS }, calendar: '24x7', pausedBy: [] },
      },
    })),
  });

const REQUEST: RolloutRequest = { policyVersion: 2, selection: ALL_TICKETS, passed: 'digest', by: 'api:ops' };

async function apply(world: World, at: string, hours: number, request: Partial<RolloutRequest> = {}): Promise<void> {
  await world.until(at);
  const policyVersion = await world.services.configuration.apply(configurationDraft({ policySet: within(hours) }));
  const started = await startRollout(world.services, { ...REQUEST, policyVersion, ...request });
  expect(started.ok).toBe(true);
}

const versions = async (world: World): Promise<readonly number[]> => {
  const { items } = await world.services.tickets.list({}, 1_000);
  return items
    .map(({ facts }) => facts.findLast((fact) => 'policyVersion' in fact))
    .map((fact) => Number(fact && 'policyVersion' in fact && fact.policyVersion));
};

const rollout = async (world: World): Promise<Rollout | undefined> => world.services.rollouts.newest();
const digests = (world: World) => world.mails.filter(({ notice }) => notice === 'digest');

describe('a policy version that is rolled out', () => {
  test('reaches every open ticket, and none that is closed', async () => {
    const world = await World.create();
    const closed = await world.open('10:00');
    await world.do('10:01', closed, { type: 'close' });
    for (let n = 0; n < 3; n += 1) await world.open('10:02');

    await apply(world, '10:10', 2);
    await world.until('10:15');

    expect(await versions(world)).toEqual([2, 2, 2, 1]);
    expect(await rollout(world)).toMatchObject({ phase: 'done', rebased: 3, failed: 0, policyVersion: 2 });
  });

  test('reaches tickets that are opened under the old version while it begins', async () => {
    const world = await World.create();
    await world.until('10:00');
    const stale = { ...world.services.configuration, current: world.services.configuration.current };
    const before = await stale.current();
    await apply(world, '10:00', 2);
    const behind: Services = {
      ...world.services,
      configuration: { ...world.services.configuration, current: async () => before },
    };
    await world.open('10:00:05', {}, behind);

    await world.until('10:05');

    expect(await versions(world)).toEqual([2]);
  });

  test('takes nothing back to it that was opened under a later version meanwhile', async () => {
    const world = await World.create();
    await world.open('10:00');
    await apply(world, '10:00:10', 2);
    await world.services.configuration.apply(configurationDraft({ policySet: within(3) }));
    await world.open('10:00:20');

    await world.until('10:05');

    expect(await versions(world)).toEqual([3, 2]);
  });

  test('moves the deadlines: what fired before is not fired again, what is ahead fires at its new time', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('10:50');

    await apply(world, '10:50', 2);
    await world.until('12:10');

    expect(await world.facts(id, 'warned', 'breached', 'rebased')).toEqual([
      '10:45 warned first-response',
      '10:50 rebased',
      '11:30 warned first-response',
      '12:00 breached first-response',
    ]);
  });

  test('touches only the tickets that it is for', async () => {
    const world = await World.create();
    await world.open('10:00', { priority: 'P2' });
    await world.open('10:00', { priority: 'P4' });

    await apply(world, '10:10', 2, { selection: { when: { priority: ['P4'] } } });
    await world.until('10:15');

    expect(new Set(await versions(world))).toEqual(new Set([1, 2]));
  });

  test('is one at a time: another is refused with the one that is under way', async () => {
    const world = await World.create();
    await world.open('10:00');
    await apply(world, '10:10', 2);

    const second = await startRollout(world.services, { ...REQUEST, policyVersion: 1 });

    expect(second).toMatchObject({ ok: false, underWay: { id: 1, policyVersion: 2 } });
  });

  test('is the same rollout when it is asked for again', async () => {
    const world = await World.create();
    await world.open('10:00');
    await apply(world, '10:10', 2);

    expect(await startRollout(world.services, REQUEST)).toMatchObject({ ok: true, rollout: { id: 1 } });
    await world.until('10:15');
    expect(await rollout(world)).toMatchObject({ id: 1, rebased: 1 });
  });
});

describe('deadlines that a rollout moves into the past', () => {
  async function late(tickets: number): Promise<World> {
    const world = await World.create();
    for (let n = 0; n < tickets; n += 1) await world.open('10:00', { subject: `Request ${n}` });
    await apply(world, '10:40', 0.5);
    return world.until('10:45');
  }

  test('are told to each person in one mail for all tickets', async () => {
    const world = await late(12);

    expect(digests(world).map(({ to }) => to)).toEqual(['lee@acme.example']);
    expect(world.staffMails().filter((line) => line.includes('escalation') || line.includes('breach'))).toEqual([]);
    expect(digests(world)[0]?.raw).toContain('12 tickets have passed new deadlines');
    expect(digests(world)[0]?.raw).toContain('Request 11');
  });

  test('are kept for the digest only as far as a mail names them, however many there are', async () => {
    const world = await World.create();
    for (let n = 0; n < 25; n += 1) await world.open('10:00');
    await apply(world, '10:40', 0.5);
    await world.until('10:45');
    const { lee } = (await rollout(world))?.digests ?? {};
    expect([lee?.tickets, lee?.first.length]).toEqual([25, 20]);
  });

  test('have a receipt for each digest', async () => {
    const world = await late(2);

    expect(await world.receipts('rollout-00000001')).toMatchObject([
      { id: 'digest.lee', notice: 'digest', state: 'sent', attempts: 1 },
    ]);
  });

  test('are told when there is room for it under the sending rate, and the rollout ends then', async () => {
    const world = await World.create();
    for (let n = 0; n < 2; n += 1) await world.open('10:00');
    await world.until('10:40');
    paceMails(world, { perSecond: 1, perDay: 100, sentInDay: 95 });
    await apply(world, '10:40', 0.5);
    await world.until('10:50');
    expect([digests(world).length, (await rollout(world))?.phase]).toEqual([0, 'telling']);

    paceMails(world, { perSecond: 1 });
    await world.until('11:00');

    expect([digests(world).length, (await rollout(world))?.phase]).toEqual([1, 'done']);
    expect(world.counts['WakeFailed']).toBeUndefined();
  });

  test('go on up the ladder at their instants', async () => {
    const world = await late(1);
    await world.until('11:05');

    expect(world.staffMails().at(-1)).toBe('11:00 escalation → max@acme.example');
  });
});

describe('a rollout that is interrupted', () => {
  /** Somebody dies: at the n-th time that the rollout is to be written, the write does not happen. */
  function dyingAt(world: World, deaths: readonly number[]): Services {
    let writes = 0;
    const update: Services['rollouts']['update'] = async (...args) => {
      writes += 1;
      if (deaths.includes(writes)) throw new Error('killed');
      return world.services.rollouts.update(...args);
    };
    return { ...world.services, rollouts: { ...world.services.rollouts, update } };
  }

  const unlessKilled = (error: unknown): void => {
    if (!(error instanceof Error && error.message === 'killed')) throw error;
  };

  async function runWith(world: World, services: Services): Promise<void> {
    for (let round = 0; round < 20 && (await rollout(world))?.phase !== 'done'; round += 1) {
      world.outage(`10:${50 + Math.min(9, round)}`);
      await continueRollout(services, 1).catch(unlessKilled);
    }
  }

  test.each([[[1]], [[2]], [[3]], [[1, 2, 4]]])('before its writes %j goes on and does nothing twice', async (deaths) => {
    const world = await World.create();
    for (let n = 0; n < 5; n += 1) await world.open('10:00');
    await world.until('10:40');
    await world.services.configuration.apply(configurationDraft({ policySet: within(0.5) }));
    world.faults.copies = () => 0;
    await startRollout(world.services, REQUEST);

    await runWith(world, dyingAt(world, deaths));

    expect(await rollout(world)).toMatchObject({ phase: 'done', rebased: 5, failed: 0, digests: { lee: { tickets: 5 } } });
    expect(await versions(world)).toEqual([2, 2, 2, 2, 2]);
    expect(digests(world)).toHaveLength(1);
  });

  test('because its message was lost goes on at the next sweep', async () => {
    const world = await World.create();
    await world.open('10:00');
    world.faults.copies = () => 0;
    await apply(world, '10:10', 2);
    await world.until('10:10:30');
    expect(await rollout(world)).toMatchObject({ phase: 'moving' });

    world.faults.copies = () => 1;
    await world.until('10:13');

    expect(await rollout(world)).toMatchObject({ phase: 'done', rebased: 1 });
  });

  test('by two workers at once moves each ticket once', async () => {
    const world = await World.create();
    for (let n = 0; n < 5; n += 1) await world.open('10:00');
    world.faults.copies = () => 2;
    await apply(world, '10:10', 2);
    await world.until('10:15');

    const { items } = await world.services.tickets.list({}, 10);
    expect(items.map(({ facts }) => facts.filter(({ type }) => type === 'rebased').length)).toEqual([1, 1, 1, 1, 1]);
    expect(await rollout(world)).toMatchObject({ phase: 'done', rebased: 5 });
  });

  test('by a ticket that cannot be moved names it and goes on', async () => {
    const world = await World.create();
    const bad = await world.open('10:00');
    await world.open('10:00');
    const tickets: Services['tickets'] = {
      ...world.services.tickets,
      commit: async (ticket, ...rest) => {
        if (ticket.id === bad) throw new Error('damaged');
        return world.services.tickets.commit(ticket, ...rest);
      },
    };
    await world.until('10:10');
    await world.services.configuration.apply(configurationDraft({ policySet: within(2) }));
    world.faults.copies = () => 0;
    await startRollout(world.services, REQUEST);

    await runWith(world, { ...world.services, tickets });

    expect(await rollout(world)).toMatchObject({ phase: 'done', rebased: 1, failed: 1, failures: [bad] });
  });
});
