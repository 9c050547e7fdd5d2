import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { InvalidCursorError, PermanentError } from '../../../shared/app/errors.ts';
import type { StoredTicket, TicketStore } from '../../../shared/app/ports.ts';
import type { TicketFilter, TicketOrder } from '../../../shared/app/ticket-filter.ts';
import { eachLimited } from '../../support/each-limited.ts';
import { MONDAY, openedFact, repliedFact, revised, storedTicket, ticketId } from '../../support/stored-tickets.ts';

/** What every ticket store promises. @param empty makes one with nothing in it */
export function describeTicketStore(empty: () => Promise<TicketStore>): void {
  describe('a ticket', () => {
    test('comes back as it was committed', async () => {
      const tickets = await empty();
      const ticket = fullTicket();
      expect(await tickets.commit(ticket, null)).toBe('committed');
      expect(await tickets.load(ticket.id)).toStrictEqual(ticket);
    });

    test('that was never committed is not there', async () => {
      const tickets = await empty();
      expect(await tickets.load('0000000000')).toBeUndefined();
    });

    test('loses what its next revision does not have', async () => {
      const tickets = await empty();
      const ticket = fullTicket();
      await tickets.commit(ticket, null);
      const { dueAt: _, failures: __, snapshot: ___, ...rest } = ticket;
      const plain = {
        ...rest,
        revision: 5,
        index: { status: 'open', priority: 'P3', requester: '', openedAt: MONDAY, changedAt: MONDAY },
      } as const;
      expect(await tickets.commit(plain, ticket.revision)).toBe('committed');
      expect(await tickets.load(ticket.id)).toStrictEqual(plain);
    });

    test('keeps hostile text as it is', async () => {
      const tickets = await empty();
      const subject = 'a\u0000b 😀 \ud83d lone \udc00 \u202eRTL \r\n "quotes" \\ __proto__ 中文';
      const ticket = storedTicket({ facts: [openedFact(ticketId(1), subject)] });
      await tickets.commit(ticket, null);
      expect((await tickets.load(ticket.id))?.facts).toStrictEqual(ticket.facts);
    });

    test('with half a surrogate pair where it is indexed is stored with a replacement character there', async () => {
      const tickets = await empty();
      const ticket = storedTicket({ index: { requester: 'a\ud83d@x.example' } });
      expect(await tickets.commit(ticket, null)).toBe('committed');
      expect((await tickets.load(ticket.id))?.index.requester).toBe('a\ufffd@x.example');
      expect((await tickets.list({ requester: 'a\ud83d@x.example' }, 10)).items).toHaveLength(1);
    });

    test('with a megabyte of prose in it is stored', async () => {
      const tickets = await empty();
      const ticket = storedTicket({ facts: [openedFact(ticketId(1), 'please help me '.repeat(70_000))] });
      await tickets.commit(ticket, null);
      expect((await tickets.load(ticket.id))?.facts).toStrictEqual(ticket.facts);
    });

    test('that does not fit into an item is refused for good, by name and size', async () => {
      const tickets = await empty();
      const ticket = storedTicket({ facts: [openedFact(ticketId(1), randomBytes(600_000).toString('base64'))] });
      const commit = tickets.commit(ticket, null);
      await expect(commit).rejects.toThrow(PermanentError);
      await expect(commit).rejects.toThrow(/ticket 7k3m9q0001 is too large to store/);
      expect(await tickets.load(ticket.id)).toBeUndefined();
    });

    test.each([Number.NaN, -1, 1.5, 1e14])('due at %d is refused for good', async (dueAt) => {
      const tickets = await empty();
      await expect(tickets.commit(storedTicket({ dueAt }), null)).rejects.toThrow(PermanentError);
    });
  });

  describe('a commit', () => {
    test('of a new ticket conflicts with one that is there', async () => {
      const tickets = await empty();
      const ticket = storedTicket();
      await tickets.commit(ticket, null);
      expect(await tickets.commit(storedTicket({ facts: [openedFact(ticket.id, 'another')] }), null)).toBe('conflict');
      expect(await tickets.load(ticket.id)).toStrictEqual(ticket);
    });

    test('on a revision that has passed conflicts and changes nothing', async () => {
      const tickets = await empty();
      const ticket = storedTicket();
      await tickets.commit(ticket, null);
      const winner = revised(ticket, { dueAt: MONDAY + 1 });
      expect(await tickets.commit(winner, 1)).toBe('committed');
      expect(await tickets.commit(revised(ticket, { dueAt: MONDAY + 2 }), 1)).toBe('conflict');
      expect(await tickets.load(ticket.id)).toStrictEqual(winner);
    });

    test('on a ticket that is not there conflicts', async () => {
      const tickets = await empty();
      expect(await tickets.commit(storedTicket({ revision: 2 }), 1)).toBe('conflict');
    });

    test('wins once when many try at the same moment', async () => {
      const tickets = await empty();
      const ticket = storedTicket();
      await tickets.commit(ticket, null);
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, i) => tickets.commit(revised(ticket, { dueAt: MONDAY + i }), 1)),
      );
      expect(results.filter((result) => result === 'committed')).toHaveLength(1);
    });

    test('leaves its history pages in order, however they were written', async () => {
      const tickets = await empty();
      const ticket = storedTicket();
      await tickets.commit(ticket, null);
      const pages = [100, 1, 9].map((from) => ({ from, facts: [repliedFact(from), repliedFact(from + 1)] }));
      await tickets.commit(revised(ticket, {}), 1, pages);
      expect(await tickets.loadPages(ticket.id)).toStrictEqual([pages[1], pages[2], pages[0]]);
      expect(await tickets.loadPages(ticketId(2))).toStrictEqual([]);
    });
  });

  describe('the list', () => {
    test('shows the newest first, page by page, each once', async () => {
      const tickets = await empty();
      await commitAll(tickets, 23, (n) => ({ index: { openedAt: MONDAY + (n % 7) * 1_000 } }));
      const pages = await readAll(tickets, {}, 5);
      const listed = pages.flat();
      expect(pages.map((page) => page.length)).toStrictEqual([5, 5, 5, 5, 3]);
      expect(new Set(listed.map(({ id }) => id)).size).toBe(23);
      expect(listed.map(sortKey)).toStrictEqual(listed.map(sortKey).sort().reverse());
    });

    test('shows the oldest first, page by page, each once', async () => {
      const tickets = await empty();
      await commitAll(tickets, 23, (n) => ({ index: { openedAt: MONDAY + (n % 7) * 1_000 } }));
      const pages = await readAll(tickets, {}, 5, 'oldest-first');
      const listed = pages.flat();
      expect(pages.map((page) => page.length)).toStrictEqual([5, 5, 5, 5, 3]);
      expect(listed.map(sortKey)).toStrictEqual(listed.map(sortKey).sort());
    });

    test('of a stretch of openings has its beginning and not its end, page by page in both orders', async () => {
      const tickets = await empty();
      await commitAll(tickets, 30, (n) => ({ index: { openedAt: MONDAY + n } }));
      const stretch = { openedFrom: MONDAY + 11, openedBefore: MONDAY + 20 };
      const oldest = (await readAll(tickets, stretch, 4, 'oldest-first')).flat();
      expect(oldest.map(({ index }) => index.openedAt - MONDAY)).toStrictEqual([11, 12, 13, 14, 15, 16, 17, 18, 19]);
      expect((await readAll(tickets, stretch, 4)).flat()).toStrictEqual(oldest.toReversed());
      expect((await tickets.list({ openedFrom: MONDAY + 5, openedBefore: MONDAY + 5 }, 10)).items).toStrictEqual([]);
    });

    test.each(['last-changed-last', 'last-changed-first'] as const)(
      'by change, %s, comes page by page, each once',
      async (order) => {
        const tickets = await empty();
        await commitAll(tickets, 23, (n) => ({ index: { changedAt: MONDAY + (n % 7) * 1_000, openedAt: MONDAY - n } }));
        const listed = (await readAll(tickets, {}, 5, order)).flat();
        const keys = listed.map(({ index, id }) => `${index.changedAt}#${id}`);
        expect(new Set(keys).size).toBe(23);
        expect(keys).toStrictEqual(order === 'last-changed-last' ? keys.toSorted() : keys.toSorted().reverse());
      },
    );

    test('of a stretch of changes has its beginning and not its end', async () => {
      const tickets = await empty();
      await commitAll(tickets, 30, (n) => ({ index: { changedAt: MONDAY + n, status: n % 2 === 0 ? 'closed' : 'open' } }));
      const stretch = { changedFrom: MONDAY + 11, changedBefore: MONDAY + 16 };
      const found = (await readAll(tickets, stretch, 2, 'last-changed-last')).flat();
      expect(found.map(({ index }) => index.changedAt - MONDAY)).toStrictEqual([11, 12, 13, 14, 15]);
      const open = await readAll(tickets, { ...stretch, status: ['open'] }, 2, 'last-changed-last');
      expect(open.flat().map(({ index }) => index.changedAt - MONDAY)).toStrictEqual([11, 13, 15]);
    });

    test('with the last changes last misses no ticket that changes while it is read', async () => {
      const tickets = await empty();
      await commitAll(tickets, 12, (n) => ({ index: { changedAt: MONDAY + n } }));
      const seen = new Map<string, number>();
      let at = MONDAY + 100;
      let cursor: string | undefined;
      do {
        const page = await tickets.list({}, 3, cursor, 'last-changed-last');
        for (const { id, revision } of page.items) seen.set(id, revision);
        cursor = page.nextCursor;
        // What changes behind the last page is for the next who reads.
        const victim = cursor === undefined ? undefined : await tickets.load(ticketId(1 + (at % 7)));
        at += 1;
        if (victim !== undefined && at < MONDAY + 108)
          await tickets.commit(revised(victim, { index: { changedAt: at } }), victim.revision);
      } while (cursor !== undefined);
      const now = (await readAll(tickets, {}, 50)).flat();
      expect(now.filter(({ id, revision }) => seen.get(id) !== revision)).toStrictEqual([]);
    });

    test('holds complete tickets', async () => {
      const tickets = await empty();
      const ticket = fullTicket();
      await tickets.commit(ticket, null);
      expect((await tickets.list({}, 10)).items).toStrictEqual([ticket]);
    });

    test('is empty, without a cursor, where there is nothing', async () => {
      const tickets = await empty();
      expect(await tickets.list({}, 10)).toStrictEqual({ items: [] });
    });

    const filters: readonly (readonly [string, TicketFilter, readonly number[]])[] = [
      ['by one status', { status: ['on-hold'] }, [2]],
      ['by closed', { status: ['closed'] }, [3]],
      ['by merged', { status: ['merged'] }, [5]],
      ['by closed or merged', { status: ['merged', 'closed'] }, [5, 3]],
      ['by several statuses, closed among them', { status: ['open', 'closed'] }, [4, 3, 1]],
      ['by no status at all', { status: [] }, []],
      ['by team', { team: 'support' }, [2, 1]],
      ['by assignee', { assignee: 'lee' }, [3, 1]],
      ['by priorities', { priority: ['P1', 'P2'] }, [2, 1]],
      ['by no priority at all', { priority: [] }, []],
      ['by requester', { requester: 'rob@customer.example' }, [4]],
      ['by deadline, which not every ticket has', { deadlineBefore: MONDAY + 2_000 }, [1]],
      ['by everything at once', { status: ['open'], team: 'support', assignee: 'lee', priority: ['P1'] }, [1]],
      ['by what nobody has', { team: 'nobody' }, []],
      ['by what could be taken for syntax', { team: ':team OR #status' }, []],
    ];
    test.each(filters)('is filtered %s', async (_, filter, expected) => {
      const tickets = await empty();
      await commitAll(tickets, 5, (n) => ({ index: { openedAt: MONDAY + n, ...FILTERABLE[n] } }));
      const { items } = await tickets.list(filter, 10);
      expect(items.map(({ id }) => id)).toStrictEqual(expected.map(ticketId));
    });

    test('finds a needle in a haystack, page by page', async () => {
      const tickets = await empty();
      await commitAll(tickets, 300, (n) => ({ index: { openedAt: MONDAY + n, team: n % 100 === 7 ? 'rare' : 'common' } }));
      const pages = await readAll(tickets, { team: 'rare' }, 2);
      expect(pages.flat().map(({ id }) => id)).toStrictEqual([207, 107, 7].map(ticketId));
    });

    test('moves a ticket from the open to the closed and back', async () => {
      const tickets = await empty();
      const open = storedTicket();
      await tickets.commit(open, null);
      const closed = revised(open, { index: { status: 'closed' } });
      await tickets.commit(closed, 1);
      expect((await tickets.list({ status: ['open'] }, 10)).items).toStrictEqual([]);
      expect((await tickets.list({ status: ['closed'] }, 10)).items).toStrictEqual([closed]);
      const again = revised(closed, { index: { status: 'open' } });
      await tickets.commit(again, 2);
      expect((await tickets.list({}, 10)).items).toStrictEqual([again]);
    });

    test.each(['', '!', 'abc', 'eyJhIjoxfQ', Buffer.from('123#x').toString('base64url'), 'x'.repeat(10_000)])(
      'refuses the cursor "%s"',
      async (cursor) => {
        const tickets = await empty();
        await expect(tickets.list({}, 10, cursor)).rejects.toThrow(InvalidCursorError);
      },
    );
  });

  describe('a canary', () => {
    const canary = (n: number, changes: Partial<StoredTicket> = {}) =>
      storedTicket({ id: ticketId(n), index: { canary: true }, ...changes });

    test('comes back as it was committed, however often', async () => {
      const tickets = await empty();
      const opened = canary(1, { dueAt: MONDAY + 60_000 });
      await tickets.commit(opened, null);
      expect(await tickets.load(opened.id)).toStrictEqual(opened);
      const { dueAt: _, ...rest } = opened;
      const closed = revised(rest, { index: { status: 'closed' } });
      expect(await tickets.commit(closed, 1)).toBe('committed');
      expect(await tickets.load(opened.id)).toStrictEqual(closed);
    });

    test('is in no list, open or closed, whatever is asked for', async () => {
      const tickets = await empty();
      await tickets.commit(canary(1), null);
      await tickets.commit(canary(2, { index: { ...canary(2).index, status: 'closed' } }), null);
      await tickets.commit(storedTicket({ id: ticketId(3) }), null);
      for (const filter of [{}, { requester: 'cora@customer.example' }, { priority: ['P3'] }] as const) {
        expect((await tickets.list(filter, 10)).items.map(({ id }) => id)).toStrictEqual([ticketId(3)]);
      }
    });

    test('is seen by the auditor while it is due', async () => {
      const tickets = await empty();
      await tickets.commit(canary(1, { dueAt: MONDAY }), null);
      await tickets.commit(canary(2), null);
      const { items, unreadable } = await tickets.scanOpen();
      expect(items.map(({ id }) => id)).toStrictEqual([ticketId(1)]);
      expect(unreadable).toStrictEqual([]);
    });
  });

  describe('the scan for the auditor', () => {
    test('finds every ticket that is not closed or merged, and closed ones with something due', async () => {
      const tickets = await empty();
      const noisy = { from: 1, facts: [repliedFact(1)] };
      await tickets.commit(storedTicket({ id: ticketId(1) }), null, [noisy]);
      await tickets.commit(storedTicket({ id: ticketId(2), index: { status: 'on-hold' } }), null);
      await tickets.commit(storedTicket({ id: ticketId(3), index: { status: 'closed' } }), null);
      await tickets.commit(storedTicket({ id: ticketId(4), index: { status: 'closed' }, dueAt: MONDAY }), null);
      await tickets.commit(storedTicket({ id: ticketId(5), index: { status: 'merged' } }), null);
      const { items, unreadable } = await tickets.scanOpen();
      expect(items.map(({ id }) => id).sort()).toStrictEqual([1, 2, 4].map(ticketId));
      expect(unreadable).toStrictEqual([]);
    });

    test('goes on where a page ended', async () => {
      const tickets = await empty();
      await commitAll(tickets, 1_500, () => ({}));
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await tickets.scanOpen(cursor);
        found.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(found).toHaveLength(1_500);
      expect(new Set(found).size).toBe(1_500);
    });
  });
}

