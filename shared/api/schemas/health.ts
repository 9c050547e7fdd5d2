import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';

const bucket = z.object({ upToMs: z.number(), count: z.int() });

const lateness = z.object({
  kind: z.string().check(z.meta({ examples: ['warned', 'breached', 'escalated', 'handed-over', 'canary'] })),
  count: z.int(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  maxMs: z.number(),
  histogram: described(
    z.array(bucket),
    'Shortest first; each counts what is longer than the end of the one before, which may be left out as empty',
  ),
});

const window = z.object({
  window: z.enum(['hour', 'day', 'week']),
  from: described(isoInstant, 'Begin of the full hour in which the window begins'),
  kinds: z.array(lateness),
});

const canary = z.object({
  ticketId: z.string(),
  openedAt: isoInstant,
  dueAt: described(isoInstant, 'When its promise had to be broken'),
  checkedAt: described(isoInstant, 'At most some ten minutes ago, unless nobody checks any more'),
  kept: described(z.boolean(), 'Whether its breach was in its history when it was checked, once, at its instant'),
  lateMs: z.optional(described(z.int(), 'Absent where it had not fired')),
  problem: z.optional(z.enum(['not-fired', 'fired-twice', 'wrong-instant', 'gone'])),
});

/** How late timers were. */
export const timerHealth = z.object({
  at: isoInstant,
  relativeError: described(z.number(), 'Each figure is at most this part of itself, or a millisecond, away from the true one'),
  windows: z.array(window),
  canary: z.optional(
    described(canary, 'The last ticket that Pledge opened to see its promise broken; absent before the first was checked'),
  ),
});

const reconciliation = z.object({
  startedAt: isoInstant,
  from: described(isoInstant, 'Notices that were planned from then on'),
  to: described(isoInstant, 'and before then'),
  finishedAt: z.optional(isoInstant),
  tickets: described(z.int(), 'Tickets that had changed'),
  notices: described(z.int(), 'Notices that were planned'),
  unread: described(z.int(), 'Tickets that could not be read'),
  found: described(z.int(), 'Notices that were not found'),
  discrepancies: described(
    z.array(
      z.object({
        ticketId: z.string(),
        n: described(z.int(), 'Number of the history item that asks for the notice'),
        notice: z.string(),
        to: described(z.string(), 'A person id, an address or a webhook'),
        problem: described(z.enum(['missing', 'stuck']), '`missing`: no receipt speaks of it. `stuck`: being sent, by nobody'),
      }),
    ),
    'The first hundred',
  ),
});

/** Whether every planned notice has its receipt. */
export const reconciliationHealth = z.object({
  last: z.optional(described(reconciliation, 'Absent before the first has come to its end')),
  underWay: z.optional(reconciliation),
});
