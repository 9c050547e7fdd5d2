/**
 * What a ticket's history has to be, from the commands that were accepted and the instants at which they were, and from nothing else
 * of the engine: it shares no code with `decide`, `happening` or the tracks. It says each fact in one line, so that a difference can be
 * read by a person.
 */
import type { CommandBody, RebaseCommand } from '../../../shared/core/command.ts';
import type { Level, Mark, Recipient } from '../../../shared/core/escalation/ladder.ts';
import { type DurationMs, HOUR_MS, type Instant } from '../../../shared/core/instant.ts';
import type { Organisation } from '../../../shared/core/organisation.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import type { Status } from '../../../shared/core/ticket.ts';
import { createAcknowledgements, lateKeyOf } from './acknowledgements.ts';
import { type Alarms, createAlarms } from './alarms.ts';
import { type ClockEvent, type Clocks, createClocks } from './clocks.ts';
import { type Climber, escalationFor, isAlarm, type LadderStep, ORDER_WITHIN_AN_INSTANT, stepsOf } from './ladder-steps.ts';
import { amountAt, countedUntil, type OpeningHours, type PromiseClock, reachedAt } from './promise-clock.ts';
import { whoIsTold } from './who-is-told.ts';

export type Input = {
  readonly at: Instant;
  /** Who asked: a person's id, an address, or a program. */
  readonly by: string;
  readonly body: CommandBody | Pick<RebaseCommand, 'type' | 'policyVersion' | 'passed'>;
  /** Of an opening: the version that was in force. */
  readonly policyVersion?: number;
};

export type Policies = {
  readonly policySet: (version: number) => PolicySet;
  readonly hours: (version: number) => OpeningHours;
  readonly organisation: Organisation;
  /** When the fact of that number really happened, which decides who is on call. */
  readonly happenedAt: (n: number) => Instant | undefined;
};

/** One line a fact: when, what, and what tells it from others. */
export type Line = string;

type State = {
  status: Status;
  priority: string;
  team: string | undefined;
  assignee: string | undefined;
  owner: string | undefined;
  watchers: readonly string[];
  offer: { readonly to: string; readonly until: Instant } | undefined;
  readonly fixed: { readonly channel: string; readonly category?: string | undefined; readonly tier?: string | undefined };
  hold: { readonly reason: string; readonly until?: Instant | undefined } | undefined;
  statusSince: Instant;
  changedAt: Instant;
  version: number;
};

type Todo = { readonly assigns: boolean; readonly act: () => void };
type Standing = { readonly policy: string; readonly reachedAt: Instant | undefined };

const isBreachStep = (key: string): boolean => key.endsWith('/breach/0');
const nameOf = ({ metric, cycle }: Climber): string => `${metric}/${cycle}`;
/** Time brings it on its way: a clock that stands still climbs nothing. */
const isClimbing = (climber: Climber): boolean => isAlarm(climber) || climber.stretches.at(-1)?.kind === 'counting';
const asksEveryone = (level: Level | undefined, told: readonly string[]): string =>
  told.length > 0 && level?.acknowledge === 'everyone' ? ' everyone' : '';

type Due = { readonly at: Instant; readonly rank: number; readonly happen: () => void };

/** @param until what time does after the last command is told up to this instant */
export function expectedHistory(inputs: readonly Input[], until: Instant, policies: Policies): readonly Line[] {
  const first = inputs[0];
  if (first?.body.type !== 'open') return [];
  const ticket = createTicket(first.body, first, policies);
  for (const input of inputs.slice(1)) ticket.take(input);
  ticket.passTime(until);
  return ticket.lines;
}

type HandoverCommand = Extract<CommandBody, { type: 'hand-over' | 'accept-handover' | 'decline-handover' | 'withdraw-handover' }>;
const HANDOVER: readonly string[] = ['hand-over', 'accept-handover', 'decline-handover', 'withdraw-handover'];
const isHandover = (body: Input['body']): body is HandoverCommand => HANDOVER.includes(body.type);

type Opening = Extract<CommandBody, { type: 'open' }>;

