/**
 * Values of any size in a table whose items have at most 400 KB: what does not fit into the item that names it is cut into parts.
 * Parts are found by the digest of the whole and never change, so whoever reads the item finds exactly what it was written with.
 */
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { PermanentError } from '../app/errors.ts';
import { batchGet } from './batch-get.ts';
import { bytesOf, checkVersion, describeItem, numberOf, optionalNumber, textOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { type Item, type Key, keyOf, putItem, type Table } from './table.ts';

const PART_BYTES = 350 * 1024;

/** @returns the attributes with which an item holds or names the value; its parts are stored already */
export async function storeDocument(table: Table, pk: string, value: object, maxInlineBytes: number): Promise<Item> {
  const bytes = pack(value);
  if (bytes.length <= maxInlineBytes) return { data: { B: bytes } };
  const digest = digestOf(bytes);
  const parts = Math.ceil(bytes.length / PART_BYTES);
  for (let part = 0; part < parts; part += 1) {
    const data = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    const item = { ...keyOf(partKey(pk, digest, part)), ...versionAttribute, data: { B: data } };
    await putItem(table, item, `store ${pk}, part ${part + 1} of ${parts}`);
  }
  return { parts: { N: String(parts) }, hash: { S: digest } };
}

/** @throws PermanentError when parts are missing or damaged */
export async function loadDocument(table: Table, item: Item): Promise<unknown> {
  checkVersion(item);
  const parts = optionalNumber(item, 'parts');
  const bytes = parts === undefined ? bytesOf(item, 'data') : await loadParts(table, item, parts);
  return unpack(bytes, numberOf(item, 'v'), describeItem(item));
}

async function loadParts(table: Table, item: Item, parts: number): Promise<Uint8Array> {
  const digest = textOf(item, 'hash');
  const keys = Array.from({ length: parts }, (_, part) => partKey(textOf(item, 'pk'), digest, part));
  const found = await batchGet(table, keys, `load ${describeItem(item)}`);
  const byKey = new Map(found.map((part) => [textOf(part, 'sk'), bytesOf(part, 'data')]));
  const bytes = Buffer.concat(keys.map(({ sk }) => byKey.get(sk) ?? new Uint8Array()));
  if (digestOf(bytes) !== digest) throw new PermanentError(`${describeItem(item)}: a part is missing or damaged`);
  return bytes;
}

const partKey = (pk: string, digest: string, part: number): Key => ({
  pk,
  sk: `part#${digest}#${String(part).padStart(3, '0')}`,
});

const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');
