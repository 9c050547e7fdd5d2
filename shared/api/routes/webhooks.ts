import * as z from 'zod/mini';
import type { Routes } from '../route.ts';
import { deliveryState, partOutcome, verdict } from '../schemas/webhooks.ts';
import { described, instantInQuery } from '../text.ts';
import { page } from './paging.ts';

/** What other systems post: the doors for it, and what became of it. */
const taken = { kind: 'json', schema: 'TakenDelivery' } as const;
const pagerDuty = { kind: 'json', schema: 'PagerDutyAnswer' } as const;

const pagerDutyAnswers = [
  { status: 202, description: 'Taken', content: pagerDuty },
  { status: 400, description: 'It does not fit, or the routing key is nobody’s; do not send it again', content: pagerDuty },
  { status: 429, description: 'Too many in this minute; send it again later', content: pagerDuty, headers: 'later' },
] as const;

export const webhookRoutes = {
  receiveWebhook: {
    method: 'POST',
    path: '/v1/webhooks/{source}',
    tag: 'webhooks',
    access: 'sender',
    summary: 'Take an alert or a form from another system',
    description:
      'The source is set up in the configuration: of which type it is, how it proves itself, which of its fields mean what, and what makes two deliveries the same problem. What is taken is queued and carried out within seconds; the delivery says what became of it.',
    body: { kind: 'raw' },
    answers: [
      { status: 202, description: 'Taken; it will be carried out', content: taken, headers: 'delivery' },
      { status: 200, description: 'Taken before, or there is nothing to be done', content: taken, headers: 'delivery' },
    ],
    problems: [401, 404, 429],
  },
  enqueueEvent: {
    method: 'POST',
    path: '/v2/enqueue',
    tag: 'webhooks',
    access: 'sender',
    summary: 'Take an event as PagerDuty’s Events API v2 does',
    description:
      'For whatever speaks to PagerDuty: the routing key is the secret of a source of the type `pagerduty`. Answers are PagerDuty’s.',
    body: { kind: 'raw' },
    answers: pagerDutyAnswers,
  },
  enqueueChange: {
    method: 'POST',
    path: '/v2/change/enqueue',
    tag: 'webhooks',
    access: 'sender',
    summary: 'Take a change event as PagerDuty does; it opens no ticket',
    body: { kind: 'raw' },
    answers: pagerDutyAnswers,
  },
  listWebhookDeliveries: {
    method: 'GET',
    path: '/v1/webhooks/{source}/deliveries',
    tag: 'webhooks',
    access: 'read-deliveries',
    spans: true,
    summary: 'What a source has posted in the last 30 days, newest first',
    query: z.strictObject({
      verdict: z.optional(verdict),
      state: z.optional(deliveryState),
      outcome: z.optional(described(partOutcome, 'That at least one alert in it had')),
      from: z.optional(described(instantInQuery, 'What came since then')),
      ...page,
    }),
    answers: [{ status: 200, description: 'One page', content: { kind: 'json', schema: 'IncomingDeliveryList' } }],
    problems: [404],
  },
  getWebhookDelivery: {
    method: 'GET',
    path: '/v1/webhooks/{source}/deliveries/{delivery}',
    tag: 'webhooks',
    access: 'read-deliveries',
    spans: true,
    summary: 'One delivery, with its headers and body',
    answers: [{ status: 200, description: 'The delivery', content: { kind: 'json', schema: 'IncomingDeliveryDetail' } }],
    problems: [404],
  },
  replayWebhookDelivery: {
    method: 'POST',
    path: '/v1/webhooks/{source}/deliveries/{delivery}/replay',
    tag: 'webhooks',
    access: 'operate',
    summary: 'Carry a delivery out anew, under the configuration as it is now',
    description: 'What succeeded of it is not done a second time.',
    idempotent: true,
    answers: [{ status: 202, description: 'Queued again', content: { kind: 'json', schema: 'IncomingDelivery' } }],
    problems: [404, 409],
  },
  replayWebhookDeliveries: {
    method: 'POST',
    path: '/v1/webhooks/{source}/deliveries/replay',
    tag: 'webhooks',
    access: 'operate',
    summary: 'Carry out anew all that failed or did not fit since then',
    idempotent: true,
    query: z.strictObject({ from: described(instantInQuery, 'What came since then'), cursor: page.cursor }),
    answers: [{ status: 202, description: 'Queued again', content: { kind: 'json', schema: 'WebhookReplays' } }],
    problems: [404],
  },
  testWebhook: {
    method: 'POST',
    path: '/v1/webhooks/{source}/test',
    tag: 'webhooks',
    access: 'operate',
    summary: 'Show what a body would become, and where each field was found; nothing is stored',
    description:
      'Send the body, and the headers that say what it is (`X-GitHub-Event`), as the source would. It need not be signed.',
    body: { kind: 'raw' },
    idempotent: true,
    answers: [{ status: 200, description: 'Alert by alert', content: { kind: 'json', schema: 'WebhookTest' } }],
    problems: [404],
  },
} as const satisfies Routes;
