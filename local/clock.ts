import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DurationMs, Instant } from '../shared/core/instant.ts';
import { StartError } from './start-error.ts';

/**
 * The platform's time. While it runs, time passes at its scale; while it is down, at real speed, so that a night's pause
 * at an hour a second is a night and not ten years. Time never goes backward, across restarts and crashes neither.
 */
export type Clock = {
  readonly scale: number;
  now(): Instant;
  /** Stops time at an instant, not before now. */
  freezeAt(at: Instant): void;
  /** Lets time pass again, from where it stands. */
  thaw(): void;
  /** Resolves once so much time has passed, not a millisecond before; at once when time stands still. */
  wait(ms: DurationMs): Promise<void>;
  /** Writes down where time stands, for the next start. */
  close(): void;
};

/** On disk: time stood at `virtual` when the machine's clock said `real`, and may since have run ahead of it until `virtualLimit`. */
type Anchor = { readonly virtual: Instant; readonly real: Instant; readonly virtualLimit: Instant };

/** A scaled clock writes down at most this often how far it may run; a crash moves time forward by no more. */
const LEASE_REAL_MS = 2_000;

/** @param real the machine's clock, milliseconds since the epoch */
export function openClock(file: string, scale: number, real: () => number = Date.now): Clock {
  const start = real();
  let anchor = { virtual: resume(load(file), start), real: start };
  let latest = anchor.virtual;
  let limit = Number.NEGATIVE_INFINITY;
  let frozen: Instant | undefined;

  const save = (at: Instant, realNow: number, lease = scale === 1 ? 0 : LEASE_REAL_MS * scale): void => {
    limit = at + lease;
    write(file, { virtual: at, real: realNow, virtualLimit: limit });
  };
  const now = (): Instant => {
    if (frozen !== undefined) return frozen;
    const realNow = real();
    latest = Math.max(latest, Math.floor(anchor.virtual + (realNow - anchor.real) * scale));
    if (scale !== 1 && latest > limit) save(latest, realNow);
    return latest;
  };
  const reanchor = (at: Instant): void => {
    latest = at;
    anchor = { virtual: at, real: real() };
    save(at, anchor.real);
  };

  save(latest, start);
  return {
    scale,
    now,
    freezeAt: (at) => {
      const target = Math.max(at, now());
      reanchor(target);
      frozen = target;
    },
    thaw: () => {
      if (frozen === undefined) return;
      reanchor(frozen);
      frozen = undefined;
    },
    wait: async (ms) => {
      const until = now() + ms;
      while (frozen === undefined && now() < until) await sleep(Math.max(1, Math.ceil((until - now()) / scale)));
    },
    close: () => save(now(), real(), 0),
  };
}

function resume(anchor: Anchor | undefined, realNow: number): Instant {
  if (anchor === undefined) return realNow;
  const down = Math.max(0, realNow - anchor.real);
  return Math.max(anchor.virtual + down, anchor.virtualLimit);
}

function load(file: string): Anchor | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const { virtual, real, virtualLimit } = JSON.parse(text) as Anchor;
    if ([virtual, real, virtualLimit].every(Number.isFinite)) return { virtual, real, virtualLimit };
  } catch {
    // said below, with the remedy
  }
  throw new StartError(
    `${file} is damaged: it says how far the platform's time has come. Delete the data folder, or restore the file.`,
  );
}

/** Renaming is atomic: a crash leaves the old file or the new one. */
function write(file: string, anchor: Anchor): void {
  writeFileSync(`${file}.new`, JSON.stringify(anchor));
  renameSync(`${file}.new`, file);
}