function createTicket(opening: Opening, { at: openedAt, policyVersion = 1 }: Input, policies: Policies) {
  const lines: Line[] = [];
  /** Steps that have fired, with the number of the fact that says so. */
  const fired = new Map<string, number>();
  const acknowledgements = createAcknowledgements((key) => fired.has(key));
  /** Ladders that go on at once, with the level that reached nobody. */
  const hurried = new Map<string, string>();
  let version = policyVersion;
  let policySet = policies.policySet(version);
  let hours = policies.hours(version);
  const { organisation, happenedAt } = policies;
  /** The member of staff whose command is carried out. */
  let doer: string | undefined;
  const state: State = {
    status: 'open',
    priority: opening.priority,
    team: opening.team ?? policySet.routing.find(({ when }) => Object.keys(when).length === 0)?.team,
    assignee: undefined,
    owner: undefined,
    watchers: [],
    offer: undefined,
    fixed: { channel: opening.channel, category: opening.category, tier: opening.tier },
    hold: undefined,
    statusSince: openedAt,
    changedAt: openedAt,
    version: 0,
  };
  const past: ClockEvent[] = [];
  let clocks: Clocks = createClocks(policySet);
  let alarms: Alarms = createAlarms(policySet);
  const climbers = (): readonly Climber[] => [...clocks.all, ...alarms.all];
  const live = (): readonly Climber[] => climbers().filter(({ endedAt }) => endedAt === undefined);

  const say = (at: Instant, what: string) => {
    lines.push(`${at} ${what}`);
    state.changedAt = at;
  };
  const tellClocks = (at: Instant, what: ClockEvent['what'], more: Pick<ClockEvent, 'score' | 'isReturn'> = {}) => {
    const { status, priority, team, hold, fixed } = state;
    const event = { at, what, status, ticket: { ...fixed, priority, team }, hold: hold?.reason, ...more } as ClockEvent;
    past.push(event);
    clocks.take(event);
    alarms.take(event);
  };
  const comesTo = (climber: Climber, mark: Mark): Instant | undefined => {
    if (!isAlarm(climber)) return reachedAt(climber, mark, hours);
    return climber.startedAt + (mark.kind === 'offset' ? mark.ms : (mark.plusMs ?? 0));
  };
  /** Mild levels wait for their hours, unless the ticket is P1. */
  const tellsAt = ({ level }: LadderStep, at: Instant): Instant => {
    if (level?.during === undefined || state.priority === 'P1') return at;
    const [from = at] = (hours[level.during] ?? []).find(([, closes]) => closes > at) ?? [];
    return Math.max(from, at);
  };
  const isReached = (climber: Climber, step: LadderStep, at: Instant): boolean => {
    const reached = comesTo(climber, step.mark);
    return reached !== undefined && tellsAt(step, reached) <= at;
  };
  /** As if whatever it is paused by ended now. */
  const comesToIfGoingOn = (clock: PromiseClock, mark: Mark, now: Instant): Instant | undefined => {
    const last = clock.stretches.at(-1);
    const isPaused = last !== undefined && last.kind !== 'counting';
    const paused = isPaused ? [{ ...last, to: now }, { from: now, kind: 'counting', calendar: last.calendar } as const] : [];
    const stretches = isPaused ? [...clock.stretches.slice(0, -1), ...paused] : clock.stretches;
    return reachedAt({ ...clock, stretches }, mark, hours);
  };
  /** Where every step of every ladder stands now, whether its clock goes on or not. */
  const standings = (now: Instant): ReadonlyMap<string, Standing> =>
    new Map(
      clocks.all.flatMap((clock) =>
        stepsOf(clock, policySet)
          .flat()
          .map(({ key, mark }) => {
            const policy = `${version} ${clock.rule}`;
            return [key, { policy, reachedAt: comesToIfGoingOn(clock, mark, now) }] as const;
          }),
      ),
    );
  /** A deadline that another rule moves ahead arms its ladder anew. */
  const rearm = (at: Instant, before: ReadonlyMap<string, Standing>) => {
    for (const clock of clocks.all.filter(({ endedAt, metric }) => endedAt === undefined || metric === 'solution')) {
      for (const { key, mark } of stepsOf(clock, policySet).flat()) {
        if (!fired.has(key) || !isMovedAhead(clock, mark, before.get(key), at)) continue;
        fired.delete(key);
        hurried.delete(nameOf(clock));
        acknowledgements.keepTime(nameOf(clock));
      }
    }
  };
  const isMovedAhead = (clock: PromiseClock, mark: Mark, was: Standing | undefined, at: Instant): boolean => {
    const is = comesToIfGoingOn(clock, mark, at);
    const isAhead = is === undefined || is > (clock.endedAt ?? at);
    return isAhead && was?.policy !== `${version} ${clock.rule}` && was?.reachedAt !== is;
  };
  const enterStatus = (at: Instant, status: Status) => {
    state.status = status;
    state.statusSince = at;
    state.hold = undefined;
  };
  const endHold = (at: Instant, because: string) => {
    enterStatus(at, 'open');
    say(at, `resumed ${because}`);
    tellClocks(at, 'hold');
  };
  const leaveHold = (at: Instant, because: string) => {
    if (state.hold !== undefined) endHold(at, because);
  };
  const assign = (at: Instant, to: { assignee?: string | undefined; team?: string | undefined }) => {
    const team = to.team ?? state.team;
    const assignee = to.assignee ?? (team === state.team ? state.assignee : undefined);
    if (team === state.team && assignee === state.assignee) return;
    const before = standings(at);
    state.team = team;
    state.assignee = assignee;
    say(at, `assigned ${to.assignee ?? '-'} ${to.team ?? '-'}`);
    if (to.assignee !== undefined && to.assignee === doer) takeUp();
    tellClocks(at, 'regraded');
    rearm(at, before);
  };
  const grade = (at: Instant, priority: string) => {
    if (priority === state.priority) return;
    const before = standings(at);
    say(at, `priority-changed ${state.priority} ${priority}`);
    state.priority = priority;
    tellClocks(at, 'regraded');
    rearm(at, before);
  };
  const reopen = (at: Instant, because: string) => {
    const before = standings(at);
    enterStatus(at, 'open');
    say(at, `reopened ${because}`);
    hurried.clear();
    tellClocks(at, 'reopened', { isReturn: because === 'merged-in-circle' });
    rearm(at, before);
  };

  /** @param n number of the fact that says who was told */
  const tells = (to: readonly Recipient[], at: Instant, n = lines.length + 1): readonly string[] =>
    whoIsTold(to, { ...state, at: happenedAt(n) ?? at }, organisation);
  const watch = (at: Instant, people: readonly string[]) => {
    const watchers = people.filter((name) => !state.watchers.includes(name));
    if (watchers.length === 0) return;
    state.watchers = [...state.watchers, ...watchers];
    say(at, `watched [${watchers.join(' ')}]`);
  };
  /** The first to answer, or to take the ticket, follows it to its end. */
  const takeUp = () => {
    state.owner ??= doer;
  };
  const hands = (at: Instant, body: HandoverCommand) => {
    const { offer, owner } = state;
    switch (body.type) {
      case 'hand-over':
        if (offer !== undefined && offer.to !== body.to) say(at, `handover-withdrawn ${offer.to}`);
        state.offer = { to: body.to, until: at + (organisation.ownership?.acceptWithinMs ?? HOUR_MS) };
        return say(at, `handover-offered ${body.to} ${owner}`);
      case 'accept-handover':
        state.owner = offer?.to;
        state.assignee = offer?.to;
        return endOffer(at, `handed-over ${offer?.to} ${owner}`);
      case 'decline-handover':
        return endOffer(at, `handover-declined ${offer?.to}`);
      case 'withdraw-handover':
        return endOffer(at, `handover-withdrawn ${offer?.to}`);
    }
  };
  const endOffer = (at: Instant, what: string) => {
    state.offer = undefined;
    say(at, what);
  };
  const dueOffer = (): readonly Due[] => {
    const { offer, changedAt } = state;
    if (offer === undefined) return [];
    const at = Math.max(offer.until, changedAt);
    const rank = ORDER_WITHIN_AN_INSTANT['offer-lapses'];
    return [{ at, rank, happen: () => endOffer(at, `handover-lapsed ${offer.to}`) }];
  };

  const fire = (at: Instant, clock: Climber, step: LadderStep) => {
    const { key, level } = step;
    fired.set(key, lines.length + 1);
    if (isBreachStep(key)) return breach(at, clock, level);
    const told = tells(level?.to ?? [], at);
    const todo = actionsOf(level, at);
    const reachesSomebody = told.length > 0 || todo.some(({ assigns }) => assigns);
    hurry(clock, level?.id ?? '', reachesSomebody);
    acknowledgements.tell(nameOf(clock), level, told);
    const name = level?.notice === 'warning' ? 'warned' : 'escalated';
    say(at, `${reachesSomebody ? name : 'level-skipped'} ${key} [${told.join(' ')}]${asksEveryone(level, told)}`);
    for (const { act } of todo) act();
  };
  const breach = (at: Instant, clock: Climber, level: Level | undefined) => {
    const ladder = nameOf(clock);
    const isQuiet = level === undefined || acknowledgements.stoppedAt(ladder) !== undefined;
    const told = isQuiet ? [] : tells(level.to, at);
    if (!isQuiet) hurry(clock, 'breach', told.length > 0);
    acknowledgements.breach(ladder);
    acknowledgements.tell(ladder, level, told);
    fired.delete(lateKeyOf(`${ladder}/breach/0`));
    say(at, `breached ${ladder} [${told.join(' ')}]${asksEveryone(level, told)}`);
  };
  const hurry = (clock: Climber, level: string, reachesSomebody: boolean) => {
    if (reachesSomebody) hurried.delete(nameOf(clock));
    else hurried.set(nameOf(clock), level);
  };
  const actionsOf = (level: Level | undefined, at: Instant): readonly Todo[] =>
    (level?.actions ?? []).flatMap((action): readonly Todo[] => {
      if (action.kind === 'raise-priority') {
        return action.to < state.priority ? [{ assigns: false, act: () => grade(at, action.to) }] : [];
      }
      const names = tells([action.to], at, lines.length);
      if (action.kind === 'watch') return [{ assigns: false, act: () => watch(at, names) }];
      const person = names.find((name) => !name.includes('@'));
      if (person === undefined || person === state.assignee) return [];
      return [{ assigns: true, act: () => assign(at, { assignee: person }) }];
    });

  const dueOnLadders = (): readonly Due[] => live().flatMap(dueOn);
  const dueOn = (clock: Climber): readonly Due[] => {
    const ladder = acknowledgements.climbed(nameOf(clock), stepsOf(clock, policySet));
    const next = hurriedLevel(clock, ladder);
    return ladder.flatMap((steps): readonly Due[] => {
      const step = steps.find(({ key }) => !fired.has(key));
      const at = step && firesAt(clock, step, step === next);
      if (step === undefined || at === undefined) return [];
      const rank = ORDER_WITHIN_AN_INSTANT[isBreachStep(step.key) ? 'breach' : (step.level?.notice ?? 'escalation')];
      return [{ at, rank, happen: () => fire(at, clock, step) }];
    });
  };
  const firesAt = (climber: Climber, step: LadderStep, isHurried: boolean): Instant | undefined => {
    const reached = comesTo(climber, step.mark);
    const isBreach = isBreachStep(step.key);
    const planned = reached && Math.max(isBreach ? reached : tellsAt(step, reached), state.changedAt);
    if (!isHurried) return planned;
    return Math.min(tellsAt(step, state.changedAt), planned ?? Number.POSITIVE_INFINITY);
  };
  /** After a level that reached nobody the next one of its kind does not wait, while time brings the clock on its way. */
  const hurriedLevel = (clock: Climber, ladder: readonly (readonly LadderStep[])[]): LadderStep | undefined => {
    const after = hurried.get(nameOf(clock));
    if (after === undefined || !isClimbing(clock)) return undefined;
    const levels = ladder.slice(1);
    const index = levels.findIndex(([step]) => step?.level?.id === after);
    const isWarning = (steps: readonly LadderStep[] | undefined) => steps?.[0]?.level?.notice === 'warning';
    const wantsWarning = isWarning(levels[index]);
    if (index === -1 && after !== 'breach') return undefined;
    const next = levels.slice(index + 1).find((steps) => isWarning(steps) === wantsWarning);
    return next?.some(({ key }) => fired.has(key)) ? undefined : next?.[0];
  };
  /** All acknowledgements that lapse at one instant do so at once. */
  const dueLapses = (): readonly Due[] => {
    const lapsing = live().flatMap((climber) => {
      const since = acknowledgements.stoppedAt(nameOf(climber));
      const lastsMs = escalationFor(climber, policySet)?.acknowledgementLastsMs;
      if (since === undefined || lastsMs === undefined || !isClimbing(climber) || heldBackOn(climber).length === 0) return [];
      return [{ climber, at: Math.max(since + lastsMs, state.changedAt) }];
    });
    if (lapsing.length === 0) return [];
    const at = Math.min(...lapsing.map((one) => one.at));
    const climbers = lapsing.filter((one) => one.at === at).map(({ climber }) => climber);
    return [{ at, rank: ORDER_WITHIN_AN_INSTANT['acknowledgement-lapses'], happen: () => lapse(at, climbers) }];
  };
  const heldBackOn = (climber: Climber) => acknowledgements.heldBack(nameOf(climber), stepsOf(climber, policySet));
  const lapse = (at: Instant, climbers: readonly Climber[]) => {
    const delays = climbers.map((climber) => delayAt(climber, at));
    const told = climbers.flatMap((climber, index) => acknowledgements.lapse(nameOf(climber), delays[index] ?? 0));
    const ladders = climbers.map((climber, index) => `${nameOf(climber)}+${delays[index]}`);
    say(at, `acknowledgement-lapsed ${ladders.join(' ')} [${[...new Set(told)].join(' ')}]`);
  };
  /** The first level that was held back comes at once, the others as much later as that one. */
  const delayAt = (climber: Climber, at: Instant): DurationMs => {
    const amount = (mark: Mark) =>
      isAlarm(climber) ? (mark.kind === 'offset' ? mark.ms : (mark.plusMs ?? 0)) : amountAt(climber, mark);
    const come = heldBackOn(climber).filter(({ mark }) => (comesTo(climber, mark) ?? Number.POSITIVE_INFINITY) <= at);
    const before = acknowledgements.laterMsOf(nameOf(climber));
    if (come.length === 0) return before;
    const now = isAlarm(climber) ? at - climber.startedAt : countedUntil(climber, at, hours);
    return before + now - Math.min(...come.map(({ mark }) => amount(mark)));
  };
  const dueByStatus = (): readonly Due[] => {
    const { status, hold, statusSince, changedAt } = state;
    if (hold?.until !== undefined) {
      const at = hold.until;
      return [{ at, rank: ORDER_WITHIN_AN_INSTANT['hold-ends'], happen: () => endHold(at, 'until') }];
    }
    const { afterConfirmedMs, afterResolvedMs } = policySet.closing;
    const waits = status === 'confirmed' ? afterConfirmedMs : status === 'resolved' ? afterResolvedMs : undefined;
    if (waits === undefined) return [];
    const at = Math.max(statusSince + waits, changedAt);
    return [
      { at, rank: ORDER_WITHIN_AN_INSTANT.closes, happen: () => close(at, status === 'confirmed' ? 'confirmed' : 'silence') },
    ];
  };
  const close = (at: Instant, because: string) => {
    enterStatus(at, 'closed');
    state.offer = undefined;
    say(at, `closed ${because}`);
    tellClocks(at, 'closed');
  };
  const passTime = (until: Instant) => {
    for (;;) {
      const [next] = [...dueByStatus(), ...dueOffer(), ...dueLapses(), ...dueOnLadders()].toSorted(
        (one, other) => one.at - other.at || one.rank - other.rank,
      );
      if (next === undefined || next.at > until) return;
      next.happen();
    }
  };

  const rebase = (at: Instant, to: number, passed: 'digest' | 'notify') => {
    const before = standings(at);
    version = to;
    policySet = policies.policySet(version);
    hours = policies.hours(version);
    clocks = createClocks(policySet);
    alarms = createAlarms(policySet);
    for (const event of past) {
      clocks.take(event);
      alarms.take(event);
    }
    say(at, `rebased ${to}`);
    const running = passed === 'digest' ? live() : [];
    for (const clock of running) {
      const left = acknowledgements.climbed(nameOf(clock), stepsOf(clock, policySet));
      for (const step of left.flat()) {
        if (!isReached(clock, step, at) || fired.has(step.key)) continue;
        fired.set(step.key, lines.length);
        if (isBreachStep(step.key)) acknowledgements.pass(nameOf(clock));
      }
    }
    rearm(at, before);
    doer = undefined;
    passTime(at);
  };

  const take = ({ at, by, body }: Input) => {
    doer = undefined;
    passTime(at);
    doer = by.includes(':') || by.includes('@') ? undefined : by;
    if (body.type === 'acknowledge') acknowledge(at, by, body.metric);
    else if (isHandover(body)) hands(at, body);
    else carryOut(at, body);
  };
  const carryOut = (at: Instant, body: Exclude<Input['body'], HandoverCommand | { type: 'acknowledge' }>) => {
    switch (body.type) {
      case 'reply':
        say(at, 'replied');
        if (body.automatic) return undefined;
        takeUp();
        return tellClocks(at, 'answered');
      case 'note':
        return say(at, 'noted');
      case 'customer-reply':
        return customerWrites(at, body.thanks === true);
      case 'assign':
        return assign(at, body);
      case 'change-priority':
        return grade(at, body.priority);
      case 'hold':
        enterStatus(at, 'on-hold');
        state.hold = { reason: body.reason, until: body.until };
        say(at, `held ${body.reason}`);
        return tellClocks(at, 'hold');
      case 'resume':
        return endHold(at, 'asked');
      case 'propose-solution':
      case 'resolve':
        leaveHold(at, 'solved');
        return solve(
          at,
          body.type === 'resolve' ? 'resolved' : 'solution-proposed',
          body.type === 'resolve' && body.message === undefined,
        );
      case 'confirm':
        enterStatus(at, 'confirmed');
        return say(at, 'confirmed');
      case 'reopen':
        return reopen(at, body.because ?? 'asked');
      case 'close':
        leaveHold(at, 'closed');
        return close(at, 'asked');
      case 'merge':
        leaveHold(at, 'merged');
        enterStatus(at, 'merged');
        state.offer = undefined;
        say(at, `merged ${body.into}`);
        return tellClocks(at, 'closed');
      case 'absorb':
        say(at, `absorbed ${body.from}`);
        watch(at, body.followers);
        return body.unanswered && (state.status === 'open' || state.status === 'on-hold') ? tellClocks(at, 'asked') : undefined;
      case 'unmerge':
        return reopen(at, 'merged-in-circle');
      case 'watch':
        return watch(at, [body.person]);
      case 'complain':
        say(at, 'complained');
        return tellClocks(at, 'complained');
      case 'rate':
        say(at, 'rated');
        return tellClocks(at, 'rated', { score: body.score });
      case 'report-undelivered':
        return undelivered(at, body);
      case 'rebase':
        return rebase(at, body.policyVersion, body.passed);
      default:
        throw new Error(`the model does not know the command ${body.type}`);
    }
  };
  /** Whoever was to hear of a level has not: its ladder goes on, unless somebody has it in hand, or a later level sends it on. */
  const undelivered = (at: Instant, { receipt, facts }: { readonly receipt: string; readonly facts: readonly number[] }) => {
    say(at, 'undelivered');
    if (receipt.includes('.news.')) return;
    const newest = (ladder: string) =>
      Math.max(0, ...[...fired].flatMap(([key, n]) => (key.startsWith(`${ladder}/${hurried.get(ladder)}/`) ? [n] : [])));
    for (const [key, n] of fired) {
      const [metric = '', cycle = '', level = ''] = key.split('/');
      const ladder = `${metric}/${cycle}`;
      if (facts.includes(n) && acknowledgements.stoppedAt(ladder) === undefined && n >= newest(ladder))
        hurried.set(ladder, level);
    }
  };
  const customerWrites = (at: Instant, thanks: boolean): void => {
    const isOver = ['resolved', 'confirmed', 'closed'].includes(state.status);
    const onlyThanks = thanks && (isOver || state.status === 'solution-proposed');
    if (state.status === 'on-hold') endHold(at, 'customer-replied');
    if (isOver && !onlyThanks) reopen(at, 'customer-replied');
    say(at, onlyThanks ? 'customer-replied thanks' : 'customer-replied');
    if (!onlyThanks) tellClocks(at, 'asked');
  };
  const solve = (at: Instant, status: 'resolved' | 'solution-proposed', silent: boolean): void => {
    enterStatus(at, status);
    say(at, status);
    if (!silent) takeUp();
    if (!silent) tellClocks(at, 'answered');
    tellClocks(at, 'solved');
  };
  const acknowledge = (at: Instant, by: string, metric: string | undefined): void => {
    const said = live()
      .filter((climber) => metric === undefined || climber.metric === metric)
      .flatMap((climber) => {
        const lapses = escalationFor(climber, policySet)?.acknowledgementLastsMs !== undefined;
        const words = acknowledgements.acknowledge(nameOf(climber), by, at, lapses);
        if (words !== undefined) hurried.delete(nameOf(climber));
        return words ?? [];
      });
    say(at, `acknowledged ${said.join(' ')}`);
  };

  say(openedAt, `opened ${opening.priority} ${state.team ?? '-'}`);
  tellClocks(openedAt, 'opened');
  return { lines, take, passTime };
}
