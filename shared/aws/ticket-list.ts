/**
 * Reads the list index newest first. Its entries lie in several partitions, so that no single one takes all writes; they are read
 * side by side and merged. A filter may let little through: the search ends after a bounded number of pages with a cursor to go on from.
 */
import type { TicketFilter } from '../app/ports.ts';
import { defined } from '../core/defined.ts';
import { queryPage, type Table } from './table.ts';
import { type FilterExpression, filterExpression, halvesOf } from './ticket-filter.ts';
import { LIST_INDEX, listKeys } from './ticket-keys.ts';

/** One partition: `found` are sort keys that wait to be merged; everything above `readTo` has been read. */
type Stream = { readonly partition: string; found: string[]; readTo: string | undefined; done: boolean };

export type Found = { readonly keys: readonly string[]; readonly next?: string };

const MAX_ROUNDS = 8;
/** Entries of about 200 bytes: a page of these costs 6 read units. */
const FILTERED_PAGE = 250;

/** @param after the sort key of the last entry of the page before @returns sort keys of at most `limit` entries */
export async function findNewest(table: Table, filter: TicketFilter, limit: number, after: string | undefined): Promise<Found> {
  const streams = halvesOf(filter)
    .flatMap(listKeys)
    .map((partition): Stream => ({ partition, found: [], readTo: after, done: false }));
  const expression = filterExpression(filter);
  const pageSize = expression.FilterExpression === undefined ? Math.ceil(limit / streams.length) + 10 : FILTERED_PAGE;
  const keys: string[] = [];
  for (let round = 0; round < MAX_ROUNDS && keys.length < limit; round += 1) {
    const dry = streams.filter(isDry);
    if (dry.length === 0) break;
    await Promise.all(dry.map((stream) => readOn(table, stream, expression, pageSize)));
    merge(streams, keys, limit);
  }
  const next = nextPosition(streams, keys, limit);
  return { keys, ...defined({ next }) };
}

const isDry = ({ done, found }: Stream) => !done && found.length === 0;

async function readOn(
  table: Table,
  stream: Stream,
  { values, ...expression }: FilterExpression,
  pageSize: number,
): Promise<void> {
  const range = stream.readTo === undefined ? '' : ' AND listSort < :after';
  const query = {
    ...expression,
    IndexName: LIST_INDEX,
    KeyConditionExpression: `listKey = :listKey${range}`,
    ExpressionAttributeValues: {
      ...values,
      ':listKey': { S: stream.partition },
      ...(stream.readTo === undefined ? {} : { ':after': { S: stream.readTo } }),
    },
    ScanIndexForward: false,
    Limit: pageSize,
  };
  const page = await queryPage(table, query, 'list tickets');
  stream.found.push(...page.items.flatMap((item) => item.listSort?.S ?? []));
  stream.readTo = page.next?.listSort?.S;
  stream.done = stream.readTo === undefined;
}

/** Moves keys over, newest first, as far down as every partition has been read. */
function merge(streams: readonly Stream[], keys: string[], limit: number): void {
  while (keys.length < limit) {
    const floor = floorOf(streams);
    const newest = streams.reduce(
      (best, stream) => ((stream.found[0] ?? '') > (best?.found[0] ?? '') ? stream : best),
      streams[0],
    );
    const key = newest?.found[0];
    if (key === undefined || key < floor) return;
    // An index that is behind can name a ticket that was just closed in both halves.
    if (key !== keys.at(-1)) keys.push(key);
    newest?.found.shift();
  }
}

/** Below this key, some partition may still hold something unread. */
function floorOf(streams: readonly Stream[]): string {
  return streams.filter(isDry).reduce((floor, { readTo = '' }) => (readTo > floor ? readTo : floor), '');
}

function nextPosition(streams: readonly Stream[], keys: readonly string[], limit: number): string | undefined {
  const more = streams.some(({ done, found }) => !done || found.length > 0);
  if (!more) return undefined;
  return keys.length >= limit ? keys.at(-1) : floorOf(streams);
}
