import { type DurationMs, SECOND_MS } from '../../core/instant.ts';
import type { DueEntry } from '../ports.ts';
import type { Services } from '../services.ts';
import { type Subscription, subscriptionIdOf, subscriptionName } from './subscription.ts';

/**
 * Holds what subscriptions are owed against the due index. A place in it that got lost would keep an endpoint asleep until its next
 * event, and one that was left behind would wake it every minute for nothing.
 */
export type EndpointAuditServices = Pick<Services, 'now' | 'wait' | 'subscriptions' | 'webhookDeliveries' | 'dueIndex' | 'log'>;

/** The index follows its table by milliseconds as a rule, and so does the announcement of what has just been queued. */
const FOLLOWS_MS: DurationMs = 5 * SECOND_MS;

/** @returns how many had to be put back; a worker then looks what is really due */
export async function auditEndpoints(services: EndpointAuditServices): Promise<number> {
  const subscriptions = await services.subscriptions.list();
  const mended = await Promise.all(subscriptions.map((subscription) => auditEndpoint(services, subscription)));
  return mended.filter(Boolean).length;
}

async function auditEndpoint(services: EndpointAuditServices, subscription: Subscription): Promise<boolean> {
  if (await isSound(services, subscription)) return false;
  await services.wait(FOLLOWS_MS);
  if (await isSound(services, subscription)) return false;
  services.log.warn('a subscription was not in the due index', { subscription: subscription.id });
  await services.webhookDeliveries.announce(subscription.id, services.now(), 'lost');
  return true;
}

async function isSound(services: EndpointAuditServices, { id, disabled }: Subscription): Promise<boolean> {
  const endpoint = await services.webhookDeliveries.endpoint(id);
  if (endpoint?.dueAt !== undefined) return services.dueIndex.has({ ticketId: subscriptionName(id), dueAt: endpoint.dueAt });
  // Whoever has to be told of its end is told by the next look.
  if (disabled !== undefined) return disabled.because === 'asked' || disabled.told === true;
  const pending = await services.webhookDeliveries.pending(id, 1);
  return pending.length === 0;
}

/** @returns whether the entry was one that an endpoint has left behind; writing the endpoint at its place takes it out */
export async function removeStrayOfEndpoint(services: EndpointAuditServices, { ticketId, dueAt }: DueEntry): Promise<boolean> {
  const id = subscriptionIdOf(ticketId);
  const endpoint = id === undefined ? undefined : await services.webhookDeliveries.endpoint(id);
  if (endpoint === undefined || endpoint.dueAt === dueAt) return false;
  await services.webhookDeliveries.announce(endpoint.subscriptionId, dueAt, 'lost');
  return true;
}
