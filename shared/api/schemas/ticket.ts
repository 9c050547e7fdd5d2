import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';
import { language, metric, priority, status, trigger } from './words.ts';

export const clockState = described(
  z.enum(['running', 'paused', 'met', 'breached', 'cancelled']),
  'breached: the due instant passed unmet; it stays so, and `metAt` says when it was kept late.',
);

export const fieldValue = z.union([z.string(), z.number(), z.boolean()]);
export const requester = z.object({ email: z.string(), name: z.optional(z.string()) });

export const customer = z.object({ ...requester.shape, language });
export const unanswered = described(z.literal(true), 'The customer was waiting for an answer when it began');
export const otherTicket = z.object({ id: z.string(), reference: z.string() });

export const score = described(z.int(), '1 (poor) to 5');
const name = described(z.string(), 'Person id, address, or `api:<key name>`');
const acknowledgement = z.object({
  by: described(z.array(z.object({ name, at: isoInstant })), 'Who has acknowledged since the ladder last went on'),
  stoppedAt: z.optional(described(isoInstant, 'Since when the ladder climbs no further; left out: it does')),
  until: z.optional(described(isoInstant, 'When the acknowledgement lapses and the ladder goes on; left out: not by itself')),
  awaiting: z.optional(described(z.array(z.string()), 'Who has to acknowledge before the ladder stops')),
});

/** A ticket as clients see it. */
export const clock = z.object({
  metric,
  cycle: described(z.int(), 'Counts from 1; next-response and update come around again'),
  state: clockState,
  targetSeconds: described(z.number(), 'Business time allowed'),
  startedAt: isoInstant,
  dueAt: described(isoInstant, 'While paused: as if the hold ended where it began'),
  metAt: z.optional(isoInstant),
  breachedAt: z.optional(isoInstant),
  pausedSeconds: described(z.number(), 'Business time that holds took out'),
});

export const alarm = z.object({
  trigger,
  cycle: described(z.int(), 'Counts what raised it: the second complaint has 2'),
  startedAt: isoInstant,
  acknowledgement: z.optional(acknowledgement),
});

/** With who has its ladder in hand, which is not known for a clock of the past. */
const clockOfTicket = z.object({ ...clock.shape, acknowledgement: z.optional(acknowledgement) });

export const ticket = z.object({
  id: z.string().check(z.meta({ examples: ['7k3m9qxw4t'] })),
  reference: z.string().check(z.meta({ description: 'The id as people say it', examples: ['7K3M9-QXW4T'] })),
  version: described(z.int(), 'Counts what happened to the ticket; also its ETag'),
  status,
  subject: z.string(),
  requester,
  priority,
  category: z.optional(z.string()),
  channel: z.string(),
  tier: z.optional(z.string()),
  team: z.optional(z.string()),
  assignee: z.optional(described(z.string(), 'Person id')),
  owner: z.optional(described(z.string(), 'Person id of who took the request up first and follows it to the end')),
  handover: z.optional(
    described(
      z.object({ to: z.string(), since: isoInstant, until: isoInstant, note: z.optional(z.string()) }),
      'The owner has asked somebody else to be it, who has until then to accept',
    ),
  ),
  watchers: z.optional(described(z.array(z.string()), 'Who is kept posted besides: person ids or addresses')),
  tags: z.array(z.string()),
  fields: z.record(z.string(), fieldValue),
  language,
  openedAt: isoInstant,
  updatedAt: described(isoInstant, 'When the last thing happened to it; its history ends there'),
  hold: z.optional(
    z.object({
      reason: z.string(),
      since: isoInstant,
      until: z.optional(isoInstant),
      unanswered: z.optional(unanswered),
    }),
  ),
  unansweredHolds: described(z.int(), 'How many holds began while the customer waited for an answer'),
  mergedInto: z.optional(described(otherTicket, 'The ticket that this one goes on as')),
  absorbed: z.optional(described(z.array(otherTicket), 'Tickets that were merged into this one, oldest first')),
  customers: z.optional(described(z.array(customer), 'Who is told of it besides the requester: customers of merged tickets')),
  participants: z.optional(
    described(
      z.array(
        z.object({
          email: z.string(),
          joined: z.optional(
            described(z.literal(true), 'They answered from an address that was not known: do not take it for proven'),
          ),
        }),
      ),
      'Who belongs to the conversation besides the requester',
    ),
  ),
  complaints: z.optional(described(z.int(), 'How often the customer complained')),
  reopenings: z.optional(described(z.int(), 'How often it was reopened')),
  rating: z.optional(
    described(
      z.object({ score, comment: z.optional(z.string()), at: isoInstant }),
      'What the customer thinks of how it was handled',
    ),
  ),
  alarms: z.optional(described(z.array(alarm), 'What people were to hear of at once and is not settled yet')),
  clocks: described(z.array(clockOfTicket), 'The newest cycle of each metric; the ledger at `/sla` has all of them'),
  nextWakeAt: described(
    z.nullable(isoInstant),
    'When the next warning, breach, escalation or other change happens by itself; null: never',
  ),
  policyVersion: z.int(),
});

/** `nextCursor: null` says that this was the last page. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

export const ticketList = pageOf(ticket);
export type TicketBody = z.output<typeof ticket>;
export type AlarmBody = z.output<typeof alarm>;
export type ClockBody = z.output<typeof clock>;
export type AcknowledgementBody = z.output<typeof acknowledgement>;
