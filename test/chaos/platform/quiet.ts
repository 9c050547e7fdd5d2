import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 500;

export type Patience = {
  /** So long it takes at least until what was begun before a kill is taken up again. */
  readonly atLeastMs: number;
  /** So long nothing has to have happened. */
  readonly quietMs: number;
  readonly atMostMs: number;
};

/** Resolves once files have stopped growing. @returns whether they have */
export async function untilQuiet(files: readonly string[], { atLeastMs, quietMs, atMostMs }: Patience): Promise<boolean> {
  const startedAt = Date.now();
  let size = sizeOf(files);
  let since = startedAt;
  while (Date.now() < startedAt + atLeastMs || Date.now() < since + quietMs) {
    if (Date.now() > startedAt + atMostMs) return false;
    await sleep(LOOK_AGAIN_MS);
    const now = sizeOf(files);
    if (now !== size) since = Date.now();
    size = now;
  }
  return true;
}

const sizeOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
