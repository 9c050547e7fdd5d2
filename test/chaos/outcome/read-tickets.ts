/** Reads what a platform has left on the disk, by its own stores, on an engine over the same files. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient, ListTablesCommand, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { factsFrom } from '../../../shared/app/history.ts';
import type { BlobStore, MessageStore, TicketStore } from '../../../shared/app/ports.ts';
import type { ReceiptStore } from '../../../shared/app/receipt.ts';
import { clientSettings } from '../../../shared/aws/client-settings.ts';
import { createMessageStore } from '../../../shared/aws/message-store.ts';
import { createReceiptStore } from '../../../shared/aws/receipt-store.ts';
import type { Table } from '../../../shared/aws/table.ts';
import { createTicketStore } from '../../../shared/aws/ticket-store.ts';
import { messageOf } from '../../../shared/core/fact.ts';
import { eachLimited } from '../../support/each-limited.ts';
import { engineSettings } from '../../support/engines/table-engine.ts';
import type { KeptTicket } from './outcome.ts';

/** @param path the folder of the tables. Nobody else may have it open. */
export async function readTickets(path: string): Promise<readonly KeptTicket[]> {
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dynamo = new DynamoDBClient({
    ...engineSettings(`http://127.0.0.1:${port}`),
    ...clientSettings({ requestTimeoutMs: 30_000, attempts: 3 }),
  });
  try {
    const { TableNames: [name = ''] = [] } = await dynamo.send(new ListTablesCommand({}));
    return await readAll({ dynamo, name });
  } finally {
    dynamo.destroy();
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
}

/** Texts so long that they would lie elsewhere are not written in a run. */
const NO_BLOBS: BlobStore = { put: async () => undefined, get: async () => undefined, link: async () => '' };
const AT_ONCE = 16;

async function readAll(table: Table): Promise<readonly KeptTicket[]> {
  const stores = {
    tickets: createTicketStore(table),
    receipts: createReceiptStore(table),
    messages: createMessageStore({ table, blobs: NO_BLOBS }),
  };
  const kept: KeptTicket[] = [];
  await eachLimited(await idsIn(table), AT_ONCE, async (id) => {
    kept.push(await readTicket(stores, id));
  });
  return kept;
}

async function idsIn({ dynamo, name }: Table): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const { Items = [], LastEvaluatedKey }: ScanCommandOutput = await dynamo.send(
      new ScanCommand({
        TableName: name,
        // Canaries are in no list, and no client knows them.
        FilterExpression: 'sk = :ticket AND attribute_exists(listKey)',
        ExpressionAttributeValues: { ':ticket': { S: 'T' } },
        ProjectionExpression: 'pk',
        ...(after && { ExclusiveStartKey: after }),
      }),
    );
    ids.push(...Items.flatMap(({ pk }) => pk?.S?.slice('T#'.length) ?? []));
    after = LastEvaluatedKey;
  } while (after !== undefined);
  return ids;
}

type Stores = { readonly tickets: TicketStore; readonly receipts: ReceiptStore; readonly messages: MessageStore };

async function readTicket({ tickets, receipts, messages }: Stores, id: string): Promise<KeptTicket> {
  const stored = await tickets.load(id);
  if (stored === undefined) throw new Error(`ticket ${id} cannot be read`);
  const facts = await factsFrom({ tickets }, stored, 1);
  const named = facts.flatMap((fact) => messageOf(fact) ?? []);
  const found = await Promise.all(named.map((message) => messages.load(id, message)));
  return {
    id,
    facts,
    missingMessages: named.filter((_, index) => found[index] === undefined),
    outbox: stored.outbox,
    ...(stored.dueAt === undefined ? {} : { dueAt: stored.dueAt }),
    receipts: await receipts.list(id),
  };
}
