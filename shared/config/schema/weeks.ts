import type { LocalDate } from '../../core/sla/calendar.ts';
import type { ProblemPath } from '../problem.ts';
import type { CalendarSection, WeeklySection } from './calendars.ts';

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
