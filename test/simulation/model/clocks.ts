/** The promises of one ticket through what happens to it, by the tables of docs/sla.md. */
import type { Instant } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import type { Commitment, PolicyRule } from '../../../shared/core/sla/policy.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import type { PromiseClock, Stretch } from './promise-clock.ts';

/** Something that clocks care about, with the ticket as it is right after. */
export type ClockEvent = {
  readonly at: Instant;
  readonly what:
    | 'opened'
    | 'answered'
    | 'asked'
    | 'solved'
    | 'reopened'
    | 'closed'
    | 'hold'
    | 'regraded'
    | 'complained'
    | 'rated';
  readonly status: Status;
  /** Reason of the present hold. */
  readonly hold: string | undefined;
  readonly ticket: Grading;
  /** Of a rating. */
  readonly score?: number | undefined;
  /** A reopening of a ticket that was merged by mistake. */
  readonly isReturn?: boolean | undefined;
};

type Grading = {
  readonly priority: string;
  readonly team: string | undefined;
  readonly channel: string;
  readonly category?: string | undefined;
  readonly tier?: string | undefined;
};

export type Clocks = { readonly all: readonly PromiseClock[]; take(event: ClockEvent): void };

const NO_RULE = { name: '', commitments: {} } satisfies Pick<PolicyRule, 'name' | 'commitments'>;

export function createClocks(policySet: PolicySet): Clocks {
  const all: PromiseClock[] = [];
  let rule: Pick<PolicyRule, 'name' | 'commitments'> = NO_RULE;
  let answeredOnce = false;
  let customerWaits = false;

  const isUnsolved = ({ status }: ClockEvent): boolean => status === 'open' || status === 'on-hold';
  const running = (metric: Metric): PromiseClock | undefined =>
    all.findLast((clock) => clock.metric === metric && clock.endedAt === undefined);
  const newest = (metric: Metric): PromiseClock | undefined => all.findLast((clock) => clock.metric === metric);
  const end = (clock: PromiseClock, { at }: ClockEvent): void => {
    clock.endedAt = at;
    const last = clock.stretches.at(-1);
    if (last !== undefined) last.to = at;
  };
  const kindFor = (commitment: Commitment, { hold }: ClockEvent): Stretch['kind'] => {
    const pauses = hold !== undefined && (commitment.pausedBy === 'any' || commitment.pausedBy.includes(hold));
    return pauses ? 'held' : 'counting';
  };
  /** From here on the clock is judged by the rule in force; a promise that it does not make is cancelled. */
  const goOn = (clock: PromiseClock, kind: (commitment: Commitment) => Stretch['kind'], event: ClockEvent) => {
    const commitment = rule.commitments[clock.metric];
    if (commitment === undefined) return end(clock, event);
    const last = clock.stretches.at(-1);
    if (last !== undefined) last.to ??= event.at;
    clock.stretches.push({ from: event.at, kind: kind(commitment), calendar: commitment.calendar });
    clock.commitment = commitment;
    clock.rule = rule.name;
  };
  const start = (metric: Metric, event: ClockEvent): void => {
    const commitment = rule.commitments[metric];
    if (commitment === undefined) return;
    const cycle = (newest(metric)?.cycle ?? 0) + 1;
    const stretch: Stretch = { from: event.at, kind: kindFor(commitment, event), calendar: commitment.calendar };
    all.push({ metric, cycle, startedAt: event.at, rule: rule.name, commitment, stretches: [stretch] });
  };
  const endRunning = (metrics: readonly Metric[], event: ClockEvent): void => {
    for (const metric of metrics) {
      const clock = running(metric);
      if (clock !== undefined) end(clock, event);
    }
  };

  const answer = (event: ClockEvent) => {
    endRunning(['first-response', 'next-response', 'update'], event);
    answeredOnce = true;
    customerWaits = false;
    if (isUnsolved(event)) start('update', event);
  };
  const solve = (event: ClockEvent) => {
    endRunning(['solution', 'next-response', 'update'], event);
    const unanswered = running('first-response');
    if (unanswered !== undefined) goOn(unanswered, () => 'solved', event);
  };
  const reopen = (event: ClockEvent) => {
    for (const metric of answeredOnce ? (['solution'] as const) : (['first-response', 'solution'] as const)) {
      const clock = newest(metric);
      if (clock === undefined) continue;
      if (clock.endedAt !== undefined) clock.stretches.push({ from: clock.endedAt, kind: 'solved', calendar: '' });
      delete clock.endedAt;
      goOn(clock, () => 'counting', event);
    }
    start('update', event);
  };
  const ask = (event: ClockEvent) => {
    customerWaits = true;
    if (answeredOnce && running('next-response') === undefined) start('next-response', event);
  };
  const regrade = (event: ClockEvent) => {
    const before = rule;
    rule = ruleFor(policySet, event.ticket);
    if (rule.name === before.name) return;
    const live = all.filter(({ endedAt }) => endedAt === undefined);
    for (const clock of live) {
      const isSolved = clock.stretches.at(-1)?.kind === 'solved';
      goOn(clock, (commitment) => (isSolved ? 'solved' : kindFor(commitment, event)), event);
    }
    const isWanted: { readonly [M in Metric]: boolean } = {
      'first-response': !answeredOnce && isUnsolved(event),
      'next-response': answeredOnce && customerWaits && (isUnsolved(event) || event.status === 'solution-proposed'),
      update: isUnsolved(event),
      solution: isUnsolved(event),
    };
    for (const metric of ['first-response', 'next-response', 'update', 'solution'] as const) {
      if (isWanted[metric] && running(metric) === undefined) start(metric, event);
    }
  };
  const pauseOrResume = (event: ClockEvent) => {
    for (const clock of all) {
      const kind = clock.stretches.at(-1)?.kind;
      const next = kindFor(clock.commitment, event);
      if (clock.endedAt !== undefined || kind === 'solved' || kind === next) continue;
      goOn(clock, () => next, event);
    }
  };

  const take = (event: ClockEvent) => {
    switch (event.what) {
      case 'opened':
        rule = ruleFor(policySet, event.ticket);
        customerWaits = true;
        for (const metric of ['first-response', 'update', 'solution'] as const) start(metric, event);
        return;
      case 'answered':
        return answer(event);
      case 'asked':
        return ask(event);
      case 'solved':
        return solve(event);
      case 'reopened':
        return reopen(event);
      case 'closed':
        return endRunning(['first-response', 'next-response', 'update', 'solution'], event);
      case 'hold':
        return pauseOrResume(event);
      case 'regraded':
        return regrade(event);
      case 'complained':
      case 'rated':
        return undefined;
    }
  };
  return { all, take };
}

/** The first rule all of whose conditions hold. */
export function ruleFor({ rules }: PolicySet, ticket: Grading): Pick<PolicyRule, 'name' | 'commitments'> {
  const found = rules.find(({ when }) =>
    (['priority', 'team', 'channel', 'category', 'tier'] as const).every((key) => {
      const wanted: readonly string[] | undefined = when[key];
      const has = ticket[key];
      return wanted === undefined || (has !== undefined && wanted.includes(has));
    }),
  );
  return found ?? NO_RULE;
}
