import type { EventDetail } from '../../../events/events.ts';
import type { DurationMs, Instant } from '../../core/instant.ts';
import { findPersonByEmail } from '../../core/organisation.ts';
import { RetryableError, waiting } from '../errors.ts';
import { toIso } from '../iso.ts';
import { type MailServices, sendMail } from '../mail/send-mail.ts';
import type { Services } from '../services.ts';
import { hostOf } from './host-of.ts';
import { type Disabling, type Subscription, subscriptionName } from './subscription.ts';

export type TellServices = MailServices & Pick<Services, 'subscriptions' | 'configuration' | 'composeDisabling' | 'bus'>;

/** Whoever is first decides why; the others find it done. */
export async function disable(
  services: Pick<Services, 'now' | 'subscriptions' | 'metrics' | 'log'>,
  first: Subscription,
  because: Exclude<Disabling['because'], 'asked'>,
): Promise<void> {
  let subscription: Subscription | undefined = first;
  while (subscription !== undefined && subscription.disabled === undefined) {
    const disabled: Disabling = { at: services.now(), because };
    const next = { ...subscription, revision: subscription.revision + 1, disabled };
    if (await services.subscriptions.update(next, subscription.revision)) {
      services.metrics.count('SubscriptionDisabled');
      services.log.warn('a webhook subscription was disabled', { subscription: first.id, because });
      return;
    }
    subscription = await services.subscriptions.load(first.id);
  }
}

/**
 * Tells the bus, and the contact by mail, that a subscription was disabled for how its receiver behaves. What a crash leaves undone is
 * done by whoever looks at the endpoint next; the mail goes out once.
 * @returns after how long there is more to do, as where the mail has to wait for its turn
 */
export async function tellOfDisabling(services: TellServices, subscription: Subscription): Promise<DurationMs | undefined> {
  const { disabled } = subscription;
  if (disabled === undefined || disabled.because === 'asked' || disabled.told) return undefined;
  const { at, because } = disabled;
  if (!disabled.announced) {
    await announce(services, subscription, { at, because });
    const announced = await note(services, subscription, { ...disabled, announced: true });
    return announced === undefined ? 0 : tellOfDisabling(services, announced);
  }
  const waitMs = await waiting(mailContact(services, subscription, disabled));
  if (waitMs === undefined) await note(services, subscription, { ...disabled, told: true });
  return waitMs;
}

/** @returns `undefined` where somebody has changed the subscription meanwhile */
async function note(
  { subscriptions }: Pick<TellServices, 'subscriptions'>,
  subscription: Subscription,
  disabled: Disabling,
): Promise<Subscription | undefined> {
  const next = { ...subscription, revision: subscription.revision + 1, disabled };
  return (await subscriptions.update(next, subscription.revision)) ? next : undefined;
}

type Announced = { readonly at: Instant; readonly because: Exclude<Disabling['because'], 'asked'> };

async function announce({ bus }: TellServices, { id, url }: Subscription, { at, because }: Announced): Promise<void> {
  const detail: EventDetail<'subscription.disabled'> = {
    schemaVersion: 1,
    type: 'subscription.disabled',
    id: `${subscriptionName(id)}#${at}`,
    subscriptionId: id,
    host: hostOf(url),
    at: toIso(at),
    because,
  };
  await bus.publish([{ type: detail.type, at, detail }]);
}

async function mailContact(services: TellServices, subscription: Subscription, disabled: Disabling): Promise<void> {
  const { contact } = subscription;
  if (contact === undefined) return;
  const { organisation, mail } = await services.configuration.current();
  const person = findPersonByEmail(organisation, contact);
  const owed = {
    id: `disabled.${disabled.at}`,
    ticketId: subscriptionName(subscription.id),
    notice: 'subscription-disabled',
    to: contact,
    facts: [],
    plannedAt: disabled.at,
  };
  const progress = await sendMail(services, owed, {
    source: owed.ticketId,
    compose: () =>
      services.composeDisabling({
        to: { email: contact, ...(person && { name: person.name }) },
        language: person?.language ?? mail.defaultLanguage,
        timeZone: person?.timeZone ?? mail.timeZone,
        at: services.now(),
        organisation,
        settings: mail,
        subscription,
        disabled,
      }),
  });
  if (progress === 'busy') throw new RetryableError(`the contact of ${owed.ticketId} is being mailed by another worker`);
}
