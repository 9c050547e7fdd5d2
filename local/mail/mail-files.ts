import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { beginsWithKnownField } from '../../shared/mail/parse/begins-with-header.ts';

export type MailFile =
  | { readonly kind: 'mail'; readonly file: string; readonly read: () => Promise<Uint8Array> }
  /** It lies in a folder of mails and is none. */
  | { readonly kind: 'left-out'; readonly file: string };

/** Endings of what is taken for a mail, or for the text of one, however it begins. */
const ENDINGS = new Set(['', '.eml', '.txt', '.mail', '.email', '.mime', '.msg', '.mbox', '.mbx', '.box']);
const BEGINNING_BYTES = 8_000;

/** The files that paths name, and the mails of folders by name; hidden ones are none of ours. What cannot be opened fails when it is read. */
export function* mailFiles(paths: readonly string[], readInput: () => Promise<Uint8Array>): Generator<MailFile> {
  for (const path of paths) {
    if (path === '-') yield { kind: 'mail', file: '-', read: readInput };
    else if (isFolder(path)) yield* filesIn(path);
    else yield mailAt(path);
  }
}

function* filesIn(folder: string): Generator<MailFile> {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  for (const path of names.toSorted().map((name) => join(folder, name))) {
    if (isFolder(path)) yield* filesIn(path);
    else yield isMail(path) ? mailAt(path) : { kind: 'left-out', file: path };
  }
}

const mailAt = (file: string): MailFile => ({ kind: 'mail', file, read: () => readFile(file) });

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const isMail = (path: string): boolean => ENDINGS.has(extname(path).toLowerCase()) || beginsWithKnownField(beginningOf(path));

/** What cannot be opened begins with nothing. */
function beginningOf(path: string): Uint8Array {
  const bytes = Buffer.alloc(BEGINNING_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      return bytes.subarray(0, readSync(file, bytes));
    } finally {
      closeSync(file);
    }
  } catch {
    return bytes.subarray(0, 0);
  }
}
