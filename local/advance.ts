import type { DueEntry } from '../shared/app/ports.ts';
import { sendWakes } from '../shared/app/send-wakes.ts';
import type { Services } from '../shared/app/services.ts';
import type { Clock } from './clock.ts';

export type AdvanceParts = {
  readonly clock: Clock;
  readonly services: Pick<Services, 'now' | 'dueIndex' | 'wakeQueue' | 'settings' | 'log'>;
  sweep(): Promise<unknown>;
  /** Resolves once nothing waits in a queue and nothing is being worked on. */
  drained(): Promise<void>;
  /** Forgets wakes that were delayed by the clock as it was. */
  forgetDelayed(): void;
};

/** How often one entry is gone over before it is taken for a remnant of a crash, of which the index of the embedded engine can hold some. */
const MOST_ROUNDS = 20;
/** Entries of one shard that are looked at for one step; more at one instant take another round. */
const STEP = 25;
const PAGE = 1_000;

/**
 * Moves time forward as if it had passed: it stops at every instant at which something is due until that has been
 * handled, so each level fires at its own time, and what it causes happens in between.
 * @returns once everything up to then has been handled
 */
export async function advanceClock(parts: AdvanceParts, ms: number): Promise<void> {
  const { clock } = parts;
  const target = clock.now() + ms;
  clock.freezeAt(clock.now());
  try {
    await parts.drained();
    await stepThrough(parts, target);
    clock.freezeAt(target);
    await parts.sweep();
    await parts.drained();
  } finally {
    clock.thaw();
    parts.forgetDelayed();
  }
  await dispatchAhead(parts.services);
}

async function stepThrough(parts: AdvanceParts, target: number): Promise<void> {
  const rounds = new Map<string, number>();
  for (let due = await firstDue(parts, target, rounds); due.length > 0; due = await firstDue(parts, target, rounds)) {
    parts.clock.freezeAt(Math.max(...due.map(({ dueAt }) => dueAt)));
    for (const entry of due) count(parts, rounds, entry);
    await sendWakes(parts.services, due);
    await parts.drained();
  }
}

function count({ services }: AdvanceParts, rounds: Map<string, number>, entry: DueEntry): void {
  const round = (rounds.get(keyOf(entry)) ?? 0) + 1;
  rounds.set(keyOf(entry), round);
  if (round === MOST_ROUNDS) services.log.warn('the due index names a ticket that is not due', entry);
}

/** The entries that are overdue, or else those of the first instant up to the target. */
async function firstDue(
  { clock, services }: AdvanceParts,
  target: number,
  rounds: ReadonlyMap<string, number>,
): Promise<readonly DueEntry[]> {
  const found = await eachShard(services, (shard) => services.dueIndex.query(shard, 0, target + 1, STEP));
  const entries = found.filter((entry) => (rounds.get(keyOf(entry)) ?? 0) < MOST_ROUNDS);
  const at = Math.max(clock.now(), Math.min(...entries.map(({ dueAt }) => dueAt)));
  return entries.filter(({ dueAt }) => dueAt <= at);
}

/** Dispatches everything that is due within the short fuse: after a start, and after time has moved, what was dispatched before may be lost or come too late. */
export async function dispatchAhead(services: AdvanceParts['services']): Promise<void> {
  const now = services.now();
  const to = now + services.settings.timing.shortFuseMs;
  await sendWakes(services, await eachShard(services, (shard) => services.dueIndex.query(shard, now, to, PAGE)));
}

async function eachShard(
  { dueIndex }: AdvanceParts['services'],
  read: (shard: number) => Promise<readonly DueEntry[]>,
): Promise<readonly DueEntry[]> {
  return (await Promise.all(Array.from({ length: dueIndex.shards }, (_, shard) => read(shard)))).flat();
}

function keyOf({ ticketId, dueAt }: DueEntry): string {
  return `${dueAt}#${ticketId}`;
}
