/** Overrides of on-call schedules that were made at run time: one small item beside the configuration, replaced as a whole. */
import { PermanentError } from '../app/errors.ts';
import type { StoredOverrides } from '../app/ports.ts';
import type { OverridesBySchedule } from '../core/escalation/on-call/schedule.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { bytesOf, checkVersion, describeItem, numberOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { type Item, type Key, keyOf, type Table } from './table.ts';

export const OVERRIDES: Key = { pk: 'CONFIG', sk: 'on-call' };

/** @param item absent where none were ever made */
export function toOverrides(item: Item | undefined): StoredOverrides {
  if (item === undefined) return { revision: 0, bySchedule: {} };
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { revision: numberOf(item, 'rev'), bySchedule: content };
  throw new PermanentError(`${describeItem(item)} holds no overrides`);
}

export function saveOverrides(table: Table, bySchedule: OverridesBySchedule, revision: number): Promise<boolean> {
  const item = {
    ...keyOf(OVERRIDES),
    ...versionAttribute,
    rev: { N: String(revision + 1) },
    data: { B: pack(bySchedule) },
  };
  return putIf(table, item, revision === 0 ? IS_NEW : hasRevision(revision), 'save on-call overrides');
}

function isContent(value: unknown): value is OverridesBySchedule {
  return typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray);
}
