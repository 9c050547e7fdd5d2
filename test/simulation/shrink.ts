/** Makes a failing run as small as it still fails: fewer tickets, fewer faults, fewer things done, fewer days. */
import { type RunReport, type Settings, simulateSeed } from './run.ts';
import type { Life } from './workload.ts';

export type Shrunk = {
  readonly settings: Settings & { readonly lives: readonly Life[] };
  readonly report: RunReport;
  readonly runs: number;
};

/** More than this is not worth the wait. */
const MOST_RUNS = 600;
const LONGEST_MS = 90_000;

/** @param failing a run that breaks a rule; what is left breaks the same one */
export async function shrink(settings: Settings, failing: RunReport, lives: readonly Life[]): Promise<Shrunk> {
  const rules = new Set(failing.violations.map(({ rule }) => rule));
  const culprits = new Set(failing.violations.map(({ ticket }) => ticket));
  let runs = 0;
  const startedAt = performance.now();
  let best: Shrunk = { settings: { ...settings, lives }, report: failing, runs };
  const fails = async (tried: Partial<Settings>): Promise<boolean> => {
    if (runs >= MOST_RUNS || performance.now() - startedAt > LONGEST_MS) return false;
    runs += 1;
    const candidate = { ...best.settings, ...tried };
    const report = await simulateSeed(candidate);
    if (!report.violations.some(({ rule }) => rules.has(rule))) return false;
    best = { settings: { ...candidate, lives: candidate.lives }, report, runs };
    return true;
  };
  const first = [...culprits][0];
  const around = (distance: number) => lives.filter(({ ticket }) => Math.abs(ticket - (first ?? 0)) <= distance);
  if (!(await fails({ lives: around(0) })) && !(await fails({ lives: around(2) }))) await fails({ lives: around(20) });
  await minimise(best.settings.lives, (some) => fails({ lives: some }));
  await minimise(best.report.struck, (some) => fails({ onlyFaults: new Set(some) }));
  const steps = () => best.settings.lives.flatMap((life) => life.steps.map((step) => ({ ticket: life.ticket, step })));
  await minimise(steps(), (some) => fails({ lives: withSteps(best.settings.lives, some) }));
  await minimise(best.report.struck, (some) => fails({ onlyFaults: new Set(some) }));
  return { ...best, runs };
}

function withSteps(lives: readonly Life[], kept: readonly { readonly ticket: number; readonly step: Life['steps'][number] }[]) {
  return lives.map((life) => ({ ...life, steps: kept.filter(({ ticket }) => ticket === life.ticket).map(({ step }) => step) }));
}

/** Delta debugging (Zeller and Hildebrandt, 2002): leaves out halves, quarters and so on, as long as what is left still fails. */
async function minimise<T>(all: readonly T[], fails: (some: readonly T[]) => Promise<boolean>): Promise<void> {
  if (all.length === 0 || (await fails([]))) return;
  let left = all;
  let size = Math.ceil(left.length / 2);
  while (left.length > 1) {
    const smaller = await leaveOut(left, size, fails);
    const isDone = size === 1 && smaller.length === left.length;
    left = smaller;
    if (isDone) return;
    size = Math.max(1, Math.floor(size / 2));
  }
}

async function leaveOut<T>(
  all: readonly T[],
  size: number,
  fails: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let left = all;
  let from = 0;
  while (from < left.length) {
    const rest = [...left.slice(0, from), ...left.slice(from + size)];
    if (rest.length > 0 && (await fails(rest))) left = rest;
    else from += size;
  }
  return left;
}
