/** Writes of one moment, such as those of a burst of webhooks, as one request. For new items only: nothing is asked about what is there. */
import { BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { RetryableError } from '../app/errors.ts';
import { attempt } from './aws-error.ts';
import { offerAll } from './batches.ts';
import { coalesce } from './coalesce.ts';
import { type Item, putItem, type Table } from './table.ts';

type Wanted = { readonly item: Item; readonly step: string };

/** The most items that one request takes. */
const BATCH = 25;
const CONCURRENT_BATCHES = 16;

/** @returns puts an item whose key no other has; `step` says what for */
export function createWriter(table: Table): (item: Item, step: string) => Promise<void> {
  const write = coalesce<Wanted>({
    size: BATCH,
    width: CONCURRENT_BATCHES,
    handOver: (wanted) => writeAll(table, wanted),
    refused: (count) => new RetryableError(`${count} writes were refused`),
  });
  return (item, step) => write([{ item, step }]);
}

/** @returns those that the table did not take */
async function writeAll(table: Table, wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
  const [first, ...more] = wanted;
  if (first === undefined) return [];
  if (more.length === 0) {
    await putItem(table, first.item, first.step);
    return [];
  }
  const step = `${first.step} and ${more.length} more`;
  const left = await offerAll(
    wanted.map(({ item }): WriteRequest => ({ PutRequest: { Item: item } })),
    async (requests) => {
      const command = new BatchWriteItemCommand({ RequestItems: { [table.name]: [...requests] } });
      const { UnprocessedItems } = await attempt(step, () => table.dynamo.send(command));
      return UnprocessedItems?.[table.name] ?? [];
    },
  );
  const names = new Set(left.map(({ PutRequest }) => nameOf(PutRequest?.Item)));
  return wanted.filter(({ item }) => names.has(nameOf(item)));
}

const nameOf = (item: Item | undefined): string => `${item?.pk?.S}\n${item?.sk?.S}`;
