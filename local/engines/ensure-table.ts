import { isDeepStrictEqual } from 'node:util';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import type { TableDefinition } from '../../infra/resources/local-resources.ts';
import { StartError } from '../start-error.ts';

/**
 * Makes the table unless it is there.
 * @throws StartError when the one that is there has other keys or indexes: the embedded engine cannot change them
 */
export async function ensureTable({ input }: TableDefinition, dataFolder: string): Promise<void> {
  const dynamo = new DynamoDBClient({});
  try {
    const { TableNames = [] } = await dynamo.send(new ListTablesCommand({}));
    if (!TableNames.includes(input.TableName)) await dynamo.send(new CreateTableCommand(structuredClone(input) as ConstructorParameters<typeof CreateTableCommand>[0]));
    else if (!isDeepStrictEqual(await describe(dynamo, input.TableName), shapeOf(input))) {
      throw new StartError(`The data in ${dataFolder} was made by another release of Pledge, with other indexes. Choose a new folder with --data.`);
    }
  } finally {
    dynamo.destroy();
  }
}

type Shape = { readonly keys: readonly string[]; readonly indexes: readonly string[] };

async function describe(dynamo: DynamoDBClient, TableName: string): Promise<Shape> {
  const { Table } = await dynamo.send(new DescribeTableCommand({ TableName }));
  return shapeOf({ KeySchema: Table?.KeySchema ?? [], GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes ?? [] });
}

type Key = { readonly AttributeName?: string | undefined; readonly KeyType?: string | undefined };
type Index = {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: readonly Key[] | undefined;
  readonly Projection?: { readonly ProjectionType?: string | undefined; readonly NonKeyAttributes?: readonly string[] | undefined } | undefined;
};

function shapeOf(table: { readonly KeySchema: readonly Key[]; readonly GlobalSecondaryIndexes: readonly Index[] }): Shape {
  const keys = (schema: readonly Key[] = []): string[] => schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);
  const index = ({ IndexName, KeySchema, Projection }: Index): string =>
    [IndexName, ...keys(KeySchema), Projection?.ProjectionType, ...(Projection?.NonKeyAttributes ?? []).toSorted()].join(' ');
  return { keys: keys(table.KeySchema), indexes: table.GlobalSecondaryIndexes.map(index).toSorted() };
}
