import { type Rung, rungsOf } from './clock-ladder.ts';
import type { Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import type { Snapshot } from './replay.ts';
import type { Track } from './sla/clock.ts';
import { mayGoOn } from './sla/tracks.ts';
import type { FiringKey } from './ticket.ts';

/**
 * Rungs that had fired, and whose instants a change of deadlines has put ahead again: they fire once more, for the deadline that
 * is new. Where no deadline has moved there are none, since what fires lies behind.
 */
export function rearmedBy({ ticket, tracks }: Snapshot, policySet: PolicySet, now: Instant): readonly FiringKey[] {
  const ahead = tracks.filter(mayGoOn).flatMap((track) => rungsAhead(track, policySet, now));
  return ahead.map(({ key }) => key).filter((key) => ticket.fired[key] !== undefined);
}

/** What a clock that ended has come to by its end, that very instant included, lies behind it. */
function rungsAhead({ ended, ...open }: Track, policySet: PolicySet, now: Instant): readonly Rung[] {
  return rungsOf(open, policySet).filter((rung) => !isBehind(rung, ended?.at ?? now));
}

export const isBehind = ({ at }: Rung, now: Instant): boolean => at !== undefined && at <= now;
