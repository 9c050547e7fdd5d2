import type { LocalDate } from '../../core/sla/calendar.ts';
import { nextDate } from '../text/date.ts';

/** How entries of holidays, workdays and breaks say their dates. */
export type DatesSection = {
  readonly date?: LocalDate | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
};

/** A year: a longer span is a slip of the pen. */
export const MOST_DATES = 366;

/** The dates that an entry covers, at most a year of them; none when it does not say. */
export function datesOf({ date, from, to }: DatesSection): readonly LocalDate[] {
  if (date !== undefined) return [date];
  if (from === undefined || to === undefined) return [];
  const dates: LocalDate[] = [];
  for (let day = from; day <= to && dates.length <= MOST_DATES; day = nextDate(day)) dates.push(day);
  return dates;
}
