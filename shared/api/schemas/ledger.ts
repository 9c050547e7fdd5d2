import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';
import { clock } from './ticket.ts';

/** Why each deadline is where it is: every second from a clock's start to its due instant, with its reason. */
const stretch = z.object({
  from: isoInstant,
  to: isoInstant,
  seconds: z.number(),
  kind: z.enum(['counted', 'closed', 'holiday', 'break', 'held', 'solved']),
  phase: described(
    z.enum(['past', 'ahead', 'spare']),
    'past: it happened. ahead: up to due, if nothing changes. spare: time that was left when the clock ended.',
  ),
  name: z.optional(described(z.string(), 'Of the holiday, the break or the replacement day')),
  reason: z.optional(described(z.string(), 'Of the hold')),
  countedSeconds: described(z.number(), 'Counted from the start of the clock to the end of this stretch'),
  fact: described(z.int(), 'Number of the history item since which it is so'),
  rule: z.string(),
  calendar: z.string(),
});

const sums = described(
  z.object({
    countedSeconds: z.number(),
    closedSeconds: z.number(),
    holidaySeconds: z.number(),
    breakSeconds: z.number(),
    heldSeconds: z.number(),
    solvedSeconds: z.number(),
    totalSeconds: z.number(),
  }),
  'Over what is past; the parts add up to the total exactly',
);

export const clockLedger = z.object({
  ...clock.shape,
  rule: described(z.string(), 'The policy rule in force'),
  calendar: z.string(),
  timeZone: described(z.string(), 'IANA name'),
  elapsedSeconds: described(z.number(), 'Business time used'),
  sums,
  stretches: z.array(stretch),
});

export const ledger = z.object({
  id: z.string(),
  reference: z.string(),
  version: described(z.int(), 'The version that the ticket was at'),
  at: isoInstant,
  policyVersion: z.int(),
  clocks: z.array(clockLedger),
});

export type LedgerBody = z.output<typeof ledger>;
export type ClockLedgerBody = z.output<typeof clockLedger>;
