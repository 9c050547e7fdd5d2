/**
 * Values as they are stored: JSON, deflated with a dictionary. A ticket with fifteen facts takes 0.9 KB instead of 2.9 KB, and
 * a write costs one unit for each KB of the whole item. JSON also escapes what DynamoDB would refuse or mangle, such as half of
 * a surrogate pair, so that what comes out is what went in.
 */
import { deflateRawSync, inflateRawSync, type ZlibOptions } from 'node:zlib';
import { PermanentError } from '../app/errors.ts';
import { SCHEMA_VERSION } from './item-fields.ts';
import { DICTIONARIES } from './packing-dictionary.ts';

/** Far above what the platform lets in; it keeps a damaged item from filling the memory. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** A window that a ticket and the dictionary fit into: half the work, since the compressor clears all that it could use. */
const SMALL = { windowBits: 13, memLevel: 5, chunkSize: 4_096 };
const MAX_SMALL_LENGTH = 4_000;

export function pack(value: object): Uint8Array {
  return deflate(JSON.stringify(value), { dictionary: dictionaryOf(SCHEMA_VERSION) });
}

/** For what stays apart from the value and is read without a dictionary. */
export function deflate(content: string | Uint8Array, options: ZlibOptions = {}): Uint8Array {
  return deflateRawSync(content, { ...options, ...(content.length <= MAX_SMALL_LENGTH && SMALL) });
}

/** @param version the `v` of the item that holds the bytes @throws PermanentError when they are not what `pack` made */
export function unpack(bytes: Uint8Array, version: number, what: string): unknown {
  const options = { dictionary: dictionaryOf(version), maxOutputLength: MAX_UNPACKED_BYTES };
  try {
    return JSON.parse(inflateRawSync(bytes, options).toString());
  } catch (cause) {
    throw new PermanentError(`${what}: the stored value is damaged`, { cause });
  }
}

function dictionaryOf(version: number): Uint8Array {
  const dictionary = DICTIONARIES[version];
  if (dictionary === undefined) throw new PermanentError(`no dictionary for schema ${version}`);
  return dictionary;
}
