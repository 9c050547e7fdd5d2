import { describe, expect, test } from 'vitest';
import type { DueEntry, DueIndex, TicketStore } from '../../../shared/app/ports.ts';
import type { Instant } from '../../../shared/core/instant.ts';
import { MONDAY, revised, storedTicket, ticketId } from '../../support/stored-tickets.ts';

type Stores = { readonly tickets: TicketStore; readonly dueIndex: DueIndex };

/** What every due index promises. @param empty makes one, with the ticket store that feeds it */
export function describeDueIndex(empty: () => Promise<Stores>): void {
  describe('the due index', () => {
    test('names each ticket by when it is due, the earliest of a shard first', async () => {
      const { tickets, dueIndex } = await empty();
      await Promise.all(
        range(200).map((n) => tickets.commit(storedTicket({ id: ticketId(n), dueAt: MONDAY + ((n * 37) % 200) }), null)),
      );
      const shards = await Promise.all(range(dueIndex.shards).map((n) => dueIndex.query(n - 1, 0, MONDAY + 1_000, 1_000)));
      expect(shards.flat()).toHaveLength(200);
      expect(shards.flat().find(({ ticketId: id }) => id === ticketId(1))?.dueAt).toBe(MONDAY + 37);
      for (const shard of shards) expect(shard.map(dueAtOf)).toStrictEqual(shard.map(dueAtOf).sort((a, b) => a - b));
    });

    test('spreads tickets over all shards', async () => {
      const { tickets, dueIndex } = await empty();
      await Promise.all(range(320).map((n) => tickets.commit(storedTicket({ id: ticketId(n), dueAt: MONDAY }), null)));
      const sizes = await Promise.all(
        range(dueIndex.shards).map(async (n) => (await dueIndex.query(n - 1, 0, MONDAY + 1, 1_000)).length),
      );
      expect(Math.min(...sizes)).toBeGreaterThan(5);
      expect(Math.max(...sizes)).toBeLessThan(45);
    });

    test('includes the beginning of a range and not its end', async () => {
      const stores = await empty();
      await stores.tickets.commit(storedTicket({ dueAt: MONDAY }), null);
      expect(await dueBetween(stores, MONDAY, MONDAY + 1)).toStrictEqual([{ ticketId: ticketId(1), dueAt: MONDAY }]);
      expect(await dueBetween(stores, MONDAY - 1, MONDAY)).toStrictEqual([]);
      expect(await dueBetween(stores, MONDAY + 1, MONDAY + 2)).toStrictEqual([]);
      expect(await dueBetween(stores, MONDAY, MONDAY)).toStrictEqual([]);
    });

    test('takes any range, of broken and negative instants too', async () => {
      const stores = await empty();
      await stores.tickets.commit(storedTicket({ dueAt: MONDAY }), null);
      expect(await dueBetween(stores, -1e15, 1e15)).toHaveLength(1);
      expect(await dueBetween(stores, MONDAY - 0.5, MONDAY + 0.5)).toHaveLength(1);
      expect(await dueBetween(stores, MONDAY + 0.5, MONDAY + 5.5)).toHaveLength(0);
    });

    test('hands out no more than it is asked for', async () => {
      const { tickets, dueIndex } = await empty();
      const ids = range(60).map(ticketId);
      await Promise.all(ids.map((id) => tickets.commit(storedTicket({ id, dueAt: MONDAY }), null)));
      const found = await Promise.all(range(dueIndex.shards).map((n) => dueIndex.query(n - 1, 0, MONDAY + 1, 2)));
      expect(found.every((entries) => entries.length <= 2)).toBe(true);
    });

    test('moves the entry with the ticket, and drops it when nothing is due any more', async () => {
      const stores = await empty();
      const ticket = storedTicket({ dueAt: MONDAY });
      await stores.tickets.commit(ticket, null);
      const later = revised(ticket, { dueAt: MONDAY + 5_000 });
      await stores.tickets.commit(later, 1);
      expect(await dueBetween(stores, 0, MONDAY + 10_000)).toStrictEqual([{ ticketId: ticket.id, dueAt: MONDAY + 5_000 }]);
      const { dueAt: _, ...rest } = later;
      await stores.tickets.commit({ ...rest, revision: 3 }, 2);
      expect(await dueBetween(stores, 0, MONDAY + 10_000)).toStrictEqual([]);
    });

    test('keeps the entry of a closed ticket that still has something due', async () => {
      const stores = await empty();
      await stores.tickets.commit(storedTicket({ dueAt: MONDAY, index: { status: 'closed' } }), null);
      expect(await dueBetween(stores, 0, MONDAY + 1)).toHaveLength(1);
    });

    test('knows whether an entry is there', async () => {
      const { tickets, dueIndex } = await empty();
      await tickets.commit(storedTicket({ dueAt: MONDAY }), null);
      expect(await dueIndex.has({ ticketId: ticketId(1), dueAt: MONDAY })).toBe(true);
      expect(await dueIndex.has({ ticketId: ticketId(1), dueAt: MONDAY + 1 })).toBe(false);
      expect(await dueIndex.has({ ticketId: ticketId(2), dueAt: MONDAY })).toBe(false);
    });
  });

  describe('the cursor of a shard', () => {
    test('is not there before the first sweep', async () => {
      const { dueIndex } = await empty();
      expect(await dueIndex.loadCursor(3)).toBeUndefined();
    });

    test('moves forward only, each on its own', async () => {
      const { dueIndex } = await empty();
      await dueIndex.saveCursor(3, MONDAY);
      await dueIndex.saveCursor(3, MONDAY - 1_000);
      expect(await dueIndex.loadCursor(3)).toBe(MONDAY);
      await dueIndex.saveCursor(3, MONDAY + 1_000);
      expect(await dueIndex.loadCursor(3)).toBe(MONDAY + 1_000);
      expect(await dueIndex.loadCursor(4)).toBeUndefined();
    });
  });
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);
const dueAtOf = ({ dueAt }: DueEntry): Instant => dueAt;

async function dueBetween({ dueIndex }: Stores, from: Instant, to: Instant): Promise<readonly DueEntry[]> {
  const shards = await Promise.all(range(dueIndex.shards).map((n) => dueIndex.query(n - 1, from, to, 100)));
  return shards.flat();
}
