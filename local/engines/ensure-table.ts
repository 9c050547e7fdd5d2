import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from '../../infra/resources/local-resources.ts';
import { StartError } from '../start-error.ts';

const LOOK_AGAIN_MS = 5;

/**
 * Makes the table unless it is there.
 * @throws StartError when the one that is there has other keys or indexes: the embedded engine cannot change them
 */
export async function ensureTable(table: TableDefinition, dataFolder: string): Promise<void> {
  // The SDK's types would be free to change it.
  const input = structuredClone(table.input) as CreateTableCommandInput & { readonly TableName: string };
  const dynamo = new DynamoDBClient({});
  try {
    const { TableNames = [] } = await dynamo.send(new ListTablesCommand({}));
    if (!TableNames.includes(input.TableName)) await create(dynamo, input);
    else if (!isDeepStrictEqual(shapeOf(await describe(dynamo, input.TableName)), shapeOf(input))) {
      throw new StartError(
        `The data in ${dataFolder} was made by another release of Pledge, with other indexes. Choose a new folder with --data.`,
      );
    }
  } finally {
    dynamo.destroy();
  }
}

async function create(dynamo: DynamoDBClient, input: CreateTableCommandInput): Promise<void> {
  await dynamo.send(new CreateTableCommand(input));
  while ((await describe(dynamo, input.TableName)).TableStatus !== 'ACTIVE') await sleep(LOOK_AGAIN_MS);
}

async function describe(dynamo: DynamoDBClient, TableName: string | undefined): Promise<TableDescription> {
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
  return Table ?? {};
}

type Layout = Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>;

/** What of a table the engine cannot change, in an order of its own. */
function shapeOf({ KeySchema, GlobalSecondaryIndexes = [] }: Layout): readonly string[] {
  const keys = (schema: Layout['KeySchema'] = []): string =>
    schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join(' ');
  const indexes = GlobalSecondaryIndexes.map((index) => {
    const { ProjectionType, NonKeyAttributes = [] } = index.Projection ?? {};
    return [index.IndexName, keys(index.KeySchema), ProjectionType, ...NonKeyAttributes.toSorted()].join(' ');
  });
  return [keys(KeySchema), ...indexes.toSorted()];
}
