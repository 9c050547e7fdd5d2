/** Subscriptions and what is to be posted to them, in memory, by the same keys as in the table. Values are kept frozen. */
import { type Subscription, type SubscriptionStore, subscriptionName } from '../../../shared/app/subscriptions/subscription.ts';
import {
  DELIVERY_LIFE_MS,
  type Endpoint,
  type WebhookDelivery,
  type WebhookDeliveryStore,
} from '../../../shared/app/subscriptions/webhook-delivery.ts';
import { decodeTimedCursor, encodeCursor } from '../../../shared/aws/cursor.ts';
import { readTimedKey, timedKey } from '../../../shared/aws/ticket-keys.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { frozen } from './frozen.ts';

export function createInMemorySubscriptions(): SubscriptionStore {
  const kept = new Map<string, Subscription>();
  const list = async () => [...kept.values()].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return {
    list,
    load: async (id) => kept.get(id),
    create: async (subscription) => {
      if (kept.has(subscription.id)) return false;
      kept.set(subscription.id, frozen(structuredClone(subscription)));
      return true;
    },
    update: async (subscription, revision) => {
      if (kept.get(subscription.id)?.revision !== revision) return false;
      kept.set(subscription.id, frozen(structuredClone(subscription)));
      return true;
    },
    remove: async (id) => void kept.delete(id),
  };
}

export type DueWriter = (id: string, before: Instant | undefined, after: Instant | undefined) => void;

type Hook = {
  readonly deliveries: Map<string, WebhookDelivery>;
  readonly entries: Set<string>;
  endpoint?: Endpoint;
};

/** @param writeDue keeps the due index */
export function createInMemoryWebhookDeliveries(now: () => Instant, writeDue: DueWriter = () => undefined): WebhookDeliveryStore {
  const hooks = new Map<string, Hook>();
  const hookOf = (id: string): Hook => {
    const hook = hooks.get(id) ?? { deliveries: new Map(), entries: new Set() };
    hooks.set(id, hook);
    return hook;
  };
  const entryOf = ({ id, nextAttemptAt }: WebhookDelivery) => (nextAttemptAt === undefined ? '' : timedKey(nextAttemptAt, id));
  const load = (subscriptionId: string, id: string): WebhookDelivery | undefined => {
    const delivery = hookOf(subscriptionId).deliveries.get(id);
    return delivery !== undefined && delivery.queuedAt + DELIVERY_LIFE_MS > now() ? delivery : undefined;
  };
  const save = (delivery: WebhookDelivery) =>
    void hookOf(delivery.subscriptionId).deliveries.set(delivery.id, frozen(structuredClone(delivery)));
  const setEndpoint = (endpoint: Endpoint) => {
    const hook = hookOf(endpoint.subscriptionId);
    writeDue(subscriptionName(endpoint.subscriptionId), hook.endpoint?.dueAt, endpoint.dueAt);
    hook.endpoint = frozen({ ...endpoint });
  };
  return {
    add: async (delivery) => {
      const known = hookOf(delivery.subscriptionId).deliveries.get(delivery.id);
      if (known === undefined) save(delivery);
      if ((known ?? delivery).state === 'pending') hookOf(delivery.subscriptionId).entries.add(entryOf(delivery));
    },
    load: async (subscriptionId, id) => load(subscriptionId, id),
    update: async (delivery, seen) => {
      const { deliveries, entries } = hookOf(delivery.subscriptionId);
      if (delivery.nextAttemptAt !== undefined) entries.add(entryOf(delivery));
      if (deliveries.get(delivery.id)?.revision !== seen.revision) return false;
      save(delivery);
      if (delivery.nextAttemptAt !== seen.nextAttemptAt) entries.delete(entryOf(seen));
      return true;
    },
    pending: async (subscriptionId, limit) => {
      const keys = [...hookOf(subscriptionId).entries].sort().slice(0, limit);
      return keys.map((key) => ({ id: readTimedKey(key)?.id ?? '', dueAt: readTimedKey(key)?.at ?? 0 }));
    },
    forgetPending: async (subscriptionId, { id, dueAt }) => void hookOf(subscriptionId).entries.delete(timedKey(dueAt, id)),
    list: async (subscriptionId, { state, event, since = 0 }, limit, cursor) => {
      const before = cursor === undefined ? '~' : decodeTimedCursor(cursor).replace('#', '-');
      const rest = [...hookOf(subscriptionId).deliveries.keys()]
        .filter((id) => id < before && id >= String(since).padStart(13, '0'))
        .sort()
        .reverse()
        .flatMap((id) => load(subscriptionId, id) ?? [])
        .filter((one) => (state ?? one.state) === one.state && (event ?? one.event.type) === one.event.type);
      const items = rest.slice(0, limit);
      const last = items.at(-1);
      const more = last !== undefined && items.length < rest.length;
      return { items, ...(more && { nextCursor: encodeCursor(last.id.replace('-', '#')) }) };
    },
    endpoint: async (subscriptionId) => hookOf(subscriptionId).endpoint,
    announce: async (subscriptionId, at, occasion) => {
      const known = hookOf(subscriptionId).endpoint ?? { subscriptionId, arrivals: 0, failures: 0 };
      const { pausedUntil, failingSince, ...rest } = known;
      const arrivals = known.arrivals + 1;
      if (occasion === 'event' && (pausedUntil ?? 0) > at) {
        setEndpoint({ ...known, arrivals });
        return false;
      }
      const paused = occasion === 'event' || occasion === 'lost' ? { pausedUntil } : {};
      const behaved = occasion === 'anew' ? { failures: 0 } : { failingSince };
      setEndpoint({ ...rest, ...defined({ ...paused, ...behaved }), arrivals, dueAt: at });
      return (known.leaseUntil ?? 0) <= at;
    },
    lease: async (subscriptionId, { now: at, until }) => {
      const known = hookOf(subscriptionId).endpoint;
      if (known?.dueAt === undefined || known.dueAt > at || (known.leaseUntil ?? 0) > at) return undefined;
      setEndpoint({ ...known, leaseUntil: until });
      return hookOf(subscriptionId).endpoint;
    },
    release: async (endpoint, at) => {
      const known = hookOf(endpoint.subscriptionId).endpoint;
      const isDue = endpoint.dueAt !== undefined && endpoint.dueAt <= at;
      if (known === undefined || known.leaseUntil !== endpoint.leaseUntil) return false;
      if (!isDue && known.arrivals !== endpoint.arrivals) return false;
      const { leaseUntil: _, ...rest } = endpoint;
      setEndpoint({ ...rest, arrivals: known.arrivals });
      return true;
    },
  };
}
