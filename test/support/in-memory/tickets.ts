/**
 * Tickets and their due index in memory, as faithful as scenarios need: what is stored is frozen, so that nobody changes it through a
 * value he kept, and has been text, unless speed matters more; conditional writes; limits of size; and indexes that are written after the item, by `control`
 * late, never or wrongly.
 */
import { deflateRawSync } from 'node:zlib';
import { PermanentError } from '../../../shared/app/errors.ts';
import type { DueEntry, DueIndex, HistoryPage, StoredTicket, TicketStore } from '../../../shared/app/ports.ts';
import type { TicketFilter, TicketOrder } from '../../../shared/app/ticket-filter.ts';
import { decodeCursor, decodeTimedCursor, encodeCursor } from '../../../shared/aws/cursor.ts';
import { matches, orderOf } from '../../../shared/aws/ticket-filter.ts';
import { DUE_SHARDS, shardOf, timedKey } from '../../../shared/aws/ticket-keys.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { isOver } from '../../../shared/core/ticket.ts';
import { frozen } from './frozen.ts';
import type { DueWriter } from './subscriptions.ts';

export type InMemoryTickets = {
  readonly tickets: TicketStore;
  readonly dueIndex: DueIndex;
  readonly control: TicketControl;
  /** Moves an entry of what is no ticket. */
  readonly writeDue: DueWriter;
};

export type TicketControl = {
  /** From now on the indexes fall behind, until `releaseIndex`. */
  holdIndex(): void;
  releaseIndex(): void;
  /** Runs each write of the indexes that follows a commit; until it does, they lag. */
  writeIndex: (write: () => void, ticket: StoredTicket) => void;
  /** Takes the ticket's entry out of the due index, as a crash of an embedded engine can. */
  loseDueEntry(ticketId: string): void;
  /** What the due index has of a ticket. */
  dueEntriesOf(ticketId: string): readonly DueEntry[];
  /** The earliest instant in the due index; never, where it is empty. */
  earliestDue(): Instant;
  /** Leaves an entry behind that the ticket knows nothing of. */
  addStrayEntry(entry: DueEntry): void;
  /** Runs before each commit; what it throws, the commit throws, and nothing is written. */
  beforeCommit: (ticket: StoredTicket) => void | Promise<void>;
  /** Runs after each commit; what it throws, the commit throws, though everything is written. */
  afterCommit: (ticket: StoredTicket) => void | Promise<void>;
};

type State = {
  readonly items: Map<string, StoredTicket>;
  readonly pages: Map<string, Map<number, string>>;
  /** What the indexes say about each ticket. */
  readonly listed: Map<string, StoredTicket['index']>;
  readonly due: readonly Map<string, DueEntry>[];
  readonly cursors: Map<number, Instant>;
};

const MAX_BYTES = 390 * 1024;

export type Keeping = {
  /** Shards of the due index. */
  readonly shards?: number;
  /** Keeps the value itself: several times as fast, and what text cannot say goes unnoticed. */
  readonly withoutText?: boolean;
};

export function createInMemoryTickets({ shards = DUE_SHARDS, withoutText = false }: Keeping = {}): InMemoryTickets {
  const state: State = {
    items: new Map(),
    pages: new Map(),
    listed: new Map(),
    due: Array.from({ length: shards }, () => new Map()),
    cursors: new Map(),
  };
  const control = createControl(state);
  const writeDue: DueWriter = (ticketId, before, after) => moveEntry(dueShard(state, ticketId), { ticketId, before, after });
  return { tickets: createTickets(state, control, withoutText), dueIndex: createDueIndex(state), control, writeDue };
}

function createControl(state: State): TicketControl {
  const held: (() => void)[] = [];
  const atOnce = (write: () => void) => write();
  const control: TicketControl = {
    holdIndex: () => {
      control.writeIndex = (write) => held.push(write);
    },
    releaseIndex: () => {
      control.writeIndex = atOnce;
      for (const write of held.splice(0)) write();
    },
    writeIndex: atOnce,
    loseDueEntry: (id) => {
      const shard = dueShard(state, id);
      for (const [key, entry] of shard) if (entry.ticketId === id) shard.delete(key);
    },
    dueEntriesOf: (id) => [...dueShard(state, id).values()].filter(({ ticketId }) => ticketId === id),
    earliestDue: () => {
      let earliest = Number.POSITIVE_INFINITY;
      for (const shard of state.due) for (const { dueAt } of shard.values()) earliest = Math.min(earliest, dueAt);
      return earliest;
    },
    addStrayEntry: (entry) => dueShard(state, entry.ticketId).set(entryKey(entry), entry),
    beforeCommit: () => undefined,
    afterCommit: () => undefined,
  };
  return control;
}

