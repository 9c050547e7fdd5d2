/**
 * Tickets in DynamoDB: one item each, changed by one conditional write and by nothing else. Needs no transactions, so that it
 * does the same on every DynamoDB-compatible engine.
 */
import { ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { InvalidCursorError, PermanentError } from '../app/errors.ts';
import type { HistoryPage, Page, ScanPage, StoredTicket, TicketStore } from '../app/ports.ts';
import type { TicketFilter } from '../app/ticket-filter.ts';
import { attempt } from './aws-error.ts';
import { batchGet } from './batch-get.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { decodeCursor, decodeTimedCursor, encodeCursor } from './cursor.ts';
import { bytesOf, checkVersion, describeItem, numberOf, textOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { createReader } from './read-together.ts';
import { type Item, keyOf, putItem, queryPrefix, type Table } from './table.ts';
import { matches } from './ticket-filter.ts';
import { isFacts, toItem, toTicket } from './ticket-item.ts';
import { historyPrefix, readTimedKey, ticketKey } from './ticket-keys.ts';
import { findListed, type Place } from './ticket-list.ts';

/** A page of the audit reads at most this many items of any kind; at 1 MB DynamoDB ends it anyway. */
const SCAN_PAGE = 1_000;

export function createTicketStore(table: Table): TicketStore {
  const read = createReader(table);
  return {
    load: async (id) => {
      const item = await read(ticketKey(id), `load ticket ${id}`);
      return item && toTicket(item);
    },
    commit: (ticket, expected, pages = []) => commit(table, ticket, expected, pages),
    loadPages: async (id) => (await queryPrefix(table, historyPrefix(id), `load history of ticket ${id}`)).map(toPage),
    list: async (filter, limit, cursor, order) => {
      const after = cursor === undefined ? undefined : decodeTimedCursor(cursor);
      return listFrom(table, filter, { limit: Math.max(1, limit), after, order });
    },
    scanOpen: (cursor) => scanOpen(table, cursor),
  };
}

async function commit(table: Table, ticket: StoredTicket, expected: number | null, pages: readonly HistoryPage[]) {
  const step = `commit ticket ${ticket.id}`;
  const item = toItem(ticket);
  await Promise.all(pages.map((page) => putItem(table, toPageItem(ticket.id, page), step)));
  const written = await putIf(table, item, expected === null ? IS_NEW : hasRevision(expected), step);
  return written ? 'committed' : 'conflict';
}

function toPageItem(ticketId: string, { from, facts }: HistoryPage): Item {
  const { pk, sk } = historyPrefix(ticketId);
  return { ...keyOf({ pk, sk: `${sk}${String(from).padStart(8, '0')}` }), ...versionAttribute, data: { B: pack({ facts }) } };
}

function toPage(item: Item): HistoryPage {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item)) as { readonly facts?: unknown };
  if (!isFacts(content.facts)) throw new PermanentError(`${describeItem(item)} holds no history`);
  return { from: Number(textOf(item, 'sk').slice('H#'.length)), facts: content.facts };
}

async function listFrom(table: Table, filter: TicketFilter, place: Place): Promise<Page<StoredTicket>> {
  const { keys, next } = await findListed(table, filter, place);
  const ids = keys.flatMap((key) => readTimedKey(key)?.id ?? []);
  const found = await batchGet(table, ids.map(ticketKey), 'list tickets');
  const byId = new Map(found.map(toTicket).map((ticket) => [ticket.id, ticket]));
  // The index may be behind: what an item itself says decides.
  const items = ids.flatMap((id) => byId.get(id) ?? []).filter(({ index }) => matches(index, filter));
  return { items, ...(next === undefined ? {} : { nextCursor: encodeCursor(next) }) };
}

async function scanOpen(table: Table, cursor: string | undefined): Promise<ScanPage> {
  const input: ScanCommandInput = {
    TableName: table.name,
    ConsistentRead: true,
    Limit: SCAN_PAGE,
    // Endpoints of subscriptions are in the due index too.
    FilterExpression: 'sk = :ticket AND (begins_with(listKey, :open) OR attribute_exists(dueShard))',
    ExpressionAttributeValues: { ':ticket': { S: ticketKey('').sk }, ':open': { S: 'open#' } },
    ...(cursor === undefined ? {} : { ExclusiveStartKey: scanPosition(cursor) }),
  };
  const { Items = [], LastEvaluatedKey: last } = await attempt('scan tickets', () => table.dynamo.send(new ScanCommand(input)));
  const position = last && JSON.stringify([last.pk?.S, last.sk?.S]);
  const read = Items.map(tryToRead);
  return {
    items: read.flatMap(({ ticket }) => ticket ?? []),
    unreadable: read.flatMap(({ problem }) => problem ?? []),
    ...(position === undefined ? {} : { nextCursor: encodeCursor(position) }),
  };
}

function tryToRead(item: Item): { readonly ticket?: StoredTicket; readonly problem?: string } {
  try {
    return { ticket: toTicket(item) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function scanPosition(cursor: string) {
  const [pk, sk, ...rest] = readPosition(decodeCursor(cursor));
  if (typeof pk !== 'string' || typeof sk !== 'string' || rest.length > 0) throw new InvalidCursorError();
  return keyOf({ pk, sk });
}

function readPosition(text: string): readonly unknown[] {
  try {
    const position: unknown = JSON.parse(text);
    return Array.isArray(position) ? position : [];
  } catch {
    throw new InvalidCursorError();
  }
}
