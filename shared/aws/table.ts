/**
 * The one table, as the stores see it: reads and writes with the failures already translated. Every item has the keys `pk` and
 * `sk` and carries `v`, the version of its schema, so that a deploy is safe while both releases are at work.
 */
import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { attempt } from './aws-error.ts';

export type Table = { readonly dynamo: DynamoDBClient; readonly name: string };

export type Item = { readonly [attribute: string]: AttributeValue };

export type Key = { readonly pk: string; readonly sk: string };

export const keyOf = ({ pk, sk }: Key) => ({ pk: { S: pk }, sk: { S: sk } });

/** Strongly consistent. */
export async function getItem(table: Table, key: Key, step: string): Promise<Item | undefined> {
  return attempt(step, async () => {
    const input = { TableName: table.name, Key: keyOf(key), ConsistentRead: true };
    const { Item } = await table.dynamo.send(new GetItemCommand(input));
    return Item;
  });
}

export async function putItem(table: Table, item: Item, step: string): Promise<void> {
  const input: PutItemCommandInput = { TableName: table.name, Item: item };
  await attempt(step, () => table.dynamo.send(new PutItemCommand(input)));
}

export type QueryPage = { readonly items: readonly Item[]; readonly next?: Item };

export async function queryPage(table: Table, query: Omit<QueryCommandInput, 'TableName'>, step: string): Promise<QueryPage> {
  return attempt(step, async () => {
    const { Items, LastEvaluatedKey } = await table.dynamo.send(new QueryCommand({ ...query, TableName: table.name }));
    return { items: Items ?? [], ...(LastEvaluatedKey && { next: LastEvaluatedKey }) };
  });
}

/** All items of a partition whose sort key begins so, in key order, strongly consistent. */
export async function queryPrefix(table: Table, prefix: Key, step: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let next: Item | undefined;
  do {
    const page = await queryPage(
      table,
      {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': { S: prefix.pk }, ':sk': { S: prefix.sk } },
        ConsistentRead: true,
        ...(next && { ExclusiveStartKey: next }),
      },
      step,
    );
    items.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return items;
}
