/**
 * What would move the due instant of a clock, or end it, as of an instant. Nothing of this is known beforehand: each thing that
 * could happen is put behind the history as a fact, and the engine is asked what comes of it.
 */
import { append, type Progress } from '../advance.ts';
import type { Fact, FactBody } from '../fact.ts';
import { HOUR_MS, type Instant } from '../instant.ts';
import type { PolicySet } from '../policy-set.ts';
import { PRIORITIES, type Priority } from '../priority.ts';
import { replay, type Snapshot } from '../replay.ts';
import { addBusinessTime } from '../sla/business-time.ts';
import type { Clock, Track } from '../sla/clock.ts';
import { evaluateClock } from '../sla/evaluate-clock.ts';
import { matchRule } from '../sla/match-rule.ts';
import type { Commitment } from '../sla/policy.ts';
import { calendarOf, lastSpan } from '../sla/track-time.ts';
import { classify, isLive } from '../sla/tracks.ts';
import { ALLOWED_IN } from '../transitions.ts';
import type { Change, Effect, Ending, Retargeted } from './change.ts';

export type WhatIf = {
  readonly at: Instant;
  /** The history up to `at`, the policy set that judges it and the one in force, and what they come to. */
  readonly facts: readonly Fact[];
  readonly policySet: PolicySet;
  readonly current: PolicySet;
  readonly snapshot: Snapshot;
  /** Ids of all teams. */
  readonly teams: readonly string[];
};

/** With more rules than these that ask for a team, every team would be an answer and none would help. */
const MOST_TEAM_RULES = 10;

/** What would change a clock. Nothing changes one that has ended. */
export function whatWouldChange(track: Track, given: WhatIf): readonly Change[] {
  if (!isLive(track)) return [];
  const clock = evaluateClock(track, given.policySet.calendars, given.at);
  const asked: Asked = { ...given, track, clock };
  return [
    ...ending('met', asked),
    ...(clock.state === 'breached' ? [] : waiting(asked)),
    ...priorities(asked),
    ...otherTeams(asked),
    ...ending('cancelled', asked),
    policyVersion(asked),
  ];
}

type Asked = WhatIf & { readonly track: Track; readonly clock: Clock };
type Happening = { readonly at: Instant; readonly body: FactBody };
type Scenario = Pick<WhatIf, 'snapshot' | 'policySet'>;

function suppose({ snapshot, policySet }: Scenario, { at, body }: Happening): Scenario {
  const start: Progress<Snapshot> = { snapshot, facts: [] };
  return { snapshot: append(start, [body], { at, by: 'system' }, policySet).snapshot, policySet };
}

const trackIn = ({ snapshot }: Scenario, { metric, cycle }: Track): Track | undefined =>
  snapshot.tracks.find((track) => track.metric === metric && track.cycle === cycle);

/** The clock in a scenario; `undefined` where there is none any more. */
function clockIn(scenario: Scenario, track: Track, at: Instant): Clock | undefined {
  const found = trackIn(scenario, track);
  return found && evaluateClock(found, scenario.policySet.calendars, at);
}

function after(asked: Asked, ...happenings: readonly Happening[]): Clock | undefined {
  const scenario = happenings.reduce<Scenario>(suppose, asked);
  return clockIn(scenario, asked.track, happenings.at(-1)?.at ?? asked.at);
}

const ENDINGS: readonly { readonly by: Ending; readonly command: keyof typeof ALLOWED_IN; readonly body: FactBody }[] = [
  { by: 'answer', command: 'reply', body: { type: 'replied', message: '' } },
  { by: 'solution', command: 'propose-solution', body: { type: 'solution-proposed', message: '' } },
  { by: 'resolution', command: 'resolve', body: { type: 'resolved', message: '' } },
  { by: 'silent-resolution', command: 'resolve', body: { type: 'resolved' } },
];

function ending(as: 'met' | 'cancelled', asked: Asked): readonly Change[] {
  const { status } = asked.snapshot.ticket;
  const by = ENDINGS.filter(({ command, body }) => {
    if (!ALLOWED_IN[command].includes(status)) return false;
    return trackIn(suppose(asked, { at: asked.at, body }), asked.track)?.ended?.as === as;
  }).map((one) => one.by);
  const late = as === 'met' && asked.clock.state === 'breached';
  return by.length === 0 ? [] : [{ kind: 'end', as: late ? 'met-late' : as, by }];
}

/** What a hold, or the end of one, would do to a clock that is not yet breached. */
function waiting(asked: Asked): readonly Change[] {
  const { track, snapshot } = asked;
  const { kind, commitment } = lastSpan(track);
  if (kind === 'solved') return reopening(asked);
  if (kind === 'held') return resumption(asked);
  if (snapshot.ticket.hold !== undefined) return [{ kind: 'hold-without-effect', present: true }];
  const { pausedBy } = commitment;
  const [reason] = pausedBy === 'any' ? ['any'] : pausedBy;
  return reason === undefined ? [{ kind: 'hold-without-effect', present: false }] : hold(asked, pausedBy, reason);
}

