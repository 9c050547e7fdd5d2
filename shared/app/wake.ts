import { defined } from '../core/defined.ts';
import { type DurationMs, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import { nextWakeAt } from '../core/next-wake.ts';
import { type Delivery, type DeliveryServices, deliver } from './deliver.ts';
import { NewerSchemaError } from './errors.ts';
import { inLineOnce } from './in-line.ts';
import { type LoadedTicket, loadTicket } from './load-ticket.ts';
import type { StoredTicket, WakeMessage } from './ports.ts';
import { runCommand } from './run-command.ts';
import { sendWakes } from './send-wakes.ts';
import { settle } from './stored-ticket.ts';

export type WakeServices = DeliveryServices;

/** How long a ticket whose wake keeps failing is left alone, by the number of failures in a row. */
const BACKOFF_MS: readonly DurationMs[] = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS];

/** As many as a batch of the wake queue has, so that a worker in the cloud never waits. */
const MOST_DELIVERIES = 10;

/**
 * So soon a ticket that a newer release has written is offered to another instance, well before the queue would, and for so long;
 * whatever is later than that waits for the queue and the sweep, or it would go round for ever after a release was taken back.
 */
const ANOTHER_INSTANCE_MS: DurationMs = 5 * SECOND_MS;
const DEPLOYMENT_MS: DurationMs = MINUTE_MS;

/** From this many failures in a row on, the ticket needs a person. */
const POISON_FAILURES = 3;

/**
 * Everything that happens later happens here: applies what time has done to the ticket in one write, delivers what it owes, and
 * leaves it due for its next instant. Idempotent, and safe with a message that is late, early, repeated or forged: the item is
 * the truth. A ticket that fails is pushed back with growing pauses and never blocks another.
 */
export async function wake(services: WakeServices, message: Pick<WakeMessage, 'ticketId' | 'dueAt'>): Promise<void> {
  const early = message.dueAt - services.now();
  if (early > services.settings.timing.waitOutMs) return sendWakes(services, [message]);
  try {
    // Read while there is time, so that nothing but the write is left to do when the instant has come.
    const loaded = early > 0 ? await loadTicket(services, message.ticketId) : undefined;
    const left = message.dueAt - services.now();
    if (left > 0) await services.wait(left);
    await advance(services, message.ticketId, loaded);
  } catch (error) {
    if (error instanceof NewerSchemaError && services.now() < message.dueAt + DEPLOYMENT_MS)
      return leaveToAnother(services, message);
    services.metrics.count('WakeFailed');
    services.log.error('a ticket could not be woken', { ticketId: message.ticketId, error });
    await pushBack(services, message.ticketId);
  }
}

function leaveToAnother(services: WakeServices, { ticketId, dueAt }: Pick<WakeMessage, 'ticketId' | 'dueAt'>): Promise<void> {
  services.log.info('a ticket was left to an instance of a newer release', { ticketId });
  return services.wakeQueue.send([{ message: { v: 1, ticketId, dueAt }, delayMs: ANOTHER_INSTANCE_MS }]);
}

async function advance(services: WakeServices, ticketId: string, before: LoadedTicket | undefined): Promise<void> {
  const options = { staysWithCaller: true, loaded: before };
  const outcome = await runCommand(services, ticketId, { type: 'wake', by: 'system' }, options);
  if (!outcome.ok) return;
  const loaded: LoadedTicket = outcome;
  const { stored } = loaded;
  if (stored.outbox.length > 0) {
    // What time does next to the ticket waits for no mail. Who has written nothing leaves it to whoever has.
    const next = outcome.facts.length === 0 ? undefined : nextWakeAt(loaded.snapshot, loaded.policySet);
    const sent = await dispatch(services, ticketId, next);
    // In a line, so that mails which are on their way do not keep other tickets from being written at their instants.
    return inLineOnce(services.mailer, { width: MOST_DELIVERIES, name: ticketId }, async (hasWaited) => {
      const current = hasWaited ? await loadTicket(services, ticketId) : loaded;
      if (current !== undefined) await settleDelivery(services, current, await deliver(services, current), sent);
    });
  }
  if (stored.dueAt !== nextWakeAt(loaded.snapshot, loaded.policySet)) await settleDelivery(services, loaded, { delivered: [] });
}

/**
 * Takes what was delivered out of the ticket, on top of whatever others have done to it meanwhile.
 * @param sent the instant for which a wake has been dispatched already
 */
async function settleDelivery(services: WakeServices, first: LoadedTicket, delivery: Delivery, sent?: Instant): Promise<void> {
  let loaded: LoadedTicket | undefined = first;
  while (loaded !== undefined) {
    const next = afterDelivery(services, loaded, delivery);
    if (next === undefined) return;
    if ((await services.tickets.commit(next, loaded.stored.revision)) === 'committed') {
      if (next.dueAt !== sent) await dispatch(services, next.id, next.dueAt);
      return;
    }
    loaded = await loadTicket(services, first.stored.id);
  }
}

/** `undefined`: the ticket is as it should be, and a write would say nothing new. */
function afterDelivery(services: WakeServices, loaded: LoadedTicket, delivery: Delivery): StoredTicket | undefined {
  const now = services.now();
  const { delivered, failure, waitMs } = delivery;
  const retryInMs = Math.min(failure === undefined ? Infinity : backoff(loaded.stored), waitMs ?? Infinity);
  const retryAt = retryInMs === Infinity ? undefined : now + retryInMs;
  const next = settle(loaded.stored, delivered, {
    hasFailed: failure !== undefined,
    after: loaded.snapshot,
    policySet: loaded.policySet,
    now,
    ...defined({ retryAt }),
  });
  const unchanged = next.outbox.length === loaded.stored.outbox.length && next.dueAt === loaded.stored.dueAt;
  if (failure !== undefined) report(services, next, failure);
  return unchanged && retryAt === undefined ? undefined : next;
}

function report(services: WakeServices, ticket: StoredTicket, error: unknown): void {
  services.metrics.count('WakeFailed');
  if ((ticket.failures ?? 0) >= POISON_FAILURES) services.metrics.count('PoisonTicket');
  services.log.error('not everything could be delivered', {
    ticketId: ticket.id,
    failures: ticket.failures,
    dueAt: ticket.dueAt,
    error,
  });
}

function backoff(stored: StoredTicket): DurationMs {
  return BACKOFF_MS[Math.min(stored.failures ?? 0, BACKOFF_MS.length - 1)] ?? HOUR_MS;
}

/** The ticket cannot even be replayed or written as it should: all that is touched is when it is tried again. */
async function pushBack(services: WakeServices, ticketId: string): Promise<void> {
  const stored = await services.tickets.load(ticketId);
  if (stored === undefined) return;
  const failures = (stored.failures ?? 0) + 1;
  const next = { ...stored, revision: stored.revision + 1, failures, dueAt: services.now() + backoff(stored) };
  await services.tickets.commit(next, stored.revision);
  if (failures >= POISON_FAILURES) services.metrics.count('PoisonTicket');
}

/** @returns the instant, where it is so near that a wake was sent for it */
async function dispatch(services: WakeServices, ticketId: string, dueAt: Instant | undefined): Promise<Instant | undefined> {
  const soon = services.now() + services.settings.timing.shortFuseMs;
  if (dueAt === undefined || dueAt > soon) return undefined;
  await sendWakes(services, [{ ticketId, dueAt }]);
  return dueAt;
}
