import type { Level } from '../escalation/ladder.ts';
import { type LevelReach, reachOf } from '../escalation/reach.ts';
import { type FiringFact, isFiring } from '../fact.ts';
import { firedLevel } from '../fired-level.ts';
import { applyFact } from '../replay.ts';
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
    const level = snapshot !== null && isFiring(fact) ? firedLevel(fact, snapshot, policySet) : undefined;
    if (snapshot !== null && isFiring(fact) && level !== undefined) {
      const { ticket } = snapshot;
      found.push({ fact, level, reach: reachOf(level, { ticket, organisation, calendars, at: fact.at }) });
    }
    snapshot = applyFact(snapshot, fact, policySet);
  }
  return found;
}