const FILTERABLE: { readonly [n: number]: Partial<StoredTicket['index']> } = {
  1: { status: 'open', team: 'support', assignee: 'lee', priority: 'P1', deadlineAt: MONDAY + 1_000 },
  2: { status: 'on-hold', team: 'support', assignee: 'max', priority: 'P2', deadlineAt: MONDAY + 2_000 },
  3: { status: 'closed', team: 'sales', assignee: 'lee' },
  4: { status: 'open', requester: 'rob@customer.example' },
  5: { status: 'merged', team: 'sales' },
};

function fullTicket(): StoredTicket {
  const id = ticketId(1);
  return storedTicket({
    revision: 4,
    snapshot: {
      ticket: {
        id,
        version: 2,
        status: 'open',
        subject: 'The printer is on fire',
        requester: { email: 'cora@customer.example' },
        language: 'zh-CN',
        priority: 'P1',
        channel: 'email',
        tags: ['fire'],
        fields: { floor: 3, burning: true },
        policyVersion: 1,
        openedAt: MONDAY,
        changedAt: MONDAY,
        statusSince: MONDAY,
        participants: [],
        fired: { 'first-response/1/w1/0': 2 },
        acknowledged: {},
        commands: { 'open-1': 1 },
      },
      tracks: [],
      alarms: [],
    },
    facts: [repliedFact(3), repliedFact(4)],
    outbox: [{ type: 'publish', from: 3, to: 4 }],
    dueAt: MONDAY + 60_000,
    failures: 2,
    index: { team: 'support', assignee: 'lee', priority: 'P1', deadlineAt: MONDAY + 3_600_000 },
  });
}

async function commitAll(
  tickets: TicketStore,
  count: number,
  changes: (n: number) => Parameters<typeof storedTicket>[0],
): Promise<void> {
  const all = Array.from({ length: count }, (_, i) => storedTicket({ id: ticketId(i + 1), ...changes(i + 1) }));
  await eachLimited(all, 50, async (ticket) => {
    await tickets.commit(ticket, null);
  });
}

type Pages = readonly (readonly StoredTicket[])[];

async function readAll(tickets: TicketStore, filter: TicketFilter, limit: number, order?: TicketOrder): Promise<Pages> {
  const pages: (readonly StoredTicket[])[] = [];
  let cursor: string | undefined;
  do {
    const page = await tickets.list(filter, limit, cursor, order);
    if (page.items.length > 0) pages.push(page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

const sortKey = ({ index, id }: StoredTicket): string => `${index.openedAt}#${id}`;
