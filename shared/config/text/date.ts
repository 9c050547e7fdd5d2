import type { LocalDate } from '../../core/sla/calendar.ts';
import { dayOfCivil } from '../../core/sla/local-date.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

export const DATE_PATTERN = String.raw`^\d{4}-\d{2}-\d{2}$`;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Reads a date of the calendar, `2026-02-17`, that exists. */
export function parseDate(text: string): Parsed<LocalDate> {
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text.trim());
  if (match === null) return refused(`${quote(text)} is not a date; write e.g. 2026-02-17`);
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const normal = formatDate(year, month, day);
  if (month < 1 || month > 12) return refused(`${quote(text)} has no month ${month}; write year-month-day, e.g. 2026-02-17`);
  const last = daysInMonth(year, month);
  if (day < 1 || day > last) {
    return refused(`${quote(text)} does not exist: the month has ${last} days; write e.g. ${formatDate(year, month, last)}`);
  }
  if (normal !== text.trim()) return refused(`${quote(text)} is not how dates are written here; write ${normal}`);
  if (year < FIRST_YEAR || year > LAST_YEAR) return refused(`${quote(text)} is out of range; write a year from 2000 to 2100`);
  return parsed(normal);
}

function daysInMonth(year: number, month: number): number {
  const next = month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
  return dayOfCivil(next) - dayOfCivil({ year, month, day: 1 });
}

function formatDate(year: number, month: number, day: number): LocalDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
