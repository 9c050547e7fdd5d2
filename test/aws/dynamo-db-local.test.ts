import { afterAll, beforeAll, describe } from 'vitest';
import { startDynamoDbLocal, whyNoDynamoDbLocal } from '../support/engines/dynamo-db-local.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';
import { describeTableStores } from './contracts/table-stores.ts';

const obstacle = whyNoDynamoDbLocal();

describe.skipIf(obstacle !== undefined)(`on DynamoDB Local${obstacle === undefined ? '' : `, skipped: ${obstacle}`}`, () => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startDynamoDbLocal();
  });
  afterAll(() => engine.stop());

  describeTableStores(() => engine.createTable());
});
