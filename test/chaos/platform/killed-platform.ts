/** A platform that is killed again and again, and started again each time. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../support/random.ts';
import type { Outage } from '../outcome/outcome.ts';
import { type PlatformProcess, type PlatformSettings, startPlatformProcess } from './platform-process.ts';

export type KilledPlatform = {
  /** Where it is; `undefined` while it is down. */
  url(): string | undefined;
  /** Kills it so often, at instants by chance, some of them while it is still starting; resolves once it is up again after the last. */
  killAndRestart(kills: number, seconds: number, random: Random): Promise<void>;
  readonly outages: readonly Outage[];
  /** How long each start took until it answered. */
  readonly startsMs: readonly number[];
  /** Lets it end by itself. @throws when it does not end well */
  stop(): Promise<void>;
  /** Whatever has happened, nothing is left running. */
  kill(): Promise<void>;
};

export async function startKilledPlatform(settings: PlatformSettings): Promise<KilledPlatform> {
  const outages: Outage[] = [];
  const startsMs: number[] = [];
  let url: string | undefined;
  let platform: PlatformProcess;

  /** @returns once it answers, or `false` when it was killed before */
  const start = async (downSince: number | undefined): Promise<boolean> => {
    const startedAt = Date.now();
    platform = startPlatformProcess(settings);
    url = await platform.ready;
    if (url === undefined) return false;
    startsMs.push(Date.now() - startedAt);
    if (downSince !== undefined) outages.push({ from: downSince, to: Date.now() });
    return true;
  };
  if (!(await start(undefined))) throw new Error('the platform does not start');
  return {
    url: () => url,
    outages,
    startsMs,
    killAndRestart: async (kills, seconds, random) => {
      let up: Promise<boolean> = Promise.resolve(true);
      let downSince: number | undefined;
      for (let n = 1; n <= kills; n += 1) {
        // From next to nothing, when it has hardly begun to start, to twice the mean.
        await sleep(random() * 2 * (seconds / kills) * 1_000);
        const killedAt = Date.now();
        url = undefined;
        await platform.kill();
        downSince = (await up) ? killedAt : (downSince ?? killedAt);
        up = start(downSince);
      }
      if (!(await up)) throw new Error('the platform does not start any more');
    },
    stop: async () => {
      url = undefined;
      const code = await platform.stop();
      if (code !== 0) throw new Error(`the platform ended with code ${code}`);
    },
    kill: async () => {
      url = undefined;
      await platform.kill();
    },
  };
}
