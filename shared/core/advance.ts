import { wake } from './commands/wake.ts';
import type { Context } from './context.ts';
import { defined } from './defined.ts';
import { type Fact, type FactBody, isRetargeting } from './fact.ts';
import { nextHappening } from './happening.ts';
import type { Instant } from './instant.ts';
import type { PolicySet } from './policy-set.ts';
import { rearmedBy } from './rearm.ts';
import { applyFact, type Snapshot } from './replay.ts';

/** A ticket, and the facts that have just been added to its history. */
export type Progress<S extends Snapshot | null = Snapshot | null> = { readonly snapshot: S; readonly facts: readonly Fact[] };

type Envelope = Pick<Fact, 'at' | 'by'> & { readonly command?: string | undefined };

/**
 * Everything that time has done to a ticket by `context.now`, in order, each at its own instant.
 * @param noticedAt when it was really seen to, by the instant at which it was due: now, unless the caller says otherwise
 */
export function advance(
  before: Progress<Snapshot>,
  context: Context,
  noticedAt: (dueAt: Instant) => Instant = () => context.now,
): Progress<Snapshot> {
  const { now, policySet } = context;
  let progress = before;
  for (;;) {
    const { snapshot } = progress;
    const next = nextHappening(snapshot, policySet);
    if (next === undefined || next.at > now) return progress;
    const bodies = wake(next, snapshot, { ...context, now: noticedAt(next.at) });
    progress = append(progress, bodies, { at: next.at, by: 'system' }, policySet);
  }
}

/** Adds facts to a history, each with its number. */
export function append(
  progress: Progress<Snapshot>,
  bodies: readonly FactBody[],
  envelope: Envelope,
  policySet: PolicySet,
): Progress<Snapshot> {
  return bodies.reduce((soFar, body) => add(soFar, body, envelope, policySet), progress);
}

/** Adds a fact to a history, or begins one. */
export function add(
  { snapshot, facts }: Progress,
  body: FactBody,
  { command, ...when }: Envelope,
  policySet: PolicySet,
): Progress<Snapshot> {
  const n = (snapshot?.ticket.version ?? 0) + 1;
  const fact: Fact = { n, ...when, ...defined({ command }), ...body };
  const after = applyFact(snapshot, fact, policySet);
  const done = { snapshot: after, facts: [...facts, fact] };
  if (snapshot === null || !isRetargeting(fact)) return done;
  const rearmed = rearmedBy({ snapshot, policySet }, { snapshot: after, policySet }, fact.at);
  if (rearmed.length === 0) return done;
  const whole: Fact = { ...fact, rearmed };
  return { snapshot: applyFact(snapshot, whole, policySet), facts: [...facts, whole] };
}
