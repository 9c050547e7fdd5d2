/**
 * What was said on a ticket: one item a message, written before the fact that names it. A text too large to be worth its write
 * units goes to the blob store first, and the item names it.
 */
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { BlobStore, Message, MessageStore, Page } from '../app/ports.ts';
import { decodeTimedCursor, encodeCursor } from './cursor.ts';
import { bytesOf, checkVersion, describeItem, numberOf, optionalText, textOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, putItem, queryPrefix, type Table } from './table.ts';
import { partitionOf, timedKey } from './ticket-keys.ts';

type Stores = { readonly table: Table; readonly blobs: BlobStore };

/** Packed, about 100 KB of prose. A larger item would cost more to write than an object, which costs as much as 8 write units. */
const MAX_INLINE_BYTES = 32 * 1024;

export function createMessageStore(stores: Stores): MessageStore {
  return {
    save: (message) => save(stores, message),
    load: async (ticketId, messageId) => {
      const item = await getItem(stores.table, messageKey(ticketId, messageId), `load message of ticket ${ticketId}`);
      return item && toMessage(stores, item);
    },
    list: (ticketId, limit, cursor) => list(stores, ticketId, limit, cursor),
  };
}

const messageKey = (ticketId: string, id: string): Key => ({ pk: partitionOf(ticketId), sk: `M#${id}` });

async function save({ table, blobs }: Stores, message: Message): Promise<void> {
  const { id, ticketId, at } = message;
  const data = pack(message);
  const inline = data.length <= MAX_INLINE_BYTES;
  const blob = `messages/${ticketId}/${id}`;
  if (!inline) await blobs.put(blob, data, 'application/octet-stream');
  const item = {
    ...keyOf(messageKey(ticketId, id)),
    ...versionAttribute,
    at: { S: timedKey(at, id) },
    ...(inline ? { data: { B: data } } : { blob: { S: blob } }),
  };
  await putItem(table, item, `save message of ticket ${ticketId}`);
}

async function toMessage({ blobs }: Stores, item: Item): Promise<Message> {
  checkVersion(item);
  const blob = optionalText(item, 'blob');
  const bytes = blob === undefined ? bytesOf(item, 'data') : await blobs.get(blob);
  if (bytes === undefined) throw new RetryableError(`${describeItem(item)}: blob ${blob} is missing`);
  const message = unpack(bytes, numberOf(item, 'v'), describeItem(item));
  if (isMessage(message)) return message;
  throw new PermanentError(`${describeItem(item)} holds no message`);
}

function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { id, ticketId, at, text } = value as { readonly [name: string]: unknown };
  return typeof id === 'string' && typeof ticketId === 'string' && typeof at === 'number' && typeof text === 'string';
}

/** Ids say nothing about time, so all entries are read and sorted here; bodies are unpacked only for the page that is asked for. */
async function list(stores: Stores, ticketId: string, limit: number, cursor: string | undefined): Promise<Page<Message>> {
  const after = cursor === undefined ? '' : decodeTimedCursor(cursor);
  const items = await queryPrefix(stores.table, messageKey(ticketId, ''), `list messages of ticket ${ticketId}`);
  const sorted = items
    .map((item) => ({ item, position: textOf(item, 'at') }))
    .filter(({ position }) => position > after)
    .sort((a, b) => (a.position < b.position ? -1 : 1));
  const page = sorted.slice(0, Math.max(1, limit));
  const messages = await Promise.all(page.map(({ item }) => toMessage(stores, item)));
  const last = page.at(-1);
  const more = sorted.length > page.length && last !== undefined;
  return { items: messages, ...(more && { nextCursor: encodeCursor(last.position) }) };
}
