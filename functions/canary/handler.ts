import * as z from 'zod/mini';
import { type CanaryServices, releaseCanary } from '../../shared/app/canary/release-canary.ts';
import { toIso } from '../../shared/app/iso.ts';
import { once } from '../../shared/core/once.ts';
import { buildServices } from './services.ts';

const scheduled = z.object({ time: z.string() });

/** Runs at every tick of the schedule; a repeat of a tick brings the same time. Whoever starts it by hand may leave it out. */
export function createHandler(services: CanaryServices) {
  return async (event: unknown): Promise<void> => {
    const { data } = scheduled.safeParse(event);
    await releaseCanary(services, data?.time ?? toIso(services.now()));
  };
}

const live = once(() => createHandler(buildServices()));

export const handler = (event: unknown): Promise<void> => live()(event);
