/** Webhook subscriptions: one small item each, all in one partition, since every event is held against all of them. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { PermanentError } from '../app/errors.ts';
import type { Subscription, SubscriptionStore } from '../app/subscriptions/subscription.ts';
import { attempt } from './aws-error.ts';
import { cached, type UptimeMs } from './cached.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, queryPrefix, type Table } from './table.ts';

/** How long a change may go unnoticed by a function that is at work; so events of a company without subscriptions cost nothing. */
const FRESH_MS = 5_000;

const PK = 'SUBSCRIPTIONS';
const PREFIX = 'S#';
const subscriptionKey = (id: string): Key => ({ pk: PK, sk: `${PREFIX}${id}` });

export function createSubscriptionStore({
  table,
  uptimeMs,
}: {
  readonly table: Table;
  readonly uptimeMs?: UptimeMs;
}): SubscriptionStore {
  const list = async (): Promise<readonly Subscription[]> => {
    const items = await queryPrefix(table, { pk: PK, sk: PREFIX }, 'list webhook subscriptions');
    return items.map(toSubscription).sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  };
  const fresh = cached(FRESH_MS, list, uptimeMs);
  const put = (subscription: Subscription, condition: typeof IS_NEW): Promise<boolean> => {
    fresh.forget();
    return putIf(table, toItem(subscription), condition, `save webhook subscription ${subscription.id}`);
  };
  return {
    known: () => fresh.get(),
    list,
    load: async (id) => {
      const item = await getItem(table, subscriptionKey(id), `load webhook subscription ${id}`);
      return item && toSubscription(item);
    },
    create: (subscription) => put(subscription, IS_NEW),
    update: (subscription, revision) => put(subscription, hasRevision(revision)),
    remove: async (id) => {
      fresh.forget();
      const command = new DeleteItemCommand({ TableName: table.name, Key: keyOf(subscriptionKey(id)) });
      await attempt(`remove webhook subscription ${id}`, () => table.dynamo.send(command));
    },
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
