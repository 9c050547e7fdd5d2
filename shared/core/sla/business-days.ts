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
  const target = start === undefined ? undefined : countDays(compiled, start.in, days);
  if (start === undefined || target === undefined) return undefined;
  if (endOfDay) return days === 0 && target.closing <= from ? nextWorkingDay(compiled, target.day, 1)?.closing : target.closing;
  if (days === 0) return start.at;
  const { timeZone } = compiled.days;
  return Math.min(instantOf(timeZone, wallTimeAt(timeZone, start.at) + (target.day - start.in.day) * DAY_MS), target.closing);
}

/** A date with open time, from its first opening to its last closing. */
type WorkingDay = { readonly day: LocalDay; readonly opening: Instant; readonly closing: Instant };

type StartingPoint = { readonly at: Instant; readonly in: WorkingDay };

/** `from` and its working day; from a day off, the nearest edge of open time in the direction of counting. */
function startingPoint(compiled: CompiledCalendar, from: Instant, days: number): StartingPoint | undefined {
  const date = localDayAt(compiled.days.timeZone, from);
  const shift = openTimeOn(compiled, date - 1).some((interval) => containsInstant(interval, from)) ? date - 1 : date;
  const today = workingDayOn(compiled, shift);
  if (today !== undefined) return { at: from, in: today };
  const nearest = nextWorkingDay(compiled, date, days < 0 ? -1 : 1);
  return nearest === undefined ? undefined : { at: days < 0 ? nearest.closing : nearest.opening, in: nearest };
}

/** The working day so many working days after one, or before it. */
function countDays(compiled: CompiledCalendar, from: WorkingDay, days: number): WorkingDay | undefined {
  let current: WorkingDay | undefined = from;
  for (let left = Math.abs(days); left > 0 && current !== undefined; left -= 1) {
    current = nextWorkingDay(compiled, current.day, days < 0 ? -1 : 1);
  }
  return current;
}

/** The nearest working day after a date, or before it. */
function nextWorkingDay(compiled: CompiledCalendar, date: LocalDay, step: 1 | -1): WorkingDay | undefined {
  const first = firstDayOfYear(compiled.firstYear);
  const last = firstDayOfYear(compiled.lastYear + 1);
  const start = step > 0 ? Math.max(date + 1, first) : Math.min(date - 1, last);
  for (let day = start; day >= first && day <= last; day += step) {
    const found = workingDayOn(compiled, day);
    if (found !== undefined) return found;
  }
  return undefined;
}

function workingDayOn(compiled: CompiledCalendar, day: LocalDay): WorkingDay | undefined {
  const open = openTimeOn(compiled, day);
  const first = open[0];
  const last = open.at(-1);
  return first === undefined || last === undefined ? undefined : { day, opening: first.from, closing: last.to };
}

/** The open time that begins on a date, in order. */
export function openTimeOn(compiled: CompiledCalendar, day: LocalDay): readonly Interval[] {
  const open = mergeIntervals(intervalsOn(compiled.days.timeZone, day, windowsOn(compiled.days, day)));
  if (open.length === 0 || compiled.days.breaks.size === 0) return open;
  // A break of the evening before may run into this date, and a window of this date into breaks of the next.
  return subtractIntervals(open, mergeIntervals(breaksBetween(compiled.days, day - 1, day + 1)));
}
