/** Reads of one moment, such as those of the tickets that a batch names, as one request. */
import { RetryableError } from '../app/errors.ts';
import { batchGet } from './batch-get.ts';
import { coalesce } from './coalesce.ts';
import { getItem, type Item, type Key, type Table } from './table.ts';

type Wanted = { readonly key: Key; readonly step: string; item?: Item | undefined };

/** The most keys that one request takes. */
const BATCH = 100;
const CONCURRENT_BATCHES = 16;

/** @returns reads an item, strongly consistent; `step` says what for */
export function createReader(table: Table): (key: Key, step: string) => Promise<Item | undefined> {
  const read = coalesce<Wanted>({
    size: BATCH,
    width: CONCURRENT_BATCHES,
    handOver: async (wanted) => {
      const items = await readAll(table, wanted);
      for (const one of wanted) one.item = items.get(nameOf(one.key));
      return [];
    },
    refused: (count) => new RetryableError(`${count} reads were refused`),
  });
  return async (key, step) => {
    const wanted: Wanted = { key, step };
    await read([wanted]);
    return wanted.item;
  };
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;

/** No request takes the same key twice. */
async function readAll(table: Table, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, Item>> {
  const different = [...new Map(wanted.map((one) => [nameOf(one.key), one])).values()];
  const [first, ...more] = different;
  if (first === undefined) return new Map();
  const step = more.length === 0 ? first.step : `${first.step} and ${more.length} more`;
  const items =
    more.length === 0
      ? [await getItem(table, first.key, step)]
      : await batchGet(
          table,
          different.map(({ key }) => key),
          step,
        );
  return new Map(
    items.flatMap((item) => (item === undefined ? [] : [[nameOf({ pk: item.pk?.S ?? '', sk: item.sk?.S ?? '' }), item]])),
  );
}
