import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { beginsWithKnownField } from '../../shared/mail/parse/begins-with-header.ts';

/** Endings of what is taken for a mail, or for the text of one, however it begins. */
const ENDINGS = new Set(['', '.eml', '.txt', '.mail', '.email', '.mime', '.msg', '.mbox', '.mbx', '.box']);
const BEGINNING_BYTES = 8_000;

/** Whether a file that lies in a folder of mails is one. */
export const isMailFile = (path: string): boolean =>
  ENDINGS.has(extname(path).toLowerCase()) || beginsWithKnownField(beginningOf(path));

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
