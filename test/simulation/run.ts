/** One seed: a company, its tickets and everything that goes wrong, from the first ticket until all has come to rest. */
import { DAY_MS, type DurationMs, HOUR_MS, type Instant } from '../../shared/core/instant.ts';
import { createChances, type Stream } from './chances.ts';
import type { Engine } from './engine.ts';
import type { FaultKind, FaultName, Mishap, Rates } from './faults.ts';
import { judge } from './judge.ts';
import type { Record, Violation } from './referee.ts';
import { createLives, type Life } from './workload.ts';
import { buildWorld, type World } from './world.ts';

export type Settings = {
  readonly seed: number;
  readonly tickets: number;
  readonly days: number;
  /** Kinds of faults that may happen; absent: the seed says which. */
  readonly faults?: readonly FaultKind[];
  /** How often each kind goes wrong, where the seed is not to say. */
  readonly rates?: Rates;
  readonly engine?: Engine;
  /** Where the release before is, a checkout of its own; absent: this code, that knows nothing of what the new one writes. */
  readonly previous?: string;
  /** For making a failing run smaller: which lives, and which of the faults, are left. */
  readonly lives?: readonly Life[];
  readonly onlyFaults?: ReadonlySet<string>;
};

export type RunReport = {
  readonly seed: number;
  readonly lives: number;
  readonly facts: number;
  readonly firings: number;
  readonly commands: number;
  readonly faults: { readonly [kind: string]: number };
  readonly mails: number;
  readonly doubtful: number;
  readonly worstLatenessMs: DurationMs;
  readonly worstPromptLatenessMs: DurationMs;
  readonly violations: readonly Violation[];
  readonly struck: readonly FaultName[];
  /** For the story: when what went wrong, and what was in the histories. Of runs of a few lives only. */
  readonly mishaps: readonly Mishap[];
  readonly histories: readonly Pick<Record, 'ticket' | 'id' | 'facts'>[];
  /** Changes with anything that happened. */
  readonly fingerprint: number;
};

/** Days on which something is special, and days on which nothing is. */
const STARTS: readonly Instant[] = ['2026-03-02', '2026-03-27', '2026-10-23', '2026-12-30', '2026-06-10'].map((day) =>
  Date.parse(`${day}T00:00:00Z`),
);
/** Longer than the longest pause after failures. */
const REST_MS: DurationMs = 9 * HOUR_MS;
/** So many can be told of. */
const FEW_LIVES = 5;
const OUTAGE_MS: DurationMs = 2 * HOUR_MS;

/** The lives of a seed, as they are drawn. */
export function livesOf({ seed, tickets, days }: Settings): readonly Life[] {
  const chances = createChances(seed, tickets);
  return createLives(chances, { tickets, start: startOf(chances.stream('scene')), days });
}

const startOf = (scene: Stream): Instant => STARTS[Math.floor(scene.next(0) * STARTS.length)] ?? 0;

export async function simulateSeed(settings: Settings): Promise<RunReport> {
  const { seed, tickets, days } = settings;
  const chances = createChances(seed, tickets);
  const scene = chances.stream('scene');
  const start = startOf(scene);
  const lives = settings.lives ?? livesOf(settings);
  const world = await buildWorld(settings, chances, start);
  const { scheduler, referee, clients, cloud, faults } = world;
  const busyUntil = start + days * DAY_MS;
  const end = busyUntil + REST_MS;
  cloud.tickUntil(end);
  for (const life of lives) scheduler.at(life.openAt, () => void clients.live(life, `life-${life.ticket}`));
  scheduler.at(start + Math.floor(scene.next(0) * days * DAY_MS * 0.6), () => void world.changePolicy());
  if (faults.strikes('outage', 0)) {
    scheduler.at(start + Math.floor(scene.next(0) * days * DAY_MS * 0.8), () => {
      referee.disturb(0, scheduler.now() + OUTAGE_MS);
      cloud.fail(scheduler.now() + OUTAGE_MS);
    });
  }
  scheduler.at(busyUntil, () => faults.cease());
  await scheduler.runUntil(end);
  await judge(world, end);
  return report(world, settings, lives.length);
}

function report(world: World, { seed }: Settings, lives: number): RunReport {
  const { referee, clients, faults, inMemory, mails } = world;
  const records = [...referee.records.values()];
  const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
  const facts = sum(records.map((record) => record.facts.length));
  const sent = sum([...mails.values()].map((own) => sum([...own.values()])));
  return {
    seed,
    lives,
    facts,
    firings: inMemory.lateness.length,
    commands: clients.asked.size,
    faults: faults.counts,
    mails: sent,
    doubtful: inMemory.counts['NoticeDoubtful'] ?? 0,
    worstLatenessMs: referee.lateness.worstMs,
    worstPromptLatenessMs: referee.lateness.worstUnexplainedMs,
    violations: referee.violations,
    struck: faults.struck.map(({ name }) => name),
    mishaps: lives <= FEW_LIVES ? faults.struck : [],
    histories: lives <= FEW_LIVES ? records.map(({ ticket, id, facts: own }) => ({ ticket, id, facts: own })) : [],
    fingerprint: fingerprintOf(records.map(({ facts: own }) => own)),
  };
}

function fingerprintOf(
  histories: readonly (readonly { readonly at: Instant; readonly n: number; readonly type: string }[])[],
): number {
  let hash = 0;
  for (const facts of histories) for (const { at, n, type } of facts) hash = (Math.imul(hash, 31) + at + n + type.length) | 0;
  return hash >>> 0;
}
