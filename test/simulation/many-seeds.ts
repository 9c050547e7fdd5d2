/** Runs seeds on several cores. */
import { Worker } from 'node:worker_threads';
import type { RunReport, Settings } from './run.ts';

export type Plan = {
  readonly settings: Omit<Settings, 'seed' | 'engine'>;
  readonly firstSeed: number;
  readonly seeds: number;
  readonly workers: number;
  /** Begins no seed after this. */
  readonly isTimeUp: () => boolean;
  readonly onReport: (report: RunReport) => void;
};

/** @throws what a thread dies of: the simulation itself is broken then */
export async function runSeeds(plan: Plan): Promise<void> {
  let begun = 0;
  const next = (): number | undefined => {
    if (begun >= plan.seeds || plan.isTimeUp()) return undefined;
    begun += 1;
    return plan.firstSeed + begun - 1;
  };
  await Promise.all(Array.from({ length: Math.min(plan.workers, plan.seeds) }, () => runThread(plan, next)));
}

function runThread({ settings, onReport }: Plan, next: () => number | undefined): Promise<void> {
  const worker = new Worker(new URL('./seeds.child.ts', import.meta.url));
  return new Promise((resolve, reject) => {
    const goOn = (): void => {
      const seed = next();
      if (seed === undefined) void worker.terminate().then(() => resolve(), reject);
      else worker.postMessage({ ...settings, seed });
    };
    worker.on('error', reject);
    worker.on('message', (report: RunReport) => {
      onReport(report);
      goOn();
    });
    goOn();
  });
}
