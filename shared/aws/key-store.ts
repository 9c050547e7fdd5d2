/**
 * API keys, one item each in one partition: there are few, and a list reads them all. When a key was last used lies beside it, since it
 * changes without anybody deciding anything.
 */
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { PermanentError } from '../app/errors.ts';
import type { KeyStore, StoredKey } from '../app/keys/key-store.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import { attempt } from './aws-error.ts';
import { cachedByKey } from './cached.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, textOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, queryPrefix, type Table } from './table.ts';

const PK = 'KEYS';
const KEY = 'key#';
const USE = 'used#';
/** A key that was revoked is taken for so long at the most. */
const FRESH_MS = 30 * SECOND_MS;
/** One write in so long, however busy the key: what is asked is whether anybody still uses it. */
const USE_EVERY_MS = 5 * MINUTE_MS;

const keyItem = (name: string): Key => ({ pk: PK, sk: `${KEY}${name}` });

export function createKeyStore(table: Table): KeyStore {
  const load = async (name: string): Promise<StoredKey | undefined> => {
    const item = await getItem(table, keyItem(name), `load API key ${name}`);
    return item && toKey(item);
  };
  const fresh = cachedByKey(FRESH_MS, load);
  const noted = cachedByKey(USE_EVERY_MS, async (name) => ({ at: await loadUse(table, name) }));
  return {
    load,
    find: (name) => fresh.get(name),
    list: async () => (await queryPrefix(table, { pk: PK, sk: KEY }, 'list API keys')).map(toKey),
    save: async (key, revision) => {
      const saved = await putIf(table, toItem(key), revision === 0 ? IS_NEW : hasRevision(revision), `save API key ${key.name}`);
      fresh.forget(key.name);
      return saved;
    },
    noteUse: async (name, at) => {
      const { at: before } = await noted.get(name);
      if (before !== undefined && at - before < USE_EVERY_MS) return;
      await saveUse(table, name, at);
      noted.forget(name);
    },
    lastUses: async () => {
      const items = await queryPrefix(table, { pk: PK, sk: USE }, 'list uses of API keys');
      return new Map(items.map((item) => [textOf(item, 'sk').slice(USE.length), numberOf(item, 'usedAt')]));
    },
  };
}

function toItem({ revision, ...content }: StoredKey): Item {
  return { ...keyOf(keyItem(content.name)), ...versionAttribute, rev: { N: String(revision) }, data: { B: pack(content) } };
}

function toKey(item: Item): StoredKey {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
  throw new PermanentError(`${describeItem(item)} holds no API key`);
}

/** Without a digest everybody would be let in, or nobody. */
function isContent(value: unknown): value is Omit<StoredKey, 'revision'> {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && 'digest' in value && typeof value.digest === 'string' && value.digest !== '' && 'role' in value;
}

const useItem = (name: string): Key => ({ pk: PK, sk: `${USE}${name}` });

async function loadUse(table: Table, name: string): Promise<Instant | undefined> {
  const item = await getItem(table, useItem(name), `load the last use of API key ${name}`);
  return item && numberOf(item, 'usedAt');
}

async function saveUse(table: Table, name: string, at: Instant): Promise<void> {
  const update = new UpdateItemCommand({
    TableName: table.name,
    Key: keyOf(useItem(name)),
    UpdateExpression: 'SET usedAt = :at, v = :v',
    ExpressionAttributeValues: { ':at': { N: String(at) }, ':v': versionAttribute.v },
  });
  await attempt(`note the use of API key ${name}`, () => table.dynamo.send(update));
}
