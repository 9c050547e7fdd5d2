/**
 * Arithmetic in business time: the time that elapses while a calendar is open, exact to the millisecond and across every change of the clocks.
 * What a calendar can not answer, because it never opens for long enough, is answered by `undefined`, never by walking on.
 */
import type { DurationMs, Instant } from '../instant.ts';
import type { Calendar } from './calendar.ts';
import {
  blockOf,
  type CompiledCalendar,
  compileCalendar,
  firstInstantAfter,
  lastInstantAfter,
  openMsBefore,
  slotFrom,
} from './compiled-calendar.ts';
import { clipIntervals, type Interval, mergeIntervals } from './interval.ts';
import { yearOfInstant } from './local-date.ts';

/** Open time between two instants; negative when `to` lies before `from`. */
export function elapsedMs(calendar: Calendar, from: Instant, to: Instant): DurationMs {
  if (to < from) return 0 - elapsedMs(calendar, to, from);
  const compiled = compileCalendar(calendar);
  const firstYear = nearestYear(compiled, from);
  const lastYear = nearestYear(compiled, to);
  let openMs = -openMsBefore(blockOf(compiled, firstYear), from);
  for (let year = firstYear; year < lastYear; year += 1) openMs += blockOf(compiled, year).totalMs;
  return openMs + openMsBefore(blockOf(compiled, lastYear), to);
}

/**
 * The first instant by which `ms` of open time have elapsed since `from`. Where that falls on a closing edge it is the closing instant.
 * Nothing to add answers `from`, open or not.
 */
export function addBusinessTime(calendar: Calendar, from: Instant, ms: DurationMs): Instant | undefined {
  if (ms <= 0) return from;
  const compiled = compileCalendar(calendar);
  const year = nearestYear(compiled, from);
  let wantedMs = Math.ceil(ms) + openMsBefore(blockOf(compiled, year), from);
  for (let current = year; current <= compiled.lastYear; current += 1) {
    const block = blockOf(compiled, current);
    const due = firstInstantAfter(block, wantedMs);
    if (due !== undefined) return due;
    wantedMs -= block.totalMs;
  }
  return undefined;
}

/**
 * The last instant from which `ms` of open time elapse until `from`: 17:00 less the eight hours of the day is the day's opening, not the closing before it.
 * Nothing to subtract answers `from`.
 */
export function subtractBusinessTime(calendar: Calendar, from: Instant, ms: DurationMs): Instant | undefined {
  if (ms <= 0) return from;
  const compiled = compileCalendar(calendar);
  const year = nearestYear(compiled, from);
  let wantedMs = openMsBefore(blockOf(compiled, year), from) - Math.ceil(ms);
  for (let current = year; current >= compiled.firstYear; current -= 1) {
    const start = lastInstantAfter(blockOf(compiled, current), wantedMs);
    if (start !== undefined) return start;
    wantedMs += blockOf(compiled, current - 1).totalMs;
  }
  return undefined;
}

/** Whether the calendar is open at an instant: open at an opening, closed at a closing. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const compiled = compileCalendar(calendar);
  const slot = slotFrom(blockOf(compiled, nearestYear(compiled, at)), at);
  return slot !== undefined && slot.from <= at;
}

/** `at` itself when open, else the next opening. */
export function nextOpen(calendar: Calendar, at: Instant): Instant | undefined {
  const compiled = compileCalendar(calendar);
  for (let year = nearestYear(compiled, at); year <= compiled.lastYear; year += 1) {
    const slot = slotFrom(blockOf(compiled, year), at);
    if (slot !== undefined) return Math.max(at, slot.from);
  }
  return undefined;
}

/** Whether the calendar is open at all, at `aroundAt` or later. A calendar that is not can keep no promise and is to be refused. */
export function hasOpenTime(calendar: Calendar, aroundAt: Instant): boolean {
  return nextOpen(calendar, aroundAt) !== undefined;
}

/** The open time between two instants, in order. */
export function openIntervals(calendar: Calendar, from: Instant, to: Instant): readonly Interval[] {
  const compiled = compileCalendar(calendar);
  const lastYear = nearestYear(compiled, to);
  const found: Interval[] = [];
  for (let year = nearestYear(compiled, from); year <= lastYear; year += 1) found.push(...blockOf(compiled, year).slots);
  // An interval across New Year in UTC is in two blocks; merging makes it one again.
  return clipIntervals(mergeIntervals(found), from, to);
}

/** The year of an instant or, where the calendar has no open time in it, the nearest in which it may. */
function nearestYear({ firstYear, lastYear }: CompiledCalendar, at: Instant): number {
  return Math.min(Math.max(yearOfInstant(at), firstYear), lastYear);
}
