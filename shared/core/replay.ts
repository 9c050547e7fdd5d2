import type { Alarm } from './escalation/alarm.ts';
import type { Climber } from './escalation/climber.ts';
import { evolveAlarms } from './escalation/evolve-alarms.ts';
import { evolve } from './evolve.ts';
import type { Fact } from './fact.ts';
import type { PolicySet } from './policy-set.ts';
import type { Track } from './sla/clock.ts';
import { evolveTracks } from './sla/tracks.ts';
import type { Ticket } from './ticket.ts';

/**
 * A ticket, its clocks and its alarms after some fact: what replaying the history up to there amounts to. Plain data, so that it
 * can stand in for a long history.
 */
export type Snapshot = { readonly ticket: Ticket; readonly tracks: readonly Track[]; readonly alarms: readonly Alarm[] };

/** A history, or the part of it that follows a snapshot. */
export type History = { readonly snapshot?: Snapshot; readonly facts: readonly Fact[] };

/** @throws when there is neither a snapshot nor a fact: a history is never empty. */
export function replay(history: History, policySet: PolicySet): Snapshot {
  const after = history.facts.reduce<Snapshot | null>(
    (before, fact) => applyFact(before, fact, policySet),
    history.snapshot ?? null,
  );
  if (after === null) throw new Error('a history is never empty');
  return after;
}

export function applyFact(before: Snapshot | null, fact: Fact, policySet: PolicySet): Snapshot {
  const ticket = evolve(before?.ticket ?? null, fact);
  const context = { before: before?.ticket ?? null, after: ticket, policySet };
  return {
    ticket,
    tracks: evolveTracks(before?.tracks ?? [], fact, context),
    alarms: evolveAlarms(before?.alarms ?? [], fact, context),
  };
}

/** All that climbs ladders. */
export const climbersOf = ({ tracks, alarms }: Pick<Snapshot, 'tracks' | 'alarms'>): readonly Climber[] =>
  alarms.length === 0 ? tracks : [...tracks, ...alarms];
