import type { Component } from '../../../shared/api/components.ts';
import { toIso, toIsoIfAny } from '../../../shared/app/iso.ts';
import type { Subscription } from '../../../shared/app/subscriptions/subscription.ts';
import { liveVersions } from '../../../shared/app/subscriptions/subscription-secret.ts';
import type { Endpoint, WebhookDelivery } from '../../../shared/app/subscriptions/webhook-delivery.ts';
import { defined } from '../../../shared/core/defined.ts';
import type { Instant } from '../../../shared/core/instant.ts';

export function presentSubscription(given: Subscription, now: Instant, endpoint?: Endpoint): Component<'Subscription'> {
  const { id, url, events, payload, description, contact, disabled, createdAt, createdBy } = given;
  return {
    id,
    url,
    events: [...events],
    filter: given.filter as Component<'Subscription'>['filter'],
    payload,
    enabled: disabled === undefined,
    secrets: liveVersions(given, now).map(({ version, createdAt: at, expiresAt }) => ({
      version,
      createdAt: toIso(at),
      ...defined({ expiresAt: toIsoIfAny(expiresAt) }),
    })),
    createdAt: toIso(createdAt),
    createdBy,
    ...defined({
      description,
      contact,
      disabled: disabled && { at: toIso(disabled.at), because: disabled.because },
      receiver: endpoint && presentReceiver(endpoint),
    }),
  };
}

const presentReceiver = ({ failures, failingSince, pausedUntil }: Endpoint) => ({
  failures,
  ...defined({ failingSince: toIsoIfAny(failingSince), pausedUntil: toIsoIfAny(pausedUntil) }),
});

export function presentDelivery(delivery: WebhookDelivery): Component<'WebhookDelivery'> {
  const { id, event, state, because, createdAt, nextAttemptAt, attempts } = delivery;
  return {
    id,
    webhookId: event.id,
    event: event.type,
    state,
    createdAt: toIso(createdAt),
    attempts: attempts.map(({ at, ...attempt }) => ({ at: toIso(at), ...attempt })),
    ...defined({
      because,
      // What is to be posted at once stands at the beginning of time.
      nextAttemptAt: nextAttemptAt === undefined ? undefined : toIso(Math.max(nextAttemptAt, delivery.queuedAt)),
    }),
  };
}
