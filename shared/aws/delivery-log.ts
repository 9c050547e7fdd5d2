/**
 * Deliveries of webhooks: an item each, the body in it or, when it is large, in the blob store. Ids begin with the time, so a partition is
 * in the order in which its deliveries came; several partitions share what comes in a burst, and are merged when they are read.
 */
import { hash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { InvalidCursorError, PermanentError, RetryableError } from '../app/errors.ts';
import type { BlobStore, Now, Page } from '../app/ports.ts';
import {
  DELIVERY_LIFE_MS,
  type Delivery,
  type DeliveryFilter,
  type DeliveryLog,
  fitsFilter,
  timeOfDelivery,
} from '../app/webhooks/delivery.ts';
import { DAY_MS, SECOND_MS } from '../core/instant.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { bytesOf, checkVersion, describeItem, numberOf, optionalText, textOf, versionAttribute } from './item-fields.ts';
import { deflate, pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, queryPage, type Table } from './table.ts';
import { shardOf } from './ticket-keys.ts';
import { createWriter } from './write-together.ts';

type Listed = { readonly table: Table; readonly now: Now };
type Stores = Listed & { readonly blobs: BlobStore };

const SHARDS = 8;
/** Deflated. A larger item would cost more to write than an object. */
const MAX_INLINE_BYTES = 8 * 1024;
/** Far above what the front door lets in; it keeps a damaged item from filling the memory. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** For whoever looks without needing bodies. */
export const createDeliveryList = (stores: Listed): Pick<DeliveryLog, 'list'> => ({
  list: (source, filter, limit, cursor) => list(stores, { source, filter, limit }, cursor),
});

export function createDeliveryLog(stores: Stores): DeliveryLog {
  const { table, blobs } = stores;
  const write = createWriter(table);
  return {
    claim: (source, name, id) => claim(stores, { source, name, id }),
    add: async (delivery, body) => write(await toItem(blobs, delivery, body), stepOf(delivery)),
    addUnlessKnown: async (delivery, body) => {
      await putIf(table, await toItem(blobs, delivery, body), IS_NEW, stepOf(delivery));
    },
    load: async (source, id) => {
      const item = isLiving(stores, id)
        ? await getItem(table, deliveryKey(source, id), `load a delivery of ${source}`)
        : undefined;
      return item && toDelivery(item);
    },
    loadBody: async ({ source, id }) => {
      const item = await getItem(table, deliveryKey(source, id), `load a delivery of ${source}`);
      if (item === undefined) throw new PermanentError(`delivery ${id} of ${source} is gone`);
      return bodyIn(item, blobs);
    },
    update: async (delivery) => {
      const { source, id, revision } = delivery;
      const known = await getItem(table, deliveryKey(source, id), `update a delivery of ${source}`);
      if (known === undefined) return false;
      const item = { ...known, ...attributesOf({ ...delivery, revision: revision + 1 }) };
      return putIf(table, item, hasRevision(revision), `update a delivery of ${source}`);
    },
    ...createDeliveryList(stores),
  };
}

const partitionKey = (source: string, shard: number): string => `DELIVERY#${source}#${shard}`;

const deliveryKey = (source: string, id: string): Key => ({ pk: partitionKey(source, shardOf(id, SHARDS)), sk: id });

const isLiving = ({ now }: Stores, id: string): boolean => (timeOfDelivery(id) ?? 0) > now() - DELIVERY_LIFE_MS;

/** The table deletes some days late at times; until then nothing that is over is shown. */
const expiry = (at: number) => ({ N: String(Math.ceil((at + DELIVERY_LIFE_MS + DAY_MS) / SECOND_MS)) });

type Claim = { readonly source: string; readonly name: string; readonly id: string };

async function claim({ table, now }: Stores, { source, name, id }: Claim): Promise<string> {
  const key = { pk: `DELIVERED#${source}#${hash('sha256', name, 'base64url')}`, sk: '-' };
  const step = `claim a delivery of ${source}`;
  const item = { ...keyOf(key), ...versionAttribute, id: { S: id }, expiresAt: expiry(now()) };
  const condition = {
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
    ExpressionAttributeValues: { ':now': { N: String(Math.floor(now() / SECOND_MS)) } },
  };
  if (await putIf(table, item, condition, step)) return id;
  const first = await getItem(table, key, step);
  if (first === undefined) throw new RetryableError(`${step}: it was taken away meanwhile`);
  return textOf(first, 'id');
}

const stepOf = ({ source }: Delivery): string => `keep a delivery of ${source}`;

/** By then a body that is too large for the item is in the blob store. */
async function toItem(blobs: BlobStore, delivery: Delivery, body: Uint8Array): Promise<Item> {
  const { source, id, at } = delivery;
  const deflated = deflate(body);
  const inline = deflated.length <= MAX_INLINE_BYTES;
  const blob = `webhooks/${source}/${id}`;
  if (!inline) await blobs.put(blob, deflated, 'application/octet-stream');
  return {
    ...keyOf(deliveryKey(source, id)),
    ...attributesOf(delivery),
    source: { S: source },
    expiresAt: expiry(at),
    ...(inline ? { body: { B: deflated } } : { blob: { S: blob } }),
  };
}

function attributesOf({ revision, source: _, id: __, ...content }: Delivery): Item {
  return { ...versionAttribute, rev: { N: String(revision) }, data: { B: pack(content) } };
}

function toDelivery(item: Item): Delivery {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (!isContent(content)) throw new PermanentError(`${describeItem(item)} holds no delivery`);
  return { ...content, source: textOf(item, 'source'), id: textOf(item, 'sk'), revision: numberOf(item, 'rev') };
}

const isContent = (value: unknown): value is Omit<Delivery, 'source' | 'id' | 'revision'> =>
  typeof value === 'object' && value !== null && 'verdict' in value && 'state' in value;

async function bodyIn(item: Item, blobs: BlobStore): Promise<Uint8Array> {
  const blob = optionalText(item, 'blob');
  const deflated = blob === undefined ? bytesOf(item, 'body') : await blobs.get(blob);
  if (deflated === undefined) throw new RetryableError(`${describeItem(item)}: blob ${blob} is missing`);
  return inflateRawSync(deflated, { maxOutputLength: MAX_BODY_BYTES });
}

type Asked = { readonly source: string; readonly filter: DeliveryFilter; readonly limit: number };

/** A filter may let little through: the search ends after so many pages, with a cursor to go on from. */
const MAX_ROUNDS = 10;

async function list(stores: Listed, asked: Asked, cursor: string | undefined): Promise<Page<Delivery>> {
  const from = Math.max(asked.filter.from ?? 0, stores.now() - DELIVERY_LIFE_MS + 1);
  const filter = { ...asked.filter, from };
  const items: Delivery[] = [];
  let before = cursor === undefined ? undefined : positionIn(cursor);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { deliveries, more } = await newest(stores, asked, before);
    const looked = untilFull(deliveries, filter, asked.limit - items.length);
    items.push(...looked.filter((delivery) => fitsFilter(delivery, filter)));
    before = looked.at(-1)?.id;
    const isEnd = looked.length === deliveries.length && !more;
    if (before === undefined || isEnd || isBefore(looked.at(-1), from)) return { items };
    if (items.length === asked.limit) break;
  }
  return { items, nextCursor: encodeCursor(before ?? '') };
}

