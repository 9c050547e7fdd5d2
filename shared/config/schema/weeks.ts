import { type LocalDate, WEEKDAYS } from '../../core/sla/calendar.ts';
import type { ProblemPath } from '../problem.ts';
import { type CalendarSection, type WeeklySection, weekdaysOf } from './calendars.ts';

/** The weekly hours of one version of a calendar, with their place in it; the first has no date, being in force since ever. */
export type Week = { readonly from?: LocalDate; readonly weekly: WeeklySection; readonly path: ProblemPath };

/** All versions of the weekly hours, in the order of the file. */
export function weeksOf({ weekly, versions }: CalendarSection): readonly [Week, ...Week[]] {
  const later = (versions ?? []).map((version, index) => ({ ...version, path: ['versions', index, 'weekly'] }));
  return [{ weekly, path: ['weekly'] }, ...later];
}

/** The version that is in force on a date. */
export function weekOn(calendar: CalendarSection, date: LocalDate): Week {
  return weeksOf(calendar).reduce((latest, week) => {
    const begun = week.from !== undefined && week.from <= date;
    return begun && week.from >= (latest.from ?? '') ? week : latest;
  });
}

/** Whether a calendar is open around the clock on every day, holidays too. */
export function neverCloses(calendar: CalendarSection): boolean {
  const { holidays = [], workdays = [], breaks = [] } = calendar;
  if (holidays.length + workdays.length + breaks.length > 0) return false;
  return weeksOf(calendar).every(({ weekly }) => {
    const whole = Object.entries(weekly).filter(([, windows]) =>
      windows.some(([open, close]) => open === '00:00' && close === '24:00'),
    );
    return new Set(whole.flatMap(([key]) => weekdaysOf(key))).size === WEEKDAYS.length;
  });
}
