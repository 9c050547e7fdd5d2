import type { DueEntry, DueIndex } from '../shared/app/ports.ts';
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

/** So often an entry that stays due is gone over at one instant: what a wake leads to may be due at once again. */
const ROUNDS = 3;
/** After that it is tried again as the overdue net would: a mail, for instance, may have a sender that died and has to be waited out. */
const PATIENCE_MS = 30_000;
/** After so many times in all it is taken for a remnant of a crash, of which the index of the embedded engine can hold some. */
const MOST_TRIES = 30;
/** Entries of one shard that are looked at for one step; more at one instant take another round. */
const STEP = 50;
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

type Tried = { readonly times: number; readonly againAt: number };

async function stepThrough(parts: AdvanceParts, target: number): Promise<void> {
  const { clock, services, drained } = parts;
  const tried = new Map<string, Tried>();
  const index = readIndex(services.dueIndex, target);
  let allRead = true;
  for (;;) {
    const step = nextStep(await index.entries(), clock.now(), target, tried);
    if (step === undefined && allRead) return;
    allRead = step === undefined;
    if (step === undefined) index.forgetAll();
    else {
      clock.freezeAt(step.at);
      for (const entry of step.entries) tried.set(keyOf(entry), tryAgain(parts, entry, tried.get(keyOf(entry))));
      await sendWakes(services, step.entries);
      await drained();
      index.forget(step.entries);
    }
  }
}

/** The due index up to the target, read again only where a wake may have changed it. */
function readIndex(dueIndex: DueIndex, target: number) {
  const shards = new Map<number, readonly DueEntry[]>();
  const read = async (shard: number): Promise<void> => {
    if (!shards.has(shard)) shards.set(shard, await dueIndex.query(shard, 0, target + 1, STEP));
  };
  return {
    entries: async (): Promise<readonly DueEntry[]> => {
      await Promise.all(shardsOf(dueIndex).map(read));
      return [...shards.values()].flat();
    },
    forget: (entries: readonly DueEntry[]): void => {
      for (const [shard, known] of shards) if (known.some((entry) => entries.includes(entry))) shards.delete(shard);
    },
    forgetAll: (): void => shards.clear(),
  };
}

function tryAgain({ clock, services }: AdvanceParts, entry: DueEntry, before: Tried | undefined): Tried {
  const times = (before?.times ?? 0) + 1;
  if (times === MOST_TRIES) services.log.warn('the due index names a ticket that is not due', entry);
  if (times >= MOST_TRIES) return { times, againAt: Number.POSITIVE_INFINITY };
  return { times, againAt: times < ROUNDS ? entry.dueAt : clock.now() + PATIENCE_MS };
}

type Step = { readonly at: number; readonly entries: readonly DueEntry[] };

/** What is overdue, or else the first instant up to the target at which something is due. */
function nextStep(known: readonly DueEntry[], now: number, target: number, tried: ReadonlyMap<string, Tried>): Step | undefined {
  const dueAt = (entry: DueEntry): number => tried.get(keyOf(entry))?.againAt ?? entry.dueAt;
  const at = Math.max(now, Math.min(...known.map(dueAt)));
  return at > target ? undefined : { at, entries: known.filter((entry) => dueAt(entry) <= at) };
}

/**
 * Dispatches everything that is overdue or due within the short fuse: after a start, and after time has moved, what was dispatched
 * before may be lost or come too late. A platform that is restarted again and again would never come to the tick that looks for it.
 */
export async function dispatchAhead(services: AdvanceParts['services']): Promise<void> {
  const to = services.now() + services.settings.timing.shortFuseMs;
  const shards = shardsOf(services.dueIndex).map((shard) => services.dueIndex.query(shard, 0, to, PAGE));
  await sendWakes(services, (await Promise.all(shards)).flat());
}

function shardsOf({ shards }: DueIndex): readonly number[] {
  return Array.from({ length: shards }, (_, shard) => shard);
}

function keyOf({ ticketId, dueAt }: DueEntry): string {
  return `${dueAt}#${ticketId}`;
}
