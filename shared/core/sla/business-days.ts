/**
 * Promises in working days: the same wall time N working days later, or the end of that day.
 * A working day is a date on which something opens; what runs past midnight still belongs to the date on which it opened.
 */
import { DAY_MS, type Instant } from '../instant.ts';
import type { Calendar } from './calendar.ts';
import { intervalsOn, windowsOn } from './calendar-days.ts';
import { breaksBetween, type CompiledCalendar, compileCalendar } from './compiled-calendar.ts';
import { NEVER } from './horizon.ts';
import { type Interval, mergeIntervals, subtractIntervals } from './interval.ts';
import { daysBetween, firstDayOfYear, type LocalDay, yearOfDay } from './local-date.ts';
import { firstIndexWhere, firstWhere } from './sorted-search.ts';
import { instantOf, localDayAt, wallTimeAt } from './wall-time.ts';

const LAST_DAY: LocalDay = Math.floor(NEVER / DAY_MS);

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
  const step = days < 0 ? -1 : 1;
  const start = startingPoint(compiled, from, step);
  if (start === undefined) return undefined;
  const target = days === 0 ? start.in : workingDayFrom(compiled, start.in.day, days);
  if (target === undefined) return undefined;
  if (endOfDay) return days === 0 && target.closing <= from ? workingDayFrom(compiled, target.day, 1)?.closing : target.closing;
  if (days === 0) return start.at;
  const { timeZone } = compiled.days;
  return Math.min(instantOf(timeZone, wallTimeAt(timeZone, start.at) + (target.day - start.in.day) * DAY_MS), target.closing);
}

/** A date with open time, from its first opening to its last closing. */
type WorkingDay = { readonly day: LocalDay; readonly opening: Instant; readonly closing: Instant };

type StartingPoint = { readonly at: Instant; readonly in: WorkingDay };

/** Forwards or backwards in days. */
type Step = 1 | -1;

/** `from` and its working day, which is yesterday's until that has closed; from a day off, the nearest edge of open time in the direction of counting. */
function startingPoint(compiled: CompiledCalendar, from: Instant, step: Step): StartingPoint | undefined {
  const date = localDayAt(compiled.days.timeZone, from);
  const yesterday = workingDayOn(compiled, date - 1);
  const current = yesterday !== undefined && from < yesterday.closing ? yesterday : workingDayOn(compiled, date);
  if (current !== undefined) return { at: from, in: current };
  const nearest = workingDayFrom(compiled, date, step);
  return nearest === undefined ? undefined : { at: step === 1 ? nearest.opening : nearest.closing, in: nearest };
}

/** The working day so many working days after a date, which need not be one, or before it; `count` is not zero. */
function workingDayFrom(compiled: CompiledCalendar, date: LocalDay, count: number): WorkingDay | undefined {
  const step = Math.sign(count);
  const nearestYear = Math.min(Math.max(yearOfDay(date), compiled.firstYear), compiled.lastYear);
  let left = Math.abs(count);
  for (let year = nearestYear; year >= compiled.firstYear && year <= compiled.lastYear; year += step) {
    const all = workingDaysIn(compiled, year);
    const upTo = firstIndexWhere(all, ({ day }) => (step === 1 ? day > date : day >= date));
    const found = step === 1 ? all[upTo + left - 1] : all[upTo - left];
    if (found !== undefined) return found;
    left -= step === 1 ? all.length - upTo : upTo;
  }
  return undefined;
}

function workingDayOn(compiled: CompiledCalendar, date: LocalDay): WorkingDay | undefined {
  const found = firstWhere(workingDaysIn(compiled, yearOfDay(date)), ({ day }) => day >= date);
  return found?.day === date ? found : undefined;
}

const workingDays = new WeakMap<CompiledCalendar, Map<number, readonly WorkingDay[]>>();

/** The working days of a year in order, found when first asked for and kept with the calendar. */
function workingDaysIn(compiled: CompiledCalendar, year: number): readonly WorkingDay[] {
  const years = workingDays.get(compiled) ?? new Map<number, readonly WorkingDay[]>();
  const known = years.get(year);
  if (known !== undefined) return known;
  const last = Math.min(firstDayOfYear(year + 1) - 1, LAST_DAY);
  const found: WorkingDay[] = [];
  for (const day of daysBetween(firstDayOfYear(year), last)) {
    const workingDay = readWorkingDay(compiled, day);
    if (workingDay !== undefined) found.push(workingDay);
  }
  // Stryker disable next-line CallExpression: what is not kept is only found again.
  workingDays.set(compiled, years.set(year, found));
  return found;
}

function readWorkingDay(compiled: CompiledCalendar, day: LocalDay): WorkingDay | undefined {
  const open = openTimeOn(compiled, day);
  if (open.length === 0) return undefined;
  return { day, opening: Math.min(...open.map(({ from }) => from)), closing: Math.max(...open.map(({ to }) => to)) };
}

/** The open time that begins on a date, in order. A break of the evening before may run into the date, and a window of the date into breaks of the next. */
export function openTimeOn({ days }: CompiledCalendar, day: LocalDay): readonly Interval[] {
  const open = mergeIntervals(intervalsOn(days.timeZone, day, windowsOn(days, day)));
  return subtractIntervals(open, mergeIntervals(breaksBetween(days, day - 1, day + 1)));
}
