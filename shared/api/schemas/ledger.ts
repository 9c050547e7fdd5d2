import * as z from 'zod/mini';
import { CONDITION_KEYS } from '../../core/sla/policy.ts';
import { described, isoInstant } from '../text.ts';
import { ledgerChange } from './ledger-change.ts';
import { clock, otherTicket } from './ticket.ts';
import { language, priority } from './words.ts';

/** Why each deadline is where it is: every second from a clock's start to its due instant, with its reason. */
const words = described(z.string(), 'The same for people, in the language and the zone that were asked for');

const cause = z.object({
  fact: described(z.int(), 'Number of the history item'),
  type: z.string(),
  at: isoInstant,
  by: described(z.string(), 'Who did it, as in the history'),
  unanswered: z.optional(described(z.literal(true), 'A hold that began while the customer waited for an answer')),
});

const stretch = z.object({
  from: isoInstant,
  to: isoInstant,
  seconds: z.number(),
  kind: z.enum(['counted', 'closed', 'holiday', 'break', 'held', 'solved']),
  phase: described(
    z.enum(['past', 'ahead', 'spare']),
    'past: it happened. ahead: up to due, or to the planned end of a hold before it, if nothing changes. spare: time that was left when the clock ended.',
  ),
  name: z.optional(described(z.string(), 'Of the holiday, the break or the replacement day')),
  reason: z.optional(described(z.string(), 'Of the hold')),
  stopped: z.optional(described(cause, 'Who held or solved the ticket')),
  reopened: z.optional(described(cause, 'Who reopened it after this stretch')),
  regraded: z.optional(described(cause, 'The change of priority or team since which another rule holds')),
  countedSeconds: described(z.number(), 'Counted from the start of the clock to the end of this stretch'),
  fact: described(z.int(), 'Number of the history item since which it is so'),
  rule: z.string(),
  calendar: z.string(),
  calendarVersion: z.optional(
    described(
      z.string(),
      'Date from which the weekly hours at the beginning of the stretch hold; absent: those of the first version',
    ),
  ),
  local: described(
    z.object({ from: z.string(), to: z.string(), length: z.string(), counted: z.string() }),
    'From, to, how long and the running sum, for people',
  ),
  words,
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
  words,
  sums,
  stretches: z.array(stretch),
  changes: described(z.array(ledgerChange), 'What would move the due instant, or end the clock; nothing once it has ended'),
});

const condition = z.object({
  key: z.enum(CONDITION_KEYS),
  wanted: z.array(z.string()),
  actual: described(z.array(z.string()), 'What the ticket has: its tags, or one value or none'),
  met: z.boolean(),
});

const rule = z.object({
  rule: z.string(),
  matched: described(z.boolean(), 'Whether all conditions are met'),
  chosen: described(z.boolean(), 'The first that matches decides'),
  conditions: described(z.array(condition), 'None for a rule that takes every ticket'),
  words,
});

export const ledger = z.object({
  id: z.string(),
  reference: z.string(),
  version: described(z.int(), 'The version that the ticket was at'),
  at: isoInstant,
  policyVersion: described(z.int(), 'The version of the policy, and of the calendars in it, that judges the ticket'),
  priority,
  mergedInto: z.optional(described(otherTicket, 'The ticket that this one goes on as: no clock runs here any more')),
  language: described(language, 'Of the words'),
  zone: described(z.string(), 'Of the times in the words, as an IANA name'),
  words,
  rules: described(z.array(rule), 'Every rule of the policy, in order, held against the ticket as it was'),
  clocks: z.array(clockLedger),
});

export type LedgerBody = z.output<typeof ledger>;
export type ClockLedgerBody = z.output<typeof clockLedger>;
