import { isBreach, ladderOf, type Step } from './clock-ladder.ts';
import type { Level } from './escalation/ladder.ts';
import type { Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import type { Snapshot } from './replay.ts';
import type { Track } from './sla/clock.ts';
import { markInstant } from './sla/evaluate-clock.ts';
import { isLive } from './sla/tracks.ts';
import { clockKey } from './ticket.ts';

/** Something that time alone will do to a ticket. */
export type Happening =
  | { readonly at: Instant; readonly kind: 'hold-ends' }
  | { readonly at: Instant; readonly kind: 'handover-lapses'; readonly to: string }
  | { readonly at: Instant; readonly kind: 'closes'; readonly because: 'confirmed' | 'silence' }
  | OnLadder;

/** A clock reaches a mark of its ladder, or its target. */
export type OnLadder =
  | { readonly at: Instant; readonly kind: 'level'; readonly track: Track; readonly level: Level; readonly repeat: number }
  | { readonly at: Instant; readonly kind: 'breach'; readonly track: Track };

/** Within one instant: a hold ends before its clocks are read, what was offered is the owner's again before anybody is told, a warning precedes the breach, the breach its escalation. */
const ORDER = { 'hold-ends': 0, 'handover-lapses': 1, warning: 2, breach: 3, escalation: 4, closes: 5 } as const;

/**
 * The next thing that time will do, if nobody does anything before; never earlier than the newest fact.
 * It is due from its own millisecond on.
 */
export function nextHappening(snapshot: Snapshot, policySet: PolicySet): Happening | undefined {
  return soonest([
    ...holdEnd(snapshot),
    ...handoverEnd(snapshot),
    ...closing(snapshot, policySet),
    ...marks(snapshot, policySet),
  ]);
}

/** What the ladder of one clock will do if nobody acts, soonest first: its levels and the breach. */
export function ladderAhead(
  snapshot: Snapshot,
  policySet: PolicySet,
  clock: Pick<Track, 'metric' | 'cycle'>,
): readonly OnLadder[] {
  const tracks = snapshot.tracks.filter((track) => track.metric === clock.metric && track.cycle === clock.cycle);
  return marks({ ...snapshot, tracks }, policySet).toSorted((one, other) => one.at - other.at || rank(one) - rank(other));
}

function soonest<H extends Happening>(all: readonly H[]): H | undefined {
  let best: H | undefined;
  for (const one of all) {
    if (best === undefined || precedes(one, best)) best = one;
  }
  return best;
}

function precedes(one: Happening, other: Happening): boolean {
  return one.at < other.at || (one.at === other.at && rank(one) < rank(other));
}

function rank(happening: Happening): number {
  return happening.kind === 'level' ? ORDER[happening.level.notice] : ORDER[happening.kind];
}

function holdEnd({ ticket }: Snapshot): readonly Happening[] {
  return ticket.hold?.until === undefined ? [] : [{ kind: 'hold-ends', at: ticket.hold.until }];
}

function handoverEnd({ ticket: { handover, changedAt } }: Snapshot): readonly Happening[] {
  if (handover === undefined) return [];
  return [{ kind: 'handover-lapses', to: handover.to, at: Math.max(handover.until, changedAt) }];
}

function closing({ ticket }: Snapshot, { closing: rule }: PolicySet): readonly Happening[] {
  if (ticket.status === 'confirmed' && rule.afterConfirmedMs !== undefined) {
    return [{ kind: 'closes', because: 'confirmed', at: Math.max(ticket.statusSince + rule.afterConfirmedMs, ticket.changedAt) }];
  }
  if (ticket.status === 'resolved' && rule.afterResolvedMs !== undefined) {
    return [{ kind: 'closes', because: 'silence', at: Math.max(ticket.statusSince + rule.afterResolvedMs, ticket.changedAt) }];
  }
  return [];
}

function marks({ ticket, tracks }: Snapshot, policySet: PolicySet): readonly OnLadder[] {
  const found: OnLadder[] = [];
  for (const track of tracks) {
    // Stryker disable next-line ConditionalExpression: what has ended reaches nothing more; not to ask only saves time.
    if (!isLive(track)) continue;
    const ladder = ladderOf(track, policySet);
    const isAcknowledged = ticket.acknowledged[clockKey(track)] !== undefined;
    for (const steps of isAcknowledged ? ladder.slice(0, 1) : ladder) {
      const next = steps.find(({ key }) => ticket.fired[key] === undefined);
      const at = next && markInstant(track, next.mark, policySet.calendars);
      if (next !== undefined && at !== undefined) found.push(onLadder(track, next, Math.max(at, ticket.changedAt)));
    }
  }
  return found;
}

function onLadder(track: Track, { level, repeat }: Step, at: Instant): OnLadder {
  return level === undefined || isBreach(level) ? { kind: 'breach', track, at } : { kind: 'level', track, level, repeat, at };
}
