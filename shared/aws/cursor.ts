/** Cursors of lists: opaque to callers, checked when they come back. */
import { Buffer } from 'node:buffer';
import { InvalidCursorError } from '../app/errors.ts';
import { readTimedKey } from './ticket-keys.ts';

/** A key of the table has at most 3 KB. */
const MAX_LENGTH = 5_000;

export function encodeCursor(position: string): string {
  return Buffer.from(position).toString('base64url');
}

/** @throws InvalidCursorError */
export function decodeCursor(cursor: string): string {
  const position = Buffer.from(cursor, 'base64url').toString();
  if (cursor.length > MAX_LENGTH || encodeCursor(position) !== cursor) throw new InvalidCursorError();
  return position;
}

/** A position in a list that is sorted by `<13-digit ms>#<id>`. @throws InvalidCursorError */
export function decodeTimedCursor(cursor: string): string {
  const position = decodeCursor(cursor);
  if (readTimedKey(position) === undefined) throw new InvalidCursorError();
  return position;
}
