/** One value in one item, which is replaced by whoever has read it last. */
import { PermanentError } from '../app/errors.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, type Table } from './table.ts';

type SingleItem<T> = {
  load(): Promise<T & { readonly revision: number }>;
  save(next: T, revision: number): Promise<boolean>;
};

/** @param what the value's name, in the plural @param fields of which a stored value has at least one; all may be absent before the first */
export function createSingleItem<T extends object>(
  table: Table,
  key: Key,
  { what, fields }: { readonly what: string; readonly fields: readonly (keyof T)[] },
): SingleItem<Partial<T>> {
  const nothing: Partial<T> = {};
  const isContent = (value: unknown): value is T =>
    typeof value === 'object' && value !== null && fields.some((field) => field in value);
  const contentOf = (item: Item) => {
    checkVersion(item);
    const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
    if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
    throw new PermanentError(`${describeItem(item)} holds no ${what}`);
  };
  return {
    load: async () => {
      const item = await getItem(table, key, `load ${what}`);
      return item === undefined ? { ...nothing, revision: 0 } : contentOf(item);
    },
    save: (next, revision) =>
      putIf(
        table,
        { ...keyOf(key), ...versionAttribute, rev: { N: String(revision + 1) }, data: { B: pack(next) } },
        revision === 0 ? IS_NEW : hasRevision(revision),
        `save ${what}`,
      ),
  };
}
