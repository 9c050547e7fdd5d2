/**
 * The span of time that business-time arithmetic covers. Walks stop at its ends, so that no calendar, however empty, is walked for ever.
 */
import { type Instant, LAST_INSTANT } from '../instant.ts';

/** 1800-01-01T00:00:00Z. */
export const EARLIEST: Instant = -5_364_662_400_000;

/** The due instant of a promise whose calendar never opens for long enough; it can be stored like any other. */
export const NEVER: Instant = LAST_INSTANT;
