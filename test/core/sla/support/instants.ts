/** Short words for the tests of business time. */
import type { Instant } from '../../../../shared/core/instant.ts';
import type { Calendar, Weekday, Window } from '../../../../shared/core/sla/calendar.ts';

/** The instant of an ISO text. */
export function at(text: string): Instant {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new Error(`no instant: ${text}`);
  return instant;
}

/** An instant as ISO text, so that a failing test can be read. */
export function iso(instant: Instant | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString().replace('.000Z', 'Z');
}

const NINE_TO_FIVE: readonly Window[] = [['09:00', '17:00']];
export const ALL_DAY: readonly Window[] = [['00:00', '24:00']];
const WORKWEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const WHOLE_WEEK: readonly Weekday[] = [...WORKWEEK, 'sat', 'sun'];

/** The same windows on each of the weekdays. */
export function weekOf(weekdays: readonly Weekday[], windows: readonly Window[]): Calendar['weekly'] {
  return Object.fromEntries(weekdays.map((weekday) => [weekday, windows]));
}

/** Monday to Friday, nine to five, unless told otherwise. */
export function calendarIn(timeZone: string, changes: Partial<Calendar> = {}): Calendar {
  return { name: 'office', timeZone, weekly: weekOf(WORKWEEK, NINE_TO_FIVE), ...changes };
}
