import { nextHappening } from './happening.ts';
import type { Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import type { Snapshot } from './replay.ts';

/** The earliest instant at which time will do something to the ticket; `undefined` when nothing will happen by itself. */
export function nextWakeAt(snapshot: Snapshot, policySet: PolicySet): Instant | undefined {
  return nextHappening(snapshot, policySet)?.at;
}
