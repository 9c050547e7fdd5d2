import { isCanary } from '../core/canary.ts';
import { compact, summarise } from '../core/compact.ts';
import { defined } from '../core/defined.ts';
import type { Effect, Publish } from '../core/effect.ts';
import type { Fact } from '../core/fact.ts';
import type { Instant } from '../core/instant.ts';
import { nextWakeAt } from '../core/next-wake.ts';
import type { PolicySet } from '../core/policy-set.ts';
import type { Snapshot } from '../core/replay.ts';
import { evaluateClock } from '../core/sla/evaluate-clock.ts';
import { isLive } from '../core/sla/tracks.ts';
import type { HistoryPage, StoredTicket, TicketIndex } from './ports.ts';

/** What the ticket's next due instant follows from. */
type Standing = { readonly after: Snapshot; readonly policySet: PolicySet; readonly now: Instant };

export type Change = Standing & { readonly facts: readonly Fact[]; readonly effects: readonly Effect[] };

/** The item after a decision, ready for its one conditional write, and the page that a long history sheds. */
export function storeChange(
  before: StoredTicket | undefined,
  change: Change,
): { readonly ticket: StoredTicket; readonly pages: readonly HistoryPage[] } {
  const history = { ...(before?.snapshot && { snapshot: before.snapshot }), facts: [...(before?.facts ?? []), ...change.facts] };
  const compacted = compact(history, change.policySet);
  const rest = {
    id: change.after.ticket.id,
    revision: (before?.revision ?? 0) + 1,
    ...(compacted?.rest ?? history),
    outbox: mergeOutbox(before?.outbox ?? [], change.effects),
    index: indexOf(change.after, change.policySet),
  };
  return { ticket: withDueAt(rest, before, change), pages: compacted === undefined ? [] : [compacted.page] };
}

/** The item of a ticket whose past another policy set judges now: what stands in for the archive is made anew from the whole history. */
export function withSnapshotUnder(policySet: PolicySet, stored: StoredTicket, history: readonly Fact[]): StoredTicket {
  const first = stored.facts[0];
  if (stored.snapshot === undefined || first === undefined) return stored;
  return { ...stored, snapshot: summarise({ facts: history.filter((fact) => fact.n < first.n) }, policySet) };
}

/**
 * The item once some of its effects have been delivered. `retryAt`: when those that remain should be tried again, be it because one
 * `hasFailed` or because it only has to wait.
 */
export function settle(
  ticket: StoredTicket,
  delivered: readonly Effect[],
  standing: Standing & { readonly retryAt?: Instant; readonly hasFailed?: boolean },
): StoredTicket {
  const { dueAt: _, failures: __, ...rest } = ticket;
  const outbox = ticket.outbox.flatMap((effect) => remaining(effect, delivered));
  const settled = { ...rest, revision: ticket.revision + 1, outbox };
  if (standing.retryAt === undefined) return withDueAt(settled, ticket, standing);
  const next = nextWakeAt(standing.after, standing.policySet) ?? standing.retryAt;
  const dueAt = Math.min(next, standing.retryAt);
  return standing.hasFailed ? { ...settled, dueAt, failures: (ticket.failures ?? 0) + 1 } : { ...settled, dueAt };
}

/** When the item next needs a wake: at once while something is undelivered, else when time does something to it. */
export function dueAtOf(ticket: Pick<StoredTicket, 'outbox'>, { after, policySet, now }: Standing): Instant | undefined {
  return ticket.outbox.length > 0 ? now : nextWakeAt(after, policySet);
}

function withDueAt(ticket: Omit<StoredTicket, 'dueAt'>, before: StoredTicket | undefined, standing: Standing): StoredTicket {
  const due = dueAtOf(ticket, standing);
  // An entry that is due already stays where it is: moving it would cost two index writes and gain nothing.
  const kept = ticket.outbox.length > 0 && before?.dueAt !== undefined ? Math.min(before.dueAt, standing.now) : due;
  return kept === undefined ? ticket : { ...ticket, dueAt: kept };
}

function mergeOutbox(outbox: readonly Effect[], effects: readonly Effect[]): readonly Effect[] {
  return effects.reduce<readonly Effect[]>((soFar, effect) => {
    const last = soFar.findLast((other) => other.type === 'publish');
    if (effect.type !== 'publish' || last === undefined) return [...soFar, effect];
    return soFar.map((other) => (other === last ? { ...last, to: effect.to } : other));
  }, outbox);
}

function remaining(effect: Effect, delivered: readonly Effect[]): readonly Effect[] {
  if (effect.type !== 'publish') return delivered.some((done) => isSame(done, effect)) ? [] : [effect];
  const published = delivered.filter((done): done is Publish => done.type === 'publish');
  const through = Math.max(effect.from - 1, ...published.map((done) => done.to));
  return through >= effect.to ? [] : [{ ...effect, from: through + 1 }];
}

function isSame(one: Effect, other: Effect): boolean {
  if (one.type === 'notify' || one.type === 'post') return one.type === other.type && one.id === other.id;
  return one.type === 'absorb' && other.type === 'absorb' && one.into === other.into;
}

function indexOf({ ticket, tracks }: Snapshot, policySet: PolicySet): TicketIndex {
  const deadlines = tracks.filter(isLive).map((track) => evaluateClock(track, policySet.calendars, ticket.changedAt).dueAt);
  return {
    status: ticket.status,
    priority: ticket.priority,
    ...defined({ team: ticket.team, assignee: ticket.assignee }),
    requester: ticket.requester.email,
    openedAt: ticket.openedAt,
    changedAt: ticket.changedAt,
    ...(deadlines.length === 0 ? {} : { deadlineAt: Math.min(...deadlines) }),
    ...(isCanary(ticket) ? { canary: true } : {}),
  };
}
