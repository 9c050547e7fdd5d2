import type { Subscription } from '../../shared/app/subscriptions/subscription.ts';
import type { WebhookDelivery } from '../../shared/app/subscriptions/webhook-delivery.ts';
import { MONDAY } from './stored-tickets.ts';

/** A subscription and a delivery as tests that are about something else have them. */
export const subscription = (changes: Partial<Subscription> = {}): Subscription => ({
  id: '0123456789',
  revision: 1,
  url: 'https://crm.example/in',
  events: ['ticket.*'],
  filter: {},
  payload: 'thin',
  secrets: [{ version: 1, createdAt: MONDAY }],
  createdAt: MONDAY,
  createdBy: 'api:ops',
  commandId: 'made-by-a-test',
  ...changes,
});

export const delivery = (n = 1, changes: Partial<WebhookDelivery> = {}): WebhookDelivery => {
  const at = MONDAY + n;
  return {
    subscriptionId: subscription().id,
    id: `${at}-7k3m9qxw4t-${n}`,
    revision: 1,
    event: { id: `7k3m9qxw4t#${n}`, type: 'ticket.opened', at, data: { id: `7k3m9qxw4t#${n}` } },
    createdAt: at,
    queuedAt: at,
    state: 'pending',
    attempts: [],
    tries: 0,
    nextAttemptAt: at,
    ...changes,
  };
};
