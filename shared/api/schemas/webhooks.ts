import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';
import { pageOf } from './ticket.ts';
import { priority } from './words.ts';

/** What other systems posted, and what became of it. */
export const verdict = z.enum(['accepted', 'untrusted', 'malformed', 'misshapen']);

export const deliveryState = z.enum(['queued', 'done', 'refused', 'failed']);

export const partOutcome = z.enum([
  'opened',
  'repeated',
  'reopened',
  'acknowledged',
  'resolved',
  'noted',
  'dropped',
  'superseded',
  'ignored',
  'confirmed',
  'misshapen',
  'refused',
  'failed',
]);

const problems = z.array(z.object({ path: described(z.string(), 'Where in the body'), detail: z.string() }));

const state = described(
  z.clone(deliveryState),
  '`queued`: will be carried out. `refused`: the sender was told no. `failed`: not all of it could be carried out',
);

const result = z.object({
  path: described(z.string(), 'Where the alert stands in the body; empty: the body is the alert'),
  outcome: described(
    z.clone(partOutcome),
    '`dropped`: no open ticket that it could have been about. `superseded`: something newer of the same problem had come',
  ),
  key: z.optional(described(z.string(), 'What names the problem')),
  ticketId: z.optional(z.string()),
  detail: z.optional(z.string()),
});

const delivery = {
  id: z.string(),
  source: z.string(),
  at: isoInstant,
  verdict,
  state,
  size: described(z.int(), 'Of the body, in bytes'),
  reason: z.optional(described(z.string(), 'Why it was refused')),
  problems: z.optional(problems),
  results: described(z.array(result), 'Alert by alert; empty until it is carried out'),
  handledAt: z.optional(isoInstant),
  replays: described(z.int(), 'How often it was taken anew on request'),
};

export const incomingDelivery = z.object(delivery);

export const incomingDeliveryDetail = z.object({
  ...delivery,
  headers: described(z.record(z.string(), z.string()), 'As they came, without those that prove the sender'),
  body: described(z.string(), 'As it came; of an untrusted delivery its beginning. What is not UTF-8 is in base64'),
  encoding: z.enum(['utf-8', 'base64']),
});

export const incomingDeliveryList = pageOf(incomingDelivery);

export const takenDelivery = z.object({
  delivery: described(z.string(), 'Its id; `GET /v1/webhooks/{source}/deliveries/{delivery}` says what became of it'),
  state,
  problems: z.optional(described(problems, 'Alerts in it that do not fit; the others were taken')),
});

export const webhookReplays = z.object({
  replayed: z.int(),
  nextCursor: described(z.nullable(z.string()), 'Send it as `cursor` to go on; null: there is no more'),
});

export const webhookTest = z.object({
  alerts: z.array(
    z.object({
      path: z.string(),
      action: z.enum(['trigger', 'acknowledge', 'resolve', 'ignore', 'confirm', 'refuse']),
      key: z.optional(described(z.string(), 'What names the problem; absent: each delivery is one of its own')),
      outcome: described(
        z.clone(partOutcome),
        'What would become of it now, after the alerts before it in the body. `repeated`: adds to the ticket that is open',
      ),
      ticketId: z.optional(
        described(z.string(), 'The ticket that it would change; absent: there is none, or a new one is opened'),
      ),
      ticket: z.optional(
        z.object({
          subject: z.string(),
          description: z.optional(z.string()),
          priority: z.optional(priority),
          category: z.optional(z.string()),
          tier: z.optional(z.string()),
          team: z.optional(z.string()),
          tags: z.array(z.string()),
          requester: z.object({ email: z.string(), name: z.optional(z.string()) }),
        }),
      ),
      from: described(
        z.record(z.string(), z.string()),
        'Where each field was found in the body; `type`: as senders of this type have it',
      ),
      problems,
      detail: described(z.string(), 'Why that would become of it'),
    }),
  ),
});

export const pagerDutyAnswer = z.object({
  status: z.string(),
  message: z.string(),
  dedup_key: z.optional(z.string()),
  errors: z.optional(z.array(z.string())),
});
