import type { Level } from './escalation/ladder.ts';
import type { FiringFact } from './fact.ts';
import { levelsOf } from './ladder-of.ts';
import type { PolicySet } from './policy-set.ts';
import { climbersOf, type Snapshot } from './replay.ts';
import { ladderKey } from './ticket.ts';

/** The level that a firing was of, as the policy has it; `undefined` for a breach that nobody was to be told of, as after an acknowledgement. */
export function firedLevel(fact: FiringFact, snapshot: Snapshot, policySet: PolicySet): Level | undefined {
  if (fact.type === 'breached' && fact.told.length === 0 && fact.because === undefined) return undefined;
  const climbers = climbersOf(snapshot).filter((climber) => ladderKey(climber) === ladderKey(fact));
  const levels = climbers.flatMap((climber) => levelsOf(climber, policySet));
  return levels.find((level) => ('level' in fact ? level.id === fact.level : level.notice === 'breach'));
}
