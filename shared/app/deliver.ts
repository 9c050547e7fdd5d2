import { defined } from '../core/defined.ts';
import type { Absorb, Effect, Notify, Post, Publish } from '../core/effect.ts';
import { nameInFact } from '../core/escalation/recipients.ts';
import type { DurationMs } from '../core/instant.ts';
import { waitOf } from './errors.ts';
import { eventOf } from './event-of.ts';
import { factsFrom } from './history.ts';
import type { LoadedTicket } from './load-ticket.ts';
import { type MailServices, sendMail } from './mail/send-mail.ts';
import { absorb } from './merging/absorb.ts';
import { noticeInput } from './notices/notice-of.ts';
import { reportUndelivered } from './notices/report-undelivered.ts';
import type { Progress } from './notices/send-once.ts';
import type { OutgoingMail } from './ports.ts';
import type { CommandServices } from './run-command.ts';
import type { Services } from './services.ts';
import { type Happened, queueDeliveries } from './subscriptions/queue-deliveries.ts';
import { postEvent } from './webhooks/post-event.ts';

export type DeliveryServices = CommandServices &
  MailServices &
  Pick<
    Services,
    'messages' | 'receipts' | 'correlations' | 'compose' | 'webhooks' | 'bus' | 'secrets' | 'subscriptions' | 'webhookDeliveries'
  >;

export type Delivery = {
  /** What need not be tried again: handed over, or refused for good. */
  readonly delivered: readonly Effect[];
  /** The first failure that may pass. */
  readonly failure?: unknown;
  /** After how long something has its turn that only had to wait. */
  readonly waitMs?: DurationMs;
};

/** Carries out the effects that a ticket still owes. */
export async function deliver(services: DeliveryServices, loaded: LoadedTicket): Promise<Delivery> {
  const results = await Promise.allSettled(loaded.stored.outbox.map((effect) => deliverOne(services, loaded, effect)));
  const delivered = loaded.stored.outbox.filter((_, index) => {
    const result = results[index];
    return result?.status === 'fulfilled' && result.value !== 'busy';
  });
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const failure = failures.find((reason) => waitOf(reason) === undefined);
  const waits = failures.flatMap((reason) => waitOf(reason) ?? []);
  return { delivered, ...defined({ failure }), ...(waits.length === 0 ? {} : { waitMs: Math.min(...waits) }) };
}

async function deliverOne(services: DeliveryServices, loaded: LoadedTicket, effect: Effect): Promise<Progress> {
  switch (effect.type) {
    case 'publish':
      return publish(services, loaded, effect);
    case 'absorb':
      return handDown(services, loaded, effect);
    case 'notify':
      return reported(services, loaded, { effect, progress: await send(services, loaded, effect) });
    case 'post':
      return reported(services, loaded, { effect, progress: await postEvent(services, loaded, effect) });
  }
}

type Tried = { readonly effect: Notify | Post; readonly progress: Progress };

/** Who was not even mailed has not been told. Where nothing is mailed at all, no level of a ladder would be better off than another. */
async function reported(services: DeliveryServices, { stored }: LoadedTicket, { effect, progress }: Tried): Promise<Progress> {
  const isOff = effect.type === 'notify' && services.mailer.isOff === true;
  if ((progress !== 'refused' && progress !== 'suppressed') || isOff) return progress;
  const { id: receipt } = effect;
  const about =
    effect.type === 'post' ? { to: effect.to, facts: [effect.fact] } : { to: nameInFact(effect.to), facts: effect.facts };
  await reportUndelivered(services, { ticketId: stored.id, receipt, ...about, because: progress });
  return progress;
}

async function handDown(services: DeliveryServices, loaded: LoadedTicket, effect: Absorb): Promise<Progress> {
  await absorb(services, loaded, effect);
  return 'done';
}

async function publish(services: DeliveryServices, { stored, snapshot }: LoadedTicket, effect: Publish): Promise<Progress> {
  const facts = await factsFrom(services, stored, effect.from);
  const due = facts.filter((fact) => fact.n <= effect.to);
  const happened = due.map((fact): Happened => ({ fact, event: eventOf(fact, snapshot.ticket) }));
  await Promise.all([
    services.bus.publish(happened.map(({ event }) => event)),
    queueDeliveries(services, happened, snapshot.ticket),
  ]);
  return 'done';
}

async function send(services: DeliveryServices, loaded: LoadedTicket, effect: Notify): Promise<Progress> {
  const { id, notice, facts, plannedAt, to } = effect;
  const owed = { id, ticketId: loaded.stored.id, notice, to: to.email, facts, plannedAt };
  const source = loaded.snapshot.ticket.requester.email;
  return sendMail(services, owed, {
    source,
    compose: () => compose(services, loaded, effect),
    onSent: ({ mailId }) => services.correlations.saveMailId(mailId, loaded.stored.id, id),
  });
}

async function compose(services: DeliveryServices, loaded: LoadedTicket, effect: Notify): Promise<OutgoingMail> {
  const facts = await factsFrom(services, loaded.stored, Math.min(...effect.facts));
  return services.compose(await noticeInput(services, loaded, effect, facts));
}
