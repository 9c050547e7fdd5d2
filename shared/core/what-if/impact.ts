/** What a rebase would do to an open ticket now, without doing it. */
import type { Fact } from '../fact.ts';
import type { Instant } from '../instant.ts';
import type { PolicySet } from '../policy-set.ts';
import { decideRebase, type RebaseContext } from '../rebase.ts';
import { replay, type Snapshot } from '../replay.ts';
import type { Clock } from '../sla/clock.ts';
import { evaluateClock } from '../sla/evaluate-clock.ts';
import { isLive } from '../sla/tracks.ts';
import { type LadderKey, ladderKey } from '../ticket.ts';

/** A live clock on both sides of the change; on one of them there may be no such promise. */
export type MovedClock = { readonly before: Clock | undefined; readonly after: Clock | undefined };

export type Impact = {
  /** Clocks whose deadline or state would be another. */
  readonly clocks: readonly MovedClock[];
  /** Those of them that the new policy makes breached at once. */
  readonly breachedAtOnce: readonly LadderKey[];
  /** Who would hear now, in a digest, of what the new deadlines have passed: person ids or addresses. */
  readonly told: readonly string[];
};

/** @returns `undefined` for a ticket that cannot be rebased because it is closed, or that is under the new version already */
export function impactOf(history: readonly Fact[], context: RebaseContext): Impact | undefined {
  const { from, to, now } = context;
  const command = { type: 'rebase', policyVersion: to.version, passed: 'digest', by: 'system' } as const;
  const decision = decideRebase(history, command, context);
  const rebased = decision.ok ? decision.facts.find((fact) => fact.type === 'rebased') : undefined;
  if (!decision.ok || rebased === undefined) return undefined;
  const untilThen = [...history, ...decision.facts.slice(0, decision.facts.indexOf(rebased))];
  const before = liveClocks(replay({ facts: untilThen }, from), from, now);
  const after = liveClocks(decision.after, to, now);
  const moved = [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => ({ before: before.get(key), after: after.get(key) }))
    .filter(isAnother);
  const breachedAtOnce = moved.flatMap((clock) =>
    clock.after?.state === 'breached' && clock.before?.state !== 'breached' ? [ladderKey(clock.after)] : [],
  );
  return {
    clocks: moved,
    breachedAtOnce,
    told: rebased.told ?? [],
  };
}

function liveClocks({ tracks }: Snapshot, { calendars }: PolicySet, at: Instant): ReadonlyMap<LadderKey, Clock> {
  return new Map(tracks.filter(isLive).map((track) => [ladderKey(track), evaluateClock(track, calendars, at)]));
}

const isAnother = ({ before, after }: MovedClock): boolean => before?.dueAt !== after?.dueAt || before?.state !== after?.state;
