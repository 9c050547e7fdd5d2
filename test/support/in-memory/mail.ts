/** What the intake of mails keeps besides tickets, in memory. */
import { InvalidCursorError } from '../../../shared/app/errors.ts';
import type { SenderCounts } from '../../../shared/app/mail/sender-limit.ts';
import type { SetAsideMail, SetAsideMails } from '../../../shared/app/mail/set-aside.ts';
import { holding, type Suppression, type SuppressionStore } from '../../../shared/app/mail/suppression.ts';
import { decodeCursor, encodeCursor } from '../../../shared/aws/cursor.ts';
import { frozen } from './frozen.ts';

export function createInMemorySetAside(): SetAsideMails {
  const mails = new Map<string, SetAsideMail>();
  const nameOf = ({ id, folder }: SetAsideMail) => id.slice(folder.length + 1);
  return {
    add: async (mail) => {
      if (!mails.has(mail.id)) mails.set(mail.id, frozen(mail));
    },
    load: async (id) => mails.get(id),
    update: async (mail, revision) => {
      if (mails.get(mail.id)?.revision !== revision) return false;
      mails.set(mail.id, frozen(mail));
      return true;
    },
    list: async (folders, limit, cursor) => {
      const before = cursor === undefined ? undefined : decodeCursor(cursor);
      if (before !== undefined && !/^\d{13}-/.test(before)) throw new InvalidCursorError();
      const held = [...mails.values()]
        .filter((mail) => mail.review === undefined && folders.includes(mail.folder))
        .filter((mail) => before === undefined || nameOf(mail) < before)
        .sort((one, other) => (nameOf(one) < nameOf(other) ? 1 : -1));
      const items = held.slice(0, limit);
      const last = items.at(-1);
      const more = last !== undefined && held.length > items.length;
      return { items, ...(more && { nextCursor: encodeCursor(nameOf(last)) }) };
    },
  };
}

export function createInMemorySenders(): SenderCounts {
  const counts = new Map<string, number>();
  const add = (key: string) => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  return {
    add: async (sender, hour, content, most) => {
      const key = JSON.stringify([sender, hour]);
      if ((counts.get(key) ?? 0) > most) return { mails: most + 1, alike: 0 };
      return { mails: add(key), alike: add(JSON.stringify([sender, hour, content])) };
    },
  };
}

export function createInMemorySuppressions(): SuppressionStore {
  const known = new Map<string, Suppression>();
  return {
    load: async (address) => known.get(address),
    save: async (suppression, revision) => {
      if ((known.get(suppression.address)?.revision ?? 0) !== revision) return false;
      known.set(suppression.address, frozen(suppression));
      return true;
    },
    list: async (limit, cursor) => {
      const after = cursor === undefined ? '' : decodeCursor(cursor);
      if (cursor !== undefined && !after.includes('@')) throw new InvalidCursorError();
      const held = [...known.values()]
        .filter((one) => holding(one).length > 0 && one.address > after)
        .sort((one, other) => (one.address < other.address ? -1 : 1));
      const items = held.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(last !== undefined && held.length > items.length && { nextCursor: encodeCursor(last.address) }) };
    },
  };
}
