import * as z from 'zod';
import { isoInstant } from '../text.ts';
import { clockState, fieldValue, language, metric, priority, requester, status } from './words.ts';

/** A ticket as clients see it. */
export const clock = z.object({
  metric,
  cycle: z.int().meta({ description: 'Counts from 1; next-response and update come around again' }),
  state: clockState,
  targetSeconds: z.number().meta({ description: 'Business time allowed' }),
  startedAt: isoInstant,
  dueAt: isoInstant.meta({ description: 'While paused: as if the hold ended where it began' }),
  metAt: isoInstant.optional(),
  breachedAt: isoInstant.optional(),
  pausedSeconds: z.number().meta({ description: 'Business time that holds took out' }),
});

export const ticket = z.object({
  id: z.string().meta({ examples: ['7k3m9qxw4t'] }),
  reference: z.string().meta({ description: 'The id as people say it', examples: ['7K3M9-QXW4T'] }),
  version: z.int().meta({ description: 'Counts what happened to the ticket; also its ETag' }),
  status,
  subject: z.string(),
  requester,
  priority,
  category: z.string().optional(),
  channel: z.string(),
  tier: z.string().optional(),
  team: z.string().optional(),
  assignee: z.string().optional().meta({ description: 'Person id' }),
  tags: z.array(z.string()),
  fields: z.record(z.string(), fieldValue),
  language,
  openedAt: isoInstant,
  hold: z.object({ reason: z.string(), since: isoInstant, until: isoInstant.optional() }).optional(),
  clocks: z.array(clock),
  nextWakeAt: isoInstant
    .nullable()
    .meta({ description: 'When the next warning, breach, escalation or other change happens by itself; null: never' }),
  policyVersion: z.int(),
});

/** `nextCursor: null` says that this was the last page. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const ticketList = pageOf(ticket);
export type TicketBody = z.output<typeof ticket>;
export type ClockBody = z.output<typeof clock>;
