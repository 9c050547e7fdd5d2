import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { RetryableError } from '../app/errors.ts';
import { attempt } from './aws-error.ts';
import { chunksOf, pause } from './batches.ts';
import { type Item, type Key, keyOf, type Table } from './table.ts';

/** The most keys that one request takes. */
const BATCH = 100;
const MAX_TRIES = 6;

/** Strongly consistent, in no order; what does not exist is left out. */
export async function batchGet(table: Table, keys: readonly Key[], step: string): Promise<readonly Item[]> {
  const batches = await Promise.all(chunksOf(keys, BATCH).map((batch) => getAll(table, batch.map(keyOf), step)));
  return batches.flat();
}

/** An answer has at most 16 MB, and a throttled table answers in part: the rest is asked for again. */
async function getAll(table: Table, keys: Item[], step: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let rest = keys;
  for (let tries = 0; rest.length > 0; tries += 1) {
    if (tries === MAX_TRIES) throw new RetryableError(`${step}: ${rest.length} of ${keys.length} items were not handed out`);
    if (tries > 0) await pause(tries);
    const request = { RequestItems: { [table.name]: { Keys: rest, ConsistentRead: true } } };
    const { Responses, UnprocessedKeys } = await attempt(step, () => table.dynamo.send(new BatchGetItemCommand(request)));
    items.push(...(Responses?.[table.name] ?? []));
    rest = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
  return items;
}
