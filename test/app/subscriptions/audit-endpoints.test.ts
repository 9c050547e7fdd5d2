import { describe, expect, test } from 'vitest';
import { audit } from '../../../shared/app/audit.ts';
import { subscriptionName } from '../../../shared/app/subscriptions/subscription.ts';
import { MINUTE_MS } from '../../../shared/core/instant.ts';
import { answered } from '../../support/in-memory/outside.ts';
import { subscription } from '../../support/subscriptions.ts';
import { World } from '../../support/world.ts';

const HOOK = subscription({ events: ['ticket.opened'] });
const NAME = subscriptionName(HOOK.id);

/** One event, of which the receiver has not taken the first attempts. */
async function waiting(changes: Parameters<typeof subscription>[0] = {}, retryAfter?: string) {
  const world = await World.create();
  await world.services.subscriptions.create({ ...HOOK, ...changes });
  let isUp = false;
  const posted: number[] = [];
  world.webhooks.answer = () => {
    posted.push(world.now);
    return answered(isUp ? 204 : 503, '', retryAfter);
  };
  await world.open('09:00');
  await world.until('09:10');
  return {
    world,
    posted,
    recover: () => {
      isUp = true;
    },
    states: async () => (await world.services.webhookDeliveries.list(HOOK.id, {}, 10)).items.map(({ state }) => state),
    endpoint: () => world.services.webhookDeliveries.endpoint(HOOK.id),
  };
}

describe('a subscription that fell out of the due index', () => {
  test('would sleep until its next event; the audit puts it back, and what waits is delivered', async () => {
    const { world, recover, states } = await waiting();
    world.control.loseDueEntry(NAME);
    recover();
    await world.until('11:00');
    expect(await states()).toEqual(['pending']);

    expect(await world.audit()).toMatchObject({ endpoints: 1 });

    await world.until('11:02');
    expect(await states()).toEqual(['delivered']);
    expect(world.counts['IndexRepaired']).toBe(1);
    expect(await world.audit()).toMatchObject({ endpoints: 0, strays: 0 });
  });

  test('is left alone for as long as its receiver has asked all the same', async () => {
    const { world, posted, endpoint } = await waiting({}, '1800');
    const before = await endpoint();
    world.control.loseDueEntry(NAME);

    await world.audit();
    await world.until('09:12');

    expect(posted).toHaveLength(1);
    expect(before?.pausedUntil).toBeGreaterThan(world.now + 15 * MINUTE_MS);
    expect(await endpoint()).toMatchObject({ pausedUntil: before?.pausedUntil, dueAt: before?.pausedUntil });
    expect(world.control.dueEntriesOf(NAME)).toHaveLength(1);
  });

  test('and whose item says no more that it is due, is put back too', async () => {
    const { world, recover, states, endpoint } = await waiting();
    const store = world.services.webhookDeliveries;
    const dueAt = (await endpoint())?.dueAt ?? 0;
    const leased = await store.lease(HOOK.id, { now: dueAt, until: dueAt + MINUTE_MS });
    if (leased === undefined) throw new Error('not leased');
    const { dueAt: _, ...asleep } = leased;
    await store.release(asleep, dueAt);
    recover();

    expect(await world.audit()).toMatchObject({ endpoints: 1 });

    await world.until('09:50');
    expect(await states()).toEqual(['delivered']);
  });

  test('before its contact was told that it is switched off, has it told', async () => {
    const { world } = await waiting({ contact: 'crm@acme.example', disabled: { at: 1, because: 'failing' } });
    expect(await world.audit()).toMatchObject({ endpoints: 1 });
    await world.until('09:12');
    expect(world.mails.filter(({ to }) => to === 'crm@acme.example')).toHaveLength(1);
    expect(await world.audit()).toMatchObject({ endpoints: 0 });
  });
});

describe('the audit', () => {
  test('finds nothing where nothing waits, or the subscription is switched off', async () => {
    const world = await World.create();
    await world.services.subscriptions.create(HOOK);
    await world.services.subscriptions.create({ ...HOOK, id: '1111111111', disabled: { at: 1, because: 'asked' } });
    expect(await world.audit()).toMatchObject({ endpoints: 0, strays: 0 });
  });

  test('takes for sound what is announced while it looks', async () => {
    const { world } = await waiting();
    world.control.loseDueEntry(NAME);
    const wait: typeof world.services.wait = async () =>
      void (await world.services.webhookDeliveries.announce(HOOK.id, world.now, 'asked'));
    expect(await audit({ ...world.services, wait })).toMatchObject({ endpoints: 0 });
  });

  test('takes out an entry that an endpoint has left behind', async () => {
    const { world, endpoint } = await waiting();
    const before = await endpoint();
    world.control.addStrayEntry({ ticketId: NAME, dueAt: world.now - 2 * MINUTE_MS });

    expect(await world.audit()).toMatchObject({ strays: 1 });
    await world.until('09:12');

    expect(world.control.dueEntriesOf(NAME)).toHaveLength(1);
    expect(await endpoint()).toMatchObject({ failures: before?.failures });
    expect(await world.audit()).toMatchObject({ strays: 0 });
  });
});
