/**
 * Which notices a history owes, found out anew by the rules that once planned them, and what of it has no receipt. Independent of
 * the outbox: what got lost between the plan and the receipt, by whatever mistake, shows here.
 */
import type { Context } from '../../core/context.ts';
import { effectsOf } from '../../core/decide.ts';
import type { Effect, Notify, Post } from '../../core/effect.ts';
import { type Fact, isFiring } from '../../core/fact.ts';
import type { Instant } from '../../core/instant.ts';
import { nameInNotice } from '../../core/notices.ts';
import { applyFact, type History, type Snapshot } from '../../core/replay.ts';
import type { Receipt } from '../receipt.ts';

/** A notice for one addressee about one fact; what was put together into one mail is owed once for each of its facts. */
export type OwedNotice = {
  readonly n: number;
  readonly notice: string;
  /** A person id, an address or a webhook's name. */
  readonly to: string;
};

type Owing = Notify | Post;

/** When a fact was really written: a timer that fired late was planned before. */
export const writtenAt = (fact: Fact): Instant => (isFiring(fact) ? fact.firedAt : fact.at);

/** All that the facts between two instants owe. Who has left the organisation since, or has lost every address, is owed nothing. */
export function owedNotices(
  history: History,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  context: Context,
): readonly OwedNotice[] {
  let before: Snapshot | null = history.snapshot ?? null;
  const owed: OwedNotice[] = [];
  for (const facts of commits(history.facts)) {
    const start = before;
    for (const fact of facts) before = applyFact(before, fact, context.policySet);
    const isMeant = facts.some((fact) => writtenAt(fact) >= from && writtenAt(fact) < to);
    if (isMeant && before !== null) owed.push(...effectsOf(facts, start, before, context).filter(isNotice).flatMap(toOwed));
  }
  return owed;
}

/** What no receipt speaks of, and is not still in the outbox. */
export function withoutReceipt(
  owed: readonly OwedNotice[],
  receipts: readonly Receipt[],
  outbox: readonly Effect[],
): readonly OwedNotice[] {
  const pending = outbox.filter(isNotice).flatMap(toOwed);
  const told = [...pending, ...receipts.flatMap(ofReceipt)];
  return owed.filter(({ n, to }) => !told.some((one) => one.n === n && one.to === to));
}

/** Whether `news` was owed hangs on what was written together with it, which a history does not say. */
const isNotice = (effect: Effect): effect is Owing =>
  effect.type === 'post' || (effect.type === 'notify' && effect.notice !== 'news');

function toOwed(effect: Owing): readonly OwedNotice[] {
  return effect.type === 'post'
    ? [{ n: effect.fact, notice: effect.type, to: effect.to }]
    : effect.facts.map((n) => ({ n, notice: effect.notice, to: nameInNotice(effect.id) }));
}

/** The name under which somebody was told stands in the id: addresses change, and posts have none. */
function ofReceipt({ id, notice, facts, to }: Receipt): readonly OwedNotice[] {
  const name = id === `${facts[0]}.${to}` ? to : nameInNotice(id);
  return facts.map((n) => ({ n, notice, to: name }));
}

/** Facts that were written at the same instant were written together, and what they ask for was decided together. */
function commits(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  return facts.reduce<Fact[][]>((groups, fact) => {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && writtenAt(last[0]) === writtenAt(fact)) last.push(fact);
    else groups.push([fact]);
    return groups;
  }, []);
}
