/**
 * Says for every instant of a stretch why a calendar is open or closed then: by its windows, for a break, for a holiday by name.
 * Only explanations pay for this; arithmetic runs on compiled calendars.
 */
import { DAY_MS, type Instant } from '../instant.ts';
import { openIntervals } from './business-time.ts';
import type { Calendar } from './calendar.ts';
import { type CalendarDays, intervalsOn, weeklyWindows } from './calendar-days.ts';
import { breaksBetween, compileCalendar, openBeforeBreaks } from './compiled-calendar.ts';
import type { Interval } from './interval.ts';
import type { LocalDay } from './local-date.ts';
import { instantOf, localDayAt } from './wall-time.ts';

/**
 * `break`: it would be open, were it not for a break. `holiday`: a closed date, and what would have opened on it.
 * The name of an open or closed stretch is that of the replacement that opened or closed it.
 */
export type TimeReason = { readonly kind: 'open' | 'closed' | 'holiday' | 'break'; readonly name?: string };

export type DescribedTime = Interval & TimeReason;

type Named = Interval & { readonly name?: string | undefined };

/** Tiles `[from, to)` without gaps; neighbours differ in kind or name. */
export function describeTime(calendar: Calendar, from: Instant, to: Instant): readonly DescribedTime[] {
  if (to <= from) return [];
  const { days } = compileCalendar(calendar);
  // A window reaches up to two days past its date.
  const first = localDayAt(days.timeZone, from) - 3;
  const last = localDayAt(days.timeZone, to) + 1;
  const layers: Layers = {
    open: openIntervals(calendar, from, to),
    opened: replacedTime(days, first, last, 'opened'),
    closed: replacedTime(days, first, last, 'closed'),
    beforeBreaks: days.breaks.size === 0 ? [] : openBeforeBreaks(days, first, last),
    breaks: breaksBetween(days, first, last),
    holidays: holidayTime(days, first, last),
  };
  return paint(layers, from, to);
}

type Layers = {
  readonly open: readonly Named[];
  readonly opened: readonly Named[];
  readonly closed: readonly Named[];
  readonly beforeBreaks: readonly Named[];
  readonly breaks: readonly Named[];
  readonly holidays: readonly Named[];
};

function paint(layers: Layers, from: Instant, to: Instant): readonly DescribedTime[] {
  const edges = new Set([from]);
  for (const { from: start, to: end } of Object.values(layers).flat()) {
    if (start > from && start < to) edges.add(start);
    if (end > from && end < to) edges.add(end);
  }
  const reasonAt = reasonFinder(layers);
  const painted: DescribedTime[] = [];
  const sorted = [...edges].sort((a, b) => a - b);
  for (const [index, start] of sorted.entries()) {
    const end = sorted[index + 1] ?? to;
    const reason = reasonAt(start);
    const previous = painted.at(-1);
    if (previous !== undefined && previous.kind === reason.kind && previous.name === reason.name) {
      painted[painted.length - 1] = { ...previous, to: end };
    } else painted.push({ from: start, to: end, ...reason });
  }
  return painted;
}

/** Finds the reason at instants that are asked for in order. */
function reasonFinder(layers: Layers): (at: Instant) => TimeReason {
  const open = coverFinder(layers.open);
  const opened = coverFinder(layers.opened);
  const closed = coverFinder(layers.closed);
  const beforeBreaks = coverFinder(layers.beforeBreaks);
  const breaks = coverFinder(layers.breaks);
  const holidays = coverFinder(layers.holidays);
  return (at) => {
    if (open(at) !== undefined) return reason('open', opened(at));
    if (beforeBreaks(at) !== undefined) return reason('break', breaks(at));
    const holiday = holidays(at);
    return holiday === undefined ? reason('closed', closed(at)) : reason('holiday', holiday);
  };
}

function reason(kind: TimeReason['kind'], source: Named | undefined): TimeReason {
  return source?.name === undefined ? { kind } : { kind, name: source.name };
}

/** Finds the interval around instants that are asked for in order; of several, the one that began first. */
function coverFinder(intervals: readonly Named[]): (at: Instant) => Named | undefined {
  const waiting = intervals.toSorted((a, b) => b.from - a.from);
  let next = waiting.pop();
  return (at) => {
    while (next !== undefined && next.to <= at) next = waiting.pop();
    return next !== undefined && next.from <= at ? next : undefined;
  };
}

/** Of the days with a named replacement: what it opens, or what the weekly windows would have opened. */
function replacedTime(days: CalendarDays, first: LocalDay, last: LocalDay, side: 'opened' | 'closed'): readonly Named[] {
  const found: Named[] = [];
  for (const [localDay, { windows, name }] of days.replacements) {
    if (name === undefined || localDay < first || localDay > last || days.holidays.has(localDay)) continue;
    const affected = side === 'opened' ? windows : weeklyWindows(days, localDay);
    for (const interval of intervalsOn(days.timeZone, localDay, affected)) found.push({ ...interval, name });
  }
  return found;
}

function holidayTime(days: CalendarDays, first: LocalDay, last: LocalDay): readonly Named[] {
  const found: Named[] = [];
  for (const [localDay, { name }] of days.holidays) {
    if (localDay < first || localDay > last) continue;
    const date = { from: instantOf(days.timeZone, localDay * DAY_MS), to: instantOf(days.timeZone, (localDay + 1) * DAY_MS) };
    const missed = days.replacements.get(localDay)?.windows ?? weeklyWindows(days, localDay);
    for (const interval of [date, ...intervalsOn(days.timeZone, localDay, missed)]) found.push({ ...interval, name });
  }
  return found;
}
