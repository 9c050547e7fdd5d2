/** Clients that put one item after the other, on condition that it is new, and do nothing else: the floor under every write. */
import { randomBytes } from 'node:crypto';
import { type AttributeValue, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../../../shared/aws/client-settings.ts';
import { engineSettings } from '../../support/engines/table-engine.ts';
import { serveRemote } from '../support/remote.ts';

export type PutLoad = {
  readonly engine: string;
  readonly table: string;
  /** A ticket as the platform stored it; each put writes its bytes under another id. */
  readonly item: { readonly [attribute: string]: AttributeValue };
  readonly id: string;
  readonly clients: number;
  readonly ms: number;
};
export type PutResult = { readonly puts: number; readonly ms: number };

serveRemote({
  run: async ({ engine, table, item, id, clients, ms }: PutLoad): Promise<PutResult> => {
    const dynamo = new DynamoDBClient({ ...engineSettings(engine), ...clientSettings({ requestTimeoutMs: 5_000, attempts: 4 }) });
    const startedAt = performance.now();
    let puts = 0;
    const client = async (): Promise<void> => {
      while (performance.now() < startedAt + ms) {
        await dynamo.send(
          new PutItemCommand({ TableName: table, Item: renamed(item, id), ConditionExpression: 'attribute_not_exists(pk)' }),
        );
        puts += 1;
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    dynamo.destroy();
    return { puts, ms: performance.now() - startedAt };
  },
});

function renamed(item: PutLoad['item'], id: string): { [attribute: string]: AttributeValue } {
  const other = randomBytes(id.length).toString('hex').slice(0, id.length);
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, value.S === undefined ? value : { S: value.S.replace(id, other) }]),
  );
}
