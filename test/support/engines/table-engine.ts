import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../../../shared/aws/client-settings.ts';
import type { Table } from '../../../shared/aws/table.ts';
import { TABLE_DEFINITION } from '../table-definition.ts';

/** A DynamoDB-compatible engine on loopback that a test has to itself. */
export type TableEngine = {
  readonly endpoint: string;
  readonly dynamo: DynamoDBClient;
  /** An empty table with both indexes. */
  createTable(): Promise<Table>;
  stop(): Promise<void>;
};

/** What SDK clients need to talk to an engine. */
export const engineSettings = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

export function connectTableEngine(endpoint: string, stop: () => Promise<void>): TableEngine {
  const dynamo = new DynamoDBClient({
    ...engineSettings(endpoint),
    ...clientSettings({ requestTimeoutMs: 10_000, attempts: 4 }),
  });
  return {
    endpoint,
    dynamo,
    createTable: async () => {
      const name = `pledge-${randomUUID()}`;
      await dynamo.send(new CreateTableCommand({ ...TABLE_DEFINITION, TableName: name }));
      await waitUntilTableExists({ client: dynamo, maxWaitTime: 10, minDelay: 1 }, { TableName: name });
      return { dynamo, name };
    },
    stop: async () => {
      dynamo.destroy();
      await stop();
    },
  };
}
