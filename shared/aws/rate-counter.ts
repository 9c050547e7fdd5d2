/** Counters that are changed in place, one item a stretch of time; the table's time to live takes them away. */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { RateCounter } from '../app/rate-counter.ts';
import { SECOND_MS } from '../core/instant.ts';
import { attempt } from './aws-error.ts';
import { versionAttribute } from './item-fields.ts';
import { keyOf, type Table } from './table.ts';

export const createRateCounter = (table: Table): RateCounter => ({
  count: async (what, from, lastsMs, times = 1) => {
    const update = new UpdateItemCommand({
      TableName: table.name,
      Key: keyOf({ pk: `RATE#${what}`, sk: String(from) }),
      UpdateExpression: 'ADD times :times SET v = :v, expiresAt = :end',
      ExpressionAttributeValues: {
        ':times': { N: String(times) },
        ':v': versionAttribute.v,
        ':end': { N: String(Math.ceil((from + 2 * lastsMs) / SECOND_MS)) },
      },
      ReturnValues: 'UPDATED_NEW',
    });
    const { Attributes } = await attempt(`count ${what}`, () => table.dynamo.send(update));
    return Number(Attributes?.times?.N ?? 0);
  },
});
