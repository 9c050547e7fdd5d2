/**
 * The ladder of a clock or an alarm: the levels of its escalation policy with their repeats, and for a clock its breach. Its steps
 * are the same for every ticket under a policy, so they are worked out once; when somebody comes to them is up to who climbs.
 */
import { type Climber, isAlarm, isMeantFor, reachInstantOf, ruleOf } from './escalation/climber.ts';
import type { Level, Mark } from './escalation/ladder.ts';
import type { DurationMs, Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import { nextOpen } from './sla/business-time.ts';
import type { Calendars } from './sla/track-time.ts';
import { BREACH, breachKey, type FiringKey, firingKey, ladderKey, type Ticket } from './ticket.ts';

/** A point of a ladder that fires once. `level` is absent where nobody is told of the breach. */
export type Step = {
  readonly key: FiringKey;
  readonly level: Level | undefined;
  readonly repeat: number;
  readonly mark: Mark;
};

/** A level and its repeats, which are climbed one after the other. */
export type Rungs = { readonly level: Level; readonly steps: readonly Step[] };

/** An alarm has no breach. */
export type Ladder = { readonly breach: Step | undefined; readonly levels: readonly Rungs[] };

/** A step with the instant at which it is come to, and the one at which it fires: later where the level keeps quiet hours. */
export type Rung = Step & { readonly reachedAt: Instant | undefined; readonly at: Instant | undefined };

const DUE: Mark = { kind: 'percent', percent: 100 };

const ladders = new WeakMap<PolicySet, Map<string, Ladder>>();

export function ladderOf(climber: Climber, policySet: PolicySet): Ladder {
  const key = `${ladderKey(climber)} ${scoreOf(climber)} ${ruleOf(climber)}`;
  const ofPolicy = ladders.get(policySet) ?? new Map<string, Ladder>();
  const known = ofPolicy.get(key);
  if (known !== undefined) return known;
  const ladder = makeLadder(climber, levelsOf(climber, policySet));
  // Stryker disable next-line CallExpression: what is not kept is only made again.
  ladders.set(policySet, ofPolicy.set(key, ladder));
  return ladder;
}

/** Every step of a ladder, whether it has fired or not. */
export function rungsOf(
  climber: Climber,
  ticket: Pick<Ticket, 'priority'>,
  policySet: PolicySet,
  ladder = ladderOf(climber, policySet),
): readonly Rung[] {
  return stepsOn(ladder).map((step) => {
    const reachedAt = reachInstantOf(climber, step.mark, policySet.calendars);
    return { ...step, reachedAt, at: reachedAt && tellInstant(step.level, reachedAt, ticket, policySet.calendars) };
  });
}

/** When a level may tell at the earliest: it waits for the hours that it keeps to, unless the ticket is P1. */
export function tellInstant(
  level: Level | undefined,
  at: Instant,
  { priority }: Pick<Ticket, 'priority'>,
  calendars: Calendars,
): Instant {
  const calendar = level?.during === undefined || priority === 'P1' ? undefined : calendars[level.during];
  // A calendar that has come to its end keeps nobody quiet for ever.
  return calendar === undefined ? at : (nextOpen(calendar, at) ?? at);
}

/** The levels that are in force for a clock or an alarm. */
export function levelsOf(climber: Climber, policySet: PolicySet): readonly Level[] {
  return policySet.rules
    .filter((rule) => rule.name === ruleOf(climber))
    .flatMap((rule) => policySet.escalations[rule.escalation]?.levels ?? [])
    .filter((level) => level.metric === climber.metric && (!isAlarm(climber) || isMeantFor(level, climber)));
}

/** The level that follows another in time and kind: a warning goes on to the next warning, all else to the next escalation. */
export function levelAfter({ levels }: Ladder, id: string): Rungs | undefined {
  if (id === BREACH) return levels.find(({ level }) => !isWarning(level));
  const index = levels.findIndex(({ level }) => level.id === id);
  const from = levels[index]?.level;
  return from && levels.slice(index + 1).find(({ level }) => isWarning(level) === isWarning(from));
}

/** Whether nothing is left of a ladder after a step. */
export function isTopOf(ladder: Ladder, key: FiringKey, { fired }: Pick<Ticket, 'fired'>): boolean {
  return stepsOn(ladder).every((step) => step.key === key || fired[step.key] !== undefined);
}

const stepsOn = ({ breach, levels }: Ladder): readonly Step[] => [
  ...(breach === undefined ? [] : [breach]),
  ...levels.flatMap(({ steps }) => steps),
];

const isBreach = ({ notice }: Level): boolean => notice === 'breach';
const isWarning = ({ notice }: Level): boolean => notice === 'warning';

function makeLadder(climber: Climber, levels: readonly Level[]): Ladder {
  const { metric, cycle } = climber;
  const due = () => ({ key: breachKey({ metric, cycle }), level: levels.find(isBreach), repeat: 0, mark: DUE });
  const climbed = levels.filter((level) => !isBreach(level)).map((level) => ({ level, steps: stepsOf(level, climber) }));
  return { breach: isAlarm(climber) ? undefined : due(), levels: climbed };
}

function stepsOf(level: Level, { metric, cycle }: Climber): readonly Step[] {
  return Array.from({ length: 1 + (level.repeat?.times ?? 0) }, (_, repeat) => ({
    key: firingKey({ metric, cycle, level: level.id, repeat }),
    level,
    repeat,
    mark: markOf(level, repeat),
  }));
}

const markOf = (level: Level, repeat: number): Mark => laterMark(level.mark, repeat * (level.repeat?.everyMs ?? 0));

/** A mark so much later, in counted time of a clock. */
export function laterMark(mark: Mark, laterMs: DurationMs): Mark {
  return mark.kind === 'offset' ? { kind: 'offset', ms: mark.ms + laterMs } : { ...mark, plusMs: (mark.plusMs ?? 0) + laterMs };
}

const scoreOf = (climber: Climber): number | undefined => (isAlarm(climber) ? climber.score : undefined);
