import { describe, expect, test } from 'vitest';
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import type { DueIndex, TicketStore } from '../../../shared/app/ports.ts';
import { subscriptionName } from '../../../shared/app/subscriptions/subscription.ts';
import {
  DELIVERY_LIFE_MS,
  type Endpoint,
  type WebhookDelivery,
  type WebhookDeliveryStore,
} from '../../../shared/app/subscriptions/webhook-delivery.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { MONDAY } from '../../support/stored-tickets.ts';
import { delivery, subscription } from '../../support/subscriptions.ts';

type Stores = { readonly store: WebhookDeliveryStore; readonly dueIndex: DueIndex; readonly tickets: TicketStore };

const ID = subscription().id;
const LEASE = { now: MONDAY, until: MONDAY + 60_000 };

/** What every store of deliveries and endpoints promises. */
export function describeWebhookDeliveryStore(empty: (now: () => Instant) => Promise<Stores>): void {
  const emptyStore = async (now = () => MONDAY) => (await empty(now)).store;
  const pendingIds = async (store: WebhookDeliveryStore) => (await store.pending(ID, 10)).map(({ id }) => id);
  const done = ({ nextAttemptAt: _, ...one }: WebhookDelivery): WebhookDelivery => ({
    ...one,
    revision: one.revision + 1,
    state: 'delivered',
    tries: 1,
    attempts: [{ at: MONDAY, durationMs: 12, status: 200, answer: '好' }],
  });

  describe('a delivery', () => {
    test('is there once, however often it is added, and pending', async () => {
      const store = await emptyStore();
      await store.add(delivery());
      await store.add({ ...delivery(), createdAt: MONDAY + 99 });
      expect(await store.load(ID, delivery().id)).toStrictEqual(delivery());
      expect(await store.pending(ID, 10)).toEqual([{ id: delivery().id, dueAt: delivery().nextAttemptAt }]);
    });

    test('that is done is pending no more, and not again when it is added again', async () => {
      const store = await emptyStore();
      await store.add(delivery());
      expect(await store.update(done(delivery()), delivery())).toBe(true);
      await store.add(delivery());
      expect(await store.pending(ID, 10)).toEqual([]);
      expect(await store.load(ID, delivery().id)).toStrictEqual(done(delivery()));
    });

    test('is written by the first of several who have read the same', async () => {
      const store = await emptyStore();
      await store.add(delivery());
      const written = await Promise.all([1, 2, 3].map(() => store.update(done(delivery()), delivery())));
      expect(written.filter(Boolean)).toHaveLength(1);
    });

    test('is pending by when it is next due, what is to be at once before all', async () => {
      const store = await emptyStore();
      const [first, second, third] = [delivery(1), delivery(2), delivery(3)] as const;
      for (const one of [first, second, third]) await store.add(one);
      await store.update({ ...first, revision: 2, nextAttemptAt: MONDAY + 5_000 }, first);
      await store.update({ ...third, revision: 2, nextAttemptAt: 0 }, third);
      expect(await pendingIds(store)).toEqual([third.id, second.id, first.id]);
      expect(await store.pending(ID, 1)).toHaveLength(1);
    });

    test('that was done can be pending once more, before all', async () => {
      const store = await emptyStore();
      await store.add(delivery(1));
      await store.add(delivery(2));
      await store.update(done(delivery(2)), delivery(2));
      await store.update({ ...delivery(2), revision: 3, nextAttemptAt: 0 }, done(delivery(2)));
      expect(await pendingIds(store)).toEqual([delivery(2).id, delivery(1).id]);
    });

    test('can be pending by an entry too many, which can be forgotten', async () => {
      const store = await emptyStore();
      await store.add(delivery());
      await store.update({ ...delivery(), revision: 2, nextAttemptAt: MONDAY + 5_000 }, delivery());
      await store.add(delivery());
      const [stray] = await store.pending(ID, 10);
      expect(stray?.dueAt).toBe(delivery().nextAttemptAt);
      if (stray) await store.forgetPending(ID, stray);
      expect(await store.pending(ID, 10)).toEqual([{ id: delivery().id, dueAt: MONDAY + 5_000 }]);
    });

    test('is forgotten after 30 days, though nobody takes it out', async () => {
      let now = MONDAY;
      const store = await emptyStore(() => now);
      await store.add(delivery());
      now += DELIVERY_LIFE_MS + 1_000;
      expect(await store.load(ID, delivery().id)).toBeUndefined();
      expect(await store.list(ID, {}, 10)).toEqual({ items: [] });
    });
  });

  describe('the log of deliveries', () => {
    const five = [1, 2, 3, 4, 5].map((n) =>
      delivery(n, n % 2 === 0 ? { event: { ...delivery(n).event, type: 'ticket.closed' } } : {}),
    );

    test('has the newest first, page by page', async () => {
      const store = await emptyStore();
      for (const one of five) await store.add(one);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list(ID, {}, 2, cursor);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toEqual(five.map(({ id }) => id).reverse());
    });

    test('is filtered by state, event and time', async () => {
      const store = await emptyStore();
      for (const one of five) await store.add(one);
      await store.update(done(delivery(1)), delivery(1));
      const idsOf = async (filter: Parameters<typeof store.list>[1]) =>
        (await store.list(ID, filter, 10)).items.map(({ event }) => event.id.slice(-1)).join('');
      expect(await idsOf({ state: 'delivered' })).toBe('1');
      expect(await idsOf({ event: 'ticket.closed' })).toBe('42');
      expect(await idsOf({ since: MONDAY + 4 })).toBe('54');
      expect(await idsOf({ state: 'pending', event: 'ticket.opened', since: MONDAY + 2 })).toBe('53');
    });

    test('of one subscription has nothing of another', async () => {
      const store = await emptyStore();
      await store.add(delivery());
      expect(await store.list('zzzzzzzzzz', {}, 10)).toEqual({ items: [] });
      expect(await store.pending('zzzzzzzzzz', 10)).toEqual([]);
    });

    test.each(['nonsense', '', 'A'.repeat(6_000)])('takes no cursor that it has not given: %.10s', async (cursor) => {
      const store = await emptyStore();
      await expect(store.list(ID, {}, 10, cursor)).rejects.toThrow(InvalidCursorError);
    });
  });

  describe('an endpoint', () => {
    const leaseOf = async (store: WebhookDeliveryStore): Promise<Endpoint> => {
      const leased = await store.lease(ID, LEASE);
      if (leased === undefined) throw new Error('not leased');
      return leased;
    };

    test('of which nothing was announced is not there, and nobody can have it', async () => {
      const store = await emptyStore();
      expect([await store.endpoint(ID), await store.lease(ID, LEASE)]).toEqual([undefined, undefined]);
    });

    test('is due once something is announced, also by the due index, and no ticket', async () => {
      const { store, dueIndex, tickets } = await empty(() => MONDAY);
      expect(await store.announce(ID, MONDAY, 'event')).toBe(true);
      expect(await store.endpoint(ID)).toEqual({ subscriptionId: ID, arrivals: 1, failures: 0, dueAt: MONDAY });
      expect(await dueIndex.has({ ticketId: subscriptionName(ID), dueAt: MONDAY })).toBe(true);
      expect(await tickets.scanOpen()).toMatchObject({ items: [], unreadable: [] });
    });

    test('that fell out of the due index is put back, and keeps its pause', async () => {
      const { store, dueIndex } = await empty(() => MONDAY);
      await store.announce(ID, MONDAY, 'event');
      const { dueAt: _, ...leased } = await leaseOf(store);
      const paused = { failures: 2, failingSince: MONDAY, pausedUntil: MONDAY + 60_000 };
      await store.release({ ...leased, ...paused }, MONDAY);
      expect(await store.announce(ID, MONDAY + 1, 'lost')).toBe(true);
      expect(await store.endpoint(ID)).toMatchObject({ ...paused, dueAt: MONDAY + 1 });
      expect(await dueIndex.has({ ticketId: subscriptionName(ID), dueAt: MONDAY + 1 })).toBe(true);
    });

    test('is had by one worker at a time', async () => {
      const store = await emptyStore();
      await store.announce(ID, MONDAY, 'event');
      const leases = await Promise.all([1, 2, 3].map(() => store.lease(ID, LEASE)));
      expect(leases.filter((one) => one !== undefined)).toHaveLength(1);
      const late = { now: LEASE.until, until: LEASE.until + 60_000 };
      expect(await store.lease(ID, late)).toMatchObject({ leaseUntil: late.until });
    });

    test('that is not due yet can be had by nobody', async () => {
      const store = await emptyStore();
      await store.announce(ID, MONDAY + 1, 'event');
      expect(await store.lease(ID, LEASE)).toBeUndefined();
      expect(await store.lease(ID, { ...LEASE, now: MONDAY + 1 })).toBeDefined();
    });

    test('is given back with what was learned of it, and leaves the due index', async () => {
      const { store, dueIndex } = await empty(() => MONDAY);
      await store.announce(ID, MONDAY, 'event');
      const { dueAt: _, ...leased } = await leaseOf(store);
      expect(await store.release({ ...leased, failures: 2, failingSince: MONDAY, pausedUntil: MONDAY + 5 }, MONDAY)).toBe(true);
      expect(await store.endpoint(ID)).toEqual({
        subscriptionId: ID,
        arrivals: 1,
        failures: 2,
        failingSince: MONDAY,
        pausedUntil: MONDAY + 5,
      });
      expect(await dueIndex.has({ ticketId: subscriptionName(ID), dueAt: MONDAY })).toBe(false);
    });

    test('is not said to have nothing left where something was announced meanwhile', async () => {
      const store = await emptyStore();
      await store.announce(ID, MONDAY, 'event');
      const { dueAt: _, ...leased } = await leaseOf(store);
      expect(await store.announce(ID, MONDAY, 'event')).toBe(false);
      expect(await store.release(leased, MONDAY)).toBe(false);
      expect(await store.release({ ...leased, dueAt: MONDAY }, MONDAY)).toBe(true);
      expect(await store.endpoint(ID)).toMatchObject({ arrivals: 2, dueAt: MONDAY });
    });

    test('is given back by nobody who does not have it any more', async () => {
      const store = await emptyStore();
      await store.announce(ID, MONDAY, 'event');
      const leased = await leaseOf(store);
      await store.lease(ID, { now: LEASE.until, until: LEASE.until + 1 });
      expect(await store.release(leased, MONDAY)).toBe(false);
    });

    describe('that is paused', () => {
      const paused = async () => {
        const store = await emptyStore();
        await store.announce(ID, MONDAY, 'event');
        const leased = await leaseOf(store);
        const failing = { failures: 1, failingSince: MONDAY - 9, pausedUntil: MONDAY + 5_000, dueAt: MONDAY + 5_000 };
        await store.release({ ...leased, ...failing }, MONDAY);
        return { store, failing };
      };

      test('stays so when an event is announced', async () => {
        const { store, failing } = await paused();
        expect(await store.announce(ID, MONDAY + 1, 'event')).toBe(false);
        expect(await store.endpoint(ID)).toEqual({ subscriptionId: ID, arrivals: 2, ...failing });
        expect(await store.announce(ID, failing.pausedUntil, 'event')).toBe(true);
      });

      test('is tried at once when somebody asks for it', async () => {
        const { store, failing } = await paused();
        expect(await store.announce(ID, MONDAY + 1, 'asked')).toBe(true);
        const { pausedUntil: _, ...rest } = failing;
        expect(await store.endpoint(ID)).toEqual({ subscriptionId: ID, arrivals: 2, ...rest, dueAt: MONDAY + 1 });
      });

      test('begins anew', async () => {
        const { store } = await paused();
        expect(await store.announce(ID, MONDAY + 1, 'anew')).toBe(true);
        expect(await store.endpoint(ID)).toEqual({ subscriptionId: ID, arrivals: 2, failures: 0, dueAt: MONDAY + 1 });
      });
    });
  });
}
