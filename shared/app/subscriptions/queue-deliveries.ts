import type { Fact } from '../../core/fact.ts';
import type { Ticket } from '../../core/ticket.ts';
import type { BusEvent } from '../ports.ts';
import { sendWakes } from '../send-wakes.ts';
import type { Services } from '../services.ts';
import { type Subscription, subscriptionName } from './subscription.ts';
import { wants } from './wants.ts';
import type { DeliveredEvent, Occasion, WebhookDelivery } from './webhook-delivery.ts';

export type QueueServices = Pick<Services, 'now' | 'subscriptions' | 'webhookDeliveries' | 'wakeQueue' | 'settings'>;

/** A fact and the event that it became. */
export type Happened = { readonly fact: Fact; readonly event: BusEvent };

/**
 * Leaves what has happened to a ticket with every subscription that wants it, in the subscription's own queue: from here on the
 * ticket has nothing to do with how its receiver behaves. Repeatable at every step.
 * @param ticket as the last of the facts left it, or later
 */
export async function queueDeliveries(services: QueueServices, happened: readonly Happened[], ticket: Ticket): Promise<void> {
  const subscriptions = await services.subscriptions.list();
  await Promise.all(
    subscriptions.map(async (subscription) => {
      const wanted = happened.filter(({ event }) => wants(subscription, event.type, ticket));
      if (wanted.length > 0) await queueFor(services, subscription, wanted);
    }),
  );
}

async function queueFor(services: QueueServices, { id }: Subscription, wanted: readonly Happened[]): Promise<void> {
  const deliveries = wanted.map((one) => deliveryOf(id, one, services.now()));
  await Promise.all(deliveries.map((delivery) => services.webhookDeliveries.add(delivery)));
  await announce(services, id, 'event');
}

/** To be called once all is stored that is to be delivered: who looks at the endpoint afterwards finds it. */
export async function announce(
  services: Omit<QueueServices, 'subscriptions'>,
  subscriptionId: string,
  occasion: Occasion,
): Promise<void> {
  const now = services.now();
  const isForUs = await services.webhookDeliveries.announce(subscriptionId, now, occasion);
  if (isForUs) await sendWakes(services, [{ ticketId: subscriptionName(subscriptionId), dueAt: now }]);
}

function deliveryOf(subscriptionId: string, { fact, event }: Happened, now: number): WebhookDelivery {
  // When it really happened: that of a timer which fires late is not when it was due.
  const at = 'firedAt' in fact ? fact.firedAt : fact.at;
  const { id } = event.detail as { readonly id: string };
  return newDelivery(subscriptionId, { id, type: event.type, at: event.at, data: event.detail }, { at, now });
}

export function newDelivery(
  subscriptionId: string,
  event: DeliveredEvent,
  { at, now }: { readonly at: number; readonly now: number },
): WebhookDelivery {
  return {
    subscriptionId,
    id: `${String(at).padStart(13, '0')}-${event.id.replace('#', '-')}`,
    revision: 1,
    event,
    createdAt: now,
    queuedAt: now,
    state: 'pending',
    attempts: [],
    tries: 0,
    nextAttemptAt: at,
  };
}
