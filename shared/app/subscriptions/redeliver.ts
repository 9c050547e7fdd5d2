import type { Instant } from '../../core/instant.ts';
import { toIso } from '../iso.ts';
import { deliveredAnew } from './after-attempt.ts';
import { announce, newDelivery, type QueueServices } from './queue-deliveries.ts';
import { type Subscription, subscriptionName } from './subscription.ts';
import { AT_ONCE, type DeliveryState, type WebhookDelivery } from './webhook-delivery.ts';

export type RedeliverServices = QueueServices & { readonly chance: () => number };

/** Posts a message that is about nothing, to see whether the receiver works: at once, before all that waits. */
export async function ping(services: RedeliverServices, { id }: Subscription): Promise<WebhookDelivery> {
  const now = services.now();
  const name = `ping-${Math.floor(services.chance() * 36 ** 8)
    .toString(36)
    .padStart(8, '0')}`;
  const type = 'webhook.ping';
  const data = { schemaVersion: 1, type, id: name, subscription: subscriptionName(id), at: toIso(now) };
  const delivery = newDelivery(id, { id: name, type, at: now, data }, { at: now, now });
  const first = { ...delivery, nextAttemptAt: AT_ONCE };
  await services.webhookDeliveries.add(first);
  await announce(services, id, 'asked');
  return first;
}

/** @returns the delivery as it waits now; `undefined` when the log has none of that id */
export async function redeliver(
  services: RedeliverServices,
  subscriptionId: string,
  id: string,
): Promise<WebhookDelivery | undefined> {
  const delivery = await queueAnew(services, subscriptionId, id);
  if (delivery !== undefined) await announce(services, subscriptionId, 'asked');
  return delivery;
}

async function queueAnew(services: RedeliverServices, subscriptionId: string, id: string): Promise<WebhookDelivery | undefined> {
  for (;;) {
    const known = await services.webhookDeliveries.load(subscriptionId, id);
    if (known === undefined) return undefined;
    const next = deliveredAnew(known, services.now());
    if (await services.webhookDeliveries.update(next, known)) return next;
  }
}

/** At one go: a request has half a minute for all of them. */
const MOST_AT_ONCE = 200;

export type Redelivery = { readonly since: Instant; readonly only?: DeliveryState; readonly cursor?: string | undefined };

export type Redelivered = { readonly redelivered: number; readonly nextCursor?: string };

/** Everything since an instant, newest first, a page at a time; what waits already, waits on. */
export async function redeliverSince(
  services: RedeliverServices,
  subscriptionId: string,
  wanted: Redelivery,
): Promise<Redelivered> {
  const { since, only, cursor } = wanted;
  const filter = { since, ...(only !== undefined && { state: only }) };
  const { items, nextCursor } = await services.webhookDeliveries.list(subscriptionId, filter, MOST_AT_ONCE, cursor);
  const ended = items.filter(({ state }) => state !== 'pending');
  await Promise.all(ended.map(({ id }) => queueAnew(services, subscriptionId, id)));
  if (ended.length > 0) await announce(services, subscriptionId, 'asked');
  return { redelivered: ended.length, ...(nextCursor !== undefined && { nextCursor }) };
}
