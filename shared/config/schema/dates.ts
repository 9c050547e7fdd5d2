import type { LocalDate } from '../../core/sla/calendar.ts';
import { formatLocalDate, parseLocalDate } from '../../core/sla/local-date.ts';

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
  const first = from === undefined ? undefined : parseLocalDate(from);
  const last = to === undefined ? undefined : parseLocalDate(to);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Math.min(last - first, MOST_DATES) + 1 }, (_, index) => formatLocalDate(first + index));
}