function hold(asked: Asked, reasons: Commitment['pausedBy'], reason: string): readonly Change[] {
  const until = anOpenHourAfter(asked.at, asked);
  const held = until === undefined ? undefined : after(asked, { at: asked.at, body: { type: 'held', reason } }, resumedAt(until));
  return held === undefined ? [] : [{ kind: 'hold', reasons, from: asked.at, openMs: HOUR_MS, dueAt: held.dueAt }];
}

function resumption(asked: Asked): readonly Change[] {
  const from = endOfHold(asked);
  const later = anOpenHourAfter(from, asked);
  const dueAt = after(asked, resumedAt(from))?.dueAt;
  const laterDueAt = later === undefined ? undefined : after(asked, resumedAt(later))?.dueAt;
  if (dueAt === undefined || laterDueAt === undefined) return [];
  return [
    { kind: 'resumption', from, planned: asked.snapshot.ticket.hold?.until !== undefined, dueAt, openMs: HOUR_MS, laterDueAt },
  ];
}

const resumedAt = (at: Instant): Happening => ({ at, body: { type: 'resumed', because: 'asked' } });

const endOfHold = ({ snapshot: { ticket }, at }: WhatIf): Instant => Math.max(ticket.hold?.until ?? at, at);

function anOpenHourAfter(at: Instant, { track, policySet }: Asked): Instant | undefined {
  return addBusinessTime(calendarOf(lastSpan(track), policySet.calendars), at, HOUR_MS);
}

function reopening(asked: Asked): readonly Change[] {
  const clock = after(asked, { at: asked.at, body: { type: 'reopened', because: 'asked' } });
  return clock === undefined ? [] : [{ kind: 'reopening', from: asked.at, dueAt: clock.dueAt }];
}

function priorities(asked: Asked): readonly Change[] {
  const { priority } = asked.snapshot.ticket;
  const groups = byRule(asked, PRIORITIES, (to) => ({ priority: to }));
  return groups.flatMap(([rule, to]) => {
    const [first] = to;
    if (first === undefined) return [];
    const body: FactBody = { type: 'priority-changed', from: priority, to: first };
    return [{ kind: 'priority' as const, to, ...retargeted(asked, rule, suppose(asked, { at: asked.at, body })) }];
  });
}

function otherTeams(asked: Asked): readonly Change[] {
  const asking = asked.policySet.rules.filter(({ when }) => when.team !== undefined).length;
  if (asking === 0 || asking > MOST_TEAM_RULES) return [];
  const groups = byRule(asked, asked.teams, (team) => ({ team }));
  return groups.flatMap(([rule, to]) => {
    const [team] = to;
    if (team === undefined) return [];
    const assigned = suppose(asked, { at: asked.at, body: { type: 'assigned', team } });
    return [{ kind: 'team' as const, to, ...retargeted(asked, rule, assigned) }];
  });
}

/** The values that would bring a ticket under another rule, by that rule. */
function byRule<T extends string>(
  { snapshot: { ticket }, policySet: { rules } }: Asked,
  values: readonly T[],
  change: (value: T) => { readonly priority?: Priority; readonly team?: string },
): readonly (readonly [rule: string, values: readonly T[]])[] {
  const now = matchRule(rules, classify(ticket))?.name;
  const groups = new Map<string, readonly T[]>();
  for (const value of values) {
    const rule = matchRule(rules, { ...classify(ticket), ...change(value) })?.name;
    if (rule !== undefined && rule !== now) groups.set(rule, [...(groups.get(rule) ?? []), value]);
  }
  return [...groups];
}

function retargeted(asked: Asked, rule: string, scenario: Scenario): Retargeted {
  const then = clockIn(scenario, asked.track, asked.at);
  const isOver = trackIn(scenario, asked.track)?.ended?.as === 'cancelled';
  if (then === undefined || isOver) return { rule, effect: 'cancels' };
  const dueAt = dueAfterHold(asked, scenario) ?? then.dueAt;
  return { rule, effect: effectOf(asked, then, dueAt), dueAt };
}

function effectOf(asked: Asked, then: Clock, dueAt: Instant): Effect {
  const wasBreached = asked.clock.state === 'breached';
  if (wasBreached !== (then.state === 'breached')) return wasBreached ? 'clears' : 'breaches';
  return dueAt === dueAfterHold(asked, asked) ? 'keeps' : 'moves';
}

/** During a hold a due instant moves on with every minute: what says something is where it will be when the hold ends. */
function dueAfterHold(asked: Asked, scenario: Scenario): Instant | undefined {
  const at = endOfHold(asked);
  const ended = scenario.snapshot.ticket.hold === undefined ? scenario : suppose(scenario, resumedAt(at));
  return clockIn(ended, asked.track, at)?.dueAt;
}

/** Another version judges the whole history anew, as a rebase would. */
function policyVersion(asked: Asked): Change {
  const { policySet, current, facts } = asked;
  const { version } = policySet;
  const snapshot = replay({ facts }, current);
  const rule = matchRule(current.rules, classify(snapshot.ticket))?.name;
  if (current.version === version || rule === undefined) return { kind: 'policy', version };
  const rebased = retargeted(asked, rule, { snapshot, policySet: current });
  return { kind: 'policy', version, rebased: { version: current.version, ...rebased } };
}
