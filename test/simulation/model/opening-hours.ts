/**
 * When the calendars of the simulation are open, worked out day by day with nothing but additions: none of the engine's own arithmetic.
 * Zones are offsets with the two changes of a year written down.
 */
import { DAY_MS, type Instant, MINUTE_MS } from '../../../shared/core/instant.ts';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';

/** Open from the first instant on, closed from the second on; in order, and apart. */
export type Opening = readonly [from: Instant, to: Instant];

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const at = (text: string): Instant => Date.parse(text);

/** Minutes ahead of UTC, from each instant on. */
const OFFSETS: { readonly [zone: string]: readonly (readonly [from: Instant, minutes: number])[] } = {
  UTC: [[0, 0]],
  'Asia/Shanghai': [[at('1992-01-01T00:00:00Z'), 480]],
  'Europe/Berlin': [
    [at('2025-10-26T01:00:00Z'), 60],
    [at('2026-03-29T01:00:00Z'), 120],
    [at('2026-10-25T01:00:00Z'), 60],
    [at('2027-03-28T01:00:00Z'), 120],
  ],
};

/** A wall time of a zone that was never skipped or repeated: the calendars of the simulation are closed in those hours. */
export function toInstant(zone: string, wall: Instant): Instant {
  const offsets = OFFSETS[zone] ?? [];
  const found = offsets.findLast(([from, minutes]) => from + minutes * MINUTE_MS <= wall);
  if (found === undefined) throw new Error(`the model knows no offset of ${zone} then`);
  return wall - found[1] * MINUTE_MS;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Openings of a calendar from a day before until so many days after. */
export function openingsOf(calendar: Calendar, from: Instant, days: number): readonly Opening[] {
  const first = Math.floor(from / DAY_MS) * DAY_MS - DAY_MS;
  const openings: Opening[] = [];
  for (let day = first; day < first + days * DAY_MS; day += DAY_MS) {
    const date = new Date(day).toISOString().slice(0, 10);
    if (calendar.holidays?.some((holiday) => holiday.date === date)) continue;
    const replaced = calendar.replacements?.find((one) => one.date === date)?.windows;
    const weekday = WEEKDAYS[new Date(day).getUTCDay()] ?? 'sun';
    for (const [open, close] of replaced ?? calendar.weekly[weekday] ?? []) {
      const opens = minutesOf(open);
      const closes = minutesOf(close) > opens ? minutesOf(close) : minutesOf(close) + 24 * 60;
      openings.push([
        toInstant(calendar.timeZone, day + opens * MINUTE_MS),
        toInstant(calendar.timeZone, day + closes * MINUTE_MS),
      ]);
    }
  }
  return joined(openings.toSorted(([one], [other]) => one - other));
}

/** What closes when the next one opens never closes. */
function joined(openings: readonly Opening[]): readonly Opening[] {
  const result: [Instant, Instant][] = [];
  for (const [from, to] of openings) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
