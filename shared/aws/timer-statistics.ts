/**
 * How late timers were: one item an hour and shard, with a counter for each kind and bucket, added to in place. Several shards,
 * so that no partition takes the writes of all workers. Forgotten by the table's time to live.
 */
import { randomInt } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { HourOfTimers, Lateness, TimerStatistics } from '../app/timers/timer-statistics.ts';
import { DAY_MS, type Instant, SECOND_MS } from '../core/instant.ts';
import { attempt } from './aws-error.ts';
import { numberOf, versionAttribute } from './item-fields.ts';
import { type Item, keyOf, queryPage, type Table } from './table.ts';

const SHARDS = 8;
/** Twice the longest window that is shown. */
const LIFE_MS = 14 * DAY_MS;
/** An update has room for 300 operators. */
const MOST_COUNTERS = 100;
const COUNTER = /^n:(.+):(\d+)$/;

type Counter = { readonly name: string; readonly count: number };

export function createTimerStatistics(table: Table): TimerStatistics {
  return {
    add: async (hour, lateness) => {
      const key = { pk: shardKey(randomInt(SHARDS)), sk: hourKey(hour) };
      const counters = countersOf(lateness);
      for (let from = 0; from < counters.length; from += MOST_COUNTERS)
        await addTo(table, key, hour, counters.slice(from, from + MOST_COUNTERS));
    },
    since: async (hour) => {
      const shards = Array.from({ length: SHARDS }, (_, shard) => readShard(table, shardKey(shard), hour));
      return (await Promise.all(shards)).flat();
    },
  };
}

const shardKey = (shard: number): string => `LATENESS#${shard}`;
const hourKey = (hour: Instant): string => String(hour).padStart(13, '0');

const countersOf = (lateness: Lateness): readonly Counter[] =>
  Object.entries(lateness).flatMap(([kind, histogram]) =>
    [...histogram].map(([bucket, count]) => ({ name: `n:${kind}:${bucket}`, count })),
  );

/** Not repeated when its answer got lost: a count that is too low by a batch says the same. */
async function addTo(
  table: Table,
  key: { readonly pk: string; readonly sk: string },
  hour: Instant,
  counters: readonly Counter[],
): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: table.name,
    Key: keyOf(key),
    UpdateExpression: `SET v = :v, expiresAt = :expiresAt ADD ${counters.map((_, n) => `#n${n} :n${n}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(counters.map(({ name }, n) => [`#n${n}`, name])),
    ExpressionAttributeValues: {
      ':v': versionAttribute.v,
      ':expiresAt': { N: String((hour + LIFE_MS) / SECOND_MS) },
      ...Object.fromEntries(counters.map(({ count }, n) => [`:n${n}`, { N: String(count) }])),
    },
  });
  await attempt('note how late timers were', () => table.dynamo.send(update));
}

async function readShard(table: Table, pk: string, from: Instant): Promise<readonly HourOfTimers[]> {
  const items: Item[] = [];
  let next: Item | undefined;
  do {
    const query = {
      KeyConditionExpression: 'pk = :pk AND sk >= :from',
      ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: hourKey(from) } },
      ...(next && { ExclusiveStartKey: next }),
    };
    const page = await queryPage(table, query, 'read how late timers were');
    items.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return items.map(toHour);
}

function toHour(item: Item): HourOfTimers {
  const lateness: { [kind: string]: Map<number, number> } = {};
  for (const attribute of Object.keys(item)) {
    const [, kind, bucket] = COUNTER.exec(attribute) ?? [];
    if (kind === undefined) continue;
    const histogram = lateness[kind] ?? new Map<number, number>();
    lateness[kind] = histogram.set(Number(bucket), numberOf(item, attribute));
  }
  return { hour: Number(item.sk?.S), lateness };
}
