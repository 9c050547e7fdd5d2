import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type FileAt = {
  /** Its path, or `-` for the standard input. */
  readonly file: string;
  /** Somebody named the file itself, not only a folder that it lies in. */
  readonly isNamed: boolean;
  readonly read: () => Promise<Uint8Array>;
};

/** The files that paths name, and those of folders by name; hidden ones are none of ours. What cannot be opened fails when it is read. */
export function* filesAt(paths: readonly string[], readInput: () => Promise<Uint8Array>): Generator<FileAt> {
  for (const path of paths) {
    if (path === '-') yield { file: '-', isNamed: true, read: readInput };
    else if (isFolder(path)) yield* filesIn(path);
    else yield fileAt(path, true);
  }
}

function* filesIn(folder: string): Generator<FileAt> {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  for (const path of names.toSorted().map((name) => join(folder, name))) {
    if (isFolder(path)) yield* filesIn(path);
    else yield fileAt(path, false);
  }
}

const fileAt = (file: string, isNamed: boolean): FileAt => ({ file, isNamed, read: () => readFile(file) });

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
