/**
 * Promises in working days: the same wall time N working days later, or the end of that day.
 * A working day is a date on which something opens; what runs past midnight still belongs to the date on which it opened.
 */
import { DAY_MS, type Instant } from '../instant.ts';
import type { Calendar } from './calendar.ts';
import { intervalsOn, windowsOn } from './calendar-days.ts';
import { breaksBetween, type CompiledCalendar, compileCalendar } from './compiled-calendar.ts';
import { containsInstant, type Interval, mergeIntervals, subtractIntervals } from './interval.ts';
import { firstDayOfYear, type LocalDay } from './local-date.ts';
import { instantOf, localDayAt, wallTimeAt } from './wall-time.ts';

/**
 * The instant `days` working days after `from`.
 *
 * - From a working day: the same wall time, or the last closing of the day reached where that comes first. It may lie in closed hours, as in a lunch break.
 * - From a day off: as from the next opening.
 * - `endOfDay`: the last closing of the day reached; for zero days after that closing, of the next working day.
 * - Negative days go back, from a day off as from the last closing before it.
 *
 * `undefined` when the calendar has not so many working days.
 */
export function addBusinessDays(calendar: Calendar, from: Instant, days: number, endOfDay = false): Instant | undefined {
  const compiled = compileCalendar(calendar);
  const start = startingPoint(compiled, from, days);
  if (start === undefined) return undefined;
  const day = countDays(compiled, start.day, days);
  if (day === undefined) return undefined;
  const closing = lastClosing(compiled, day) ?? start.at;
  if (endOfDay) return days === 0 && closing <= from ? closingAfter(compiled, day) : closing;
  if (days === 0) return start.at;
  const { timeZone } = compiled.days;
  return Math.min(instantOf(timeZone, wallTimeAt(timeZone, start.at) + (day - start.day) * DAY_MS), closing);
}

/** `from` and its working day; from a day off, the nearest edge of open time in the direction of counting. */
function startingPoint(
  compiled: CompiledCalendar,
  from: Instant,
  days: number,
): { readonly at: Instant; readonly day: LocalDay } | undefined {
  const date = localDayAt(compiled.days.timeZone, from);
  if (openTimeOf(compiled, date - 1).some((interval) => containsInstant(interval, from))) return { at: from, day: date - 1 };
  if (isWorkingDay(compiled, date)) return { at: from, day: date };
  const day = countDays(compiled, date, days < 0 ? -1 : 1);
  if (day === undefined) return undefined;
  const at = days < 0 ? lastClosing(compiled, day) : openTimeOf(compiled, day)[0]?.from;
  return at === undefined ? undefined : { at, day };
}

/** The working day `days` working days from a day, which itself is not counted. */
function countDays(compiled: CompiledCalendar, from: LocalDay, days: number): LocalDay | undefined {
  const step = days < 0 ? -1 : 1;
  const first = firstDayOfYear(compiled.firstYear);
  const last = firstDayOfYear(compiled.lastYear + 1);
  let left = Math.abs(days);
  let day = from;
  while (left > 0) {
    day = step > 0 ? Math.max(day + 1, first) : Math.min(day - 1, last);
    if (day < first || day > last) return undefined;
    if (isWorkingDay(compiled, day)) left -= 1;
  }
  return day;
}

function closingAfter(compiled: CompiledCalendar, day: LocalDay): Instant | undefined {
  const next = countDays(compiled, day, 1);
  return next === undefined ? undefined : lastClosing(compiled, next);
}

function lastClosing(compiled: CompiledCalendar, day: LocalDay): Instant | undefined {
  return openTimeOf(compiled, day).at(-1)?.to;
}

function isWorkingDay(compiled: CompiledCalendar, day: LocalDay): boolean {
  return openTimeOf(compiled, day).length > 0;
}

/** The open time that begins on a date, in order. */
function openTimeOf(compiled: CompiledCalendar, day: LocalDay): readonly Interval[] {
  const open = mergeIntervals(intervalsOn(compiled.days.timeZone, day, windowsOn(compiled.days, day)));
  if (open.length === 0 || compiled.days.breaks.size === 0) return open;
  // A break of the evening before may run into this date, and a window of this date into breaks of the next.
  return subtractIntervals(open, mergeIntervals(breaksBetween(compiled.days, day - 1, day + 1)));
}
