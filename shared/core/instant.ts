/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Names end in `At`. */
export type Instant = number;

/** A length of time in milliseconds. Names end in `Ms`. */
export type DurationMs = number;

/** 2286-11-20T17:46:39.999Z, the last instant of thirteen digits: with so many instants are sorted as text. */
export const LAST_INSTANT: Instant = 9_999_999_999_999;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
