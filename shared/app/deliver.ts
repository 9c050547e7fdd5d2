import type { Absorb, Effect, Notify, Publish } from '../core/effect.ts';
import { absorb } from './absorb.ts';
import { PermanentError, RetryableError } from './errors.ts';
import { eventOf } from './event-of.ts';
import { factsFrom } from './history.ts';
import type { LoadedTicket } from './load-ticket.ts';
import { noticeInput } from './notice-of.ts';
import type { Receipt } from './ports.ts';
import type { CommandServices } from './run-command.ts';
import type { Services } from './services.ts';

export type DeliveryServices = CommandServices &
  Pick<Services, 'messages' | 'receipts' | 'correlations' | 'compose' | 'mailer' | 'bus' | 'secrets'>;

export type Delivery = {
  /** What need not be tried again: handed over, or refused for good. */
  readonly delivered: readonly Effect[];
  /** The first failure that may pass. */
  readonly failure?: unknown;
};

/**
 * Carries out the effects that a ticket still owes. Each notice is marked on its receipt before and after it is handed over,
 * so it goes out once; where a crash hid whether it did, it goes out again and its receipt says so.
 */
export async function deliver(services: DeliveryServices, loaded: LoadedTicket): Promise<Delivery> {
  const results = await Promise.allSettled(loaded.stored.outbox.map((effect) => deliverOne(services, loaded, effect)));
  const delivered = loaded.stored.outbox.filter((_, index) => {
    const result = results[index];
    return result?.status === 'fulfilled' && result.value === 'done';
  });
  const failed = results.find((result) => result.status === 'rejected');
  return failed === undefined ? { delivered } : { delivered, failure: failed.reason };
}

/** `busy`: another worker is sending it right now, and will report. */
type Progress = 'done' | 'busy';

function deliverOne(services: DeliveryServices, loaded: LoadedTicket, effect: Effect): Promise<Progress> {
  switch (effect.type) {
    case 'publish':
      return publish(services, loaded, effect);
    case 'absorb':
      return handDown(services, loaded, effect);
    case 'notify':
      return send(services, loaded, effect);
  }
}

async function handDown(services: DeliveryServices, loaded: LoadedTicket, effect: Absorb): Promise<Progress> {
  await absorb(services, loaded, effect);
  return 'done';
}

async function publish(services: DeliveryServices, { stored, snapshot }: LoadedTicket, effect: Publish): Promise<Progress> {
  const facts = await factsFrom(services, stored, effect.from);
  const due = facts.filter((fact) => fact.n <= effect.to);
  await services.bus.publish(due.map((fact) => eventOf(fact, snapshot.ticket)));
  return 'done';
}

async function send(services: DeliveryServices, loaded: LoadedTicket, effect: Notify): Promise<Progress> {
  const receipt = await claim(services, loaded.stored.id, effect);
  if (typeof receipt === 'string') return receipt;
  const handedOver = await handOver(services, loaded, effect).catch((error: unknown) => ({ error }));
  if ('error' in handedOver) return fail(services, receipt, handedOver.error);
  // From here on the mail is out: a failure to say so leaves the receipt open, and the next attempt marks it as doubtful.
  const { providerId, mailId } = handedOver;
  const sent: Receipt = { ...receipt, state: 'sent', handedOverAt: services.now(), providerId };
  await Promise.all([
    services.receipts.update(sent, receipt.attempts),
    services.correlations.saveMailId(mailId, receipt.ticketId),
  ]);
  return 'done';
}

async function handOver(services: DeliveryServices, loaded: LoadedTicket, effect: Notify) {
  const facts = await factsFrom(services, loaded.stored, Math.min(...effect.facts));
  const input = await noticeInput(services, loaded, effect, facts);
  return services.mailer.send(await services.compose(input));
}

/** Marks the notice as being sent by us; otherwise says why it is not ours to send. */
async function claim(services: DeliveryServices, ticketId: string, effect: Notify): Promise<Receipt | Progress> {
  const now = services.now();
  const leaseUntil = now + services.settings.timing.sendLeaseMs;
  const { id, notice, facts, plannedAt } = effect;
  const first: Receipt = {
    id,
    ticketId,
    notice,
    to: effect.to.email,
    facts,
    plannedAt,
    firedAt: now,
    state: 'sending',
    attempts: 1,
    leaseUntil,
  };
  if (await services.receipts.begin(first)) return first;
  const known = await services.receipts.load(ticketId, id);
  if (known === undefined || (known.state === 'sending' && known.leaseUntil > now)) return 'busy';
  if (known.state !== 'sending') return 'done';
  return takeOver(services, known, leaseUntil);
}

/** The sender before us failed, which its receipt says, or died without a word: then the mail may be out already. */
async function takeOver(services: DeliveryServices, known: Receipt, leaseUntil: number): Promise<Receipt | Progress> {
  const { error, ...rest } = known;
  const doubtful = error === undefined || known.doubtful === true;
  const next: Receipt = { ...rest, attempts: known.attempts + 1, leaseUntil, ...(doubtful ? { doubtful } : {}) };
  if (!(await services.receipts.update(next, known.attempts))) return 'busy';
  if (doubtful) services.metrics.count('NoticeDoubtful');
  return next;
}

async function fail(services: DeliveryServices, receipt: Receipt, error: unknown): Promise<Progress> {
  const permanent = error instanceof PermanentError;
  const message = error instanceof Error ? error.message : String(error);
  const unknown = error instanceof RetryableError && error.outcomeUnknown;
  const failed: Receipt = {
    ...receipt,
    state: permanent ? 'failed' : 'sending',
    leaseUntil: services.now(),
    error: message,
    ...(unknown ? { doubtful: true } : {}),
  };
  await services.receipts.update(failed, receipt.attempts);
  if (!permanent) throw error;
  services.metrics.count('NoticeFailed');
  services.log.error('a notice was refused for good', { ticketId: receipt.ticketId, receipt: receipt.id, error });
  return 'done';
}
