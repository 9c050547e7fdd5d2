/**
 * Between instants and what a clock on a wall shows. A wall time that does not exist moves forward by the gap; of two that exist, the caller chooses.
 */
import { DAY_MS, type Instant } from '../instant.ts';
import type { LocalDay } from './local-date.ts';
import { offsetAt } from './zone.ts';

/** A reading of date and time on a wall: milliseconds since 1970-01-01T00:00 on the same wall. `day * DAY_MS + time of day`. */
export type WallTime = number;

/** Which of two instants that show the same wall time. */
export type Occurrence = 'earlier' | 'later';

export function wallTimeAt(zone: string, at: Instant): WallTime {
  return at + offsetAt(zone, at);
}

/** The local date at an instant. */
export function localDayAt(zone: string, at: Instant): LocalDay {
  return Math.floor(wallTimeAt(zone, at) / DAY_MS);
}

export function instantOf(zone: string, wall: WallTime, occurrence: Occurrence = 'earlier'): Instant {
  // No zone is a day away from UTC, so the true instant lies between; and no zone changes twice within these days.
  const before = offsetAt(zone, wall - DAY_MS);
  const after = offsetAt(zone, wall + DAY_MS);
  const first = offsetAt(zone, wall - before) === before;
  const second = offsetAt(zone, wall - after) === after;
  if (first && second)
    return occurrence === 'earlier' ? Math.min(wall - before, wall - after) : Math.max(wall - before, wall - after);
  // In a gap the old offset gives the time shifted by the length of the gap.
  return second ? wall - after : wall - before;
}

/** False for a date that the zone left out, such as 2011-12-30 in Samoa. */
export function dayExists(zone: string, localDay: LocalDay): boolean {
  return localDayAt(zone, instantOf(zone, localDay * DAY_MS)) === localDay;
}
