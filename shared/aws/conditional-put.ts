/**
 * A put that happens only if a condition holds, and says truthfully whether it did. The SDK repeats a request whose answer got
 * lost; the repeat then meets the item that the first try wrote, and its condition fails. So every item carries the token of
 * its write: after a repeated request, finding our own token means that the first try was it.
 */
import { randomBytes } from 'node:crypto';
import { PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { attemptsOf, nameOf, toAppError } from './aws-error.ts';
import { getItem, type Item, type Table } from './table.ts';

export type Condition = Pick<
  PutItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

export const IS_NEW: Condition = { ConditionExpression: 'attribute_not_exists(pk)' };

export const hasRevision = (revision: number): Condition => ({
  ConditionExpression: 'rev = :rev',
  ExpressionAttributeValues: { ':rev': { N: String(revision) } },
});

/**
 * @returns whether this put wrote the item. In one case in a million the truth is lost: the answer got lost, and before the
 * repeat arrived somebody else built on what was written. That is reported as `false`; whoever reads the item again finds it there.
 */
export async function putIf(table: Table, item: Item, condition: Condition, step: string): Promise<boolean> {
  const token = randomBytes(6).toString('base64url');
  const input = { ...condition, TableName: table.name, Item: { ...item, w: { S: token } } };
  try {
    await table.dynamo.send(new PutItemCommand(input));
    return true;
  } catch (error) {
    if (!isConditionFailed(error)) throw toAppError(step, error);
    if (attemptsOf(error) === 1) return false;
  }
  const stored = await getItem(table, { pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' }, step);
  return stored?.w?.S === token;
}

export function isConditionFailed(error: unknown): boolean {
  return nameOf(error) === 'ConditionalCheckFailedException';
}
