import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

/** The folder that holds one platform's data, locked for as long as this process lives. */
export type DataFolder = {
  readonly path: string;
  /** Path of a file or folder in it. */
  file(name: string): string;
  /** Leaves word for the next process that finds the folder locked. */
  announce(url: string): void;
  release(): void;
};

/**
 * Makes the folder if needed and locks it. The lock is the operating system's, so a killed process leaves none behind.
 * @throws StartError when the folder cannot be written to or another process uses it
 */
export function openDataFolder(folder: string): DataFolder {
  const path = resolve(folder);
  makeWritable(path);
  const lock = takeLock(path);
  const file = (name: string): string => join(path, name);
  return {
    path,
    file,
    announce: (url) => writeFileSync(file('instance.json'), JSON.stringify({ pid: process.pid, url })),
    release: () => lock.close(),
  };
}

function makeWritable(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `Cannot write to the data folder ${path} (${codeOf(error)}). Choose another with --data, or change its permissions.`,
    );
  }
}

/** One level at a time: Node's recursive way never returns where the system will not have folders made, as under `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function takeLock(path: string): DatabaseSync {
  try {
    const lock = new DatabaseSync(join(path, 'lock'));
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    if (error instanceof Error && error.message.includes('locked')) throw new StartError(inUse(path));
    throw new StartError(
      `Cannot write to the data folder ${path} (${codeOf(error)}). Choose another with --data, or change its permissions.`,
    );
  }
}

function inUse(path: string): string {
  return `Another Pledge${whose(path)} is using the data folder ${path}. Stop it, or choose another folder with --data.`;
}

function whose(path: string): string {
  try {
    const { pid, url } = JSON.parse(readFileSync(join(path, 'instance.json'), 'utf8')) as { pid: number; url: string };
    return ` (process ${pid}, ${url})`;
  } catch {
    return '';
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined || code === 'ERR_SQLITE_ERROR' ? message : code;
}
