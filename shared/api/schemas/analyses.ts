import * as z from 'zod/mini';
import { LONGEST_WORD } from '../../core/limits.ts';
import { configurationText, cursorText, described, instant, isoInstant, line } from '../text.ts';
import { clockState } from './ticket.ts';
import { metric, priority } from './words.ts';

/** What a configuration would have done, and what it would do: asked before it is applied. */
const configuration = described(configurationText, 'The text of a configuration file, such as pledge.yaml');
const cursor = z.optional(described(cursorText, '`nextCursor` of the page before; the rest of the request stays the same'));
const nextCursor = described(z.nullable(z.string()), 'There is more: ask again with it, and add the answers up');

const MOST_DAYS = 3_660;
const DAYS = `Must be a whole number from 1 to ${MOST_DAYS}.`;

export const backtestBody = z
  .strictObject({
    configuration,
    from: z.optional(described(instant, 'Tickets that were opened from here on')),
    days: z.optional(
      described(
        z.int({ error: DAYS }).check(z.minimum(1, { error: DAYS }), z.maximum(MOST_DAYS, { error: DAYS })),
        'In place of `from`: so many days before `until`; 90 when both are left out',
      ),
    ),
    until: z.optional(described(instant, 'Nothing later counts; now when left out')),
    cursor,
  })
  .check(
    z.refine(({ from, until }) => from === undefined || until === undefined || from < until, {
      path: ['from'],
      error: 'Is not before `until`.',
    }),
    z.refine(({ from, days }) => from === undefined || days === undefined, {
      path: ['days'],
      error: 'Is given beside `from`. Send one of them.',
    }),
  );

const SOME = 'Is empty. Name at least one value, or leave the field out.';
const oneOrMore = <S extends z.ZodMiniType>(value: S) => z.optional(z.array(value).check(z.minLength(1, { error: SOME })));
const values = oneOrMore(line(LONGEST_WORD));

/** Versions are numbered from 1. */
export const versionNumber = z.int({ error: 'Must be the number of a policy version, such as 3.' });

export const ticketSelection = described(
  z.strictObject({
    priority: oneOrMore(priority),
    category: values,
    channel: values,
    tier: values,
    team: values,
    tag: values,
    policyVersion: z.optional(described(versionNumber, 'Only tickets that are under this version')),
  }),
  'Which open tickets: each key must match one of its values; all when left out',
);

export const impactBody = z.strictObject({ configuration, only: z.optional(ticketSelection), cursor });

const count = z.int();
const attainment = z.object({
  metric,
  priority,
  met: count,
  breached: count,
  running: count,
  cancelled: count,
});

const notices = z.object({
  to: described(z.string(), 'Person id or address'),
  week: described(z.string(), 'Its Monday, `YYYY-MM-DD`'),
  warned: count,
  breached: count,
  escalated: count,
  atNight: described(count, 'How many of these came between 22:00 and 07:00 where the person is'),
});

const side = z.object({ attainment: z.array(attainment), notices: z.array(notices) });

const clockName = { metric, cycle: z.int() };
const changedBreaches = z.object({
  count,
  first: z.array(z.object({ ticketId: z.string(), ...clockName, breachedAt: isoInstant })),
});

export const backtest = z.object({
  from: isoInstant,
  until: isoInstant,
  tickets: described(count, 'How many were run again'),
  before: described(side, 'Under the policies that judge them today'),
  after: described(side, 'Under the draft'),
  gained: described(changedBreaches, 'Breaches that only the draft would have had'),
  lost: described(changedBreaches, 'Breaches that the draft would not have had'),
  nextCursor,
});

const clock = z.object({ state: clockState, dueAt: isoInstant, targetSeconds: z.number(), rule: z.string() });

const ticketImpact = z.object({
  id: z.string(),
  reference: z.string(),
  subject: z.string(),
  priority,
  team: z.optional(z.string()),
  policyVersion: z.int(),
  clocks: z.array(
    z.object({
      ...clockName,
      before: described(z.nullable(clock), 'null: no such promise runs now'),
      after: described(z.nullable(clock), 'null: no such promise would run'),
    }),
  ),
  breachedAtOnce: described(z.array(z.object(clockName)), 'Deadlines that would have passed already'),
  told: described(z.array(z.string()), 'Who would hear of those now: person ids or addresses'),
});

export const impact = z.object({
  examined: described(count, 'How many open tickets were looked at'),
  tickets: described(z.array(ticketImpact), 'Those of them that would change'),
  nextCursor,
});

export type TicketSelectionBody = z.output<typeof ticketSelection>;
export type BacktestBody = z.output<typeof backtest>;
export type ImpactBody = z.output<typeof impact>;
