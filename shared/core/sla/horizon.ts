/**
 * The span of time that business-time arithmetic covers. Walks stop at its ends, so that no calendar, however empty, is walked for ever.
 */
import type { Instant } from '../instant.ts';

/** 1800-01-01T00:00:00Z. */
export const EARLIEST: Instant = -5_364_662_400_000;

/**
 * 2286-11-20T17:46:39.999Z: the due instant of a promise whose calendar never opens for long enough.
 * It is the last instant of thirteen digits, which is what sort keys hold.
 */
export const NEVER: Instant = 9_999_999_999_999;
