import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DueIndex, StoredTicket, TicketStore } from '../../shared/app/ports.ts';
import type { TicketFilter, TicketOrder } from '../../shared/app/ticket-filter.ts';
import { createDueIndex } from '../../shared/aws/due-index.ts';
import { createTicketStore } from '../../shared/aws/ticket-store.ts';
import { PRIORITIES } from '../../shared/core/priority.ts';
import { STATUSES } from '../../shared/core/ticket.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';
import { createInMemoryTickets } from '../support/in-memory/tickets.ts';
import { MONDAY, storedTicket, ticketId } from '../support/stored-tickets.ts';

type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never;
type Stores = { readonly tickets: TicketStore; readonly dueIndex: DueIndex };

const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const soon = fc.integer({ min: 0, max: 20 }).map((n) => MONDAY + n);
const team = fc.constantFrom('support', 'sales');
const person = fc.constantFrom('lee', 'max');
const without = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const write = fc.record({
  n: fc.integer({ min: 1, max: 12 }),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  dueAt: maybe(soon),
  status: fc.constantFrom(...STATUSES),
  priority: fc.constantFrom(...PRIORITIES),
  team: maybe(team),
  assignee: maybe(person),
  deadlineAt: maybe(soon),
  changedAt: soon,
});
const opened = fc.integer({ min: 0, max: 5 }).map((n) => MONDAY + n);
const filter: fc.Arbitrary<TicketFilter> = fc
  .record({
    status: maybe(fc.uniqueArray(fc.constantFrom(...STATUSES))),
    priority: maybe(fc.uniqueArray(fc.constantFrom(...PRIORITIES))),
    team: maybe(team),
    assignee: maybe(person),
    deadlineBefore: maybe(soon),
    openedFrom: maybe(opened),
    openedBefore: maybe(opened),
    changedFrom: maybe(soon),
    changedBefore: maybe(soon),
  })
  .map(without);
const order = fc.constantFrom<TicketOrder>('newest-first', 'oldest-first', 'last-changed-first', 'last-changed-last');
const question = fc.record({ filter, order, limit: fc.integer({ min: 1, max: 5 }), from: soon, to: soon });

describe('the ticket store in memory', () => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startDynalite();
  });
  afterAll(() => engine.stop());

  test('does whatever the real one does, after any writes and to any question', async () => {
    const life = fc.asyncProperty(
      fc.array(write, { maxLength: 30 }),
      fc.array(question, { maxLength: 6 }),
      async (writes, questions) => {
        const table = await engine.createTable();
        const real: Stores = { tickets: createTicketStore(table), dueIndex: createDueIndex(table) };
        const double: Stores = createInMemoryTickets();
        for (const one of writes) expect(await commit(double, one)).toBe(await commit(real, one));
        for (const one of questions) expect(await answers(double, one)).toStrictEqual(await answers(real, one));
        const scanned = [await scan(double), await scan(real)];
        expect(scanned[0]).toStrictEqual(scanned[1]);
      },
    );
    // A failure prints the seed, and the shortest life that shows it.
    await fc.assert(life, { numRuns: 25 });
  });
});

async function commit({ tickets }: Stores, { n, stale, dueAt, ...index }: Generated<typeof write>) {
  const id = ticketId(n);
  const revision = (await tickets.load(id))?.revision ?? 0;
  const ticket = storedTicket(without({ id, revision: revision + 1, dueAt, index: { ...index, openedAt: MONDAY + (n % 5) } }));
  const expected = stale ? revision + 7 : revision;
  return tickets.commit(ticket, expected === 0 ? null : expected);
}

async function answers(
  { tickets, dueIndex }: Stores,
  { filter: wanted, order: by, limit, from, to }: Generated<typeof question>,
) {
  const listed: StoredTicket[] = [];
  let cursor: string | undefined;
  do {
    const page = await tickets.list(wanted, limit, cursor, by);
    listed.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const shards = Array.from({ length: dueIndex.shards }, (_, shard) => dueIndex.query(shard, from, to, limit));
  return { listed, due: await Promise.all(shards) };
}

async function scan({ tickets }: Stores): Promise<readonly string[]> {
  const { items, nextCursor } = await tickets.scanOpen();
  expect(nextCursor).toBeUndefined();
  return items.map(({ id }) => id).sort();
}
