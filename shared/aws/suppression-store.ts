/**
 * Addresses that are mailed no more: one small item each, in one partition so that they can be listed. It takes 3,000 looks a second, far
 * more mails than any provider does. What was lifted is forgotten by the table's time to live.
 */
import { hash } from 'node:crypto';
import { InvalidCursorError, PermanentError } from '../app/errors.ts';
import type { Suppression, SuppressionStore } from '../app/mail/suppression.ts';
import type { Page } from '../app/ports.ts';
import { DAY_MS, SECOND_MS } from '../core/instant.ts';
import { hasRevision, IS_NEW, putIf } from './conditional-put.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { bytesOf, checkVersion, describeItem, numberOf, textOf, versionAttribute } from './item-fields.ts';
import { pack, unpack } from './packed.ts';
import { getItem, type Item, type Key, keyOf, queryPage, type Table } from './table.ts';

const PK = 'SUPPRESSIONS';
/** Longer than anybody repeats what became of a mail. */
const KEEP_LIFTED_MS = 60 * DAY_MS;
const PAGE = 250;

// Receivers choose their addresses, and a sort key has at most 1 KB.
const keyOfAddress = (address: string): Key => ({ pk: PK, sk: hash('sha256', address) });

export function createSuppressionStore(table: Table): SuppressionStore {
  return {
    load: async (address) => {
      const item = await getItem(table, keyOfAddress(address), 'look for a suppressed address');
      return item && toSuppression(item);
    },
    save: (suppression, revision) =>
      putIf(table, toItem(suppression), revision === 0 ? IS_NEW : hasRevision(revision), 'save a suppressed address'),
    list: (limit, cursor) => list(table, limit, cursor),
  };
}

async function list(table: Table, limit: number, cursor: string | undefined): Promise<Page<Suppression>> {
  const found: Item[] = [];
  let after: Item | undefined = cursor === undefined ? undefined : positionIn(cursor);
  do {
    const query = {
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'held = :held',
      ExpressionAttributeValues: { ':pk': { S: PK }, ':held': { BOOL: true } },
      ConsistentRead: true,
      Limit: PAGE,
      ...(after && { ExclusiveStartKey: after }),
    };
    const page = await queryPage(table, query, 'list suppressed addresses');
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined && found.length <= limit);
  const items = found.slice(0, Math.max(1, limit));
  const last = items.at(-1);
  return {
    items: items.map(toSuppression),
    ...(last !== undefined && found.length > items.length && { nextCursor: encodeCursor(textOf(last, 'sk')) }),
  };
}

/** @throws InvalidCursorError */
function positionIn(cursor: string): Item {
  const position = decodeCursor(cursor);
  if (!/^[0-9a-f]{64}$/.test(position)) throw new InvalidCursorError();
  return keyOf({ pk: PK, sk: position });
}

function toItem({ revision, ...content }: Suppression): Item {
  const isHeld = content.marks.some(({ lifted }) => lifted === undefined);
  const lifts = content.marks.map(({ lifted }) => lifted?.at ?? 0);
  return {
    ...keyOf(keyOfAddress(content.address)),
    ...versionAttribute,
    rev: { N: String(revision) },
    data: { B: pack(content) },
    ...(isHeld
      ? { held: { BOOL: true } }
      : { expiresAt: { N: String(Math.ceil((Math.max(...lifts) + KEEP_LIFTED_MS) / SECOND_MS)) } }),
  };
}

function toSuppression(item: Item): Suppression {
  checkVersion(item);
  const content = unpack(bytesOf(item, 'data'), numberOf(item, 'v'), describeItem(item));
  if (isContent(content)) return { ...content, revision: numberOf(item, 'rev') };
  throw new PermanentError(`${describeItem(item)} holds no suppressed address`);
}

function isContent(value: unknown): value is Omit<Suppression, 'revision'> {
  return typeof value === 'object' && value !== null && 'address' in value && 'marks' in value && Array.isArray(value.marks);
}
