/** Mails that were set aside: one item each, in a partition for each folder, by the time at which they arrived. */
import { InvalidCursorError, PermanentError } from '../app/errors.ts';
import type { Folder, SetAsideMail, SetAsideMails } from '../app/mail/set-aside.ts';
import type { Now, Page } from '../app/ports.ts';
import { DAY_MS, SECOND_MS } from '../core/instant.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { bytesOf, checkVersion, describeItem, numberOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, queryPage, type Table } from './table.ts';

type Options = { readonly table: Table; readonly now: Now };

/** Longer than raw mails are kept by default: what is listed can be looked at. */
const KEEP_MS = 400 * DAY_MS;
/** `<13-digit ms>-<16 hexadecimal digits>`, which sorts by time. */
const NAME = /^\d{13}-[0-9a-f]{16}$/;
const PAGE = 250;

export function createSetAsideMails({ table, now }: Options): SetAsideMails {
  const toItem = (mail: SetAsideMail): Item => {
    const { revision, ...content } = mail;
    const key = keyOfMail(mail.id);
    if (key === undefined) throw new PermanentError(`"${mail.id}" is no id of a mail that was set aside`);
    return {
      ...keyOf(key),
      ...versionAttribute,
      rev: { N: String(revision) },
      data: { B: pack(content) },
      ...(mail.review === undefined ? { held: { BOOL: true } } : {}),
      expiresAt: { N: String(Math.ceil((mail.at + KEEP_MS) / SECOND_MS)) },
    };
  };
  return {
    add: async (mail) => void (await putIf(table, toItem(mail), IS_NEW, `set aside mail ${mail.id}`)),
    load: async (id) => {
      const key = keyOfMail(id);
      const item = key && (await getItem(table, key, `load set-aside mail ${id}`));
      return item && toMail(item);
    },
    update: (mail, revision) => putIf(table, toItem(mail), hasRevision(revision), `update set-aside mail ${mail.id}`),
    list: (folders, limit, cursor) => list({ table, now, folders }, limit, cursor),
  };
}

function keyOfMail(id: string): Key | undefined {
  const [, folder, name = ''] = /^([a-z]+)-(.*)$/s.exec(id) ?? [];
  return folder !== undefined && NAME.test(name) ? { pk: partitionOf(folder), sk: name } : undefined;
}

const partitionOf = (folder: string): string => `ASIDE#${folder}`;

type Listing = { readonly table: Table; readonly now: Now; readonly folders: readonly Folder[] };

/** Folders are read side by side and merged. A position is the name of the last mail; no two folders share one by chance. */
async function list(listing: Listing, limit: number, cursor: string | undefined): Promise<Page<SetAsideMail>> {
  const before = cursor === undefined ? undefined : decodeCursor(cursor);
  if (before !== undefined && !NAME.test(before)) throw new InvalidCursorError();
  const found = await Promise.all(listing.folders.map((folder) => readFolder(listing, folder, { before, most: limit + 1 })));
  const newest = found.flat().sort((one, other) => (nameOf(one) < nameOf(other) ? 1 : -1));
  const items = newest.slice(0, Math.max(1, limit));
  const last = items.at(-1);
  return {
    items: items.map(toMail),
    ...(last !== undefined && newest.length > items.length && { nextCursor: encodeCursor(nameOf(last)) }),
  };
}

const nameOf = (item: Item): string => item.sk?.S ?? '';

async function readFolder(
  { table, now }: Listing,
  folder: Folder,
  { before, most }: { readonly before: string | undefined; readonly most: number },
): Promise<readonly Item[]> {
  const found: Item[] = [];
  let next: Item | undefined;
  do {
    const query = {
      KeyConditionExpression: `pk = :pk${before === undefined ? '' : ' AND sk < :before'}`,
      FilterExpression: 'held = :held AND expiresAt > :now',
      ExpressionAttributeValues: {
        ':pk': { S: partitionOf(folder) },
        ':held': { BOOL: true },
        ':now': { N: String(Math.floor(now() / SECOND_MS)) },
        ...(before === undefined ? {} : { ':before': { S: before } }),
      },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: PAGE,
      ...(next && { ExclusiveStartKey: next }),
    };
    const page = await queryPage(table, query, `list set-aside mails in ${folder}`);
    found.push(...page.items);
    next = page.next;
  } while (next !== undefined && found.length < most);
  return found.slice(0, most);
}

function toMail(item: Item): SetAsideMail {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
  throw new PermanentError(`${describeItem(item)} holds no mail`);
}

function isContent(value: unknown): value is Omit<SetAsideMail, 'revision'> {
  return typeof value === 'object' && value !== null && 'folder' in value && 'blob' in value;
}
