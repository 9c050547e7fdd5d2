import type { DurationMs } from '../core/instant.ts';
import type { Services } from './services.ts';

/** With growing pauses between them, a hundred processes at once on one item all come through within seconds. */
export const MOST_CONFLICTS = 25;
/** About as long as one attempt takes. */
const SHORTEST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 1_000;

type Pausing = Pick<Services, 'wait' | 'chance'>;

/**
 * Waits before an attempt to write what others write too. By chance, so that those who met do not meet again; the first time not at
 * all, since it is seldom more than two who meet.
 */
export async function pauseBetween(services: Pausing, conflicts: number): Promise<void> {
  if (conflicts > 1) await services.wait(pauseMs(services, conflicts));
}

function pauseMs({ chance }: Pick<Services, 'chance'>, conflicts: number): DurationMs {
  return chance() * Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** conflicts);
}
