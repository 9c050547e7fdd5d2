/**
 * How many mails a sender has written in an hour: one item, with a counter for all and one for each content, added to in place. It stops
 * growing where the limit is passed. Forgotten by the table's time to live.
 */
import { hash } from 'node:crypto';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { SenderCounts } from '../app/mail/sender-limit.ts';
import { HOUR_MS, SECOND_MS } from '../core/instant.ts';
import { toAppError } from './aws-error.ts';
import { isConditionFailed } from './conditional-put.ts';
import { versionAttribute } from './item-fields.ts';
import { keyOf, type Table } from './table.ts';

export function createSenderCounts(table: Table): SenderCounts {
  return {
    add: async (sender, hour, content, most) => {
      const update = new UpdateItemCommand({
        TableName: table.name,
        // Senders choose their addresses, and a key has at most 2 KB.
        Key: keyOf({ pk: `SENDER#${hash('sha256', sender, 'base64url')}`, sk: String(hour).padStart(13, '0') }),
        UpdateExpression: 'SET v = :v, expiresAt = :expiresAt ADD mails :one, #content :one',
        ConditionExpression: 'attribute_not_exists(mails) OR mails <= :most',
        ExpressionAttributeNames: { '#content': `c:${content}` },
        ExpressionAttributeValues: {
          ':v': versionAttribute.v,
          ':expiresAt': { N: String((hour + 2 * HOUR_MS) / SECOND_MS) },
          ':one': { N: '1' },
          ':most': { N: String(most) },
        },
        ReturnValues: 'UPDATED_NEW',
      });
      try {
        const { Attributes } = await table.dynamo.send(update);
        return { mails: Number(Attributes?.mails?.N), alike: Number(Attributes?.[`c:${content}`]?.N) };
      } catch (error) {
        if (isConditionFailed(error)) return { mails: most + 1, alike: 0 };
        throw toAppError('count the mails of a sender', error);
      }
    },
  };
}
