/** Policies to be simulated: short promises round the clock and office hours across holidays and changes of the clocks, with every kind of level. */
import type { EscalationPolicy, Level, LevelAction, Mark, Recipient } from '../../shared/core/escalation/ladder.ts';
import type { OnCallSchedule } from '../../shared/core/escalation/on-call/schedule.ts';
import type { LadderName } from '../../shared/core/escalation/trigger.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Organisation, Person } from '../../shared/core/organisation.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import type { Calendar, Window } from '../../shared/core/sla/calendar.ts';
import type { Commitment } from '../../shared/core/sla/policy.ts';

type Draft = Omit<PolicySet, 'version'>;

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const daily = (days: readonly (typeof DAYS)[number][], ...windows: readonly Window[]) =>
  Object.fromEntries(days.map((day) => [day, windows]));

const CALENDARS: { readonly [name: string]: Calendar } = {
  '24x7': { name: '24x7', timeZone: 'UTC', weekly: daily(DAYS, ['00:00', '24:00']) },
  berlin: {
    name: 'berlin',
    timeZone: 'Europe/Berlin',
    weekly: { ...daily(DAYS.slice(0, 5), ['08:00', '12:00'], ['12:45', '18:00']), sat: [['10:00', '14:00']] },
    holidays: [
      { date: '2026-03-04', name: 'Founding day' },
      { date: '2027-01-01', name: 'New Year' },
    ],
  },
  shanghai: {
    name: 'shanghai',
    timeZone: 'Asia/Shanghai',
    weekly: daily(DAYS.slice(0, 5), ['09:00', '18:00']),
    holidays: [{ date: '2026-12-31', name: '元旦' }],
    replacements: [{ date: '2026-03-28', windows: [['09:00', '18:00']], name: '调休' }],
  },
  nights: { name: 'nights', timeZone: 'UTC', weekly: daily(DAYS, ['20:00', '08:00']) },
};

const at = (ms: number): Mark => ({ kind: 'offset', ms });
const percent = (share: number): Mark => ({ kind: 'percent', percent: share });
const within = (ms: number, calendar: string, pausedBy: Commitment['pausedBy'] = []): Commitment => ({
  target: { kind: 'duration', ms },
  calendar,
  pausedBy,
});

const ASSIGNEE: Recipient = { kind: 'assignee' };
const LEAD: Recipient = { kind: 'lead' };
const TEAM: Recipient = { kind: 'team' };
const OWNER: Recipient = { kind: 'owner' };
const WATCHERS: Recipient = { kind: 'watchers' };
const HOTLINE: Recipient = { kind: 'on-call', schedule: 'hotline' };
const DUTY: Recipient = { kind: 'on-call', schedule: 'duty' };
const boss = (up: number): Recipient => ({ kind: 'manager', up });

type Rest = {
  readonly to: readonly Recipient[];
  readonly actions?: readonly LevelAction[];
  readonly repeat?: Level['repeat'];
} & Pick<Level, 'during' | 'times' | 'atMost' | 'acknowledge'>;
function level(metric: LadderName, id: string, mark: Mark, { to, ...rest }: Rest): Level {
  const notice = id.startsWith('w') ? 'warning' : id === 'breach' ? 'breach' : 'escalation';
  return { metric, id, notice, mark, to, ...rest };
}

const EVERYONE = { acknowledge: 'everyone' } as const;
const everyMinutes = (minutes: number, times: number) => ({ everyMs: minutes * MINUTE_MS, times });

