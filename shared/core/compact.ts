import type { Fact } from './fact.ts';
import type { PolicySet } from './policy-set.ts';
import { type History, replay, type Snapshot } from './replay.ts';
import { isLive, newestCycles } from './sla/tracks.ts';

/** Beyond this many facts every further write would pay for too much of the past. */
export const MOST_FACTS = 120;
const KEPT_FACTS = 40;

/** A history split into a page for the archive and the part that stays; `undefined` while it is short. */
export function compact(
  history: History,
  policySet: PolicySet,
): { readonly page: { readonly from: number; readonly facts: readonly Fact[] }; readonly rest: History } | undefined {
  if (history.facts.length <= MOST_FACTS) return undefined;
  const paged = history.facts.slice(0, -KEPT_FACTS);
  const archived = history.snapshot?.ticket.version ?? 0;
  return {
    page: { from: archived + 1, facts: paged },
    rest: { snapshot: summarise({ ...history, facts: paged }, policySet), facts: history.facts.slice(-KEPT_FACTS) },
  };
}

/** What stands in for a part of the history that is in the archive. */
export const summarise = (history: History, policySet: PolicySet): Snapshot => forget(replay(history, policySet));

/** What opened the ticket stays known, so that it is never opened twice; of all other commands the archive tells. */
function forget({ ticket, tracks, alarms }: Snapshot): Snapshot {
  const opening = Object.entries(ticket.commands).filter(([, n]) => n === 1);
  const newest = newestCycles(alarms);
  return {
    ticket: { ...ticket, commands: Object.fromEntries(opening) },
    tracks: newestCycles(tracks),
    // Of alarms several cycles may stand at once: each complaint has its own.
    alarms: alarms.filter((alarm) => isLive(alarm) || newest.includes(alarm)),
  };
}
