/**
 * The ladder that a clock climbs: its breach, and the levels of its escalation policy with their repeats. Its steps are the same for
 * every ticket under a policy, so they are worked out once; when a clock reaches them is up to its track.
 */
import type { Level, Mark } from './escalation/ladder.ts';
import type { Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import type { Track } from './sla/clock.ts';
import { markInstant } from './sla/evaluate-clock.ts';
import { lastSpan } from './sla/track-time.ts';
import { breachKey, clockKey, type FiringKey, firingKey } from './ticket.ts';

/** A point of a clock's ladder that fires once. `level` is absent where nobody is told of the breach. */
export type Step = {
  readonly key: FiringKey;
  readonly level: Level | undefined;
  readonly repeat: number;
  readonly mark: Mark;
};

/** The breach first, then the other levels; the steps of one level are climbed one after the other. */
export type Ladder = readonly (readonly Step[])[];

/** A step with the instant at which the clock reaches it, as far as is known. */
export type Rung = Step & { readonly at: Instant | undefined };

const DUE: Mark = { kind: 'percent', percent: 100 };

const ladders = new WeakMap<PolicySet, Map<string, Ladder>>();

export function ladderOf(track: Track, policySet: PolicySet): Ladder {
  const key = `${clockKey(track)} ${lastSpan(track).rule}`;
  const ofPolicy = ladders.get(policySet) ?? new Map<string, Ladder>();
  const known = ofPolicy.get(key);
  if (known !== undefined) return known;
  const ladder = makeLadder(track, levelsOf(track, policySet));
  // Stryker disable next-line CallExpression: what is not kept is only made again.
  ladders.set(policySet, ofPolicy.set(key, ladder));
  return ladder;
}

/** Every step of a clock's ladder, whether it has fired or not. */
export function rungsOf(track: Track, policySet: PolicySet): readonly Rung[] {
  const steps = ladderOf(track, policySet).flat();
  return steps.map((step) => ({ ...step, at: markInstant(track, step.mark, policySet.calendars) }));
}

/** The levels that are in force for a clock. */
export function levelsOf(track: Track, policySet: PolicySet): readonly Level[] {
  return policySet.rules
    .filter((rule) => rule.name === lastSpan(track).rule)
    .flatMap((rule) => policySet.escalations[rule.escalation]?.levels ?? [])
    .filter((level) => level.metric === track.metric);
}

export const isBreach = ({ notice }: Level): boolean => notice === 'breach';

function makeLadder({ metric, cycle }: Track, levels: readonly Level[]): Ladder {
  const breach: Step = { key: breachKey({ metric, cycle }), level: levels.find(isBreach), repeat: 0, mark: DUE };
  const climbed = levels
    .filter((level) => !isBreach(level))
    .map((level) =>
      Array.from({ length: 1 + (level.repeat?.times ?? 0) }, (_, repeat) => ({
        key: firingKey({ metric, cycle, level: level.id, repeat }),
        level,
        repeat,
        mark: markOf(level, repeat),
      })),
    );
  return [[breach], ...climbed];
}

function markOf(level: Level, repeat: number): Mark {
  const laterMs = repeat * (level.repeat?.everyMs ?? 0);
  return level.mark.kind === 'offset'
    ? { kind: 'offset', ms: level.mark.ms + laterMs }
    : { ...level.mark, plusMs: (level.mark.plusMs ?? 0) + laterMs };
}
