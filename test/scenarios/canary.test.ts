import { describe, expect, test } from 'vitest';
import { createHandler } from '../../functions/canary/handler.ts';
import { replayStored } from '../../shared/app/load-ticket.ts';
import type { StoredTicket, TicketStore } from '../../shared/app/ports.ts';
import { reconcile } from '../../shared/app/reconciliation/reconcile.ts';
import type { Services } from '../../shared/app/services.ts';
import { clockTime, time } from '../support/story.ts';
import { World } from '../support/world.ts';

/** The schedule starts the function at each of these times. */
async function tickAt(world: World, ...times: readonly string[]): Promise<void> {
  for (const text of times) {
    await world.until(text);
    await createHandler(world.services)({ time: new Date(time(text)).toISOString() });
  }
}

async function canaryOf(world: World) {
  const { underWay, last } = await world.services.canaries.load();
  return { id: underWay?.ticketId ?? '', last };
}

describe('a canary', () => {
  test('is opened at a tick, breaches a minute later, and is closed at the next tick', async () => {
    const world = await World.create();
    await tickAt(world, '10:00');
    const { id } = await canaryOf(world);
    expect(await world.facts(id)).toEqual(['10:00 opened']);

    await world.until('10:02');
    expect(await world.facts(id)).toEqual(['10:00 opened', '10:01 breached first-response']);

    await tickAt(world, '10:05');
    expect(await world.facts(id)).toEqual(['10:00 opened', '10:01 breached first-response', '10:05 closed']);
    const { last } = await canaryOf(world);
    expect(last).toEqual({
      ticketId: id,
      openedAt: time('10:00'),
      dueAt: time('10:01'),
      checkedAt: time('10:05'),
      lateMs: 0,
    });
    expect(world.counts).toMatchObject({ CanaryKept: 1 });
  });

  test('is followed by another at every tick', async () => {
    const world = await World.create();
    await tickAt(world, '10:00', '10:05', '10:10', '10:15');
    expect(world.counts['CanaryKept']).toBe(3);
  });

  test('is heard of by nobody: no mail, no event, no list, no notice to reconcile, no lateness among that of tickets', async () => {
    const world = await World.create();
    await tickAt(world, '10:00', '10:05', '10:10');
    expect(world.mails).toEqual([]);
    expect(world.bus.events).toEqual([]);
    expect(world.webhooks.posts).toEqual([]);
    expect((await world.services.tickets.list({}, 10)).items).toEqual([]);
    expect(await reconcile(world.services, () => false)).toMatchObject({ tickets: 0, notices: 0, found: 0 });
    expect(world.lateness).toEqual([]);
    expect(world.counts['LevelSkipped']).toBeUndefined();
  });

  test('is kept in the statistics of timers under a kind of its own', async () => {
    const world = await World.create();
    await tickAt(world, '10:00', '10:05');
    const [hour] = await world.services.timers.since(0);
    expect(Object.keys(hour?.lateness ?? {})).toEqual(['canary']);
  });

  test('keeps its own policies, whatever is applied while it is under way', async () => {
    const world = await World.create();
    await tickAt(world, '10:00');
    const { id } = await canaryOf(world);
    const stored = await world.services.tickets.load(id);
    const { policySet } = await replayStored(world.services, stored ?? (await Promise.reject(new Error('no canary'))));
    expect(policySet.rules.map(({ name }) => name)).toEqual(['canary']);
    expect((await world.services.configuration.current()).policySet.rules.map(({ name }) => name)).not.toContain('canary');
  });
});

describe('a tick that is repeated', () => {
  test('opens nothing more and tells nothing twice', async () => {
    const world = await World.create();
    await tickAt(world, '10:00', '10:00', '10:05', '10:05');
    const { id } = await canaryOf(world);
    expect(await world.facts(id)).toEqual(['10:05 opened']);
    expect(world.counts['CanaryKept']).toBe(1);
  });

  test('because the function died before it had noted what it did comes to the same ticket and the same outcome', async () => {
    const world = await World.create();
    await tickAt(world, '10:00');
    const dying: Services = {
      ...world.services,
      canaries: { ...world.services.canaries, save: () => Promise.reject(new Error('killed')) },
    };
    await world.until('10:05');
    const event = { time: new Date(time('10:05')).toISOString() };
    await expect(createHandler(dying)(event)).rejects.toThrow('killed');

    await world.until('10:06');
    await createHandler(world.services)(event);

    const { id, last } = await canaryOf(world);
    expect(await world.facts(id)).toEqual(['10:05 opened', '10:06 breached first-response']);
    expect(last).toMatchObject({ lateMs: 0 });
    expect(last).not.toHaveProperty('problem');
    expect(world.counts['CanaryKept']).toBe(1);
  });

  test('at the same moment by two workers opens one canary and tells one outcome', async () => {
    const world = await World.create();
    await tickAt(world, '10:00');
    await world.until('10:05');
    const event = { time: new Date(time('10:05')).toISOString() };
    await Promise.all([createHandler(world.services)(event), createHandler(world.services)(event)]);
    expect(world.counts['CanaryKept']).toBe(1);
    expect((await world.services.canaries.load()).revision).toBe(2);
  });

  test("within a canary's minute leaves it alone", async () => {
    const world = await World.create();
    await tickAt(world, '10:00', '10:00:30');
    expect((await canaryOf(world)).last).toBeUndefined();
    await tickAt(world, '10:05');
    expect((await canaryOf(world)).last).toMatchObject({ openedAt: time('10:00'), lateMs: 0 });
  });
});

