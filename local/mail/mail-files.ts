import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type MailFile = { readonly file: string; readonly read: () => Promise<Uint8Array> };

/** The files that paths name, those of folders by name; hidden ones are none of ours. What cannot be opened fails when it is read. */
export function* mailFiles(paths: readonly string[], readInput: () => Promise<Uint8Array>): Generator<MailFile> {
  for (const path of paths) {
    if (path === '-') yield { file: '-', read: readInput };
    else yield* filesUnder(path);
  }
}

function* filesUnder(path: string): Generator<MailFile> {
  const kind = statSync(path, { throwIfNoEntry: false });
  if (kind?.isDirectory() !== true) {
    yield { file: path, read: () => readFile(path) };
    return;
  }
  const names = readdirSync(path).filter((name) => !name.startsWith('.'));
  for (const name of names.toSorted()) yield* filesUnder(join(path, name));
}
