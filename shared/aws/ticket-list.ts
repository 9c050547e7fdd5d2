/**
 * Reads the indexes of tickets, by when they were opened or changed. Their entries lie in several partitions, so that no single one takes all writes; they are read
 * side by side and merged. A filter may let little through: the search ends after a bounded number of pages with a cursor to go on from.
 */
import type { TicketFilter, TicketOrder } from '../app/ticket-filter.ts';
import { defined } from '../core/defined.ts';
import type { Instant } from '../core/instant.ts';
import { queryPage, type Table } from './table.ts';
import { type FilterExpression, filterExpression, halvesOf, orderOf } from './ticket-filter.ts';
import { boundOf, CHANGED_INDEX, changedKeys, LIST_INDEX, listKeys } from './ticket-keys.ts';

/** One partition: `found` are sort keys that wait to be merged; everything ahead of `readTo` has been read. */
type Stream = { readonly partition: string; found: string[]; readTo: string | undefined; done: boolean };

export type Found = { readonly keys: readonly string[]; readonly next?: string };

/** `after`: the sort key of the last entry of the page before. */
export type Place = { readonly limit: number; readonly after?: string | undefined; readonly order?: TicketOrder | undefined };

const MAX_ROUNDS = 8;
/** Entries of about 200 bytes: a page of these costs 6 read units. */
const FILTERED_PAGE = 250;

/** @returns sort keys of at most `limit` entries */
export async function findListed(table: Table, filter: TicketFilter, { limit, after, order }: Place): Promise<Found> {
  const { byChange, forward } = orderOf(order);
  const listing = byChange ? changesOf(filter) : openingsOf(filter);
  const streams = listing.partitions.map((partition): Stream => ({ partition, found: [], readTo: after, done: false }));
  const isFiltered = listing.expression.FilterExpression !== undefined;
  const pageSize = isFiltered ? FILTERED_PAGE : Math.ceil(limit / streams.length) + 10;
  const search = { ...listing, pageSize, forward };
  const isAhead = forward ? (a: string, b: string) => a < b : (a: string, b: string) => a > b;
  const keys: string[] = [];
  for (let round = 0; round < MAX_ROUNDS && keys.length < limit; round += 1) {
    const dry = streams.filter(isDry);
    if (dry.length === 0) break;
    await Promise.all(dry.map((stream) => readOn(table, stream, search)));
    merge({ streams, keys, limit, isAhead });
  }
  const next = nextPosition({ streams, keys, limit, isAhead });
  return { keys, ...defined({ next }) };
}

const isDry = ({ done, found }: Stream) => !done && found.length === 0;

type Bounds = readonly [low: string, high: string];

/** Which index, and what of it. */
type Listing = {
  readonly index: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  readonly partitions: readonly string[];
  readonly expression: FilterExpression;
  readonly bounds: Bounds;
};

const openingsOf = (filter: TicketFilter): Listing => ({
  index: LIST_INDEX,
  partitionKey: 'listKey',
  sortKey: 'listSort',
  partitions: halvesOf(filter).flatMap(listKeys),
  expression: filterExpression(filter),
  bounds: boundsOf(filter.openedFrom, filter.openedBefore),
});

/** It has keys only, so everything but the instants is filtered by the items themselves. */
const changesOf = (filter: TicketFilter): Listing => ({
  index: CHANGED_INDEX,
  partitionKey: 'changedShard',
  sortKey: 'changedKey',
  partitions: changedKeys(),
  expression: { values: {} },
  bounds: boundsOf(filter.changedFrom, filter.changedBefore),
});

/** Sort keys begin with digits: `:` comes after all of them. */
const boundsOf = (from: Instant | undefined, before: Instant | undefined): Bounds => [
  from === undefined ? '0' : boundOf(from),
  before === undefined ? ':' : boundOf(before),
];

type Search = Listing & { readonly pageSize: number; readonly forward: boolean };

async function readOn(table: Table, stream: Stream, search: Search): Promise<void> {
  const { expression, pageSize, forward, bounds, partitionKey, sortKey } = search;
  const { readTo } = stream;
  const [low, high] = rest(bounds, readTo, forward);
  if (low > high) {
    stream.done = true;
    return;
  }
  const { values, ...filtering } = expression;
  const query = {
    ...filtering,
    IndexName: search.index,
    KeyConditionExpression: `${partitionKey} = :partition AND ${sortKey} BETWEEN :low AND :high`,
    ExpressionAttributeValues: { ...values, ':partition': { S: stream.partition }, ':low': { S: low }, ':high': { S: high } },
    ScanIndexForward: forward,
    Limit: pageSize,
  };
  const page = await queryPage(table, query, 'list tickets');
  // BETWEEN has its ends in it; what was read to has been read.
  stream.found.push(...page.items.flatMap(({ [sortKey]: key }) => (key?.S === readTo ? [] : (key?.S ?? []))));
  stream.readTo = page.next?.[sortKey]?.S;
  stream.done = stream.readTo === undefined;
}

/** What of the bounds has not been read. */
function rest([low, high]: Bounds, readTo: string | undefined, forward: boolean): Bounds {
  if (readTo === undefined) return [low, high];
  return forward ? [readTo > low ? readTo : low, high] : [low, readTo < high ? readTo : high];
}

type Merge = {
  readonly streams: readonly Stream[];
  readonly keys: string[];
  readonly limit: number;
  /** Whether one key comes before another. */
  readonly isAhead: (one: string, other: string) => boolean;
};

/** Moves keys over in order, as far as every partition has been read. */
function merge({ streams, keys, limit, isAhead }: Merge): void {
  while (keys.length < limit) {
    const first = streams
      .filter(({ found }) => found.length > 0)
      .reduce<Stream | undefined>(
        (best, stream) => (best === undefined || isAhead(head(stream), head(best)) ? stream : best),
        undefined,
      );
    if (first === undefined) return;
    const edge = edgeOf(streams, isAhead);
    if (edge !== undefined && isAhead(edge, head(first))) return;
    // An index that is behind can name a ticket that was just closed in both halves.
    if (head(first) !== keys.at(-1)) keys.push(head(first));
    first.found.shift();
  }
}

const head = ({ found }: Stream): string => found[0] ?? '';

/** Beyond this key, some partition may still hold something unread; `undefined`: none has anything left to read. */
function edgeOf(streams: readonly Stream[], isAhead: Merge['isAhead']): string | undefined {
  return streams
    .filter(isDry)
    .flatMap(({ readTo }) => readTo ?? [])
    .reduce<string | undefined>((edge, readTo) => (edge === undefined || isAhead(readTo, edge) ? readTo : edge), undefined);
}

function nextPosition({ streams, keys, limit, isAhead }: Merge): string | undefined {
  const more = streams.some(({ done, found }) => !done || found.length > 0);
  if (!more) return undefined;
  return keys.length >= limit ? keys.at(-1) : edgeOf(streams, isAhead);
}
