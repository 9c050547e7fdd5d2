import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../../shared/aws/table.ts';
import { listKeys } from '../../../shared/aws/ticket-keys.ts';

/** Open tickets. Best asked once all have been sent, so that counting takes little from what is counted. */
export async function countTickets({ dynamo, name }: Table): Promise<number> {
  const counts = await Promise.all(
    listKeys('open').map(async (partition) => {
      const query = {
        TableName: name,
        IndexName: 'list',
        KeyConditionExpression: 'listKey = :open',
        ExpressionAttributeValues: { ':open': { S: partition } },
        Select: 'COUNT' as const,
      };
      return (await dynamo.send(new QueryCommand(query))).Count ?? 0;
    }),
  );
  return counts.reduce((total, count) => total + count, 0);
}
