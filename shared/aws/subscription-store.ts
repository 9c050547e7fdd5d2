/**
 * Webhook subscriptions: one small item each, all in one partition, since every event is held against all of them. They are read anew
 * for that each time, but once for all events of one moment: whoever was answered that he has subscribed gets what happens from then on.
 */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { Subscription, SubscriptionStore } from '../app/subscriptions/subscription.ts';
import { attempt } from './aws-error.ts';
import { coalesce } from './coalesce.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, queryPrefix, type Table } from './table.ts';

const PK = 'SUBSCRIPTIONS';
const PREFIX = 'S#';
const subscriptionKey = (id: string): Key => ({ pk: PK, sk: `${PREFIX}${id}` });

export function createSubscriptionStore(table: Table): SubscriptionStore {
  const put = (subscription: Subscription, condition: typeof IS_NEW): Promise<boolean> =>
    putIf(table, toItem(subscription), condition, `save webhook subscription ${subscription.id}`);
  return {
    list: createLister(table),
    load: async (id) => {
      const item = await getItem(table, subscriptionKey(id), `load webhook subscription ${id}`);
      return item && toSubscription(item);
    },
    create: (subscription) => put(subscription, IS_NEW),
    update: (subscription, revision) => put(subscription, hasRevision(revision)),
    remove: async (id) => {
      const command = new DeleteItemCommand({ TableName: table.name, Key: keyOf(subscriptionKey(id)) });
      await attempt(`remove webhook subscription ${id}`, () => table.dynamo.send(command));
    },
  };
}

/** So many may ask at one moment, and so many readings may be under way. */
const MOST_ASKING = 1_000;
const MOST_READINGS = 4;

type Asking = { found?: readonly Subscription[] };

function createLister(table: Table): SubscriptionStore['list'] {
  const read = coalesce<Asking>({
    size: MOST_ASKING,
    width: MOST_READINGS,
    handOver: async (asking) => {
      const items = await queryPrefix(table, { pk: PK, sk: PREFIX }, 'list webhook subscriptions');
      const found = items.map(toSubscription).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      for (const one of asking) one.found = found;
      return [];
    },
    refused: (count) => new RetryableError(`${count} readings of webhook subscriptions were refused`),
  });
  return async () => {
    const asking: Asking = {};
    await read([asking]);
    return asking.found ?? [];
  };
}

function toItem({ revision, ...content }: Subscription): Item {
  return {
    ...keyOf(subscriptionKey(content.id)),
    ...versionAttribute,
    rev: { N: String(revision) },
    data: { B: pack(content) },
  };
}

function toSubscription(item: Item): Subscription {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
  throw new PermanentError(`${describeItem(item)} holds no webhook subscription`);
}

function isContent(value: unknown): value is Omit<Subscription, 'revision'> {
  return typeof value === 'object' && value !== null && 'url' in value && 'events' in value && 'secrets' in value;
}