function createTickets(state: State, control: TicketControl, withoutText: boolean): TicketStore {
  const load = (id: string) => state.items.get(id);
  return {
    load: async (id) => load(id),
    commit: async (ticket, expected, pages = []) => {
      await control.beforeCommit(ticket);
      const stored = frozen(withoutText ? { ...ticket } : (JSON.parse(toText(ticket)) as StoredTicket));
      for (const page of pages) savePage(state, ticket.id, page);
      const before = load(ticket.id);
      if ((before?.revision ?? null) !== expected) return 'conflict';
      state.items.set(ticket.id, stored);
      control.writeIndex(() => writeIndexes(state, before, stored), stored);
      await control.afterCommit(stored);
      return 'committed';
    },
    loadPages: async (id) => {
      const pages = [...(state.pages.get(id) ?? [])].sort(([a], [b]) => a - b);
      return pages.map(([from, facts]) => ({ from, facts: JSON.parse(facts) as HistoryPage['facts'] }));
    },
    list: async (filter, limit, cursor, order) => list(state, filter, { limit, cursor, order }),
    scanOpen: async (cursor) => {
      const after = cursor === undefined ? '' : decodeCursor(cursor);
      const ids = [...state.items.keys()].filter((id) => id > after).sort();
      const page = ids.slice(0, 100);
      const items = page
        .flatMap((id) => load(id) ?? [])
        .filter(({ index, dueAt }) => (!isOver(index.status) && index.canary === undefined) || dueAt !== undefined);
      const last = page.at(-1);
      const more = last !== undefined && page.length < ids.length;
      return { items, unreadable: [], ...(more && { nextCursor: encodeCursor(last) }) };
    },
  };
}

function createDueIndex(state: State): DueIndex {
  return {
    shards: state.due.length,
    query: async (shard, from, to, limit) =>
      [...(state.due[shard]?.values() ?? [])]
        .filter(({ dueAt }) => from <= dueAt && dueAt < to)
        .sort((a, b) => (entryKey(a) < entryKey(b) ? -1 : 1))
        .slice(0, limit),
    has: async (entry) => dueShard(state, entry.ticketId).has(entryKey(entry)),
    loadCursor: async (shard) => state.cursors.get(shard),
    saveCursor: async (shard, through) => {
      state.cursors.set(shard, Math.max(through, state.cursors.get(shard) ?? 0));
    },
  };
}

const entryKey = ({ dueAt, ticketId }: DueEntry): string => timedKey(dueAt, ticketId);

function dueShard(state: State, ticketId: string): Map<string, DueEntry> {
  const shard = state.due[shardOf(ticketId, state.due.length)];
  if (shard === undefined) throw new Error('no such shard');
  return shard;
}

function writeIndexes(state: State, before: StoredTicket | undefined, after: StoredTicket): void {
  moveEntry(dueShard(state, after.id), { ticketId: after.id, before: before?.dueAt, after: after.dueAt });
  state.listed.set(after.id, after.index);
}

type Move = { readonly ticketId: string; readonly before: Instant | undefined; readonly after: Instant | undefined };

function moveEntry(shard: Map<string, DueEntry>, { ticketId, before, after }: Move): void {
  if (before !== undefined) shard.delete(entryKey({ ticketId, dueAt: before }));
  if (after !== undefined) shard.set(entryKey({ ticketId, dueAt: after }), { ticketId, dueAt: after });
}

type Asked = { readonly limit: number; readonly cursor: string | undefined; readonly order: TicketOrder | undefined };

function list(state: State, filter: TicketFilter, { limit, cursor, order }: Asked) {
  const after = cursor === undefined ? undefined : decodeTimedCursor(cursor);
  const { byChange, forward } = orderOf(order);
  const isAhead = forward ? (a: string, b: string) => a < b : (a: string, b: string) => a > b;
  const found = [...state.listed]
    .filter(([, index]) => matches(index, filter))
    .map(([id, index]) => ({ id, key: timedKey(byChange ? index.changedAt : index.openedAt, id) }))
    .filter(({ key }) => after === undefined || isAhead(after, key))
    .sort((a, b) => (isAhead(a.key, b.key) ? -1 : 1));
  const page = found.slice(0, limit);
  const items = page.flatMap(({ id }) => state.items.get(id) ?? []).filter(({ index }) => matches(index, filter));
  const last = page.at(-1);
  const more = last !== undefined && found.length > page.length;
  return { items, ...(more && { nextCursor: encodeCursor(last.key) }) };
}

function savePage(state: State, ticketId: string, { from, facts }: HistoryPage): void {
  const pages = state.pages.get(ticketId) ?? new Map<number, string>();
  state.pages.set(ticketId, pages.set(from, JSON.stringify(facts)));
}

/** Keys are text in the real table, and an instant that is none would not fit into them. */
function toText(ticket: StoredTicket): string {
  timedKey(ticket.index.openedAt, ticket.id);
  if (ticket.dueAt !== undefined) timedKey(ticket.dueAt, ticket.id);
  const index = Object.entries(ticket.index).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.toWellFormed() : value,
  ]);
  const text = JSON.stringify({ ...ticket, index: Object.fromEntries(index) });
  if (text.length > MAX_BYTES && deflateRawSync(text).length > MAX_BYTES) {
    throw new PermanentError(`ticket ${ticket.id} is too large to store`);
  }
  return text;
}
