import * as z from 'zod/mini';
import type { FactType } from '../../core/fact.ts';
import { described, isoInstant } from '../text.ts';
import { customer, fieldValue, pageOf, requester, score, unanswered } from './ticket.ts';
import { ladderName, language, metric, priority } from './words.ts';

/** A ticket's history: what happened, by whom, in order and without gaps. */
const item = <T extends string, S extends z.core.$ZodShape>(type: T, own: S) =>
  z.object({
    n: described(z.int(), '1 for the opening, then without gaps'),
    at: isoInstant,
    type: z.literal(type),
    by: described(z.string(), '`system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>`'),
    ...own,
  });

const message = described(z.string(), 'Id of the message');
const author = z.optional(described(z.string(), 'Person id'));

const person = described(z.string(), 'Person id');
const watchers = described(z.array(z.string()), 'Person ids or addresses');

const reference = described(z.string(), 'The other ticket, as people say it');

const firing = {
  metric: ladderName,
  cycle: z.int(),
  firedAt: described(isoInstant, 'When it really happened; `at` is when it was promised'),
  told: described(z.array(z.string()), 'Person ids, addresses, or `webhook:<id>`'),
  everyone: z.optional(described(z.literal(true), 'All of them have to acknowledge')),
};
const early = z.optional(
  described(
    z.enum(['nobody-to-tell', 'undelivered']),
    'It did not wait: the level before it had nobody to tell, or did not arrive',
  ),
);
const levelFiring = { ...firing, level: z.string(), repeat: z.int(), early };

const nobody = z.enum(['nobody-to-tell']);
const last = z.optional(described(z.literal(true), 'Nothing is left of the ladder: nobody will be told'));

const rearmed = z.optional(
  described(
    z.array(z.string()),
    'Levels, as `metric/cycle/level/repeat`, that had fired and that new deadlines have put ahead again',
  ),
);

