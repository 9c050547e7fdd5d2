import * as z from 'zod/mini';
import { FACT_TYPES } from '../../core/fact-types.ts';
import { LONGEST_TAG, LONGEST_WORD } from '../../core/limits.ts';
import { cursorText, described, email, instant, isoInstant, line } from '../text.ts';
import { pageOf } from './ticket.ts';
import { priority, status } from './words.ts';

/** What other systems are told of: webhook subscriptions and their deliveries. */
const ALL_EVENTS = 'ticket.*';
const EVENTS = [ALL_EVENTS, ...FACT_TYPES.map((type) => `ticket.${type}`)];
const MOST_VALUES = 50;
const LONGEST_URL = 2_000;
/** A week is enough for any release of a receiver, and a leaked secret is removed at once. */
const LONGEST_OVERLAP_HOURS = 168;

const some = <T extends z.ZodMiniType>(item: T) =>
  z
    .array(item)
    .check(
      z.minLength(1, 'Is empty. Name at least one, or leave the field out.'),
      z.maxLength(MOST_VALUES, `Is too long: at most ${MOST_VALUES}.`),
    );

const filter = z.strictObject({
  team: z.optional(some(line(LONGEST_WORD))),
  priority: z.optional(some(priority)),
  category: z.optional(some(line(LONGEST_WORD))),
  channel: z.optional(some(line(LONGEST_WORD))),
  tier: z.optional(some(line(LONGEST_WORD))),
  status: z.optional(some(status)),
  tag: z.optional(some(line(LONGEST_TAG))),
});

const url = described(
  line(LONGEST_URL),
  'Where events are posted to: https, port 443 or one from 1024 up, on the public internet',
);
const events = described(some(z.enum(EVENTS)), 'Names of events, or `ticket.*` for all of them');
const filtered = described(
  filter,
  'Of each field the ticket has to have one of the values, as the event leaves it; `{}`: all tickets',
);
const payload = described(
  z.enum(['thin', 'full']),
  'thin: the event as it is on the bus. full: also `ticket` as `GET /v1/tickets/{id}` shows it at that moment, and the `message` that the event names',
);
const contact = described(email, 'Who is mailed when the subscription is switched off because nothing arrives');

export const newSubscription = z.strictObject({
  url,
  events,
  filter: z.optional(filtered),
  payload: z.optional(payload),
  description: z.optional(line(200)),
  contact: z.optional(contact),
});

export const subscriptionChange = z.strictObject({
  url: z.optional(url),
  events: z.optional(events),
  filter: z.optional(filtered),
  payload: z.optional(payload),
  description: z.optional(described(z.nullable(line(200)), '`null` takes it out')),
  contact: z.optional(described(z.nullable(contact), '`null` takes it out')),
});

const OVERLAP = `Must be a whole number of hours from 0 to ${LONGEST_OVERLAP_HOURS}.`;

export const secretRotation = z.strictObject({
  keepHours: z.optional(
    described(
      z.int(OVERLAP).check(z.gte(0, OVERLAP), z.lte(LONGEST_OVERLAP_HOURS, OVERLAP)),
      'So long the secret before stays valid too; 24 when left out, 0: not at all',
    ),
  ),
});

const secret = z.object({ version: z.int(), createdAt: isoInstant, expiresAt: z.optional(isoInstant) });

export const subscription = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  filter,
  payload: z.enum(['thin', 'full']),
  description: z.optional(z.string()),
  contact: z.optional(z.string()),
  enabled: z.boolean(),
  disabled: z.optional(
    described(
      z.object({ at: isoInstant, because: z.enum(['asked', 'failing', 'gone']) }),
      'failing: nothing was taken for three days. gone: the receiver answered 410',
    ),
  ),
  secrets: described(z.array(secret), 'Those that sign, newest first; the secrets themselves are shown when they are made'),
  createdAt: isoInstant,
  createdBy: z.string(),
  receiver: z.optional(
    described(
      z.object({
        failures: described(z.int(), 'Tries in a row after which nothing had been taken'),
        failingSince: z.optional(isoInstant),
        pausedUntil: z.optional(described(isoInstant, 'Nothing is tried before then but what somebody asks for')),
      }),
      'How the receiver has behaved lately; only where one subscription is asked for',
    ),
  ),
});

export const subscriptionWithSecret = z.object({
  ...subscription.shape,
  secret: described(z.string(), 'Of the form `whsec_…`. Keep it: it is shown this once'),
});

export const subscriptionList = pageOf(subscription);

const deliveryState = described(
  z.enum(['pending', 'delivered', 'failed']),
  'pending: not taken yet. delivered: answered with 2xx. failed: given up',
);

export const webhookDelivery = z.object({
  id: z.string(),
  webhookId: described(z.string(), 'Sent as `webhook-id`'),
  event: z.string(),
  state: deliveryState,
  because: z.optional(described(z.enum(['tried-often', 'too-old']), 'Why it was given up')),
  createdAt: isoInstant,
  nextAttemptAt: z.optional(described(isoInstant, 'At the earliest: a receiver that takes nothing is left alone for a while')),
  attempts: described(
    z.array(
      z.object({
        at: isoInstant,
        durationMs: z.int(),
        status: z.optional(described(z.int(), 'Of the answer')),
        answer: z.optional(described(z.string(), 'How it began, at most 1 KB')),
        error: z.optional(described(z.string(), 'Why there was none')),
      }),
    ),
    'Oldest first, the last 20',
  ),
});

export const webhookDeliveryList = pageOf(webhookDelivery);

export const deliveryQuery = {
  state: z.optional(deliveryState),
  event: z.optional(described(line(LONGEST_WORD), 'Only this event, such as `ticket.opened`')),
};

export const redeliveryRequest = z.strictObject({
  since: described(instant, 'Of events that happened from then on'),
  only: z.optional(described(z.enum(['failed', 'delivered']), 'All of them when left out')),
  cursor: z.optional(described(cursorText, '`nextCursor` of the answer before, to go on')),
});

export const redelivery = z.object({
  redelivered: described(z.int(), 'How many are on their way again'),
  nextCursor: described(z.nullable(z.string()), 'Send the request again with it as `cursor`; null: that was all'),
});
