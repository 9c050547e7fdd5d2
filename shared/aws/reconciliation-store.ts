/** What is known of reconciliations: one item. */
import { PermanentError } from '../app/errors.ts';
import type { ReconciliationStore, Reconciliations } from '../app/reconciliation/reconciliation.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, type Table } from './table.ts';

const KEY: Key = { pk: 'RECONCILIATION', sk: '-' };

export function createReconciliationStore(table: Table): ReconciliationStore {
  return {
    load: async () => {
      const item = await getItem(table, KEY, 'load reconciliations');
      return item === undefined ? { revision: 0 } : toReconciliations(item);
    },
    save: (next, revision) =>
      putIf(
        table,
        { ...keyOf(KEY), ...versionAttribute, rev: { N: String(revision + 1) }, data: { B: pack(next) } },
        revision === 0 ? IS_NEW : hasRevision(revision),
        'save reconciliations',
      ),
  };
}

function toReconciliations(item: Item): Reconciliations {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
  throw new PermanentError(`${describeItem(item)} holds no reconciliation`);
}

function isContent(value: unknown): value is Omit<Reconciliations, 'revision'> {
  return typeof value === 'object' && value !== null && ('underWay' in value || 'last' in value);
}
