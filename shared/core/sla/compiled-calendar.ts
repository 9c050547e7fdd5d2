/**
 * A calendar compiled into blocks of one UTC year each: its open time as sorted, disjoint intervals with the open time before each of them.
 * Blocks are made when first asked for and kept as long as the calendar value, so that later questions are binary searches.
 */
import { DAY_MS, type DurationMs, type Instant } from '../instant.ts';
import { type Calendar, WEEKDAYS } from './calendar.ts';
import { type CalendarDays, type DayWindow, intervalsOn, readCalendarDays, windowsOn } from './calendar-days.ts';
import { EARLIEST, NEVER } from './horizon.ts';
import { clipIntervals, type Interval, mergeIntervals, subtractIntervals } from './interval.ts';
import { daysBetween, firstDayOfYear, type LocalDay, startOfYear, yearOfDay, yearOfInstant } from './local-date.ts';
import { firstWhere, lastWhere } from './sorted-search.ts';

/** An interval of open time, with the open time of its block before it. */
export type Slot = Interval & { readonly beforeMs: DurationMs };

export type NamedInterval = Interval & { readonly name?: string | undefined };

/** The open time of one UTC year, in order, as far as the horizon. */
export type Block = { readonly slots: readonly Slot[]; readonly totalMs: DurationMs };

export type CompiledCalendar = {
  readonly days: CalendarDays;
  /** Open at every instant: its blocks need no zone and no dates. */
  readonly alwaysOpen: boolean;
  /** No year outside of these has any open time. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly blocks: Map<number, Block>;
};

// A window of a date begins up to a day before its midnight in UTC, and ends up to three days after it.
const DAYS_BEFORE = 4;
const DAYS_AFTER = 2;

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
  const known = calendar.blocks.get(year);
  if (known !== undefined) return known;
  const block = compileYear(calendar, year);
  calendar.blocks.set(year, block);
  return block;
}

/** The slot that `at` lies in, else the next one. */
export function slotFrom(block: Block, at: Instant): Slot | undefined {
  return firstWhere(block.slots, (slot) => slot.to > at);
}

/** Open time of the block before `at`. */
export function openMsBefore(block: Block, at: Instant): DurationMs {
  const slot = slotFrom(block, at);
  return slot === undefined ? block.totalMs : slot.beforeMs + Math.max(0, at - slot.from);
}

/** The first instant before which the block has `openMs` of open time, more than none; `undefined` when it has less. */
export function firstInstantAfter(block: Block, openMs: DurationMs): Instant | undefined {
  const slot = firstWhere(block.slots, ({ beforeMs, from, to }) => beforeMs + to - from >= openMs);
  return slot === undefined ? undefined : slot.from + openMs - slot.beforeMs;
}

/** The last instant before which the block has `openMs` of open time, less than all; `undefined` for less than none. */
export function lastInstantAfter(block: Block, openMs: DurationMs): Instant | undefined {
  const slot = lastWhere(block.slots, ({ beforeMs }) => beforeMs <= openMs);
  return slot === undefined ? undefined : slot.from + openMs - slot.beforeMs;
}

/** Open time between two days, before breaks are cut out. */
export function openBeforeBreaks(days: CalendarDays, first: LocalDay, last: LocalDay): Interval[] {
  const found: Interval[] = [];
  for (const localDay of daysBetween(first, last)) {
    for (const interval of intervalsOn(days.timeZone, localDay, windowsOn(days, localDay))) found.push(interval);
  }
  return mergeIntervals(found);
}

/** The breaks of the days between two, whether they cut anything or not. */
export function breaksBetween(days: CalendarDays, first: LocalDay, last: LocalDay): NamedInterval[] {
  const found: NamedInterval[] = [];
  for (const localDay of daysBetween(first, last)) {
    for (const { windows, name } of days.breaks.get(localDay) ?? []) {
      for (const interval of intervalsOn(days.timeZone, localDay, windows)) found.push({ ...interval, name });
    }
  }
  return found;
}

function compileYear({ days, alwaysOpen }: CompiledCalendar, year: number): Block {
  const span = { from: startOfYear(year), to: Math.min(startOfYear(year + 1), NEVER) };
  const open = alwaysOpen ? [span] : clipIntervals(openInYear(days, year), span.from, span.to);
  const slots: Slot[] = [];
  let totalMs = 0;
  for (const { from, to } of open) {
    slots.push({ from, to, beforeMs: totalMs });
    totalMs += to - from;
  }
  return { slots, totalMs };
}

function openInYear(days: CalendarDays, year: number): readonly Interval[] {
  const first = firstDayOfYear(year) - DAYS_BEFORE;
  const last = firstDayOfYear(year + 1) + DAYS_AFTER;
  return subtractIntervals(openBeforeBreaks(days, first, last), mergeIntervals(breaksBetween(days, first, last)));
}

function isAlwaysOpen(days: CalendarDays): boolean {
  if ([days.holidays, days.replacements, days.breaks].some(({ size }) => size > 0)) return false;
  const isWholeDay = ({ openMs, closeMs }: DayWindow): boolean => openMs === 0 && closeMs === DAY_MS;
  return days.weeks.every(({ windows }) => WEEKDAYS.every((weekday) => windows.get(weekday)?.some(isWholeDay)));
}

/** The years from the first to the last in which something may open: by replacements, or by the weekly windows of a version. */
function yearsWithOpenTime({ weeks, replacements }: CalendarDays): { readonly firstYear: number; readonly lastYear: number } {
  // The year of an instant can be the one before or after that of its date.
  const years = [...replacements.keys()].flatMap((localDay) => [yearOfDay(localDay) - 1, yearOfDay(localDay) + 1]);
  for (const [index, { from, windows }] of weeks.entries()) {
    if (windows.size === 0) continue;
    const next = weeks[index + 1]?.from;
    years.push(from === -Infinity ? yearOfInstant(EARLIEST) : yearOfDay(from) - 1);
    years.push(next === undefined ? yearOfInstant(NEVER) : yearOfDay(next) + 1);
  }
  // No years at all are years that end before they begin.
  return years.length === 0 ? { firstYear: 1, lastYear: 0 } : { firstYear: Math.min(...years), lastYear: Math.max(...years) };
}
