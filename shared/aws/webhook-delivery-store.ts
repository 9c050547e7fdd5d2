/**
 * What is to be posted to subscriptions, and what became of it. Under each subscription lie its deliveries (`D#`), by time; an entry
 * for each that is pending (`P#`), by when it is next due; and its endpoint. The delivery is the truth: its entry is put before what
 * it says is written, and taken out after, so that a crash leaves an entry too many and never one too few.
 */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { PermanentError } from '../app/errors.ts';
import {
  DELIVERY_LIFE_MS,
  type DeliveryFilter,
  type PendingDelivery,
  type WebhookDelivery,
  type WebhookDeliveryStore,
} from '../app/subscriptions/webhook-delivery.ts';
import { type Instant, SECOND_MS } from '../core/instant.ts';
import { attempt } from './aws-error.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { decodeTimedCursor, encodeCursor } from './cursor.ts';
import { bytesOf, checkVersion, describeItem, numberOf, textOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, putItem, queryPage, type Table } from './table.ts';
import { boundOf, readTimedKey, timedKey } from './ticket-keys.ts';
import { createEndpoints, hookPartition } from './webhook-endpoints.ts';

export type WebhookDeliveryStoreOptions = { readonly table: Table; readonly now: () => Instant };

export function createWebhookDeliveryStore({ table, now }: WebhookDeliveryStoreOptions): WebhookDeliveryStore {
  const load = async (subscriptionId: string, id: string): Promise<WebhookDelivery | undefined> => {
    const item = await getItem(table, deliveryKey(subscriptionId, id), `load webhook ${id}`);
    return item === undefined || hasExpired(item, now()) ? undefined : toDelivery(item);
  };
  return {
    ...createEndpoints(table),
    load,
    add: async (delivery) => {
      const isNew = await putIf(table, toItem(delivery), IS_NEW, `add webhook ${delivery.id}`);
      const stored = isNew ? delivery : await load(delivery.subscriptionId, delivery.id);
      if (stored?.state === 'pending') await putEntry(table, delivery);
    },
    update: async (delivery, seen) => {
      const isMoved = delivery.nextAttemptAt !== seen.nextAttemptAt;
      if (isMoved) await putEntry(table, delivery);
      if (!(await putIf(table, toItem(delivery), hasRevision(seen.revision), `update webhook ${delivery.id}`))) return false;
      if (isMoved) await removeEntry(table, seen);
      return true;
    },
    pending: (subscriptionId, limit) => pending(table, subscriptionId, limit),
    forgetPending: (subscriptionId, { id, dueAt }) => removeEntry(table, { subscriptionId, id, nextAttemptAt: dueAt }),
    list: async (subscriptionId, filter, limit, cursor) =>
      list({ table, now: now(), subscriptionId, filter }, limit, cursor === undefined ? undefined : readCursor(cursor)),
  };
}

const deliveryKey = (subscriptionId: string, id: string): Key => ({ pk: hookPartition(subscriptionId), sk: `D#${id}` });

type Entry = Pick<WebhookDelivery, 'subscriptionId' | 'id' | 'nextAttemptAt'>;

const entryKey = (subscriptionId: string, id: string, dueAt: Instant): Key => ({
  pk: hookPartition(subscriptionId),
  sk: `P#${timedKey(dueAt, id)}`,
});

async function putEntry(table: Table, { subscriptionId, id, nextAttemptAt, queuedAt }: WebhookDelivery): Promise<void> {
  if (nextAttemptAt === undefined) return;
  const key = keyOf(entryKey(subscriptionId, id, nextAttemptAt));
  await putItem(table, { ...key, ...versionAttribute, ...expiryAfter(queuedAt) }, `queue webhook ${id}`);
}

async function removeEntry(table: Table, { subscriptionId, id, nextAttemptAt }: Entry): Promise<void> {
  if (nextAttemptAt === undefined) return;
  const Key = keyOf(entryKey(subscriptionId, id, nextAttemptAt));
  const command = new DeleteItemCommand({ TableName: table.name, Key });
  await attempt(`take webhook ${id} out of the queue`, () => table.dynamo.send(command));
}

