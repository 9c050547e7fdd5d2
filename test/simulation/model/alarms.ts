/** What people must hear of at once, whatever the clocks say: the alarms of one ticket, by the table of docs/sla.md. */
import { LOW_SCORE } from '../../../shared/core/escalation/ladder.ts';
import type { Trigger } from '../../../shared/core/escalation/trigger.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { type ClockEvent, ruleFor } from './clocks.ts';

export type Alarm = {
  readonly metric: Trigger;
  readonly cycle: number;
  readonly startedAt: Instant;
  readonly score: number | undefined;
  rule: string;
  endedAt?: Instant;
};

export type Alarms = { readonly all: readonly Alarm[]; take(event: ClockEvent): void };

export function createAlarms(policySet: PolicySet): Alarms {
  const all: Alarm[] = [];
  let rule = '';
  let complaints = 0;
  let reopenings = 0;
  let wasUnsolved = true;

  const escalationOf = (name: string): string => policySet.rules.find((one) => one.name === name)?.escalation ?? '';
  const live = (metric?: Trigger) =>
    all.filter((alarm) => alarm.endedAt === undefined && (metric ?? alarm.metric) === alarm.metric);
  const end = (alarms: readonly Alarm[], at: Instant) => {
    for (const alarm of alarms) alarm.endedAt = at;
  };
  const isWanted = (metric: Trigger, cycle: number, score: number | undefined): boolean =>
    (policySet.escalations[escalationOf(rule)]?.levels ?? []).some(
      (level) =>
        level.metric === metric && cycle >= (level.times ?? 1) && (score === undefined || score <= (level.atMost ?? LOW_SCORE)),
    );
  const raise = (metric: Trigger, at: Instant, counted?: number, score?: number) => {
    const before = all.filter((alarm) => alarm.metric === metric).map(({ cycle }) => cycle);
    const cycle = counted ?? Math.max(0, ...before) + 1;
    if (isWanted(metric, cycle, score)) all.push({ metric, cycle, startedAt: at, rule, score });
  };
  const rate = (at: Instant, score: number) => {
    const [standing] = live('low-rating');
    const isPoor = isWanted('low-rating', 1, score);
    if (isPoor && standing?.score !== undefined && standing.score <= score) return;
    end(live('low-rating'), at);
    if (isPoor) raise('low-rating', at, undefined, score);
  };
  const regrade = ({ at, ticket, status }: ClockEvent) => {
    const before = rule;
    rule = ruleFor(policySet, ticket).name;
    if (before === rule) return;
    for (const alarm of live()) alarm.rule = rule;
    if (escalationOf(before) === escalationOf(rule) || (status !== 'open' && status !== 'on-hold')) return;
    end(live('opened'), at);
    raise('opened', at);
  };
  const change = (event: ClockEvent) => {
    const { at, what, score } = event;
    switch (what) {
      case 'opened':
        rule = ruleFor(policySet, event.ticket).name;
        return raise('opened', at);
      case 'regraded':
        return regrade(event);
      case 'complained':
        complaints += 1;
        return raise('complaint', at, complaints);
      case 'rated':
        return rate(at, score ?? 0);
      case 'reopened':
        // Whoever comes back from a merge was never solved.
        if (event.isReturn) return undefined;
        reopenings += 1;
        return raise('reopened', at, reopenings);
      case 'solved':
      case 'closed':
        if (event.status === 'merged') return end(live(), at);
        return wasUnsolved
          ? end(
              live().filter(({ metric }) => metric !== 'low-rating'),
              at,
            )
          : undefined;
      default:
        return undefined;
    }
  };
  const take = (event: ClockEvent) => {
    change(event);
    // An answer that solves is told of twice, as the answer and as the solution.
    if (event.what !== 'answered') wasUnsolved = event.status === 'open' || event.status === 'on-hold';
  };
  return { all, take };
}
