/**
 * Leads the ticket of a row through its life: the row's policy becomes a policy set, each event the command that a person would give
 * at that instant, and the core decides. What the core refuses in the state that the ticket is in changes nothing.
 */
import type { CommandBody } from '../../shared/core/command.ts';
import { decide } from '../../shared/core/decide.ts';
import { defined } from '../../shared/core/defined.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { PRIORITIES, type Priority } from '../../shared/core/priority.ts';
import type { Snapshot } from '../../shared/core/replay.ts';
import type { Calendar } from '../../shared/core/sla/calendar.ts';
import type { Track } from '../../shared/core/sla/clock.ts';
import type { Metric } from '../../shared/core/sla/metric.ts';
import type { Commitment, PolicyRule } from '../../shared/core/sla/policy.ts';
import type { Target } from '../../shared/core/sla/target.ts';
import { pausesFirstResponse, updateMetric } from './conventions.ts';
import type { RowEvent, RowPolicy, TicketRow } from './read-row.ts';

/** The timers of a row with their cycles, in order. */
export type RowTimers = {
  readonly response: readonly Track[];
  readonly update: readonly Track[];
  readonly solution: readonly Track[];
};

export function timersOf(row: TicketRow, calendar: Calendar): RowTimers {
  const metric = updateMetric(row);
  const tracks = live(row, policySetOf(row, calendar, ['first-response', 'update', 'solution']));
  const asked = metric === 'update' ? tracks : liveAnswering(row, policySetOf(row, calendar, ['next-response']));
  const cyclesOf = (all: readonly Track[], of: Metric) => all.filter((track) => track.metric === of);
  return {
    response: cyclesOf(tracks, 'first-response'),
    update: cyclesOf(asked, metric),
    solution: cyclesOf(tracks, 'solution'),
  };
}

/** Opened by somebody who asks for help. */
function live(row: TicketRow, policySet: PolicySet): readonly Track[] {
  return play([{ at: row.start, type: 'open' }, ...row.events], policySet);
}

/** Opened with an answer, so that no message but those of the row waits for one. */
function liveAnswering(row: TicketRow, policySet: PolicySet): readonly Track[] {
  return play([{ at: row.start, type: 'open' }, { at: row.start, type: 'reply' }, ...row.events], policySet);
}

type Step = RowEvent | { readonly at: Instant; readonly type: 'open' };

function play(steps: readonly Step[], policySet: PolicySet): readonly Track[] {
  let snapshot: Snapshot | null = null;
  for (const step of steps) {
    for (const command of commandsFor(step, snapshot)) snapshot = carryOut(snapshot, command, { now: step.at, policySet });
  }
  return snapshot?.tracks ?? [];
}

function carryOut(before: Snapshot | null, command: CommandBody, { now, policySet }: { now: Instant; policySet: PolicySet }) {
  const organisation = { name: 'row', people: {}, teams: {} };
  const decision = decide(before, { ...command, by: 'api:row' }, { now, policySet, organisation });
  if (decision.ok) return decision.after;
  if (decision.rejection.code === 'wrong-status') return before;
  throw new Error(`refused: ${JSON.stringify(decision.rejection)}`);
}

const CUSTOMER = 'customer@row.example';
const HOLD: CommandBody = { type: 'hold', reason: 'row' };
const OPEN: CommandBody = {
  type: 'open',
  id: 'row',
  subject: 'row',
  requester: { email: CUSTOMER },
  language: 'en',
  priority: PRIORITIES[0],
  channel: 'api',
  tags: [],
  fields: {},
};

function commandsFor(step: Step, snapshot: Snapshot | null): readonly CommandBody[] {
  switch (step.type) {
    case 'open':
      return [OPEN];
    case 'customerMessage':
      return customerMessage(snapshot);
    case 'reply':
      return [{ type: 'reply', message: 'row' }];
    case 'autoReply':
      return [{ type: 'reply', message: 'row', automatic: true }];
    case 'pause':
      return [HOLD];
    case 'resume':
    case 'resolve':
    case 'reopen':
      return [{ type: step.type }];
    case 'retarget':
      return [{ type: 'change-priority', priority: nextPriority(snapshot) }];
  }
}

/** In a row, only `resume` ends a pause and only `reopen` takes up a solved ticket: held, it is held on; solved, the message is thanks. */
function customerMessage(snapshot: Snapshot | null): readonly CommandBody[] {
  const status = snapshot?.ticket.status;
  const message = { type: 'customer-reply', message: 'row', from: CUSTOMER } as const;
  if (status === 'on-hold') return [message, HOLD];
  return status === 'open' ? [message] : [{ ...message, thanks: true }];
}

function policySetOf(row: TicketRow, calendar: Calendar, metrics: readonly Metric[]): PolicySet {
  const retargets = row.events.flatMap((event) => (event.type === 'retarget' ? [event.policy] : []));
  const policies = [row.policy, ...retargets];
  if (policies.length > PRIORITIES.length) throw new Error(`malformed: events: more than ${PRIORITIES.length - 1} "retarget"`);
  return {
    version: 1,
    calendars: { row: calendar },
    rules: policies.map((policy, index) => ruleOf(policy, priorityAt(index), { row, metrics })),
    escalations: {},
    routing: [],
    closing: { requireConfirmation: false },
  };
}

type RuleContext = { readonly row: TicketRow; readonly metrics: readonly Metric[] };

function ruleOf(policy: RowPolicy, priority: Priority, { row, metrics }: RuleContext): PolicyRule {
  const update = minutes(policy.updateMinutes);
  const targets: { readonly [M in Metric]: Target | undefined } = {
    'first-response': minutes(policy.firstResponseMinutes),
    'next-response': update,
    update: updateMetric(row) === 'update' ? update : undefined,
    solution: solutionTarget(policy),
  };
  const commit = (metric: Metric): Commitment | undefined => {
    const target = targets[metric];
    const pausedBy = metric === 'first-response' && !pausesFirstResponse(row) ? [] : 'any';
    return target === undefined ? undefined : { target, calendar: 'row', pausedBy };
  };
  const commitments = defined(Object.fromEntries(metrics.map((metric) => [metric, commit(metric)])));
  return { name: priority, when: { priority: [priority] }, commitments, escalation: 'none' };
}

function priorityAt(index: number): Priority {
  return PRIORITIES[index] ?? PRIORITIES[0];
}

function nextPriority(snapshot: Snapshot | null): Priority {
  return priorityAt(snapshot === null ? 0 : PRIORITIES.indexOf(snapshot.ticket.priority) + 1);
}

function solutionTarget(policy: RowPolicy): Target | undefined {
  if (policy.solutionBusinessDays !== undefined) {
    return { kind: 'business-days', days: policy.solutionBusinessDays, endOfDay: policy.endOfWorkingDay ?? false };
  }
  return policy.solutionSeconds === undefined
    ? minutes(policy.solutionMinutes)
    : { kind: 'duration', ms: policy.solutionSeconds * SECOND_MS };
}

function minutes(count: number | undefined): Target | undefined {
  return count === undefined ? undefined : { kind: 'duration', ms: count * MINUTE_MS };
}
