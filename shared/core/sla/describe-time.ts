/**
 * Says for every instant of a stretch why a calendar is open or closed then: by its windows, for a break, for a holiday by name.
 * Only explanations pay for this; arithmetic runs on compiled calendars.
 */
import { DAY_MS, type Instant } from '../instant.ts';
import { openIntervals } from './business-time.ts';
import type { Calendar } from './calendar.ts';
import { type CalendarDays, intervalsOn, weeklyWindows } from './calendar-days.ts';
import { breaksBetween, compileCalendar, type NamedInterval, openBeforeBreaks } from './compiled-calendar.ts';
import type { Interval } from './interval.ts';
import { daysBetween, type LocalDay } from './local-date.ts';
import { instantOf, localDayAt } from './wall-time.ts';

/**
 * `break`: it would be open, were it not for a break. `holiday`: a closed date, and what would have opened on it.
 * The name of an open or closed stretch is that of the replacement that opened or closed it.
 */
export type TimeReason = { readonly kind: 'open' | 'closed' | 'holiday' | 'break'; readonly name?: string };

export type DescribedTime = Interval & TimeReason;

/** Tiles `[from, to)` without gaps; neighbours differ in kind or name. */
export function describeTime(calendar: Calendar, from: Instant, to: Instant): readonly DescribedTime[] {
  if (to <= from) return [];
  const { days } = compileCalendar(calendar);
  // A window reaches up to two days past its date, and where clocks go back over midnight a date has begun before the one before it ends.
  const first = localDayAt(days.timeZone, from) - 3;
  const last = localDayAt(days.timeZone, to) + 1;
  const layers: Layers = {
    open: openIntervals(calendar, from, to),
    opened: replacedTime(days, first, last, 'opened'),
    closed: replacedTime(days, first, last, 'closed'),
    beforeBreaks: openBeforeBreaks(days, first, last),
    breaks: breaksBetween(days, first, last),
    holidays: holidayTime(days, first, last),
  };
  return paint(layers, from, to);
}

type Layers = {
  readonly open: readonly NamedInterval[];
  readonly opened: readonly NamedInterval[];
  readonly closed: readonly NamedInterval[];
  readonly beforeBreaks: readonly NamedInterval[];
  readonly breaks: readonly NamedInterval[];
  readonly holidays: readonly NamedInterval[];
};

function paint(layers: Layers, from: Instant, to: Instant): readonly DescribedTime[] {
  const edges = Object.values(layers).flatMap((layer) => layer.flatMap((named) => [named.from, named.to]));
  const starts = new Set([from, ...edges.filter((edge) => edge < to).map((edge) => Math.max(edge, from))]);
  const reasonAt = reasonFinder(layers);
  const painted: DescribedTime[] = [];
  const sorted = [...starts].sort((a, b) => a - b);
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

function reason(kind: TimeReason['kind'], source: NamedInterval | undefined): TimeReason {
  return source?.name === undefined ? { kind } : { kind, name: source.name };
}

/** Finds the interval around instants that are asked for in order; of several, the one that began first. */
function coverFinder(intervals: readonly NamedInterval[]): (at: Instant) => NamedInterval | undefined {
  const waiting = intervals.toSorted((a, b) => b.from - a.from);
  let next = waiting.pop();
  return (at) => {
    while (next !== undefined && next.to <= at) next = waiting.pop();
    return next !== undefined && next.from <= at ? next : undefined;
  };
}

/** Of the days with a named replacement: what it opens, or what the weekly windows would have opened. */
function replacedTime(days: CalendarDays, first: LocalDay, last: LocalDay, side: 'opened' | 'closed'): readonly NamedInterval[] {
  const found: NamedInterval[] = [];
  for (const localDay of daysBetween(first, last)) {
    const replacement = days.replacements.get(localDay);
    if (replacement?.name === undefined || days.holidays.has(localDay)) continue;
    const affected = side === 'opened' ? replacement.windows : weeklyWindows(days, localDay);
    for (const interval of intervalsOn(days.timeZone, localDay, affected)) found.push({ ...interval, name: replacement.name });
  }
  return found;
}

function holidayTime(days: CalendarDays, first: LocalDay, last: LocalDay): readonly NamedInterval[] {
  const found: NamedInterval[] = [];
  for (const localDay of daysBetween(first, last)) {
    const holiday = days.holidays.get(localDay);
    if (holiday === undefined) continue;
    const date = { from: instantOf(days.timeZone, localDay * DAY_MS), to: instantOf(days.timeZone, (localDay + 1) * DAY_MS) };
    const missed = days.replacements.get(localDay)?.windows ?? weeklyWindows(days, localDay);
    for (const interval of [date, ...intervalsOn(days.timeZone, localDay, missed)])
      found.push({ ...interval, name: holiday.name });
  }
  return found;
}
