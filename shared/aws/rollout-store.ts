/** Rollouts of policy versions, one item each beside the configuration, so that the newest is one short query away. */
import { PermanentError } from '../app/errors.ts';
import type { Rollout } from '../app/policies/rollout.ts';
import type { RolloutStore } from '../app/ports.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, queryPage, type Table } from './table.ts';

const PK = 'CONFIG';
const PREFIX = 'rollout#';
const keyOfRollout = (id: number): Key => ({ pk: PK, sk: `${PREFIX}${String(id).padStart(8, '0')}` });

export function createRolloutStore(table: Table): RolloutStore {
  return {
    newest: async () => {
      const query = {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': { S: PK }, ':sk': { S: PREFIX } },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
      };
      const [item] = (await queryPage(table, query, 'load the newest rollout')).items;
      return item && toRollout(item);
    },
    load: async (id) => {
      const item = await getItem(table, keyOfRollout(id), `load rollout ${id}`);
      return item && toRollout(item);
    },
    begin: (rollout) => putIf(table, toItem(rollout), IS_NEW, `begin rollout ${rollout.id}`),
    update: (rollout, revision) => putIf(table, toItem(rollout), hasRevision(revision), `update rollout ${rollout.id}`),
  };
}

function toItem({ revision, ...content }: Rollout): Item {
  return {
    ...keyOf(keyOfRollout(content.id)),
    ...versionAttribute,
    rev: { N: String(revision) },
    data: { B: pack(content) },
  };
}

function toRollout(item: Item): Rollout {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
  throw new PermanentError(`${describeItem(item)} holds no rollout`);
}

function isContent(value: unknown): value is Omit<Rollout, 'revision'> {
  return typeof value === 'object' && value !== null && 'policyVersion' in value && 'phase' in value;
}
