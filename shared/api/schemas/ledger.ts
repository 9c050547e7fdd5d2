import * as z from 'zod';
import { isoInstant } from '../text.ts';
import { clock } from './ticket.ts';

/** Why each deadline is where it is: every second from a clock's start to its due instant, with its reason. */
const stretch = z.object({
  from: isoInstant,
  to: isoInstant,
  seconds: z.number(),
  kind: z.enum(['counted', 'closed', 'holiday', 'break', 'held', 'solved']),
  phase: z.enum(['past', 'ahead', 'spare']).meta({
    description: 'past: it happened. ahead: up to due, if nothing changes. spare: time that was left when the clock ended.',
  }),
  name: z.string().optional().meta({ description: 'Of the holiday, the break or the replacement day' }),
  reason: z.string().optional().meta({ description: 'Of the hold' }),
  countedSeconds: z.number().meta({ description: 'Counted from the start of the clock to the end of this stretch' }),
  fact: z.int().meta({ description: 'Number of the history item since which it is so' }),
  rule: z.string(),
  calendar: z.string(),
});

const sums = z
  .object({
    countedSeconds: z.number(),
    closedSeconds: z.number(),
    holidaySeconds: z.number(),
    breakSeconds: z.number(),
    heldSeconds: z.number(),
    solvedSeconds: z.number(),
    totalSeconds: z.number(),
  })
  .meta({ description: 'Over what is past; the parts add up to the total exactly' });

export const clockLedger = z.object({
  ...clock.shape,
  rule: z.string().meta({ description: 'The policy rule in force' }),
  calendar: z.string(),
  timeZone: z.string().meta({ description: 'IANA name' }),
  elapsedSeconds: z.number().meta({ description: 'Business time used' }),
  sums,
  stretches: z.array(stretch),
});

export const ledger = z.object({
  id: z.string(),
  reference: z.string(),
  version: z.int().meta({ description: 'The version that the ticket was at' }),
  at: isoInstant,
  policyVersion: z.int(),
  clocks: z.array(clockLedger),
});

export type LedgerBody = z.output<typeof ledger>;
export type ClockLedgerBody = z.output<typeof clockLedger>;