describe('a canary whose wake is lost', () => {
  test('is fired late by the overdue net, and counts as kept: how late says its lateness', async () => {
    const world = await World.create();
    let lost = 0;
    world.faults.copies = () => (lost++ === 0 ? 0 : 1);
    await tickAt(world, '10:00', '10:05');
    const { last } = await canaryOf(world);
    expect(last).not.toHaveProperty('problem');
    expect(last?.lateMs).toBeGreaterThanOrEqual(30_000);
    expect(last?.lateMs).toBeLessThanOrEqual(91_000);
    expect(world.counts['CanaryKept']).toBe(1);
  });
});

describe('without a wake function', () => {
  test('no canary is kept, and the closing of one is not taken for its firing', async () => {
    const world = await World.create();
    world.faults.copies = () => 0;
    await tickAt(world, '10:00');
    const { id } = await canaryOf(world);
    await tickAt(world, '10:05');
    expect((await canaryOf(world)).last).toMatchObject({ ticketId: id, problem: 'not-fired' });
    expect((await canaryOf(world)).last).not.toHaveProperty('lateMs');
    expect(world.counts['CanaryKept']).toBe(0);
    const stored = await world.services.tickets.load(id);
    expect(stored?.index.status).toBe('closed');
    expect(stored?.facts.map(({ at }) => clockTime(at))).toEqual(['10:00', '10:01', '10:05']);

    await tickAt(world, '10:10', '10:15');
    expect(world.counts['CanaryKept']).toBe(0);
  });
});

describe('an outage', () => {
  test('makes the canary that was under way late, and the next one is on time', async () => {
    const world = await World.create();
    await tickAt(world, '10:00');
    await world.outage('12:00').until('12:02');
    await tickAt(world, '12:05');
    expect((await canaryOf(world)).last).toMatchObject({ dueAt: time('10:01'), lateMs: time('12:00') - time('10:01') });
    await tickAt(world, '12:10');
    expect((await canaryOf(world)).last).toMatchObject({ dueAt: time('12:06'), lateMs: 0 });
  });
});

describe('a canary whose place in the due index is lost', () => {
  test('is found by the audit like any ticket', async () => {
    const world = await World.create();
    world.faults.copies = () => 0;
    await tickAt(world, '10:00');
    const { id } = await canaryOf(world);
    world.control.loseDueEntry(id);
    expect(await world.audit()).toMatchObject({ repaired: 1 });
    expect(world.control.dueEntriesOf(id)).toEqual([{ ticketId: id, dueAt: time('10:01') }]);
  });
});

describe('a canary that is not as it should be', () => {
  type Spoil = (stored: StoredTicket) => StoredTicket | undefined;
  const breaches = (stored: StoredTicket) => stored.facts.filter((fact) => fact.type === 'breached');

  /** What the check says of a canary whose item is changed behind its back. */
  async function checked(spoil: Spoil) {
    const world = await World.create();
    await tickAt(world, '10:00');
    await world.until('10:05');
    const { tickets } = world.services;
    const load: TicketStore['load'] = async (id) => {
      const stored = await tickets.load(id);
      return stored && spoil(stored);
    };
    await createHandler({ ...world.services, tickets: { ...tickets, load } })({ time: '10:05' });
    return { problem: (await canaryOf(world)).last?.problem, kept: world.counts['CanaryKept'] };
  }

  test.each<readonly [string, string, Spoil]>([
    ['that is gone', 'gone', () => undefined],
    ['that fired twice', 'fired-twice', (stored) => ({ ...stored, facts: [...stored.facts, ...breaches(stored)] })],
    [
      'that fired for another instant than its own',
      'wrong-instant',
      (stored) => ({
        ...stored,
        facts: stored.facts.map((fact) => (fact.type === 'breached' ? { ...fact, at: fact.at + 1 } : fact)),
      }),
    ],
  ])('is not kept: one %s', async (_, problem, spoil) => {
    expect(await checked(spoil)).toEqual({ problem, kept: 0 });
  });
});

describe('the function, started by hand', () => {
  test.each([{}, undefined, { time: 5 }])('takes now for its tick: %j', async (event) => {
    const world = await World.create();
    await world.until('10:00');
    await createHandler(world.services)(event);
    expect((await world.services.canaries.load()).underWay).toMatchObject({ openedAt: time('10:00'), dueAt: time('10:01') });
  });
});
