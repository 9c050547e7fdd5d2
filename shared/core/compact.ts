import type { Fact } from './fact.ts';
import { HOUR_MS, type Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import { type History, replay, type Snapshot } from './replay.ts';
import type { Track } from './sla/clock.ts';
import { isLive } from './sla/tracks.ts';

/** Beyond this many facts every further write would pay for too much of the past. */
export const MOST_FACTS = 120;
const KEPT_FACTS = 40;

/** How long a repeated command is recognised once its fact has been paged out; longer than any sender retries. */
export const COMMAND_MEMORY_MS = 72 * HOUR_MS;

/** A history split into a page for the archive and the part that stays; `undefined` while it is short. */
export function compact(
  history: History,
  policySet: PolicySet,
): { readonly page: { readonly from: number; readonly facts: readonly Fact[] }; readonly rest: History } | undefined {
  if (history.facts.length <= MOST_FACTS) return undefined;
  const paged = history.facts.slice(0, -KEPT_FACTS);
  const first = paged[0];
  if (first === undefined) return undefined;
  const snapshot = replay({ ...history, facts: paged }, policySet);
  return {
    page: { from: first.n, facts: paged },
    rest: { snapshot: forget(snapshot, paged), facts: history.facts.slice(-KEPT_FACTS) },
  };
}

function forget({ ticket, tracks }: Snapshot, paged: readonly Fact[]): Snapshot {
  const since = ticket.changedAt - COMMAND_MEMORY_MS;
  const young = Object.entries(ticket.commands).filter(([, n]) => isAfter(since, n, paged));
  return { ticket: { ...ticket, commands: Object.fromEntries(young) }, tracks: tracks.filter(isNeeded(tracks)) };
}

/** Facts of earlier pages are older than any of this one. */
function isAfter(since: Instant, n: number, paged: readonly Fact[]): boolean {
  const fact = paged.find((candidate) => candidate.n === n);
  return fact !== undefined && fact.at >= since;
}

/** Ended cycles are history; the newest one of each metric gives the next its number. */
function isNeeded(tracks: readonly Track[]): (track: Track) => boolean {
  const newest = (track: Track) => tracks.every((other) => other.metric !== track.metric || other.cycle <= track.cycle);
  return (track) => isLive(track) || newest(track) || track.metric === 'solution';
}
