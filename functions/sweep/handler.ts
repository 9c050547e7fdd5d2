import { resumeRollout, type StartServices } from '../../shared/app/policies/start-rollout.ts';
import { type SweepReport, type SweepServices, sweep } from '../../shared/app/sweep.ts';
import { once } from '../../shared/core/once.ts';
import { buildServices } from './services.ts';

/** Runs at every tick of the schedule. The tick's own time does not matter: cursors say how far the last one came. */
export function createHandler(services: SweepServices & StartServices) {
  return async (): Promise<SweepReport> => {
    const report = await sweep(services);
    await resumeRollout(services);
    return report;
  };
}

const live = once(() => createHandler(buildServices()));

export const handler = (): Promise<SweepReport> => live()();