const TALL: EscalationPolicy = {
  name: 'tall',
  acknowledgementLastsMs: 25 * MINUTE_MS,
  levels: [
    level('first-response', 'w1', percent(50), { to: [TEAM, ASSIGNEE] }),
    level('first-response', 'w2', at(-3 * MINUTE_MS), { to: [HOTLINE] }),
    level('first-response', 'breach', at(0), { to: [ASSIGNEE, LEAD], ...EVERYONE }),
    level('first-response', '1', at(0), { to: [LEAD], actions: [{ kind: 'raise-priority', to: 'P1' }] }),
    level('first-response', '2', at(5 * MINUTE_MS), { to: [boss(0)], repeat: everyMinutes(7, 3) }),
    level('first-response', '3', at(15 * MINUTE_MS), {
      to: [boss(1), { kind: 'address', email: 'noc@partner.example' }],
      ...EVERYONE,
    }),
    level('next-response', 'w1', percent(75), { to: [OWNER, HOTLINE] }),
    level('next-response', '1', percent(133.3), { to: [boss(0)], repeat: everyMinutes(11, 2) }),
    level('update', 'w1', at(-5 * MINUTE_MS), { to: [ASSIGNEE] }),
    level('update', '1', at(0), { to: [ASSIGNEE, LEAD] }),
    level('solution', 'w1', percent(75), { to: [LEAD] }),
    level('solution', 'w2', at(-10 * MINUTE_MS), { to: [TEAM], ...EVERYONE }),
    level('solution', 'breach', at(0), { to: [ASSIGNEE] }),
    level('solution', '1', at(0), { to: [boss(0)], actions: [{ kind: 'assign', to: LEAD }] }),
    level('solution', '2', at(HOUR_MS), {
      to: [boss(1), DUTY],
      actions: [{ kind: 'watch', to: boss(0) }],
      repeat: everyMinutes(60, 4),
    }),
    level('solution', '3', percent(150), { to: [boss(2), WATCHERS] }),
    level('solution', '4', percent(200), { to: [boss(3)] }),
    level('opened', '1', at(0), { to: [LEAD, HOTLINE] }),
    level('opened', '2', at(15 * MINUTE_MS), { to: [boss(0)], repeat: everyMinutes(10, 1) }),
    level('complaint', '1', at(0), { to: [LEAD, ASSIGNEE], ...EVERYONE }),
    level('complaint', '2', at(20 * MINUTE_MS), { to: [boss(1)], times: 2 }),
    level('low-rating', '1', at(0), { to: [LEAD], during: 'berlin' }),
    level('low-rating', '2', at(HOUR_MS), { to: [boss(0)], atMost: 1 }),
  ],
};

const SHORT: EscalationPolicy = {
  name: 'short',
  levels: [
    level('first-response', 'w1', percent(75), { to: [ASSIGNEE], during: 'berlin' }),
    level('first-response', '1', at(0), { to: [LEAD] }),
    level('first-response', '2', at(30 * MINUTE_MS), { to: [boss(0), DUTY] }),
    level('next-response', '1', at(0), { to: [ASSIGNEE, TEAM], ...EVERYONE, repeat: everyMinutes(30, 2) }),
    level('update', '1', at(0), { to: [ASSIGNEE] }),
    level('solution', 'w1', percent(75), { to: [OWNER] }),
    level('solution', 'breach', at(0), { to: [LEAD] }),
    level('solution', '1', at(30 * MINUTE_MS), { to: [LEAD], actions: [{ kind: 'raise-priority', to: 'P2' }] }),
    level('solution', '2', at(2 * HOUR_MS), { to: [boss(0)], during: 'nights' }),
    level('reopened', '1', at(0), { to: [OWNER, WATCHERS] }),
    level('reopened', '2', at(10 * MINUTE_MS), { to: [LEAD], times: 2, during: 'shanghai' }),
  ],
};

const draft = (rules: Draft['rules'], closing: Draft['closing']): Draft => ({
  calendars: CALENDARS,
  rules,
  escalations: { tall: TALL, short: SHORT },
  routing: [{ when: {}, team: 'support' }],
  closing,
});

/** Promises of minutes, round the clock. */
const BRISK = draft(
  [
    {
      name: 'critical',
      when: { priority: ['P1'] },
      escalation: 'tall',
      commitments: {
        'first-response': within(10 * MINUTE_MS, '24x7'),
        'next-response': within(15 * MINUTE_MS, '24x7'),
        update: within(30 * MINUTE_MS, '24x7'),
        solution: within(2 * HOUR_MS, '24x7', 'any'),
      },
    },
    {
      name: 'engineering',
      when: { team: ['engineering'] },
      escalation: 'short',
      commitments: { 'first-response': within(40 * MINUTE_MS, '24x7', ['parts']), update: within(50 * MINUTE_MS, '24x7') },
    },
    {
      name: 'high',
      when: { priority: ['P2'] },
      escalation: 'tall',
      commitments: {
        'first-response': within(20 * MINUTE_MS, '24x7'),
        'next-response': within(30 * MINUTE_MS, '24x7', ['waiting-for-customer']),
        solution: within(4 * HOUR_MS, '24x7', ['waiting-for-customer']),
      },
    },
    {
      name: 'standard',
      when: {},
      escalation: 'short',
      commitments: {
        'first-response': within(HOUR_MS, '24x7'),
        'next-response': within(90 * MINUTE_MS, '24x7'),
        solution: within(6 * HOUR_MS, '24x7', 'any'),
      },
    },
  ],
  { requireConfirmation: false, afterConfirmedMs: HOUR_MS, afterResolvedMs: 5 * HOUR_MS },
);

