import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InvalidCursorError } from '../../shared/app/errors.ts';
import type { Table } from '../../shared/aws/table.ts';
import { toItem } from '../../shared/aws/ticket-item.ts';
import { createTicketStore } from '../../shared/aws/ticket-store.ts';
import { alteredTable } from '../support/engines/altered-table.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';
import { createInMemoryTickets } from '../support/in-memory/tickets.ts';
import { MONDAY, revised, storedTicket, ticketId } from '../support/stored-tickets.ts';

let engine: TableEngine;
let table: Table;
beforeAll(async () => {
  engine = await startDynalite();
});
beforeEach(async () => {
  table = await engine.createTable();
});
afterAll(() => engine.stop());

describe('a list on an index that is behind', () => {
  test('shows a ticket once that stands in both halves', async () => {
    const ticket = storedTicket({ index: { status: 'closed' } });
    await createTicketStore(table).commit(ticket, null);
    const stale = { Items: [{ listSort: { S: `${MONDAY}#${ticket.id}` } }] };
    const behind = alteredTable(table, ({ input }) => (JSON.stringify(input).includes('open#') ? stale : undefined));
    expect((await createTicketStore(behind).list({}, 10)).items).toStrictEqual([ticket]);
    expect((await createTicketStore(behind).list({ status: ['open'] }, 10)).items).toStrictEqual([]);
  });

  test('leaves out what is not there any more', async () => {
    const ghost = { Items: [{ listSort: { S: `${MONDAY}#${ticketId(9)}` } }] };
    const behind = alteredTable(table, ({ input }) => (JSON.stringify(input).includes('open#1') ? ghost : undefined));
    expect(await createTicketStore(behind).list({}, 10)).toStrictEqual({ items: [] });
  });
});

describe('a list that finds little', () => {
  test('ends after a bounded search, with a cursor from where it goes on', async () => {
    let queries = 0;
    const endless = alteredTable(table, ({ name, input }) => {
      if (name !== 'Query') return undefined;
      queries += 1;
      const { ExpressionAttributeValues: values } = input as {
        ExpressionAttributeValues: { readonly [name: string]: { S: string } };
      };
      const before = Number((values[':after']?.S ?? `${MONDAY}`).slice(0, 13));
      return { Items: [], LastEvaluatedKey: { listSort: { S: `${before - 1_000}#x` } } };
    });
    const page = await createTicketStore(endless).list({ team: 'nobody', status: ['open'] }, 10);
    expect(page.items).toStrictEqual([]);
    expect(page.nextCursor).toBeDefined();
    expect(queries).toBe(32);
  });
});

describe('an answer in parts', () => {
  test('is completed', async () => {
    const tickets = createTicketStore(table);
    for (const n of [1, 2, 3]) await tickets.commit(storedTicket({ id: ticketId(n) }), null);
    let asked = 0;
    const throttled = alteredTable(table, ({ name, input }) => {
      if (name !== 'BatchGetItem' || ++asked > 2) return undefined;
      return { Responses: {}, UnprocessedKeys: (input as { readonly RequestItems: object }).RequestItems };
    });
    expect((await createTicketStore(throttled).list({}, 10)).items).toHaveLength(3);
    expect(asked).toBe(3);
  });
});

describe('the scan for the auditor', () => {
  test('names what it cannot read, and reads the rest', async () => {
    const tickets = createTicketStore(table);
    await tickets.commit(storedTicket({ id: ticketId(1) }), null);
    const damaged = { ...toItem(storedTicket({ id: ticketId(2) })), data: { B: Uint8Array.of(1) } };
    await engine.dynamo.send(new PutItemCommand({ TableName: table.name, Item: damaged }));
    const { items, unreadable } = await tickets.scanOpen();
    expect(items.map(({ id }) => id)).toStrictEqual([ticketId(1)]);
    expect(unreadable).toStrictEqual([expect.stringContaining(`T#${ticketId(2)}/T`)]);
  });

  test.each(['', 'x', Buffer.from('[]').toString('base64url'), Buffer.from('["a",1]').toString('base64url')])(
    'refuses the cursor "%s"',
    async (cursor) => {
      await expect(createTicketStore(table).scanOpen(cursor)).rejects.toThrow(InvalidCursorError);
    },
  );
});

describe('the stand-in for tests', () => {
  test('lets its indexes fall behind until they are released', async () => {
    const { tickets, dueIndex, control } = createInMemoryTickets();
    const ticket = storedTicket({ dueAt: MONDAY });
    const entry = { ticketId: ticket.id, dueAt: MONDAY };
    control.holdIndex();
    await tickets.commit(ticket, null);
    expect(await tickets.load(ticket.id)).toStrictEqual(ticket);
    expect(await dueIndex.has(entry)).toBe(false);
    expect((await tickets.list({}, 10)).items).toStrictEqual([]);
    control.releaseIndex();
    expect(await dueIndex.has(entry)).toBe(true);
  });

  test('loses entries and leaves strays, which writing the ticket again mends', async () => {
    const { tickets, dueIndex, control } = createInMemoryTickets();
    const ticket = storedTicket({ dueAt: MONDAY });
    await tickets.commit(ticket, null);
    control.loseDueEntry(ticket.id);
    expect(await dueIndex.has({ ticketId: ticket.id, dueAt: MONDAY })).toBe(false);
    await tickets.commit(revised(ticket, {}), 1);
    expect(await dueIndex.has({ ticketId: ticket.id, dueAt: MONDAY })).toBe(true);
    control.addStrayEntry({ ticketId: ticket.id, dueAt: MONDAY - 1 });
    expect(await dueIndex.has({ ticketId: ticket.id, dueAt: MONDAY - 1 })).toBe(true);
  });

  test('fails before or after a commit, as it is told', async () => {
    const { tickets, control } = createInMemoryTickets();
    control.beforeCommit = () => {
      throw new Error('no connection');
    };
    await expect(tickets.commit(storedTicket(), null)).rejects.toThrow('no connection');
    expect(await tickets.load(ticketId(1))).toBeUndefined();
    control.beforeCommit = () => undefined;
    control.afterCommit = () => {
      throw new Error('no answer');
    };
    await expect(tickets.commit(storedTicket(), null)).rejects.toThrow('no answer');
    expect(await tickets.load(ticketId(1))).toBeDefined();
  });
});
