import type { Instant } from '../../core/instant.ts';
import { sendWakes } from '../send-wakes.ts';
import type { Services } from '../services.ts';
import { afterLook, dueAgain, type Tried } from './after-attempt.ts';
import { type AttemptServices, attemptDelivery } from './attempt-delivery.ts';
import { disable, type TellServices, tellOfDisabling } from './disable.ts';
import { FAILING_LIMIT_MS, type Subscription, subscriptionName } from './subscription.ts';
import type { Endpoint, PendingDelivery } from './webhook-delivery.ts';

export type ServeServices = AttemptServices & TellServices & Pick<Services, 'wakeQueue' | 'settings' | 'wait'>;

/** Posts to one receiver at the same time: enough for a burst, and no flood. */
const WIDTH = 10;
/** Looks by one message: then others have their turn, and the lease still lasts. */
const MOST_LOOKS = 3;

/**
 * Delivers what is due to one subscription. Only one worker at a time serves an endpoint, and for a short time only, so a receiver
 * that is slow or dead takes a single place among the workers, whatever waits for it. While nothing is taken it is tried with one
 * delivery at a time, after growing pauses. Nothing is posted before its instant, to the millisecond: a receiver that asks for 8 s
 * refuses what comes after 7.9. Idempotent: a message that is late, early, repeated or forged does no harm.
 */
export async function serveEndpoint(services: ServeServices, subscriptionId: string, dueAt: Instant): Promise<void> {
  const name = subscriptionName(subscriptionId);
  const { waitOutMs, sendLeaseMs, shortFuseMs } = services.settings.timing;
  const early = dueAt - services.now();
  if (early > waitOutMs) return sendWakes(services, [{ ticketId: name, dueAt }]);
  if (early > 0) await services.wait(early);
  const now = services.now();
  const leased = await services.webhookDeliveries.lease(subscriptionId, { now, until: now + sendLeaseMs });
  if (leased === undefined) return;
  const next = await serve(services, leased);
  const isSoon = next !== undefined && next <= services.now() + shortFuseMs;
  if (isSoon) await sendWakes(services, [{ ticketId: name, dueAt: next }]);
}

/** @returns when the endpoint next needs a worker, as far as that is for us to see to */
async function serve(services: ServeServices, leased: Endpoint): Promise<Instant | undefined> {
  const { webhookDeliveries, now } = services;
  let endpoint = leased;
  for (let looks = 1; ; looks += 1) {
    endpoint = await look(services, endpoint);
    const isDue = endpoint.dueAt !== undefined && endpoint.dueAt <= now();
    if (isDue && looks < MOST_LOOKS) continue;
    if (await webhookDeliveries.release(endpoint, now())) return endpoint.dueAt;
    const current = await webhookDeliveries.endpoint(leased.subscriptionId);
    if (current?.leaseUntil !== leased.leaseUntil) return undefined;
    // Something was announced meanwhile: another look, by whoever has the time for it.
    endpoint = { ...endpoint, arrivals: current?.arrivals ?? 0, dueAt: now() };
    if (looks >= MOST_LOOKS) return (await webhookDeliveries.release(endpoint, now())) ? endpoint.dueAt : undefined;
  }
}

/** Tries what is due now. @returns the endpoint as it is afterwards */
async function look(services: ServeServices, endpoint: Endpoint): Promise<Endpoint> {
  const { subscriptionId } = endpoint;
  const subscription = await services.subscriptions.load(subscriptionId);
  if (subscription === undefined) return dueAgain(endpoint, undefined);
  if (subscription.disabled !== undefined) {
    const waitMs = await tellOfDisabling(services, subscription);
    return dueAgain(endpoint, waitMs === undefined ? undefined : services.now() + waitMs);
  }
  const now = services.now();
  if ((endpoint.pausedUntil ?? 0) > now) return dueAgain(endpoint, endpoint.pausedUntil);
  const width = endpoint.failures > 0 ? 1 : WIDTH;
  const pending = await services.webhookDeliveries.pending(subscriptionId, width + 1);
  const due = pending.filter(({ dueAt }) => dueAt <= now).slice(0, width);
  if (due.length === 0) return dueAgain(endpoint, pending[0]?.dueAt);
  const after = await tryAll(services, subscription, { endpoint, due });
  // What is next shows in the next look, or when the endpoint has been left alone for long enough.
  return dueAgain(after, services.now());
}

type Work = { readonly endpoint: Endpoint; readonly due: readonly PendingDelivery[] };

async function tryAll(services: ServeServices, subscription: Subscription, { endpoint, due }: Work): Promise<Endpoint> {
  const tried = await Promise.all(due.map((one) => attemptDelivery(services, subscription, one)));
  const made = tried.filter((one): one is Tried => one !== 'nothing');
  if (made.length === 0) return endpoint;
  const times = { now: services.now(), chance: services.chance };
  const after = afterLook(endpoint, made, times);
  const isGone = made.some(({ outcome }) => outcome === 'gone');
  const hasFailedLong = after.failingSince !== undefined && times.now - after.failingSince >= FAILING_LIMIT_MS;
  if (!isGone && !hasFailedLong) return after;
  await disable(services, subscription, isGone ? 'gone' : 'failing');
  // Whoever has to know is told by the next look, without a pause.
  const { pausedUntil: _, ...unpaused } = after;
  return unpaused;
}
