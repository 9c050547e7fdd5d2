import * as z from 'zod';
import { isoInstant } from '../text.ts';
import { pageOf } from './ticket.ts';
import { fieldValue, language, metric, priority, requester } from './words.ts';

/** A ticket's history: what happened, by whom, in order and without gaps. */
const item = <T extends string, S extends z.ZodRawShape>(type: T, own: S) =>
  z.object({
    n: z.int().meta({ description: '1 for the opening, then without gaps' }),
    at: isoInstant,
    type: z.literal(type),
    by: z
      .string()
      .meta({ description: '`system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>`' }),
    ...own,
  });

const message = z.string().meta({ description: 'Id of the message' });
const author = z.string().optional().meta({ description: 'Person id' });

const firing = {
  metric,
  cycle: z.int(),
  firedAt: isoInstant.meta({ description: 'When it really happened; `at` is when it was promised' }),
  told: z.array(z.string()).meta({ description: 'Person ids or addresses' }),
};
const levelFiring = { ...firing, level: z.string(), repeat: z.int() };

export const historyItem = z.discriminatedUnion('type', [
  item('opened', {
    id: z.string(),
    subject: z.string(),
    requester,
    language,
    priority,
    category: z.string().optional(),
    channel: z.string(),
    tier: z.string().optional(),
    team: z.string().optional(),
    tags: z.array(z.string()).optional(),
    fields: z.record(z.string(), fieldValue).optional(),
    message: message.optional(),
    muted: z.literal(true).optional(),
    policyVersion: z.int(),
  }),
  item('replied', { message, author }),
  item('noted', { message, author }),
  item('customer-replied', { message, from: z.string() }),
  item('assigned', { assignee: z.string().optional(), team: z.string().optional() }),
  item('priority-changed', { from: priority, to: priority }),
  item('held', { reason: z.string(), until: isoInstant.optional() }),
  item('resumed', { because: z.enum(['asked', 'until', 'customer-replied', 'solved', 'closed']) }),
  item('solution-proposed', { message: message.optional() }),
  item('resolved', { message: message.optional() }),
  item('confirmed', {}),
  item('reopened', { because: z.enum(['asked', 'not-solved', 'customer-replied']), reason: z.string().optional() }),
  item('closed', { because: z.enum(['asked', 'confirmed', 'silence']), confirmed: z.boolean(), reason: z.string().optional() }),
  item('acknowledged', { clocks: z.array(z.object({ metric, cycle: z.int() })) }),
  item('breached', firing),
  item('warned', levelFiring),
  item('escalated', levelFiring),
  item('level-skipped', { ...levelFiring, because: z.enum(['nobody-to-tell']) }),
]);

export const history = pageOf(historyItem);
export type HistoryItem = z.output<typeof historyItem>;
