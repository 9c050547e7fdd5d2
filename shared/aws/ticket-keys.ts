/** Where a ticket's items stand in the table and in its two indexes. Sort keys are text, so instants have 13 digits: they sort until the year 2286. */
import { PermanentError } from '../app/errors.ts';
import { type Instant, LAST_INSTANT } from '../core/instant.ts';
import type { Key } from './table.ts';

export const DUE_SHARDS = 16;
const LIST_SHARDS = 4;
export const DUE_INDEX = 'due';
export const LIST_INDEX = 'list';
export const CHANGED_INDEX = 'changed';

export const partitionOf = (ticketId: string): string => `T#${ticketId}`;
export const ticketIdIn = (partition: string): string => partition.slice('T#'.length);
export const ticketKey = (ticketId: string): Key => ({ pk: partitionOf(ticketId), sk: 'T' });
/** What the keys of its history pages begin with. */
export const historyPrefix = (ticketId: string): Key => ({ pk: partitionOf(ticketId), sk: 'H#' });

export const dueShardKey = (shard: number): string => `due#${String(shard).padStart(2, '0')}`;
export const dueShardOf = (ticketId: string): string => dueShardKey(shardOf(ticketId, DUE_SHARDS));

export type Half = 'open' | 'closed';
export const listKeys = (half: Half): readonly string[] => Array.from({ length: LIST_SHARDS }, (_, shard) => `${half}#${shard}`);
export const listKeyOf = (half: Half, ticketId: string): string => `${half}#${shardOf(ticketId, LIST_SHARDS)}`;

export const changedKeys = (): readonly string[] => Array.from({ length: LIST_SHARDS }, (_, shard) => `changed#${shard}`);
export const changedShardOf = (ticketId: string): string => `changed#${shardOf(ticketId, LIST_SHARDS)}`;

/** `<13-digit ms>#<ticketId>`: sorts by time, and is unique. */
export const timedKey = (at: Instant, id: string): string => `${digitsOf(at)}#${id}`;

/** @throws PermanentError for an instant that would sort wrongly */
function digitsOf(at: Instant): string {
  if (!Number.isSafeInteger(at) || at < 0 || at > LAST_INSTANT)
    throw new PermanentError(`${at} is not an instant that can be stored`);
  return String(at).padStart(13, '0');
}

/** As `digitsOf`, for bounds of a search: what lies outside is moved to the end. */
export function boundOf(at: Instant): string {
  return digitsOf(Math.min(LAST_INSTANT, Math.max(0, Math.ceil(at))));
}

export function readTimedKey(key: string): { readonly at: Instant; readonly id: string } | undefined {
  const [, at, id] = /^(\d{13})#(.+)$/su.exec(key) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}

/** FNV-1a: spreads any ids evenly, and gives the same shard in every release. */
export function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % shards;
}
