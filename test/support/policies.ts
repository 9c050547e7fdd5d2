import type { EscalationPolicy, Level } from '../../shared/core/escalation/ladder.ts';
import { type LadderName, TRIGGERS, type Trigger } from '../../shared/core/escalation/trigger.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Organisation, Person } from '../../shared/core/organisation.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import type { Calendar } from '../../shared/core/sla/calendar.ts';
import type { Commitment, PolicyRule } from '../../shared/core/sla/policy.ts';

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const ROUND_THE_CLOCK: Calendar = {
  name: '24x7',
  timeZone: 'UTC',
  weekly: Object.fromEntries(WEEK.map((day) => [day, [['00:00', '24:00']]])),
};

/** Monday to Friday, 9 to 18, Shanghai. */
const OFFICE_HOURS: Calendar = {
  name: 'office',
  timeZone: 'Asia/Shanghai',
  weekly: Object.fromEntries(WEEK.slice(0, 5).map((day) => [day, [['09:00', '18:00']]])),
};

function within(ms: number, options: Partial<Commitment> = {}): Commitment {
  return { target: { kind: 'duration', ms }, calendar: '24x7', pausedBy: [], ...options };
}

const level = (metric: LadderName, id: string, rest: Omit<Level, 'metric' | 'id'>): Level => ({ metric, id, ...rest });

/** The ladder that ships with the product. */
export const STANDARD_LADDER: EscalationPolicy = {
  name: 'standard',
  levels: [
    level('first-response', 'w1', {
      notice: 'warning',
      mark: { kind: 'percent', percent: 75 },
      to: [{ kind: 'assignee' }, { kind: 'lead' }],
    }),
    level('first-response', 'breach', { notice: 'breach', mark: { kind: 'offset', ms: 0 }, to: [{ kind: 'assignee' }] }),
    level('first-response', '1', { notice: 'escalation', mark: { kind: 'offset', ms: 0 }, to: [{ kind: 'lead' }] }),
    level('first-response', '2', {
      notice: 'escalation',
      mark: { kind: 'offset', ms: 30 * MINUTE_MS },
      to: [{ kind: 'manager', up: 0 }],
    }),
    level('solution', 'w1', { notice: 'warning', mark: { kind: 'percent', percent: 75 }, to: [{ kind: 'lead' }] }),
    level('solution', 'breach', { notice: 'breach', mark: { kind: 'offset', ms: 0 }, to: [{ kind: 'assignee' }] }),
    level('solution', '1', { notice: 'escalation', mark: { kind: 'offset', ms: 0 }, to: [{ kind: 'manager', up: 0 }] }),
    level('solution', '2', {
      notice: 'escalation',
      mark: { kind: 'offset', ms: 4 * HOUR_MS },
      to: [{ kind: 'manager', up: 1 }],
    }),
  ],
};

const ALARM_LEVELS = [
  { id: '1', ms: 0, to: [{ kind: 'lead' }] },
  { id: '2', ms: 15 * MINUTE_MS, to: [{ kind: 'manager', up: 0 }] },
] as const;

/** The ladder of an alarm: tells the lead at once and the manager 15 minutes later. */
export const alarmLevels = (metric: Trigger, changes: Partial<Level> = {}): readonly Level[] =>
  ALARM_LEVELS.map(({ id, ms, to }) => level(metric, id, { notice: 'escalation', mark: { kind: 'offset', ms }, to, ...changes }));

/** First response in 1 h and a solution in 24 h, round the clock; P1: 15 min, 4 h, an update every hour. */
export const STANDARD_RULES: readonly PolicyRule[] = [
  {
    name: 'critical',
    when: { priority: ['P1'] },
    escalation: 'standard',
    commitments: {
      'first-response': within(15 * MINUTE_MS),
      update: within(HOUR_MS),
      solution: within(4 * HOUR_MS, { pausedBy: 'any' }),
    },
  },
  {
    name: 'standard',
    when: {},
    escalation: 'standard',
    commitments: { 'first-response': within(HOUR_MS), solution: within(24 * HOUR_MS, { pausedBy: 'any' }) },
  },
];

export function policySet(changes: Partial<PolicySet> = {}): PolicySet {
  return {
    version: 1,
    calendars: { '24x7': ROUND_THE_CLOCK, office: OFFICE_HOURS },
    rules: STANDARD_RULES,
    escalations: { standard: STANDARD_LADDER },
    routing: [{ when: {}, team: 'support' }],
    closing: { requireConfirmation: false },
    ...changes,
  };
}

/**
 * Alarms of every kind besides the standard ladder, for P1 also at the opening and after another reopening only; levels that repeat,
 * raise the priority, or keep to office hours.
 */
export function alarmingPolicySet(): PolicySet {
  const mild = level('solution', '3', {
    notice: 'escalation',
    mark: { kind: 'offset', ms: 5 * HOUR_MS },
    to: [{ kind: 'assignee' }, { kind: 'lead' }],
    during: 'office',
    repeat: { everyMs: 2 * HOUR_MS, times: 2 },
  });
  const raising = alarmLevels('complaint', { actions: [{ kind: 'raise-priority', to: 'P1' }] });
  const standard = [
    ...STANDARD_LADDER.levels,
    mild,
    ...raising,
    ...alarmLevels('reopened', { times: 2 }),
    ...alarmLevels('low-rating'),
  ];
  const critical = [...STANDARD_LADDER.levels, ...TRIGGERS.flatMap((trigger) => alarmLevels(trigger))];
  return policySet({
    rules: STANDARD_RULES.map((rule) => (rule.name === 'critical' ? { ...rule, escalation: 'critical' } : rule)),
    escalations: { standard: { name: 'standard', levels: standard }, critical: { name: 'critical', levels: critical } },
  });
}

const person = (id: string, manager?: string): Person => ({
  id,
  name: id,
  email: `${id}@acme.example`,
  language: 'en',
  ...(manager === undefined ? {} : { manager }),
});

/** ann and ben answer, lee leads them, max manages lee, dora directs max. */
export const ORGANISATION: Organisation = {
  name: 'Acme',
  people: Object.fromEntries(
    [person('ann', 'lee'), person('ben', 'lee'), person('lee', 'max'), person('max', 'dora'), person('dora')].map((one) => [
      one.id,
      one,
    ]),
  ),
  teams: {
    support: { id: 'support', name: 'Support', lead: 'lee', members: ['ann', 'ben'] },
    engineering: { id: 'engineering', name: 'Engineering', members: ['ben'] },
  },
};
