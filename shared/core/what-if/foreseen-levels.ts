import type { Level } from '../escalation/ladder.ts';
import { type LevelReach, reachOf } from '../escalation/reach.ts';
import { type FiringFact, isFiring } from '../fact.ts';
import { levelsOf } from '../ladder-of.ts';
import { applyFact, climbersOf, type Snapshot } from '../replay.ts';
import { ladderKey } from '../ticket.ts';
import type { ForeseeContext, Moment } from './foresee.ts';

/** A level that will have fired, or have been skipped, and whom it reaches by then. */
export type ForeseenLevel = { readonly fact: FiringFact; readonly level: Level; readonly reach: LevelReach };

/** The levels of a moment, each judged by the ticket as it was when it fired: the level before may have given it to somebody else. */
export function foreseenLevels(
  { before, facts }: Moment,
  { policySet, organisation }: Omit<ForeseeContext, 'until'>,
): readonly ForeseenLevel[] {
  const { calendars } = policySet;
  const found: ForeseenLevel[] = [];
  let snapshot = before;
  for (const fact of facts) {
    const level = snapshot !== null && isFiring(fact) ? levelOf(fact, snapshot, policySet) : undefined;
    if (snapshot !== null && isFiring(fact) && level !== undefined) {
      const { ticket } = snapshot;
      found.push({ fact, level, reach: reachOf(level, { ticket, organisation, calendars, at: fact.at }) });
    }
    snapshot = applyFact(snapshot, fact, policySet);
  }
  return found;
}

/** `undefined` for a breach that nobody is told of. */
function levelOf(fact: FiringFact, snapshot: Snapshot, policySet: ForeseeContext['policySet']): Level | undefined {
  const climbers = climbersOf(snapshot).filter((climber) => ladderKey(climber) === ladderKey(fact));
  const levels = climbers.flatMap((climber) => levelsOf(climber, policySet));
  return levels.find((level) => ('level' in fact ? level.id === fact.level : level.notice === 'breach'));
}
