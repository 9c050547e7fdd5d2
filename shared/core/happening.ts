import type { Level, Mark } from './escalation/ladder.ts';
import type { Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import type { Snapshot } from './replay.ts';
import type { Track } from './sla/clock.ts';
import { markInstant } from './sla/evaluate-clock.ts';
import { lastSpan } from './sla/track-time.ts';
import { isLive } from './sla/tracks.ts';
import { breachKey, clockKey, type FiringKey, firingKey } from './ticket.ts';

/** Something that time alone will do to a ticket. */
export type Happening =
  | { readonly at: Instant; readonly kind: 'hold-ends' }
  | { readonly at: Instant; readonly kind: 'closes'; readonly because: 'confirmed' | 'silence' }
  | OnLadder;

/** A clock reaches a mark of its ladder, or its target. */
export type OnLadder =
  | { readonly at: Instant; readonly kind: 'level'; readonly track: Track; readonly level: Level; readonly repeat: number }
  | { readonly at: Instant; readonly kind: 'breach'; readonly track: Track };

const DUE: Mark = { kind: 'percent', percent: 100 };

/** Within one instant: a hold ends before its clocks are read, a warning precedes the breach, the breach its escalation. */
const ORDER = { 'hold-ends': 0, warning: 1, breach: 2, escalation: 3, closes: 4 } as const;

/**
 * The next thing that time will do, if nobody does anything before; never earlier than the newest fact.
 * It is due from its own millisecond on.
 */
export function nextHappening(snapshot: Snapshot, policySet: PolicySet): Happening | undefined {
  return soonest([...holdEnd(snapshot), ...closing(snapshot, policySet), ...marks(snapshot, policySet)]);
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
  const [first, ...rest] = all;
  return first === undefined ? undefined : rest.reduce((best, other) => (precedes(other, best) ? other : best), first);
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

function closing({ ticket }: Snapshot, { closing: rule }: PolicySet): readonly Happening[] {
  if (ticket.status === 'confirmed' && rule.afterConfirmedMs !== undefined) {
    return [{ kind: 'closes', because: 'confirmed', at: Math.max(ticket.statusSince + rule.afterConfirmedMs, ticket.changedAt) }];
  }
  if (ticket.status === 'resolved' && rule.afterResolvedMs !== undefined) {
    return [{ kind: 'closes', because: 'silence', at: Math.max(ticket.statusSince + rule.afterResolvedMs, ticket.changedAt) }];
  }
  return [];
}

function marks(snapshot: Snapshot, policySet: PolicySet): readonly OnLadder[] {
  return snapshot.tracks.filter(isLive).flatMap((track) => [
    ...breach(snapshot, track, policySet),
    ...levelsOf(track, policySet)
      .filter((level) => level.notice !== 'breach')
      .flatMap((level) => firings(snapshot, track, level, policySet)),
  ]);
}

/** The levels that are in force for a clock. */
export function levelsOf(track: Track, policySet: PolicySet): readonly Level[] {
  return policySet.rules
    .filter((rule) => rule.name === lastSpan(track).rule)
    .flatMap((rule) => policySet.escalations[rule.escalation]?.levels ?? [])
    .filter((level) => level.metric === track.metric);
}

/** A point of a clock's ladder that fires once. `level` is absent where nobody is told of the breach. */
export type Rung = { readonly key: FiringKey; readonly level: Level | undefined; readonly at: Instant | undefined };

/** Every rung of a clock's ladder with the instant at which the clock reaches it, as far as is known, whether it has fired or not. */
export function rungsOf(track: Track, policySet: PolicySet): readonly Rung[] {
  const levels = levelsOf(track, policySet);
  const ofBreach = levels.find((level) => level.notice === 'breach');
  const climbed = levels.filter((level) => level.notice !== 'breach');
  return [
    { key: breachKey(track), level: ofBreach, at: markInstant(track, DUE, policySet.calendars) },
    ...climbed.flatMap((level) =>
      Array.from({ length: 1 + (level.repeat?.times ?? 0) }, (_, repeat) => ({
        key: firingKey({ ...track, level: level.id, repeat }),
        level,
        at: markInstant(track, markOf(level, repeat), policySet.calendars),
      })),
    ),
  ];
}

function breach({ ticket }: Snapshot, track: Track, policySet: PolicySet): readonly OnLadder[] {
  if (ticket.fired[breachKey(track)] !== undefined) return [];
  const at = markInstant(track, DUE, policySet.calendars);
  return at === undefined ? [] : [{ kind: 'breach', track, at: Math.max(at, ticket.changedAt) }];
}

function firings({ ticket }: Snapshot, track: Track, level: Level, policySet: PolicySet): readonly OnLadder[] {
  if (ticket.acknowledged[clockKey(track)] !== undefined) return [];
  const repeats = level.repeat?.times ?? 0;
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    if (ticket.fired[firingKey({ ...track, level: level.id, repeat })] !== undefined) continue;
    const at = markInstant(track, markOf(level, repeat), policySet.calendars);
    return at === undefined ? [] : [{ kind: 'level', track, level, repeat, at: Math.max(at, ticket.changedAt) }];
  }
  return [];
}

function markOf(level: Level, repeat: number): Mark {
  const laterMs = repeat * (level.repeat?.everyMs ?? 0);
  if (laterMs === 0) return level.mark;
  return level.mark.kind === 'offset'
    ? { kind: 'offset', ms: level.mark.ms + laterMs }
    : { ...level.mark, plusMs: (level.mark.plusMs ?? 0) + laterMs };
}
