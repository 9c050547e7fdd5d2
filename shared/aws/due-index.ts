/**
 * Which tickets need something, by when: the sparse index on `dueAt`, in shards so that no partition takes all writes. Keys only,
 * since an entry is a hint. The cursor of each shard keeps consecutive sweeps from dispatching the same entries again and again.
 */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DueEntry, DueIndex } from '../app/ports.ts';
import type { Instant } from '../core/instant.ts';
import { toAppError } from './aws-error.ts';
import { isConditionFailed } from './conditional-put.ts';
import { numberOf, versionAttribute } from './item-fields.ts';
import { getItem, type Item, type Key, keyOf, queryPage, type Table } from './table.ts';
import { boundOf, DUE_INDEX, DUE_SHARDS, dueShardKey, dueShardOf, readTimedKey, timedKey } from './ticket-keys.ts';

export function createDueIndex(table: Table): DueIndex {
  return {
    shards: DUE_SHARDS,
    query: (shard, from, to, limit) => query(table, { shard, from, to }, limit),
    has: (entry) => has(table, entry),
    loadCursor: async (shard) => {
      const item = await getItem(table, cursorKey(shard), `load sweep cursor ${shard}`);
      return item && numberOf(item, 'through');
    },
    saveCursor: (shard, through) => saveCursor(table, shard, through),
  };
}

type Range = { readonly shard: number; readonly from: Instant; readonly to: Instant };

async function query(table: Table, range: Range, limit: number): Promise<readonly DueEntry[]> {
  if (range.from >= range.to) return [];
  const entries: DueEntry[] = [];
  let next: Item | undefined;
  do {
    const page = await queryPage(table, dueQuery(range, limit - entries.length, next), `query due shard ${range.shard}`);
    entries.push(...page.items.flatMap(toEntry));
    next = page.next;
  } while (next !== undefined && entries.length < limit);
  return entries;
}

function dueQuery({ shard, from, to }: Range, limit: number, next: Item | undefined) {
  return {
    IndexName: DUE_INDEX,
    // BETWEEN includes both ends, and no entry equals a bare instant: those at `to` sort behind it, for they go on with their id.
    KeyConditionExpression: 'dueShard = :shard AND dueKey BETWEEN :from AND :to',
    ExpressionAttributeValues: {
      ':shard': { S: dueShardKey(shard) },
      ':from': { S: boundOf(from) },
      ':to': { S: boundOf(to) },
    },
    Limit: limit,
    ...(next && { ExclusiveStartKey: next }),
  };
}

async function has(table: Table, { ticketId, dueAt }: DueEntry): Promise<boolean> {
  const exactly = {
    IndexName: DUE_INDEX,
    KeyConditionExpression: 'dueShard = :shard AND dueKey = :key',
    ExpressionAttributeValues: { ':shard': { S: dueShardOf(ticketId) }, ':key': { S: timedKey(dueAt, ticketId) } },
    Limit: 1,
  };
  const { items } = await queryPage(table, exactly, `look up the due entry of ticket ${ticketId}`);
  return items.length > 0;
}

function toEntry(item: Item): readonly DueEntry[] {
  const due = readTimedKey(item.dueKey?.S ?? '');
  return due === undefined ? [] : [{ ticketId: due.id, dueAt: due.at }];
}

const cursorKey = (shard: number): Key => ({ pk: `SWEEP#${String(shard).padStart(2, '0')}`, sk: '-' });

async function saveCursor(table: Table, shard: number, through: Instant): Promise<void> {
  const put = new PutItemCommand({
    TableName: table.name,
    Item: { ...keyOf(cursorKey(shard)), ...versionAttribute, through: { N: String(through) } },
    ConditionExpression: 'attribute_not_exists(pk) OR through < :through',
    ExpressionAttributeValues: { ':through': { N: String(through) } },
  });
  try {
    await table.dynamo.send(put);
  } catch (error) {
    // Another sweep is further: its cursor stands.
    if (!isConditionFailed(error)) throw toAppError(`save sweep cursor ${shard}`, error);
  }
}
