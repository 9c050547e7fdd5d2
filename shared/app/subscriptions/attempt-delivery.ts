import { loadTicket } from '../load-ticket.ts';
import type { Services } from '../services.ts';
import { standardPost } from '../webhooks/standard-post.ts';
import { afterAttempt, attemptOf, givenUp, isTooOld, type Tried, triedBy } from './after-attempt.ts';
import type { Subscription } from './subscription.ts';
import { liveSecrets } from './subscription-secret.ts';
import type { DeliveredEvent, DeliveryAttempt, PendingDelivery, WebhookDelivery } from './webhook-delivery.ts';

export type AttemptServices = Pick<
  Services,
  | 'now'
  | 'chance'
  | 'tickets'
  | 'configuration'
  | 'messages'
  | 'secrets'
  | 'webhooks'
  | 'webhookDeliveries'
  | 'presentPayload'
  | 'metrics'
  | 'log'
>;

/** As often the result is written down on top of what others do to the delivery meanwhile. */
const MOST_TRIES = 5;

/**
 * Posts one delivery if it is still to be posted, and writes down what became of it.
 * @returns `nothing`: it says nothing of the endpoint, for nothing was posted
 */
export async function attemptDelivery(
  services: AttemptServices,
  subscription: Subscription,
  pending: PendingDelivery,
): Promise<Tried | 'nothing'> {
  const { id } = subscription;
  const delivery = await services.webhookDeliveries.load(id, pending.id);
  if (delivery?.state !== 'pending' || delivery.nextAttemptAt !== pending.dueAt) {
    await services.webhookDeliveries.forgetPending(id, pending);
    return 'nothing';
  }
  if (isTooOld(delivery, services.now())) {
    await services.webhookDeliveries.update(givenUp(delivery), delivery);
    return 'nothing';
  }
  return post(services, subscription, delivery);
}

async function post(
  services: AttemptServices,
  subscription: Subscription,
  delivery: WebhookDelivery,
): Promise<Tried | 'nothing'> {
  const at = services.now();
  const prepared = await prepare(services, subscription, delivery).catch((error: unknown) => ({ error }));
  if ('error' in prepared) {
    // One ticket that cannot be read must not keep the others' events from the receiver.
    services.log.error('a webhook could not be written', { delivery: delivery.id, error: prepared.error });
    const attempt = { at, durationMs: 0, error: 'the payload could not be made; the log of the platform says why' };
    await note(services, delivery, { attempt, tried: { outcome: 'failed' } });
    return 'nothing';
  }
  const result = await services.webhooks.post(prepared);
  const tried = triedBy(result, services.now());
  services.metrics.count(tried.outcome === 'taken' ? 'WebhookTaken' : 'WebhookNotTaken');
  await note(services, delivery, { attempt: attemptOf(result, at), tried });
  return tried;
}

async function prepare(services: AttemptServices, subscription: Subscription, { event }: WebhookDelivery) {
  const now = services.now();
  const secrets = liveSecrets(await services.secrets.signingKeys(), subscription, now);
  const data = subscription.payload === 'full' ? await fullData(services, event) : event.data;
  return standardPost({ ...event, data }, { url: subscription.url, secrets, now });
}

/** What an event names; a ping names nothing. */
type Named = { readonly ticketId?: string; readonly messageId?: string; readonly n?: number };

/** The ticket is that of now: what it was when the event happened is in the event. */
async function fullData(services: AttemptServices, { data }: DeliveredEvent): Promise<object> {
  const { ticketId, messageId, n } = data as Named;
  const loaded = ticketId === undefined ? undefined : await loadTicket(services, ticketId);
  if (loaded === undefined) return data;
  const message = messageId === undefined ? undefined : await services.messages.load(loaded.stored.id, messageId);
  const said = message && n !== undefined ? { ...message, n } : undefined;
  return { ...data, ...services.presentPayload({ loaded, message: said, at: services.now() }) };
}

type Noted = { readonly attempt: DeliveryAttempt; readonly tried: Tried };

/** The attempt was made whatever became of the delivery meanwhile, so it is put on top of that. */
async function note(services: AttemptServices, first: WebhookDelivery, { attempt, tried }: Noted): Promise<void> {
  let delivery: WebhookDelivery | undefined = first;
  for (let tries = 0; tries < MOST_TRIES && delivery !== undefined; tries += 1) {
    const next = afterAttempt(delivery, attempt, tried, { now: services.now(), chance: services.chance });
    if (await services.webhookDeliveries.update(next, delivery)) return;
    delivery = await services.webhookDeliveries.load(first.subscriptionId, first.id);
  }
}
