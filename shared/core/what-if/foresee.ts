/**
 * What will become of a ticket: time is let pass as it will, step by step through the very decisions that are made when it does, and
 * nobody does anything but what is supposed here.
 */
import type { Command } from '../command.ts';
import { decide } from '../decide.ts';
import type { Effect } from '../effect.ts';
import type { Fact } from '../fact.ts';
import type { Instant } from '../instant.ts';
import { nextWakeAt } from '../next-wake.ts';
import type { Organisation } from '../organisation.ts';
import type { PolicySet } from '../policy-set.ts';
import type { Rejection } from '../rejection.ts';
import type { Snapshot } from '../replay.ts';

/** Something that somebody is supposed to do. The first thing done to no ticket opens one. */
export type Act = { readonly at: Instant; readonly command: Command };

/** One write of the ticket: what happened at an instant, and what that obliges the shell to do. */
export type Moment = {
  readonly at: Instant;
  /** `wake`: time did it. */
  readonly command: Command;
  readonly before: Snapshot | null;
  readonly after: Snapshot;
  readonly facts: readonly Fact[];
  readonly effects: readonly Effect[];
};

/** An act that would be refused. Nothing comes of it. */
export type Refused = { readonly at: Instant; readonly command: Command; readonly rejection: Rejection };

export type Foreseen = { readonly moments: readonly Moment[]; readonly refused: readonly Refused[] };

export type ForeseeContext = { readonly policySet: PolicySet; readonly organisation: Organisation; readonly until: Instant };

/** More happens to no ticket that anybody would read about: a ladder of repeats is at its end long before. */
const MOST_MOMENTS = 1_000;

const WAKE: Command = { type: 'wake', by: 'system' };

/** @param acts in order */
export function foresee(begin: Snapshot | null, acts: readonly Act[], context: ForeseeContext): Foreseen {
  const moments: Moment[] = [];
  const refused: Refused[] = [];
  const waiting = [...acts];
  let snapshot = begin;
  while (moments.length < MOST_MOMENTS) {
    const next = nextStep(snapshot, waiting, context.policySet);
    if (next === undefined || next.at > context.until) break;
    if (next.command !== WAKE) waiting.shift();
    const decision = decide(snapshot, next.command, { ...context, now: next.at });
    if (!decision.ok) {
      refused.push({ ...next, rejection: decision.rejection });
      continue;
    }
    const { facts, effects, after } = decision;
    moments.push({ ...next, before: snapshot, after, facts, effects });
    snapshot = after;
  }
  return { moments, refused };
}

/** What is due at the instant of an act is done before it, by the same write or by its own. */
function nextStep(snapshot: Snapshot | null, [act]: readonly Act[], policySet: PolicySet): Act | undefined {
  const at = snapshot === null ? undefined : nextWakeAt(snapshot, policySet);
  const passes = at === undefined ? undefined : { at, command: WAKE };
  return passes === undefined || (act !== undefined && act.at < passes.at) ? act : passes;
}
