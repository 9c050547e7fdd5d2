/**
 * What would have become of a ticket under another policy. What people and other systems did is done again, each at its instant;
 * what time did (warnings, breaches, escalations, holds that ran out, closings) is left to the policy.
 */
import { add, advance, type Progress } from '../advance.ts';
import { acknowledgedBy, acknowledgerOf } from '../charge.ts';
import { routeOf } from '../commands/open.ts';
import { defined } from '../defined.ts';
import { type Fact, type FactBody, type FactOf, keyOfFiring } from '../fact.ts';
import type { Instant } from '../instant.ts';
import type { Organisation } from '../organisation.ts';
import type { PolicySet } from '../policy-set.ts';
import type { Snapshot } from '../replay.ts';

export type RerunContext = {
  /** The policy that the ticket is to have been under from its opening. */
  readonly policySet: PolicySet;
  /** The one that it was really opened under: a team that its routing chose is chosen anew. */
  readonly openedUnder: PolicySet;
  readonly organisation: Organisation;
  readonly until: Instant;
};

/** @returns the history as it would be at `until`. Under the ticket's own policy and an unchanged organisation, that is the one it has. */
export function rerun(history: readonly Fact[], context: RerunContext): Progress<Snapshot> {
  const acts = history.filter((fact) => !isByTime(fact) && fact.type !== 'rebased' && fact.at <= context.until);
  let progress: Progress = { snapshot: null, facts: [] };
  for (const [index, act] of acts.entries()) {
    if (!isSameAct(act, acts[index - 1])) progress = passTime(progress, act.at, context);
    progress = add(progress, bodyOf(act, { history, again: progress }, context), { at: act.at, by: act.by }, context.policySet);
  }
  const { snapshot, facts } = passTime(progress, context.until, context);
  if (snapshot === null) throw new Error('a history begins with its opening');
  return { snapshot, facts };
}

const isByTime = (fact: Fact): boolean => fact.by === 'system' && fact.command === undefined;

/** Facts of one command come together: nothing happens between them. */
const isSameAct = (act: Fact, before: Fact | undefined): boolean =>
  before !== undefined && before.at === act.at && before.by === act.by && before.command === act.command;

/** Each thing that time does is done at its own instant: nobody is late in a rerun. */
function passTime({ snapshot, facts }: Progress, until: Instant, { policySet, organisation }: RerunContext): Progress {
  if (snapshot === null) return { snapshot, facts };
  return advance({ snapshot, facts }, { now: until, policySet, organisation }, (dueAt) => dueAt);
}

function bodyOf(act: Fact, { history, again }: Sides, context: RerunContext): FactBody {
  const { n: _, at: __, by: ___, command: ____, ...body } = act;
  if (body.type === 'opened') return openedUnder(body, context);
  // Whom else the levels ask is another matter under another policy.
  if (body.type === 'acknowledged' && again.snapshot !== null)
    return { ...body, clocks: acknowledgedBy(acknowledgerOf(act.by), body.clocks, { ...context, ...again.snapshot }) };
  if (body.type === 'undelivered') return { ...body, facts: renumbered(body.facts, history, again.facts) };
  // What lies ahead again is another matter under another policy.
  const { rearmed: _____, ...rest } = { rearmed: undefined, ...body };
  return rest;
}

type Sides = { readonly history: readonly Fact[]; readonly again: Progress };

/** Facts by the numbers that they have this time. What does not come to pass again has none. */
function renumbered(numbers: readonly number[], history: readonly Fact[], again: readonly Fact[]): readonly number[] {
  return history
    .filter(({ n }) => numbers.includes(n))
    .flatMap((fact) => {
      const same = again.filter((other) => isSame(fact, other));
      return (same.find(({ n }) => n === fact.n) ?? same.at(-1))?.n ?? [];
    });
}

/** A level is the same whenever it fires; anything else, if it is the same kind of thing at the same instant. */
function isSame(one: Fact, other: Fact): boolean {
  const key = keyOfFiring(one);
  return key === undefined ? one.type === other.type && one.at === other.at : key === keyOfFiring(other);
}

function openedUnder(body: Omit<FactOf<'opened'>, 'n' | 'at' | 'by' | 'command'>, context: RerunContext): FactBody {
  const { team, ...rest } = body;
  // Stryker disable next-line ArrayDeclaration: no routing asks for a tag of that name.
  const asked = { ...rest, tags: rest.tags ?? [] };
  const wasRouted = team === routeOf(asked, context.openedUnder);
  return {
    ...rest,
    ...defined({ team: wasRouted ? routeOf(asked, context.policySet) : team }),
    policyVersion: context.policySet.version,
  };
}
