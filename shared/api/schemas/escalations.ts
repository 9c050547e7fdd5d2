import * as z from 'zod/mini';
import { UNREACHED_REASONS } from '../../core/escalation/ladder.ts';
import { LONGEST_SUBJECT, LONGEST_TAG, LONGEST_WORD, MOST_TAGS } from '../../core/limits.ts';
import { configurationText, described, instant, isoInstant, line } from '../text.ts';
import { channel, ladderName, language, priority } from './words.ts';

/** Whom ladders reach: of a ticket, and of one that is only supposed. */
const missed = z.object({
  because: z.enum([...UNREACHED_REASONS, 'outside-working-hours', 'suppressed-address']),
  who: z.optional(described(z.string(), 'The person, team, schedule or webhook that it comes down to')),
});

const recipient = z.object({
  recipient: described(z.string(), 'As it stands in the policy: `lead`, `manager+1`, `on-call:desk`, `webhook:pager`'),
  told: described(z.array(z.string()), 'Person ids, addresses, or `webhook:<id>`'),
  missed: described(z.array(missed), 'Who would not hear of it, and why'),
});

const firing = {
  at: isoInstant,
  ladder: ladderName,
  cycle: z.int(),
  level: z.string(),
  repeat: described(z.int(), '0 for the first time'),
  outcome: z.enum(['warned', 'breached', 'escalated', 'level-skipped']),
  mark: described(z.string(), 'Where on the ladder: `75%`, `due`, `+30m`'),
  early: z.optional(described(z.enum(['nobody-to-tell', 'undelivered']), 'Why it does not wait for its own instant')),
  verdict: described(z.enum(['ok', 'partly', 'nobody']), 'Whether those who are meant hear of it'),
  recipients: z.array(recipient),
  actions: described(z.array(z.string()), 'What it does besides: `raise-priority: P1`, `assign: lead`'),
};

export const foreseenLevel = z.object(firing);

export const ticketEscalation = z.object({
  id: z.string(),
  reference: z.string(),
  at: isoInstant,
  acknowledged: described(
    z.array(z.object({ ladder: ladderName, cycle: z.int(), at: isoInstant })),
    'Ladders that somebody has acknowledged: nobody else is told of those',
  ),
  ahead: described(z.array(foreseenLevel), 'What comes if nobody does anything, soonest first'),
});

const supposed = {
  priority: z.optional(described(priority, 'P3 when left out')),
  category: z.optional(line(LONGEST_WORD)),
  channel: z.optional(channel),
  tier: z.optional(line(LONGEST_WORD)),
  team: z.optional(described(line(LONGEST_WORD), 'Team id; left out, the routing rules decide')),
  tags: z.optional(
    z.array(line(LONGEST_TAG)).check(z.maxLength(MOST_TAGS, { error: `Has too many tags: at most ${MOST_TAGS}.` })),
  ),
  assignee: z.optional(described(line(LONGEST_WORD), 'Person id; nobody when left out')),
};

export const reachBody = z.strictObject({
  ...supposed,
  at: z.optional(described(instant, 'When it is opened; now when left out')),
});

export const reach = z.object({
  at: isoInstant,
  policyVersion: z.int(),
  rule: z.optional(described(z.string(), 'The policy rule that decides')),
  team: z.optional(z.string()),
  ahead: z.array(foreseenLevel),
});

export const SUPPOSED_ACTS = [
  'acknowledge',
  'reply',
  'customer-reply',
  'complain',
  'hold',
  'resume',
  'resolve',
  'reopen',
] as const;

const act = z.strictObject({
  do: z.enum(SUPPOSED_ACTS),
  after: described(
    z.int().check(z.minimum(0, { error: 'Must be so many seconds after the opening.' })),
    'Seconds after the opening',
  ),
});

export const simulationBody = z
  .strictObject({
    ...supposed,
    subject: z.optional(line(LONGEST_SUBJECT)),
    language: z.optional(described(language, 'Of the customer; by default the configured one')),
    from: z.optional(described(instant, 'When it is opened; now when left out')),
    to: described(instant, 'How far to look; at most 400 days'),
    acts: z.optional(described(z.array(act).check(z.maxLength(100)), 'What people do in the meantime; nothing when left out')),
    configuration: z.optional(described(configurationText, 'The text of a configuration file; the one in force when left out')),
  })
  .check(z.refine(({ from, to }) => from === undefined || from < to, { path: ['to'], error: 'Is not after `from`.' }));

const at = isoInstant;
const step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), at, do: z.string() }),
  z.object({ kind: z.literal('refused'), at, do: z.string(), code: z.string() }),
  z.object({ kind: z.literal('level'), ...firing }),
  z.object({ kind: z.literal('change'), at, type: z.string(), to: z.optional(z.string()) }),
  z.object({
    kind: z.literal('notice'),
    at,
    notice: z.string(),
    to: z.string(),
    name: z.optional(z.string()),
    person: z.optional(described(z.string(), 'Person id')),
    language,
    timeZone: described(z.string(), 'In which they read times'),
    localTime: described(z.string(), 'When it comes, where they are'),
    levels: described(z.array(z.string()), 'What it tells of, as `ladder/cycle/level/repeat`'),
    subject: z.string(),
    text: described(z.string(), 'Word by word; links lead nowhere'),
  }),
  z.object({ kind: z.literal('post'), at, to: described(z.string(), '`webhook:<id>`'), type: z.string() }),
  z.object({
    kind: z.literal('on-call'),
    at,
    schedule: z.string(),
    who: described(z.array(z.string()), 'Person ids; empty: nobody is'),
  }),
]);

export const simulation = z.object({
  from: isoInstant,
  to: isoInstant,
  policyVersion: described(z.nullable(z.int()), 'null: a draft'),
  rule: z.optional(z.string()),
  team: z.optional(z.string()),
  steps: described(z.array(step), 'In order'),
});

export type ForeseenLevelBody = z.output<typeof foreseenLevel>;
export type TicketEscalationBody = z.output<typeof ticketEscalation>;
export type ReachBody = z.output<typeof reach>;
export type SupposedBody = Omit<z.output<typeof reachBody>, 'at'>;
export type SimulationRequestBody = z.output<typeof simulationBody>;
export type SimulationBody = z.output<typeof simulation>;
export type SimulatedStepBody = z.output<typeof step>;
