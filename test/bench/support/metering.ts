/** Counts the requests of a DynamoDB client, with the capacity units that the engine says each took, indexes included. */
import type { AttributeValue, ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

export type Cost = {
  readonly requests: number;
  readonly itemsRead: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** The write units by what was written: a kind of item, or an index. */
  readonly writes: { readonly [what: string]: number };
};

export type Meter = {
  /** @returns what the requests of this work took; works must not overlap */
  measure(work: () => Promise<unknown>): Promise<Cost>;
};

const NOTHING: Cost = { requests: 0, itemsRead: 0, readUnits: 0, writeUnits: 0, writes: {} };
const WRITES = ['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand'];

export function meterOf({ dynamo }: { readonly dynamo: DynamoDBClient }): Meter {
  let cost = NOTHING;
  dynamo.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        const input = call.input as Input;
        const result = await next({ ...call, input: { ...input, ReturnConsumedCapacity: 'INDEXES' } });
        const output = result.output as Output;
        cost = sumOf([cost, WRITES.includes(commandName) ? writeCost(input, output) : readCost(output)]);
        return result;
      },
    { step: 'initialize', name: 'meter' },
  );
  return {
    measure: async (work) => {
      cost = NOTHING;
      await work();
      return cost;
    },
  };
}

type Key = { readonly [attribute: string]: AttributeValue };
type Input = { readonly Item?: Key; readonly Key?: Key };
type Output = {
  readonly ScannedCount?: number;
  readonly Item?: object;
  readonly ConsumedCapacity?: ConsumedCapacity | readonly ConsumedCapacity[];
};

const capacitiesOf = ({ ConsumedCapacity = [] }: Output) => [ConsumedCapacity].flat() as readonly ConsumedCapacity[];

function readCost(output: Output): Cost {
  const itemsRead = output.ScannedCount ?? (output.Item === undefined ? 0 : 1);
  const readUnits = capacitiesOf(output).reduce((total, { CapacityUnits = 0 }) => total + CapacityUnits, 0);
  return { ...NOTHING, requests: 1, itemsRead, readUnits };
}

function writeCost(input: Input, output: Output): Cost {
  const places = capacitiesOf(output).flatMap(({ Table, GlobalSecondaryIndexes = {} }) => [
    [kindOf(input.Item ?? input.Key ?? {}), Table?.CapacityUnits ?? 0] as const,
    ...Object.entries(GlobalSecondaryIndexes).map(([index, { CapacityUnits = 0 }]) => [`${index} index`, CapacityUnits] as const),
  ]);
  const writeUnits = places.reduce((total, [, units]) => total + units, 0);
  return { ...NOTHING, requests: 1, writeUnits, writes: Object.fromEntries(places.filter(([, units]) => units > 0)) };
}

/** By its key, as `ticket-keys.ts` makes them. */
function kindOf({ pk, sk }: Key): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/^T#.*\/T$/, 'ticket'],
    [/^T#.*\/M#/, 'message'],
    [/^T#.*\/R#/, 'receipt'],
    [/^MID#/, 'mail id'],
  ];
  return kinds.find(([pattern]) => pattern.test(`${pk?.S}/${sk?.S}`))?.[1] ?? 'other';
}

export function sumOf(costs: readonly Cost[]): Cost {
  return costs.reduce(
    (total, cost) => ({
      requests: total.requests + cost.requests,
      itemsRead: total.itemsRead + cost.itemsRead,
      readUnits: total.readUnits + cost.readUnits,
      writeUnits: total.writeUnits + cost.writeUnits,
      writes: addWrites(total.writes, cost.writes),
    }),
    NOTHING,
  );
}

function addWrites(one: Cost['writes'], other: Cost['writes']): Cost['writes'] {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
