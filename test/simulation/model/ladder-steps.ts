/** The ladder of one promise as its escalation policy spells it out: the breach, then every level with its repeats. */
import type { EscalationPolicy, Level, Mark } from '../../../shared/core/escalation/ladder.ts';
import { LOW_SCORE } from '../../../shared/core/escalation/ladder.ts';
import type { DurationMs } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import type { Alarm } from './alarms.ts';
import type { PromiseClock } from './promise-clock.ts';

export type LadderStep = {
  readonly key: string;
  readonly level: Level | undefined;
  readonly mark: Mark;
};

/** Of a promise or an alarm: one list for each level, climbed in order; the breach of a clock is the first list. */
export type Steps = readonly (readonly LadderStep[])[];

/** What climbs a ladder. */
export type Climber = PromiseClock | Alarm;

export const isAlarm = (climber: Climber): climber is Alarm => !('stretches' in climber);

/** As the history calls its ladder. */
export const nameOf = ({ metric, cycle }: Climber): string => `${metric}/${cycle}`;

/** Time brings it on its way: a clock that stands still climbs nothing. */
export const isClimbing = (climber: Climber): boolean => isAlarm(climber) || climber.stretches.at(-1)?.kind === 'counting';

export const isBreachStep = (key: string): boolean => key.endsWith('/breach/0');

const isMeantFor = ({ times = 1, atMost = LOW_SCORE }: Level, climber: Climber): boolean =>
  !isAlarm(climber) || (climber.cycle >= times && (climber.score ?? 0) <= atMost);

export function escalationFor({ rule }: Climber, { rules, escalations }: PolicySet): EscalationPolicy | undefined {
  return escalations[rules.find(({ name }) => name === rule)?.escalation ?? ''];
}

export function stepsOf(climber: Climber, policySet: PolicySet): Steps {
  const levels = (escalationFor(climber, policySet)?.levels ?? []).filter(
    (level) => level.metric === climber.metric && isMeantFor(level, climber),
  );
  const clock = nameOf(climber);
  const breach: LadderStep = {
    key: `${clock}/breach/0`,
    level: levels.find(({ notice }) => notice === 'breach'),
    mark: { kind: 'offset', ms: 0 },
  };
  const others = levels.filter(({ notice }) => notice !== 'breach');
  return [isAlarm(climber) ? [] : [breach], ...others.map((level) => timesOf(level, clock))];
}

function timesOf(level: Level, clock: string): readonly LadderStep[] {
  const { times, everyMs } = level.repeat ?? { times: 0, everyMs: 0 };
  return Array.from({ length: times + 1 }, (_, repeat) =>
    later({ key: `${clock}/${level.id}/${repeat}`, level, mark: level.mark }, repeat * everyMs),
  );
}

export function later(step: LadderStep, ms: DurationMs): LadderStep {
  const { mark } = step;
  return {
    ...step,
    mark: mark.kind === 'offset' ? { ...mark, ms: mark.ms + ms } : { ...mark, plusMs: (mark.plusMs ?? 0) + ms },
  };
}
