import { type Rung, rungsOf } from './clock-ladder.ts';
import type { Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import type { Snapshot } from './replay.ts';
import { mayGoOn } from './sla/tracks.ts';
import type { FiringKey } from './ticket.ts';

/**
 * Rungs that had fired, and whose instants a change of deadlines has put ahead again: they fire once more, for the deadline that
 * is new. Where no deadline has moved there are none, since what fires lies behind.
 */
export function rearmedBy({ ticket, tracks }: Snapshot, policySet: PolicySet, now: Instant): readonly FiringKey[] {
  const rungs = tracks.filter(mayGoOn).flatMap((track) => rungsOf(track, policySet));
  return rungs.filter((rung) => ticket.fired[rung.key] !== undefined && !isBehind(rung, now)).map(({ key }) => key);
}

export const isBehind = ({ at }: Rung, now: Instant): boolean => at !== undefined && at <= now;
