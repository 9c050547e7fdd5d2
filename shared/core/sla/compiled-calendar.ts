/**
 * A calendar compiled into blocks of one UTC year each: its open time as sorted, disjoint intervals with the open time before each of them.
 * Blocks are made when first asked for and kept as long as the calendar value, so that later questions are binary searches.
 */
import { DAY_MS, type DurationMs, type Instant } from '../instant.ts';
import type { Calendar } from './calendar.ts';
import { type CalendarDays, intervalsOn, readCalendarDays, windowsOn } from './calendar-days.ts';
import { EARLIEST, NEVER } from './horizon.ts';
import { clipIntervals, type Interval, mergeIntervals, subtractIntervals } from './interval.ts';
import { firstDayOfYear, type LocalDay, startOfYear, yearOfDay, yearOfInstant } from './local-date.ts';

/** The open time of one UTC year. The three lists run side by side, an entry an interval. */
export type Block = {
  readonly starts: readonly Instant[];
  readonly ends: readonly Instant[];
  /** Open time of the year before each interval. */
  readonly before: readonly DurationMs[];
  readonly totalMs: DurationMs;
};

export type CompiledCalendar = {
  readonly days: CalendarDays;
  /** Open at every instant there is. */
  readonly alwaysOpen: boolean;
  /** No year outside of these has any open time. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly blocks: Map<number, Block>;
};

// A window of a date begins up to a day before its midnight in UTC, and ends up to three days after it.
const DAYS_BEFORE = 4;
const DAYS_AFTER = 2;
const EMPTY_BLOCK: Block = { starts: [], ends: [], before: [], totalMs: 0 };

const compiled = new WeakMap<Calendar, CompiledCalendar>();

export function compileCalendar(calendar: Calendar): CompiledCalendar {
  const known = compiled.get(calendar);
  if (known !== undefined) return known;
  const days = readCalendarDays(calendar);
  const made = { days, alwaysOpen: isAlwaysOpen(days), ...yearsWithOpenTime(days), blocks: new Map() };
  compiled.set(calendar, made);
  return made;
}

export function blockOf(calendar: CompiledCalendar, year: number): Block {
  if (year < calendar.firstYear || year > calendar.lastYear) return EMPTY_BLOCK;
  const known = calendar.blocks.get(year);
  if (known !== undefined) return known;
  const block = compileYear(calendar.days, year);
  calendar.blocks.set(year, block);
  return block;
}

/** Index of the last interval that begins at or before `at`; -1 when none does. */
export function lastStartedIndex(block: Block, at: Instant): number {
  return lastAtMost(block.starts, at);
}

/** Open time of the block's year before `at`. */
export function openMsBefore(block: Block, at: Instant): DurationMs {
  const index = lastStartedIndex(block, at);
  if (index < 0) return 0;
  const start = block.starts[index] ?? at;
  return (block.before[index] ?? 0) + Math.min(at, block.ends[index] ?? at) - start;
}

/** The first instant before which the block has `openMs` of open time; `openMs` in `(0, totalMs]`. */
export function firstInstantAfter(block: Block, openMs: DurationMs): Instant {
  // The interval in which the last of that time lies: the last one with less than that before it.
  const index = lastAtMost(block.before, openMs - 1);
  return (block.starts[index] ?? 0) + openMs - (block.before[index] ?? 0);
}

/** The last instant before which the block has `openMs` of open time; `openMs` in `[0, totalMs)`. */
export function lastInstantAfter(block: Block, openMs: DurationMs): Instant {
  const index = lastAtMost(block.before, openMs);
  return (block.starts[index] ?? 0) + openMs - (block.before[index] ?? 0);
}

/** Open time between two days, before breaks are cut out. */
export function openBeforeBreaks(days: CalendarDays, first: LocalDay, last: LocalDay): Interval[] {
  const found: Interval[] = [];
  for (let localDay = first; localDay <= last; localDay += 1) {
    for (const interval of intervalsOn(days.timeZone, localDay, windowsOn(days, localDay))) found.push(interval);
  }
  return mergeIntervals(found);
}

/** The breaks of the days between two, whether they cut anything or not. */
export function breaksBetween(days: CalendarDays, first: LocalDay, last: LocalDay): (Interval & { readonly name?: string })[] {
  const found: (Interval & { readonly name?: string })[] = [];
  for (const [localDay, rules] of days.breaks) {
    if (localDay < first || localDay > last) continue;
    for (const { windows, name } of rules) {
      const named = name === undefined ? {} : { name };
      for (const interval of intervalsOn(days.timeZone, localDay, windows)) found.push({ ...interval, ...named });
    }
  }
  return found;
}

function compileYear(days: CalendarDays, year: number): Block {
  const first = firstDayOfYear(year) - DAYS_BEFORE;
  const last = firstDayOfYear(year + 1) + DAYS_AFTER;
  const open = subtractIntervals(openBeforeBreaks(days, first, last), mergeIntervals(breaksBetween(days, first, last)));
  const within = clipIntervals(open, startOfYear(year), startOfYear(year + 1));
  const before: DurationMs[] = [];
  let totalMs = 0;
  for (const { from, to } of within) {
    before.push(totalMs);
    totalMs += to - from;
  }
  return { starts: within.map((interval) => interval.from), ends: within.map((interval) => interval.to), before, totalMs };
}

function isAlwaysOpen(days: CalendarDays): boolean {
  const exceptions = days.holidays.size + days.replacements.size + days.breaks.size;
  return (
    exceptions === 0 && days.weekly.every((windows) => windows.some(({ openMs, closeMs }) => openMs === 0 && closeMs === DAY_MS))
  );
}

/** Weekly windows open every year; without any, only replacements open, and their years are known. */
function yearsWithOpenTime(days: CalendarDays): { readonly firstYear: number; readonly lastYear: number } {
  if (days.weekly.some((windows) => windows.length > 0)) {
    return { firstYear: yearOfInstant(EARLIEST), lastYear: yearOfInstant(NEVER) };
  }
  const years = [...days.replacements.keys()].map(yearOfDay);
  // No years at all are years that end before they begin.
  if (years.length === 0) return { firstYear: 1, lastYear: 0 };
  return { firstYear: Math.min(...years) - 1, lastYear: Math.max(...years) + 1 };
}

/** Index of the last value that is at most `limit`; -1 when none is. */
function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
