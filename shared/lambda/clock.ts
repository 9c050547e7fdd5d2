import { setTimeout } from 'node:timers/promises';
import type { Services } from '../app/services.ts';

/** The machine's clock, which AWS keeps within milliseconds of the true time. */
export const systemClock: Pick<Services, 'now' | 'wait'> = {
  now: () => Date.now(),
  wait: async (ms) => {
    await setTimeout(ms);
  },
};