const isBefore = (delivery: Delivery | undefined, from: number): boolean => delivery !== undefined && delivery.at < from;

/** The deliveries up to the one with which so many fit. */
function untilFull(deliveries: readonly Delivery[], filter: DeliveryFilter, room: number): readonly Delivery[] {
  let fitting = 0;
  const end = deliveries.findIndex((delivery) => {
    if (fitsFilter(delivery, filter)) fitting += 1;
    return fitting === room;
  });
  return end === -1 ? deliveries : deliveries.slice(0, end + 1);
}

/** @throws InvalidCursorError */
function positionIn(cursor: string): string {
  const position = decodeCursor(cursor);
  if (timeOfDelivery(position) === undefined) throw new InvalidCursorError();
  return position;
}

type Newest = { readonly deliveries: readonly Delivery[]; readonly more: boolean };

/** The newest of all partitions, at most `limit`. Where an answer ended early, nothing is known of what is older in that partition. */
async function newest({ table }: Listed, asked: Asked, before: string | undefined): Promise<Newest> {
  const { source, limit } = asked;
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
  const step = `list deliveries of ${source}`;
  const pages = await Promise.all(shards.map((shard) => queryPage(table, partitionQuery(asked, shard, before), step)));
  const ends = pages.flatMap(({ next, items }) => (next !== undefined && items.length < limit ? textOf(next, 'sk') : []));
  const floor = ends.toSorted().at(-1) ?? '';
  const items = pages.flatMap((page) => page.items);
  const known = items.filter((item) => textOf(item, 'sk') >= floor).map(toDelivery);
  const deliveries = known.toSorted((one, other) => (one.id < other.id ? 1 : -1)).slice(0, limit);
  return { deliveries, more: deliveries.length < items.length || pages.some(({ next }) => next !== undefined) };
}

const partitionQuery = ({ source, limit }: Asked, shard: number, before: string | undefined) => ({
  KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :before',
  ExpressionAttributeNames: { '#source': 'source', '#data': 'data' },
  ExpressionAttributeValues: {
    ':pk': { S: partitionKey(source, shard) },
    ...(before === undefined ? {} : { ':before': { S: before } }),
  },
  ProjectionExpression: 'pk, sk, v, rev, #source, #data',
  ScanIndexForward: false,
  Limit: limit,
  ConsistentRead: true,
});
