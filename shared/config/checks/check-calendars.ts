import { WEEKDAYS, type Weekday, type Window } from '../../core/sla/calendar.ts';
import { error, type Finding, type ProblemPath } from '../problem.ts';
import { type CalendarSection, weekdaysOf } from '../schema/calendars.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { type Week, weeksOf } from '../schema/weeks.ts';
import { formatWindow, minutesOf } from '../text/window.ts';
import { checkDates } from './check-dates.ts';
import { repeats } from './references.ts';

/** Every calendar is open at some time, says so once, and its special days do not contradict each other. */
export function checkCalendars({ calendars }: ConfigurationFile): readonly Finding[] {
  return Object.entries(calendars).flatMap(([name, calendar]) => {
    const path = ['calendars', name];
    return [
      ...weeksOf(calendar).flatMap((week) => checkWeek({ ...week, path: [...path, ...week.path] })),
      ...checkVersions(calendar, path),
      ...checkDates(calendar, path),
      ...checkDatedWindows(calendar, path),
    ];
  });
}

function checkVersions({ versions }: CalendarSection, path: ProblemPath): readonly Finding[] {
  return repeats((versions ?? []).map(({ from }) => from)).map(({ index, first }) =>
    error([...path, 'versions', index, 'from'], `is also the date of versions[${first}]; give one date one version`),
  );
}

/** A week that opens at some time, gives each day once, and has no two windows at the same time. */
export function checkWeek(week: Week): readonly Finding[] {
  const openings = openingsOf(week);
  const twice = checkDaysOnce(week);
  return [...checkOpen(openings, week.path), ...(twice.length > 0 ? twice : checkOverlaps(openings))];
}

export type Opening = { readonly day: Weekday; readonly window: Window; readonly path: ProblemPath };

export function openingsOf({ weekly, path }: Week): readonly Opening[] {
  return Object.entries(weekly).flatMap(([key, windows]) =>
    weekdaysOf(key).flatMap((day) => windows.map((window, index) => ({ day, window, path: [...path, key, index] }))),
  );
}

function checkOpen(week: readonly Opening[], path: ProblemPath): readonly Finding[] {
  if (week.length > 0) return [];
  return [error(path, 'is never open, so no time would ever count; write e.g. { mon-fri: [09:00-18:00] }')];
}

function checkDaysOnce({ weekly, path }: Week): readonly Finding[] {
  const seen = new Map<Weekday, string>();
  return Object.keys(weekly).flatMap((key) => {
    const again = weekdaysOf(key).filter((day) => seen.has(day));
    for (const day of weekdaysOf(key)) seen.set(day, seen.get(day) ?? key);
    const [day] = again;
    if (day === undefined) return [];
    return [
      {
        ...error([...path, key], `gives ${day} again, which ${seen.get(day)} has already; give each day once`),
        at: 'key',
      },
    ];
  });
}

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Windows of the week that share time, also where one of them runs past midnight, or past the end of the week. */
function checkOverlaps(week: readonly Opening[]): readonly Finding[] {
  const placed = week.map((opening) => ({ ...opening, ...minutesOfWeek(opening) })).toSorted((a, b) => a.from - b.from);
  const nextWeek = placed.slice(0, 1).map((one) => ({ ...one, from: one.from + WEEK_MINUTES, to: one.to + WEEK_MINUTES }));
  const findings = overlapsOf([...placed, ...nextWeek]).map(([one, other]) =>
    error(
      other.path,
      `${other.day} ${formatWindow(other.window)} overlaps ${one.day} ${formatWindow(one.window)}; join them or move one`,
    ),
  );
  // The same window of mon-fri overlaps five times.
  return findings.filter((one, index) => findings.findIndex((other) => samePath(one.path, other.path)) === index);
}

/** Pairs of stretches that share time, among stretches in order of their beginning. */
function overlapsOf<T extends { readonly from: number; readonly to: number }>(
  placed: readonly T[],
): readonly (readonly [T, T])[] {
  let longest: T | undefined;
  return placed.flatMap((one): readonly (readonly [T, T])[] => {
    const previous = longest;
    if (previous === undefined || one.to > previous.to) longest = one;
    return previous !== undefined && one.from < previous.to ? [[previous, one]] : [];
  });
}

const samePath = (one: ProblemPath, other: ProblemPath) => one.join('/') === other.join('/');

function minutesOfWeek({ day, window }: Opening): { readonly from: number; readonly to: number } {
  const { from, to } = minutesOf(window);
  const start = WEEKDAYS.indexOf(day) * DAY_MINUTES;
  return { from: start + from, to: start + to };
}

function checkDatedWindows(calendar: CalendarSection, path: ProblemPath): readonly Finding[] {
  const lists = [
    ...(calendar.holidays ?? []).map((entry, index) => ({ windows: entry.closed, path: [...path, 'holidays', index, 'closed'] })),
    ...(calendar.workdays ?? []).map((entry, index) => ({ windows: entry.open, path: [...path, 'workdays', index, 'open'] })),
    ...(calendar.breaks ?? []).map((entry, index) => ({ windows: entry.closed, path: [...path, 'breaks', index, 'closed'] })),
  ];
  return lists.flatMap(({ windows, path: place }) => overlapsWithin(windows ?? [], place));
}

function overlapsWithin(windows: readonly Window[], path: ProblemPath): readonly Finding[] {
  const placed = windows.map((window, index) => ({ window, index, ...minutesOf(window) })).toSorted((a, b) => a.from - b.from);
  return overlapsOf(placed).map(([one, other]) =>
    error([...path, other.index], `${formatWindow(other.window)} overlaps ${formatWindow(one.window)}; join them or move one`),
  );
}
