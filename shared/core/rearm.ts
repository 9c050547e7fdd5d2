import { ruleOf } from './escalation/climber.ts';
import type { Instant } from './instant.ts';
import { type Rung, rungsOf } from './ladder-of.ts';
import type { PolicySet } from './policy-set.ts';
import type { Snapshot } from './replay.ts';
import type { Track } from './sla/clock.ts';
import { lastSpan } from './sla/track-time.ts';
import { mayGoOn } from './sla/tracks.ts';
import { type FiringKey, ladderKey } from './ticket.ts';

/** Clocks, and the policy that judges them. */
export type Judged = { readonly snapshot: Snapshot; readonly policySet: PolicySet };

/**
 * Rungs that had fired, and whose instants a change of deadlines has put ahead again: they fire once more, for the deadline that
 * is new. What fired before its instant has fired for its deadline like any other, so a rung whose instant is the same stays fired.
 * An alarm has no deadline that could change.
 */
export function rearmedBy(before: Judged, after: Judged, now: Instant): readonly FiringKey[] {
  return after.snapshot.tracks.filter(mayGoOn).flatMap((track) => rearmedOn(track, before, after, now));
}

function rearmedOn(track: Track, before: Judged, after: Judged, now: Instant): readonly FiringKey[] {
  const { fired } = after.snapshot.ticket;
  const was = before.snapshot.tracks.find((one) => ladderKey(one) === ladderKey(track));
  if (was !== undefined && before.policySet === after.policySet && ruleOf(was) === ruleOf(track)) return [];
  const known = was === undefined ? [] : rungsGoingOn(was, before, now);
  const hasMoved = ({ key, reachedAt }: Rung) => known.find((rung) => rung.key === key)?.reachedAt !== reachedAt;
  // What a clock that ended has come to by its end, that very instant included, lies behind it.
  const ahead = rungsGoingOn(track, after, now).filter(({ reachedAt }) => !isBehind(reachedAt, track.ended?.at ?? now));
  return ahead.filter((rung) => fired[rung.key] !== undefined && hasMoved(rung)).map(({ key }) => key);
}

/** As if the clock had not ended, and what it is paused by ended now: a level ahead of a pause has no instant to compare otherwise. */
function rungsGoingOn({ ended: _, ...open }: Track, { snapshot, policySet }: Judged, now: Instant): readonly Rung[] {
  const last = lastSpan(open);
  const spans: Track['spans'] = last.kind === 'counting' ? open.spans : [...open.spans, { ...last, kind: 'counting', from: now }];
  return rungsOf({ ...open, spans }, snapshot.ticket, policySet);
}

export const isBehind = (at: Instant | undefined, now: Instant): boolean => at !== undefined && at <= now;
