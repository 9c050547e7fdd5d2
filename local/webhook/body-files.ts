import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type BodyFile = { readonly file: string; readonly read: () => Promise<Uint8Array> };

/** The files that paths name, and of folders all that end in .json, by name. What cannot be opened fails when it is read. */
export function* bodyFiles(paths: readonly string[], readInput: () => Promise<Uint8Array>): Generator<BodyFile> {
  for (const path of paths) {
    if (path === '-') yield { file: '-', read: readInput };
    else if (isFolder(path)) yield* filesIn(path);
    else yield fileAt(path);
  }
}

function* filesIn(folder: string): Generator<BodyFile> {
  for (const path of readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name))) {
    if (isFolder(path)) yield* filesIn(path);
    else if (path.toLowerCase().endsWith('.json')) yield fileAt(path);
  }
}

const fileAt = (file: string): BodyFile => ({ file, read: () => readFile(file) });

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
