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
import { EARLIEST, NEVER } from './horizon.ts';
import { clipIntervals, type Interval, mergeIntervals } from './interval.ts';
import { yearOfInstant } from './local-date.ts';

/** Open time between two instants; negative when `to` lies before `from`. */
export function elapsedMs(calendar: Calendar, from: Instant, to: Instant): DurationMs {
  if (from === to) return 0;
  if (to < from) return 0 - elapsedMs(calendar, to, from);
  const compiled = compileCalendar(calendar);
  return compiled.alwaysOpen ? to - from : openBetween(compiled, withinReach(from), withinReach(to));
}

/**
 * The first instant by which `ms` of open time have elapsed since `from`. Where that falls on a closing edge it is the closing instant.
 * Nothing to add answers `from`, open or not.
 */
export function addBusinessTime(calendar: Calendar, from: Instant, ms: DurationMs): Instant | undefined {
  if (ms <= 0) return from;
  const compiled = compileCalendar(calendar);
  if (compiled.alwaysOpen) return withinHorizon(from + Math.ceil(ms));
  const year = Math.max(yearOfInstant(from), compiled.firstYear);
  let wantedMs = Math.ceil(ms) + openMsBefore(blockOf(compiled, year), from);
  for (let current = year; current <= compiled.lastYear; current += 1) {
    const block = blockOf(compiled, current);
    const due = firstInstantAfter(block, wantedMs);
    if (due !== undefined) return withinHorizon(due);
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
  if (compiled.alwaysOpen) return withinHorizon(from - Math.ceil(ms));
  const year = Math.min(yearOfInstant(from), compiled.lastYear);
  let wantedMs = openMsBefore(blockOf(compiled, year), from) - Math.ceil(ms);
  for (let current = year; current >= compiled.firstYear; current -= 1) {
    const start = lastInstantAfter(blockOf(compiled, current), wantedMs);
    if (start !== undefined) return withinHorizon(start);
    wantedMs += blockOf(compiled, current - 1).totalMs;
  }
  return undefined;
}

/** Whether the calendar is open at an instant: open at an opening, closed at a closing. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const compiled = compileCalendar(calendar);
  if (compiled.alwaysOpen) return true;
  const slot = slotFrom(blockOf(compiled, yearOfInstant(at)), at);
  return slot !== undefined && slot.from <= at;
}

/** `at` itself when open, else the next opening. */
export function nextOpen(calendar: Calendar, at: Instant): Instant | undefined {
  const compiled = compileCalendar(calendar);
  if (compiled.alwaysOpen) return at;
  const year = Math.max(yearOfInstant(at), compiled.firstYear);
  for (let current = year; current <= compiled.lastYear; current += 1) {
    const slot = slotFrom(blockOf(compiled, current), at);
    if (slot !== undefined) return withinHorizon(Math.max(at, slot.from));
  }
  return undefined;
}

/** Whether the calendar is open at all, at `aroundAt` or later. A calendar that is not can keep no promise and is to be refused. */
export function hasOpenTime(calendar: Calendar, aroundAt: Instant): boolean {
  return nextOpen(calendar, aroundAt) !== undefined;
}

/** The open time between two instants, in order. */
export function openIntervals(calendar: Calendar, from: Instant, to: Instant): readonly Interval[] {
  if (to <= from) return [];
  const compiled = compileCalendar(calendar);
  if (compiled.alwaysOpen) return [{ from, to }];
  const found: Interval[] = [];
  const lastYear = Math.min(yearOfInstant(to), compiled.lastYear);
  for (let year = Math.max(yearOfInstant(from), compiled.firstYear); year <= lastYear; year += 1) {
    found.push(...blockOf(compiled, year).slots);
  }
  // An interval across New Year in UTC is in two blocks; merging makes it one again.
  return clipIntervals(mergeIntervals(found), from, to);
}

function openBetween(compiled: CompiledCalendar, from: Instant, to: Instant): DurationMs {
  const firstYear = Math.max(yearOfInstant(from), compiled.firstYear);
  const lastYear = Math.min(yearOfInstant(to), compiled.lastYear);
  if (firstYear > lastYear) return 0;
  let openMs = -openMsBefore(blockOf(compiled, firstYear), from);
  for (let year = firstYear; year < lastYear; year += 1) openMs += blockOf(compiled, year).totalMs;
  return openMs + openMsBefore(blockOf(compiled, lastYear), to);
}

function withinReach(at: Instant): Instant {
  return Math.min(Math.max(at, EARLIEST), NEVER);
}

function withinHorizon(at: Instant): Instant | undefined {
  return at >= EARLIEST && at <= NEVER ? at : undefined;
}
