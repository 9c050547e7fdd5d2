/** The ladder of one promise as its escalation policy spells it out: the breach, then every level with its repeats. */
import type { EscalationPolicy, Level, Mark } from '../../../shared/core/escalation/ladder.ts';
import { LOW_SCORE } from '../../../shared/core/escalation/ladder.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import type { Alarm } from './alarms.ts';
import type { PromiseClock } from './promise-clock.ts';

export type LadderStep = {
  readonly key: string;
  readonly level: Level | undefined;
  readonly repeat: number;
  readonly mark: Mark;
};

/** Within one instant a hold ends first, then offers and acknowledgements lapse, warnings, the breach and escalations happen, and closing comes last. */
export const ORDER_WITHIN_AN_INSTANT = {
  'hold-ends': 0,
  'offer-lapses': 1,
  'acknowledgement-lapses': 2,
  warning: 3,
  breach: 4,
  escalation: 5,
  closes: 6,
} as const;

/** What climbs a ladder. */
export type Climber = PromiseClock | Alarm;

export const isAlarm = (climber: Climber): climber is Alarm => !('stretches' in climber);

const isMeantFor = ({ times = 1, atMost = LOW_SCORE }: Level, climber: Climber): boolean =>
  !isAlarm(climber) || (climber.cycle >= times && (climber.score ?? 0) <= atMost);

export function escalationFor({ rule }: Climber, { rules, escalations }: PolicySet): EscalationPolicy | undefined {
  return escalations[rules.find(({ name }) => name === rule)?.escalation ?? ''];
}

/** One list for each level, climbed in order; the breach of a clock is the first list. */
export function stepsOf(climber: Climber, policySet: PolicySet): readonly (readonly LadderStep[])[] {
  const { metric, cycle } = climber;
  const levels = (escalationFor(climber, policySet)?.levels ?? []).filter(
    (level) => level.metric === metric && isMeantFor(level, climber),
  );
  const clock = `${metric}/${cycle}`;
  const breach: LadderStep = {
    key: `${clock}/breach/0`,
    level: levels.find(({ notice }) => notice === 'breach'),
    repeat: 0,
    mark: { kind: 'offset', ms: 0 },
  };
  const others = levels.filter(({ notice }) => notice !== 'breach');
  return [isAlarm(climber) ? [] : [breach], ...others.map((level) => timesOf(level, clock))];
}

function timesOf(level: Level, clock: string): readonly LadderStep[] {
  const { times, everyMs } = level.repeat ?? { times: 0, everyMs: 0 };
  const steps: LadderStep[] = [];
  for (let repeat = 0; repeat <= times; repeat += 1) {
    const { mark } = level;
    const later = repeat * everyMs;
    steps.push({
      key: `${clock}/${level.id}/${repeat}`,
      level,
      repeat,
      mark: mark.kind === 'offset' ? { ...mark, ms: mark.ms + later } : { ...mark, plusMs: (mark.plusMs ?? 0) + later },
    });
  }
  return steps;
}
