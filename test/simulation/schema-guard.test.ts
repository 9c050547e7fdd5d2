import { describe, expect, test } from 'vitest';
import { NewerSchemaError } from '../../shared/app/errors.ts';
import { createInMemoryTickets } from '../support/in-memory/tickets.ts';
import { storedTicket } from '../support/stored-tickets.ts';
import { guardSchema } from './schema-guard.ts';

function bothReleases() {
  const { tickets } = createInMemoryTickets();
  const schemas = new Map<string, number>();
  const refused: string[] = [];
  const releaseOf = (schema: number) => guardSchema(tickets, { schema, schemas, onRefused: (id) => void refused.push(id) });
  return { oldOne: releaseOf(1), newOne: releaseOf(2), refused };
}

const ticket = storedTicket({ dueAt: 1 });

describe('a ticket that the old release wrote last', () => {
  test('is read by both', async () => {
    const { oldOne, newOne } = bothReleases();
    await oldOne.commit(ticket, null);

    expect(await oldOne.load(ticket.id)).toMatchObject({ id: ticket.id });
    expect(await newOne.load(ticket.id)).toMatchObject({ id: ticket.id });
  });
});

describe('a ticket that the new release wrote last', () => {
  test('is refused to the old one until later, and not left out of an audit unsaid', async () => {
    const { oldOne, newOne, refused } = bothReleases();
    await newOne.commit(ticket, null);

    await expect(oldOne.load(ticket.id)).rejects.toThrow(NewerSchemaError);
    expect(refused).toEqual([ticket.id]);
    expect(await oldOne.scanOpen()).toEqual({ items: [], unreadable: [expect.stringContaining(ticket.id)] });
    expect((await newOne.scanOpen()).items).toHaveLength(1);
  });

  test('stays so when somebody else was first to write', async () => {
    const { oldOne, newOne } = bothReleases();
    await newOne.commit(ticket, null);

    expect(await oldOne.commit(ticket, null)).toBe('conflict');
    await expect(oldOne.load(ticket.id)).rejects.toThrow(NewerSchemaError);
  });
});
