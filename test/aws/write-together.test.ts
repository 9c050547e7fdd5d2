import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getItem, keyOf, type Table } from '../../shared/aws/table.ts';
import { createWriter } from '../../shared/aws/write-together.ts';
import { alteredTable } from '../support/engines/altered-table.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.stop());

const key = (n: number) => ({ pk: `D#${n}`, sk: '-' });
const item = (n: number) => ({ ...keyOf(key(n)), n: { N: String(n) } });
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

/** An empty table, and a list of what it is asked. */
async function watchedTable(): Promise<{ readonly table: Table; readonly asked: string[] }> {
  const asked: string[] = [];
  const table = alteredTable(await engine.createTable(), ({ name }) => {
    asked.push(name);
    return undefined;
  });
  return { asked, table };
}

describe('a writer', () => {
  test('writes one item as one item', async () => {
    const { table, asked } = await watchedTable();
    await createWriter(table)(item(1), 'write');
    expect(asked).toStrictEqual(['PutItem']);
    expect((await getItem(table, key(1), 'read'))?.n).toStrictEqual({ N: '1' });
  });

  test('writes in one request what comes at one moment, 25 at most', async () => {
    const { table, asked } = await watchedTable();
    const write = createWriter(table);
    await Promise.all(upTo(50).map((n) => write(item(n), 'write')));
    expect(asked).toStrictEqual(['BatchWriteItem', 'BatchWriteItem']);
    const items = await Promise.all(upTo(50).map((n) => getItem(table, key(n), 'read')));
    expect(items.map((one) => one?.n?.N)).toStrictEqual(upTo(50).map(String));
  });

  test('lets an item that nothing can have trouble only whose it is', async () => {
    const { table } = await watchedTable();
    const write = createWriter(table);
    const wrong = write({ ...item(1), pk: { S: '' } }, 'write the nameless');
    const results = await Promise.allSettled([wrong, write(item(2), 'write')]);
    expect(results).toMatchObject([
      { status: 'rejected', reason: { name: 'PermanentError', message: /^write the nameless: / } },
      { status: 'fulfilled' },
    ]);
    expect(await getItem(table, key(2), 'read')).toBeDefined();
  });
});
