import { type SweepReport, type SweepServices, sweep } from '../../shared/app/sweep.ts';
import { once } from '../../shared/core/once.ts';
import { buildServices } from './services.ts';

/** Runs at every tick of the schedule. The tick's own time does not matter: cursors say how far the last one came. */
export function createHandler(services: SweepServices) {
  return (): Promise<SweepReport> => sweep(services);
}

const live = once(() => createHandler(buildServices()));

export const handler = (): Promise<SweepReport> => live()();
