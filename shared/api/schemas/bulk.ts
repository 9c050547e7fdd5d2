import * as z from 'zod/mini';
import { described, line } from '../text.ts';
import * as commands from './commands.ts';
import { problem } from './problem.ts';

/** One command for many tickets. */
const MOST_AT_ONCE = 100;

const ids = described(
  z
    .array(line(20))
    .check(z.minLength(1), z.maxLength(MOST_AT_ONCE, { error: `Names too many tickets: at most ${MOST_AT_ONCE}.` })),
  'Ids or references, each ticket once',
);

const to = <const A extends string, S extends z.ZodMiniType>(action: A, body: S) =>
  z.strictObject({ ids, action: z.literal(action), body });
/** What takes nothing but may take something. */
const toPlainly = <const A extends string, S extends z.ZodMiniType>(action: A, body: S) =>
  z.strictObject({ ids, action: z.literal(action), body: z.optional(body) });

export const bulk = z.discriminatedUnion(
  'action',
  [
    to('assign', commands.assignment),
    to('priority', commands.priorityChange),
    to('hold', commands.hold),
    toPlainly('resume', commands.resume),
    to('note', commands.note),
    to('watch', commands.watching),
    toPlainly('acknowledge', commands.acknowledgement),
    toPlainly('resolve', commands.resolution),
    toPlainly('close', commands.closing),
    to('merge', commands.merging),
  ],
  { error: 'Must be one of assign, priority, hold, resume, note, watch, acknowledge, resolve, close, merge.' },
);

const item = z.object({
  id: described(z.string(), 'As it was named'),
  status: described(z.int(), 'What the command alone would have been answered with'),
  version: z.optional(described(z.int(), 'Of the ticket after it')),
  replayed: z.optional(described(z.literal(true), 'It had been carried out before, under the same `Idempotency-Key`')),
  problem: z.optional(problem),
});

export const bulkOutcome = z.object({
  done: described(z.int(), 'How many were carried out'),
  refused: described(z.int(), 'How many were not; each says why'),
  items: described(z.array(item), 'In the order in which they were named'),
});

export type BulkItem = z.output<typeof item>;
export type BulkOutcomeBody = z.output<typeof bulkOutcome>;
