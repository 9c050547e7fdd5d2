import { WEEKDAYS, type Weekday } from '../../core/sla/calendar.ts';
import { minutesOf } from '../text/window.ts';
import type { Opening } from './check-calendars.ts';

const DAY_MINUTES = 24 * 60;

/** The shifts of a week within which a handover lies, and not at their edge. */
export function cutShifts(
  shifts: readonly Opening[],
  { time, weekday }: { readonly time: string; readonly weekday?: Weekday },
): readonly Opening[] {
  const handover = minutesOf([time, '24:00']).from;
  return shifts.filter(({ day, window }) => {
    const { from, to } = minutesOf(window);
    const isWithin = (minute: number, on: Weekday) => from < minute && minute < to && (weekday ?? on) === on;
    return isWithin(handover, day) || isWithin(handover + DAY_MINUTES, dayAfter(day));
  });
}

const dayAfter = (day: Weekday): Weekday => WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % WEEKDAYS.length] ?? day;
