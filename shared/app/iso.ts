import type { Instant } from '../core/instant.ts';

/** How instants leave the platform: ISO 8601, UTC, with milliseconds. */
export const toIso = (instant: Instant): string => new Date(instant).toISOString();

/** The same where there may be none. */
export const toIsoIfAny = (instant: Instant | undefined): string | undefined =>
  instant === undefined ? undefined : toIso(instant);
