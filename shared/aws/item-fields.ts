/** Reads attributes of stored items, the boundary where they are checked: what does not fit is named, never passed on. */
import { NewerSchemaError, PermanentError } from '../app/errors.ts';
import type { Item } from './table.ts';

/** The schema that this release writes. Readers accept it and the one before. */
export const SCHEMA_VERSION = 1;

export const versionAttribute = { v: { N: String(SCHEMA_VERSION) } };

/** @throws NewerSchemaError for an item of a newer release */
export function checkVersion(item: Item): void {
  const version = numberOf(item, 'v');
  if (version > SCHEMA_VERSION) throw new NewerSchemaError(describeItem(item), version);
}

export function textOf(item: Item, attribute: string): string {
  return item[attribute]?.S ?? fail(item, attribute, 'text');
}

export function numberOf(item: Item, attribute: string): number {
  const value = Number(item[attribute]?.N);
  return Number.isFinite(value) ? value : fail(item, attribute, 'a number');
}

export function optionalText(item: Item, attribute: string): string | undefined {
  return item[attribute] === undefined ? undefined : textOf(item, attribute);
}

export function optionalNumber(item: Item, attribute: string): number | undefined {
  return item[attribute] === undefined ? undefined : numberOf(item, attribute);
}

export function bytesOf(item: Item, attribute: string): Uint8Array {
  return item[attribute]?.B ?? fail(item, attribute, 'binary');
}

export function describeItem(item: Item): string {
  return `item ${item.pk?.S}/${item.sk?.S}`;
}

function fail(item: Item, attribute: string, expected: string): never {
  throw new PermanentError(`${describeItem(item)}: attribute "${attribute}" is not ${expected}`);
}
