import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReader } from '../../shared/aws/read-together.ts';
import { keyOf, putItem, type Table } from '../../shared/aws/table.ts';
import { alteredTable } from '../support/engines/altered-table.ts';
import { startDynalite } from '../support/engines/dynalite.ts';
import type { TableEngine } from '../support/engines/table-engine.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.stop());

const key = (n: number) => ({ pk: `T#${n}`, sk: 'T' });

/** A table with the items 0 to 9, and a list of what it is asked. */
async function watchedTable(): Promise<{ readonly table: Table; readonly asked: string[] }> {
  const table = await engine.createTable();
  for (let n = 0; n < 10; n += 1) await putItem(table, { ...keyOf(key(n)), n: { N: String(n) } }, 'fill');
  const asked: string[] = [];
  return {
    asked,
    table: alteredTable(table, ({ name }) => {
      asked.push(name);
      return undefined;
    }),
  };
}

describe('a reader', () => {
  test('reads one item as one item, and nothing as nothing', async () => {
    const { table, asked } = await watchedTable();
    const read = createReader(table);
    expect((await read(key(3), 'read'))?.n).toStrictEqual({ N: '3' });
    expect(await read(key(99), 'read')).toBeUndefined();
    expect(asked).toStrictEqual(['GetItem', 'GetItem']);
  });

  test('reads in one request what is asked for at one moment, the same item too', async () => {
    const { table, asked } = await watchedTable();
    const read = createReader(table);
    const items = await Promise.all([3, 99, 4, 3].map((n) => read(key(n), 'read')));
    expect(items.map((item) => item?.n?.N)).toStrictEqual(['3', undefined, '4', '3']);
    expect(asked).toStrictEqual(['BatchGetItem']);
  });

  test('lets a key that nothing can have trouble only who asked for it', async () => {
    const { table } = await watchedTable();
    const read = createReader(table);
    const [wrong, right] = await Promise.allSettled([read({ pk: '', sk: 'T' }, 'read the nameless'), read(key(1), 'read')]);
    expect(wrong).toMatchObject({ status: 'rejected', reason: { name: 'PermanentError', message: /^read the nameless: / } });
    expect(right).toMatchObject({ status: 'fulfilled', value: { n: { N: '1' } } });
  });
});
