import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RetryableError } from '../../shared/app/errors.ts';
import { createReceiptStore } from '../../shared/aws/receipt-store.ts';
import type { Table } from '../../shared/aws/table.ts';
import { createTicketStore } from '../../shared/aws/ticket-store.ts';
import { type CannedRequest, type CannedService, startCannedService } from '../support/engines/canned-service.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import { connectTableEngine, type TableEngine } from '../support/engines/table-engine.ts';
import { revised, storedTicket, ticketId } from '../support/stored-tickets.ts';

// Between the store and its engine stands a wire that can be cut after the engine has done its work.
describe('when the answer to a write gets lost', () => {
  let engine: TableEngine;
  let wire: CannedService;
  let near: TableEngine;
  let table: Table;
  let direct: Table;
  let lose: (request: CannedRequest) => boolean;
  let beforeForward: (request: CannedRequest) => Promise<void>;

  beforeEach(async () => {
    engine = await startDynalite();
    direct = await engine.createTable();
    lose = () => false;
    beforeForward = async () => undefined;
    wire = await startCannedService(async (request) => {
      await beforeForward(request);
      const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
      const body = new Uint8Array(request.body);
      const response = await fetch(engine.endpoint + request.path, { method: 'POST', headers, body });
      const text = await response.text();
      return lose(request) ? 'hang-up' : { status: response.status, body: text, type: 'application/x-amz-json-1.0' };
    });
    near = connectTableEngine(wire.endpoint, () => wire.stop());
    table = { dynamo: near.dynamo, name: direct.name };
  });
  afterEach(async () => {
    await near.stop();
    await engine.stop();
  });

  const isPut = ({ headers }: CannedRequest) => headers['x-amz-target'] === 'DynamoDB_20120810.PutItem';
  const firstPut = () => {
    let puts = 0;
    return (request: CannedRequest) => isPut(request) && ++puts === 1;
  };

  test('a commit that went through is reported as committed', async () => {
    lose = firstPut();
    const ticket = storedTicket();
    expect(await createTicketStore(table).commit(ticket, null)).toBe('committed');
    expect(wire.requests.filter(isPut)).toHaveLength(2);
    lose = firstPut();
    expect(await createTicketStore(table).commit(revised(ticket, { dueAt: 1 }), 1)).toBe('committed');
    expect(await createTicketStore(direct).load(ticket.id)).toStrictEqual(revised(ticket, { dueAt: 1 }));
  });

  test('a commit that lost its race is reported as a conflict, though it was repeated', async () => {
    const ticket = storedTicket();
    const tickets = createTicketStore(direct);
    await tickets.commit(ticket, null);
    await tickets.commit(revised(ticket, { dueAt: 7 }), 1);
    lose = firstPut();
    expect(await createTicketStore(table).commit(revised(ticket, { dueAt: 8 }), 1)).toBe('conflict');
    expect((await tickets.load(ticket.id))?.dueAt).toBe(7);
  });

  test('a commit that somebody overtakes before it is repeated is reported as a conflict', async () => {
    const ticket = storedTicket();
    const tickets = createTicketStore(direct);
    await tickets.commit(ticket, null);
    const mine = revised(ticket, { dueAt: 8 });
    lose = firstPut();
    let puts = 0;
    beforeForward = async (request) => {
      if (isPut(request) && ++puts === 2) await tickets.commit(revised(mine, { dueAt: 9 }), 2);
    };
    // Not the whole truth, but a safe one: whoever loads the ticket again finds the own facts in it.
    expect(await createTicketStore(table).commit(mine, 1)).toBe('conflict');
  });

  test('a receipt that was begun is reported as begun', async () => {
    const receipt = {
      id: 'n1',
      ticketId: ticketId(1),
      notice: 'warning',
      to: 'lee@acme.example',
      facts: [1],
      plannedAt: 1,
      firedAt: 1,
      state: 'sending',
      attempts: 1,
      leaseUntil: 2,
    } as const;
    lose = firstPut();
    expect(await createReceiptStore(table).begin(receipt)).toBe(true);
    expect(await createReceiptStore(table).begin(receipt)).toBe(false);
  });

  test('every time, the error says that nobody knows what happened', async () => {
    lose = () => true;
    const commit = createTicketStore(table).commit(storedTicket(), null);
    await expect(commit).rejects.toThrow(RetryableError);
    await expect(commit).rejects.toMatchObject({ outcomeUnknown: true });
    expect(await createTicketStore(direct).load(ticketId(1))).toBeDefined();
  });

  test('nobody there at all, the error says that nothing happened', async () => {
    await wire.stop();
    wire = { ...wire, stop: async () => undefined };
    near = connectTableEngine(wire.endpoint, async () => undefined);
    const commit = createTicketStore({ ...table, dynamo: near.dynamo }).commit(storedTicket(), null);
    await expect(commit).rejects.toThrow(/^commit ticket 7k3m9q0001: /);
    await expect(commit).rejects.toMatchObject({ name: 'RetryableError', outcomeUnknown: false });
  });
});
