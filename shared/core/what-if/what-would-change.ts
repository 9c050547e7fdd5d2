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

const isSame = (one: Track, other: Track): boolean => one.metric === other.metric && one.cycle === other.cycle;

const trackIn = ({ snapshot }: Scenario, track: Track): Track | undefined => snapshot.tracks.find((one) => isSame(one, track));

/** The clock of a track, as far as what happened since has changed it. */
function clockIn({ snapshot, policySet }: Scenario, track: Track, at: Instant): Clock {
  const changed = snapshot.tracks.reduce((found, one) => (isSame(one, track) ? one : found), track);
  return evaluateClock(changed, policySet.calendars, at);
}

function after(asked: Asked, ...happenings: readonly [Happening, ...Happening[]]): Clock {
  const scenario = happenings.reduce<Scenario>(suppose, asked);
  return clockIn(scenario, asked.track, Math.max(...happenings.map(({ at }) => at)));
}

// Stryker disable next-line StringLiteral: that something is said matters, not what.
const SAID = { message: '' };

const ENDINGS: readonly { readonly by: Ending; readonly command: keyof typeof ALLOWED_IN; readonly body: FactBody }[] = [
  { by: 'answer', command: 'reply', body: { type: 'replied', ...SAID } },
  { by: 'solution', command: 'propose-solution', body: { type: 'solution-proposed', ...SAID } },
  { by: 'resolution', command: 'resolve', body: { type: 'resolved', ...SAID } },
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
  // Stryker disable next-line ConditionalExpression,StringLiteral: where any reason pauses, any word is one.
  const [reason] = pausedBy === 'any' ? ['any'] : pausedBy;
  return reason === undefined ? [{ kind: 'hold-without-effect', present: false }] : hold(asked, pausedBy, reason);
}

/** Nothing can be said where the calendar has no open hour left. */
function hold(asked: Asked, reasons: Commitment['pausedBy'], reason: string): readonly Change[] {
  const until = anOpenHourAfter(asked.at, asked);
  if (until === undefined) return [];
  const { dueAt } = after(asked, { at: asked.at, body: { type: 'held', reason } }, resumedAt(until));
  return [{ kind: 'hold', reasons, from: asked.at, openMs: HOUR_MS, dueAt }];
}

function resumption(asked: Asked): readonly Change[] {
  const from = endOfHold(asked);
  const later = anOpenHourAfter(from, asked);
  if (later === undefined) return [];
  const planned = asked.snapshot.ticket.hold?.until !== undefined;
  const { dueAt } = after(asked, resumedAt(from));
  return [{ kind: 'resumption', from, planned, dueAt, openMs: HOUR_MS, laterDueAt: after(asked, resumedAt(later)).dueAt }];
}

const resumedAt = (at: Instant): Happening => ({ at, body: { type: 'resumed', because: 'asked' } });

const endOfHold = ({ snapshot: { ticket }, at }: WhatIf): Instant => Math.max(ticket.hold?.until ?? at, at);

function anOpenHourAfter(at: Instant, { track, policySet }: Asked): Instant | undefined {
  return addBusinessTime(calendarOf(lastSpan(track), policySet.calendars), at, HOUR_MS);
}

function reopening(asked: Asked): readonly Change[] {
  const { dueAt } = after(asked, { at: asked.at, body: { type: 'reopened', because: 'asked' } });
  return [{ kind: 'reopening', from: asked.at, dueAt }];
}

function priorities(asked: Asked): readonly Change[] {
  const { priority } = asked.snapshot.ticket;
  return byRule(asked, PRIORITIES, (to) => ({ priority: to })).map(([rule, to]) => {
    const body: FactBody = { type: 'priority-changed', from: priority, to: to[0] };
    return { kind: 'priority', to, ...retargeted(asked, rule, suppose(asked, { at: asked.at, body })) };
  });
}

function otherTeams(asked: Asked): readonly Change[] {
  const asking = asked.policySet.rules.filter(({ when }) => when.team !== undefined).length;
  if (asking > MOST_TEAM_RULES) return [];
  return byRule(asked, asked.teams, (team) => ({ team })).map(([rule, to]) => {
    const assigned = suppose(asked, { at: asked.at, body: { type: 'assigned', team: to[0] } });
    return { kind: 'team', to, ...retargeted(asked, rule, assigned) };
  });
}

/** The values that would bring a ticket under another rule, by that rule. */
function byRule<T extends string>(
  { snapshot: { ticket }, policySet: { rules } }: Asked,
  values: readonly T[],
  change: (value: T) => { readonly priority?: Priority; readonly team?: string },
): readonly (readonly [rule: string, values: readonly [T, ...T[]]])[] {
  const now = matchRule(rules, classify(ticket))?.name;
  const groups = new Map<string, readonly [T, ...T[]]>();
  for (const value of values) {
    const rule = matchRule(rules, { ...classify(ticket), ...change(value) })?.name;
    if (rule === undefined || rule === now) continue;
    const [first, ...rest] = groups.get(rule) ?? [];
    groups.set(rule, first === undefined ? [value] : [first, ...rest, value]);
  }
  return [...groups];
}

function retargeted(asked: Asked, rule: string, scenario: Scenario): Retargeted {
  const track = trackIn(scenario, asked.track);
  if (track === undefined || track.ended?.as === 'cancelled') return { rule, effect: 'cancels' };
  const dueAt = dueAfterHold(asked, scenario);
  return { rule, effect: effectOf(asked, clockIn(scenario, track, asked.at), dueAt), dueAt };
}

function effectOf(asked: Asked, then: Clock, dueAt: Instant): Effect {
  const wasBreached = asked.clock.state === 'breached';
  if (wasBreached !== (then.state === 'breached')) return wasBreached ? 'clears' : 'breaches';
  return dueAt === dueAfterHold(asked, asked) ? 'keeps' : 'moves';
}

/** During a hold a due instant moves on with every minute: what says something is where it will be when the hold ends. Without one, to resume changes no clock. */
function dueAfterHold(asked: Asked, scenario: Scenario): Instant {
  const at = endOfHold(asked);
  return clockIn(suppose(scenario, resumedAt(at)), asked.track, at).dueAt;
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
