import * as z from 'zod/mini';
import { described, isoInstant } from '../text.ts';

const bucket = z.object({ upToMs: z.number(), count: z.int() });

const lateness = z.object({
  kind: z.string().check(z.meta({ examples: ['warned', 'breached', 'escalated', 'handed-over'] })),
  count: z.int(),
  p50Ms: z.number(),
  p99Ms: z.number(),
  maxMs: z.number(),
  histogram: described(
    z.array(bucket),
    'Shortest first; each counts what is longer than the end of the one before, which may be left out as empty',
  ),
});

const window = z.object({
  window: z.enum(['hour', 'day', 'week']),
  from: described(isoInstant, 'Begin of the full hour in which the window begins'),
  kinds: z.array(lateness),
});

/** How late timers were. */
export const timerHealth = z.object({
  at: isoInstant,
  relativeError: described(z.number(), 'Each figure is at most this part of itself, or a millisecond, away from the true one'),
  windows: z.array(window),
});