async function pending(table: Table, subscriptionId: string, limit: number): Promise<readonly PendingDelivery[]> {
  const query = {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': { S: hookPartition(subscriptionId) }, ':sk': { S: 'P#' } },
    ConsistentRead: true,
    Limit: limit,
  };
  const { items } = await queryPage(table, query, `look into the queue of subscription ${subscriptionId}`);
  return items.flatMap((item) => {
    const entry = readTimedKey(textOf(item, 'sk').slice('P#'.length));
    return entry === undefined ? [] : [{ id: entry.id, dueAt: entry.at }];
  });
}

/** Counted from when it was last to be delivered, so that a redelivery of something old can be followed. */
const expiryAfter = (queuedAt: Instant) => ({ expiresAt: { N: String(Math.ceil((queuedAt + DELIVERY_LIFE_MS) / SECOND_MS)) } });

/** Whether or not anybody has taken the item out. */
const hasExpired = (item: Item, now: Instant): boolean => numberOf(item, 'expiresAt') * SECOND_MS <= now;

function toItem({ revision, ...content }: WebhookDelivery): Item {
  const { subscriptionId, id, queuedAt, state, event } = content;
  return {
    ...keyOf(deliveryKey(subscriptionId, id)),
    ...versionAttribute,
    ...expiryAfter(queuedAt),
    rev: { N: String(revision) },
    // What lists filter by.
    state: { S: state },
    event: { S: event.type },
    data: { B: pack(content) },
  };
}

function toDelivery(item: Item): WebhookDelivery {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
  throw new PermanentError(`${describeItem(item)} holds no webhook`);
}

function isContent(value: unknown): value is Omit<WebhookDelivery, 'revision'> {
  return typeof value === 'object' && value !== null && 'event' in value && 'state' in value && 'attempts' in value;
}

/** An id is an instant, a dash, and the rest; a cursor is a position in a list that is sorted by time. */
const makeCursor = (id: string): string => encodeCursor(id.replace('-', '#'));
/** @throws InvalidCursorError */
const readCursor = (cursor: string): string => decodeTimedCursor(cursor).replace('#', '-');

type Listing = {
  readonly table: Table;
  readonly now: Instant;
  readonly subscriptionId: string;
  readonly filter: DeliveryFilter;
};

/** A filter may let little through: after so many pages the list ends with a cursor to go on from. */
const MOST_PAGES = 8;
const FILTERED_PAGE = 250;

async function list(listing: Listing, limit: number, before: string | undefined) {
  const { table, now, subscriptionId } = listing;
  const found: WebhookDelivery[] = [];
  let position = before;
  // Older than what was asked for: there is nothing between, and the store refuses such a range.
  if (before !== undefined && before < boundOf(listing.filter.since ?? 0)) return { items: [] };
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await queryPage(table, listQuery(listing, limit, position), `list webhooks of ${subscriptionId}`);
    const all = page.items.filter((item) => !hasExpired(item, now)).map(toDelivery);
    found.push(...all);
    position = page.next && textOf(page.next, 'sk').slice('D#'.length);
    if (found.length > limit || position === undefined) break;
  }
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1)?.id : position;
  return { items, ...(last !== undefined && { nextCursor: makeCursor(last) }) };
}

function listQuery({ subscriptionId, filter }: Listing, limit: number, before: string | undefined) {
  const { state, event, since = 0 } = filter;
  const wanted = { state, event };
  const given = (['state', 'event'] as const).filter((name) => wanted[name] !== undefined);
  const values = Object.fromEntries(given.map((name) => [`:${name}`, { S: wanted[name] ?? '' }]));
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ...(given.length > 0 && {
      FilterExpression: given.map((name) => `#${name} = :${name}`).join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(given.map((name) => [`#${name}`, name])),
    }),
    ExpressionAttributeValues: {
      ...values,
      ':pk': { S: hookPartition(subscriptionId) },
      ':from': { S: `D#${boundOf(since)}` },
      // Behind every delivery, or right before the one that ended the page before.
      ':to': { S: before === undefined ? 'D#~' : `D#${before}` },
    },
    ...(before !== undefined && { ExclusiveStartKey: keyOf(deliveryKey(subscriptionId, before)) }),
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: given.length === 0 ? limit + 1 : FILTERED_PAGE,
  };
}