/** A kind of fact without an item does not compile. */
const items = {
  opened: item('opened', {
    id: z.string(),
    subject: z.string(),
    requester,
    language,
    priority,
    category: z.optional(z.string()),
    channel: z.string(),
    tier: z.optional(z.string()),
    team: z.optional(z.string()),
    tags: z.optional(z.array(z.string())),
    fields: z.optional(z.record(z.string(), fieldValue)),
    message: z.optional(message),
    muted: z.optional(z.literal(true)),
    complaint: z.optional(described(z.literal(true), 'The customer complains right away')),
    copied: z.optional(described(z.array(z.string()), 'Addresses that the request was sent to besides')),
    policyVersion: z.int(),
  }),
  replied: item('replied', {
    message,
    author,
    automatic: z.optional(described(z.literal(true), 'A program wrote it: no promise is kept by it')),
  }),
  noted: item('noted', { message, author }),
  'customer-replied': item('customer-replied', {
    message,
    from: z.string(),
    thanks: z.optional(described(z.literal(true), 'Nothing but thanks for what was solved: it asks for no answer')),
    joined: z.optional(
      described(
        z.literal(true),
        'The sender was not known to the ticket: they had its reply address, and nothing else says who they are',
      ),
    ),
    copied: z.optional(described(z.array(z.string()), 'Addresses that it was sent to besides and that were not known')),
  }),
  assigned: item('assigned', { assignee: z.optional(z.string()), team: z.optional(z.string()), rearmed }),
  'priority-changed': item('priority-changed', { from: priority, to: priority, rearmed }),
  held: item('held', { reason: z.string(), until: z.optional(isoInstant), unanswered: z.optional(unanswered) }),
  resumed: item('resumed', { because: z.enum(['asked', 'until', 'customer-replied', 'solved', 'closed', 'merged']) }),
  'solution-proposed': item('solution-proposed', { message: z.optional(message) }),
  resolved: item('resolved', { message: z.optional(message) }),
  confirmed: item('confirmed', {}),
  complained: item('complained', { reason: z.optional(z.string()) }),
  rated: item('rated', { score, comment: z.optional(z.string()) }),
  'link-requested': item('link-requested', { to: described(z.string(), 'Address of the customer to whom it is mailed') }),
  reopened: item('reopened', {
    because: z.enum(['asked', 'not-solved', 'customer-replied', 'merged-in-circle']),
    reason: z.optional(z.string()),
    rearmed,
  }),
  closed: item('closed', {
    because: z.enum(['asked', 'confirmed', 'silence']),
    confirmed: z.boolean(),
    reason: z.optional(z.string()),
  }),
  merged: item('merged', { into: described(z.string(), 'Id of the ticket that this one goes on as'), reference }),
  absorbed: item('absorbed', {
    from: described(z.string(), 'Id of the ticket that goes on as this one'),
    reference,
    subject: z.string(),
    customers: z.optional(described(z.array(customer), 'Who is told of this ticket from now on')),
    participants: z.optional(described(z.array(z.string()), 'Addresses that belong to the conversation from now on')),
    unanswered: z.optional(described(z.literal(true), 'A customer of the other ticket waits for an answer')),
  }),
  acknowledged: item('acknowledged', {
    clocks: z.array(
      z.object({
        metric: ladderName,
        cycle: z.int(),
        awaiting: z.optional(
          described(z.array(z.string()), 'Who has to acknowledge too before the ladder stops; left out: it has stopped'),
        ),
      }),
    ),
  }),
  'acknowledgement-lapsed': item('acknowledgement-lapsed', {
    clocks: z.array(
      z.object({
        metric: ladderName,
        cycle: z.int(),
        laterMs: z.optional(
          described(z.int(), 'How much later the levels come that have not fired, in milliseconds in counted time of a clock'),
        ),
      }),
    ),
    told: described(z.array(z.string()), 'Who had acknowledged'),
  }),
  'handover-offered': item('handover-offered', {
    to: person,
    from: person,
    until: described(isoInstant, 'Without an answer by then the ticket stays with its owner'),
    note: z.optional(z.string()),
  }),
  'handed-over': item('handed-over', { to: described(z.string(), 'Person id of the new owner and assignee'), from: person }),
  'handover-declined': item('handover-declined', { to: person, reason: z.optional(z.string()) }),
  'handover-withdrawn': item('handover-withdrawn', { to: person }),
  'handover-lapsed': item('handover-lapsed', { to: person }),
  watched: item('watched', { watchers }),
  unwatched: item('unwatched', { watchers }),
  rebased: item('rebased', {
    policyVersion: described(z.int(), 'The policy version that judges the ticket from here on, and all that had happened before'),
    from: z.int(),
    passed: z.optional(
      described(z.array(z.string()), 'Levels, as `metric/cycle/level/repeat`, that the new deadlines have passed'),
    ),
    rearmed,
    told: z.optional(described(z.array(z.string()), 'Who hears of the passed ones in a digest: person ids or addresses')),
  }),
  breached: item('breached', { ...firing, metric, because: z.optional(nobody), last }),
  warned: item('warned', levelFiring),
  escalated: item('escalated', levelFiring),
  'level-skipped': item('level-skipped', { ...levelFiring, because: nobody, last }),
  undelivered: item('undelivered', {
    receipt: described(z.string(), 'Id of the receipt'),
    to: described(z.string(), 'The address, or `webhook:<id>`'),
    facts: described(z.array(z.int()), 'What the notice was about, by `n`'),
    because: z.enum(['bounced', 'complained', 'refused', 'suppressed']),
  }),
} satisfies { readonly [T in FactType]: z.ZodMiniType };

type Item = (typeof items)[FactType];
export const historyItem = z.discriminatedUnion('type', Object.values(items) as [Item, ...Item[]]);

export const history = pageOf(historyItem);
export type HistoryItem = z.output<typeof historyItem>;