/** Office hours of two countries, and the night shift for what cannot wait. */
const OFFICE = draft(
  [
    {
      name: 'critical',
      when: { priority: ['P1'] },
      escalation: 'tall',
      commitments: {
        'first-response': within(15 * MINUTE_MS, '24x7'),
        update: within(45 * MINUTE_MS, 'nights'),
        solution: within(3 * HOUR_MS, 'nights', 'any'),
      },
    },
    {
      name: 'asia',
      when: { tier: ['asia'] },
      escalation: 'tall',
      commitments: {
        'first-response': within(30 * MINUTE_MS, 'shanghai'),
        'next-response': within(45 * MINUTE_MS, 'shanghai', 'any'),
        solution: within(4 * HOUR_MS, 'shanghai', 'any'),
      },
    },
    {
      name: 'europe',
      when: {},
      escalation: 'short',
      commitments: {
        'first-response': within(45 * MINUTE_MS, 'berlin'),
        'next-response': within(HOUR_MS, 'berlin'),
        update: within(3 * HOUR_MS, 'berlin', ['waiting-for-customer']),
        solution: within(5 * HOUR_MS, 'berlin', 'any'),
      },
    },
  ],
  { requireConfirmation: false, afterResolvedMs: 8 * HOUR_MS },
);

export const POLICY_DRAFTS: readonly Draft[] = [BRISK, OFFICE];

const person = (id: string, manager?: string): Person => ({
  id,
  name: id,
  email: `${id}@acme.example`,
  language: 'en',
  ...(manager === undefined ? {} : { manager }),
});

const instant = (text: string): Instant => Date.parse(text);

/** Turns of half an hour with somebody without a mailbox among them, and days in a zone that changes its clocks. */
const ON_CALL: { readonly [name: string]: OnCallSchedule } = {
  hotline: {
    name: 'hotline',
    timeZone: 'UTC',
    layers: [
      {
        name: 'round',
        turns: [['ann'], ['ben', 'lee'], ['gus'], ['max']],
        every: { kind: 'time', ms: 30 * MINUTE_MS },
        handover: { time: '00:00' },
        from: '2026-01-01',
      },
    ],
    overrides: ['2026-03-02', '2026-03-28', '2026-10-24', '2026-12-30', '2026-06-10'].flatMap((day) => [
      { from: instant(`${day}T08:10:00Z`), until: instant(`${day}T12:20:00Z`), who: ['dora'], instead: 'ben' },
      { from: instant(`${day}T16:05:00Z`), until: instant(`${day}T17:35:00Z`), who: [] },
    ]),
  },
  duty: {
    name: 'duty',
    timeZone: 'Europe/Berlin',
    layers: [
      {
        name: 'days',
        turns: [['ann'], ['ben'], ['lee']],
        every: { kind: 'time', ms: DAY_MS },
        handover: { time: '09:00' },
        from: '2026-01-01',
      },
    ],
    overrides: [],
  },
};

/** ann, ben and gus answer, gus without a mailbox; lee leads, max manages lee, dora directs max; nobody is above dora. */
export const ORGANISATION: Organisation = {
  name: 'Acme',
  onCall: ON_CALL,
  ownership: { acceptWithinMs: 20 * MINUTE_MS },
  people: Object.fromEntries(
    [
      person('ann', 'lee'),
      person('ben', 'lee'),
      { id: 'gus', name: 'gus', language: 'en', manager: 'lee' } satisfies Person,
      person('lee', 'max'),
      person('max', 'dora'),
      person('dora'),
    ].map((one) => [one.id, one]),
  ),
  teams: {
    support: { id: 'support', name: 'Support', lead: 'lee', members: ['ann', 'ben', 'gus'] },
    engineering: { id: 'engineering', name: 'Engineering', members: ['ben'] },
    logistics: { id: 'logistics', name: 'Logistics', members: [] },
  },
};
