import { afterAll, beforeAll, describe } from 'vitest';
import { startDynalite } from '../support/engines/dynalite.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';
import { describeTableStores } from './contracts/table-stores.ts';

describe('on dynalite', () => {
  let engine: TableEngine;
  beforeAll(async () => {
    engine = await startDynalite();
  });
  afterAll(() => engine.stop());

  describeTableStores(() => engine.createTable());
});
