/**
 * A calendar read day by day: which windows open on a local date, by precedence holiday, replacement, weekly windows.
 * A window belongs to the date that it opens on, also where it runs past midnight.
 */
import { DAY_MS, type DurationMs, SECOND_MS } from '../instant.ts';
import { type Calendar, type DatedWindows, WEEKDAYS, type Weekday, type WeeklyHours, type Window } from './calendar.ts';
import type { Interval } from './interval.ts';
import { type LocalDay, parseLocalDate, weekdayOfDay } from './local-date.ts';
import { lastWhere } from './sorted-search.ts';
import { dayExists, instantOf } from './wall-time.ts';

/** Milliseconds of wall time after the local midnight of the date it belongs to; `closeMs` lies in `(openMs, openMs + 24 h]`. */
export type DayWindow = { readonly openMs: DurationMs; readonly closeMs: DurationMs };

export type DatedRule = { readonly windows: readonly DayWindow[]; readonly name?: string | undefined };

/** The weekly windows of one version, from its date on until that of the next. Only the weekdays on which something opens. */
export type WeekVersion = { readonly from: LocalDay; readonly windows: ReadonlyMap<Weekday, readonly DayWindow[]> };

/** A calendar with its texts parsed and its dates indexed. */
export type CalendarDays = {
  readonly timeZone: string;
  /** By date; the first is in force since ever. */
  readonly weeks: readonly WeekVersion[];
  readonly holidays: ReadonlyMap<LocalDay, { readonly name?: string }>;
  readonly replacements: ReadonlyMap<LocalDay, DatedRule>;
  readonly breaks: ReadonlyMap<LocalDay, readonly DatedRule[]>;
};

export function readCalendarDays(calendar: Calendar): CalendarDays {
  const holidays = new Map<LocalDay, { readonly name?: string }>();
  for (const holiday of calendar.holidays ?? []) {
    const localDay = parseLocalDate(holiday.date);
    if (localDay !== undefined) holidays.set(localDay, holiday);
  }
  const replacements = new Map<LocalDay, DatedRule>();
  for (const [localDay, rules] of datedRules(calendar.replacements ?? [])) {
    const name = rules.find((rule) => rule.name !== undefined)?.name;
    replacements.set(localDay, { windows: rules.flatMap((rule) => rule.windows), name });
  }
  return {
    timeZone: calendar.timeZone,
    weeks: weekVersions(calendar),
    holidays,
    replacements,
    breaks: datedRules(calendar.breaks ?? []),
  };
}

export function weeklyWindows(days: CalendarDays, localDay: LocalDay): readonly DayWindow[] {
  const week = lastWhere(days.weeks, ({ from }) => from <= localDay);
  return week?.windows.get(weekdayOfDay(localDay)) ?? [];
}

/** The windows that open on a date, before breaks. */
export function windowsOn(days: CalendarDays, localDay: LocalDay): readonly DayWindow[] {
  if (days.holidays.has(localDay)) return [];
  return days.replacements.get(localDay)?.windows ?? weeklyWindows(days, localDay);
}

/**
 * Windows of a date as instants, in no particular order; some may be empty. An opening takes the earlier of two instants, a closing the later.
 * A date that the zone left out has none.
 */
export function intervalsOn(timeZone: string, localDay: LocalDay, windows: readonly DayWindow[]): Interval[] {
  const midnight = localDay * DAY_MS;
  if (!dayExists(timeZone, localDay)) return [];
  return windows.map(({ openMs, closeMs }) => ({
    from: instantOf(timeZone, midnight + openMs, 'earlier'),
    to: instantOf(timeZone, midnight + closeMs, 'later'),
  }));
}

/** Reads `["09:00", "18:00"]`; a close at or before its opening is on the next day. */
function parseWindow([open, close]: Window): DayWindow {
  const openMs = parseTimeOfDay(open);
  const closeMs = parseTimeOfDay(close);
  return { openMs, closeMs: closeMs <= openMs ? closeMs + DAY_MS : closeMs };
}

/** A time of day, `09:00` or `24:00`, as milliseconds after midnight. */
export function parseTimeOfDay(text: string): DurationMs {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * SECOND_MS;
}

function weekVersions({ weekly, later = [] }: Calendar): readonly WeekVersion[] {
  const versions = later.flatMap((version) => {
    const from = parseLocalDate(version.from);
    return from === undefined ? [] : [{ from, windows: windowsByWeekday(version.weekly) }];
  });
  return [{ from: -Infinity, windows: windowsByWeekday(weekly) }, ...versions.sort((a, b) => a.from - b.from)];
}

/** The days of a week on which something opens. */
export function windowsByWeekday(weekly: WeeklyHours): ReadonlyMap<Weekday, readonly DayWindow[]> {
  const byWeekday = new Map<Weekday, readonly DayWindow[]>();
  for (const weekday of WEEKDAYS) {
    const windows = weekly[weekday] ?? [];
    if (windows.length > 0) byWeekday.set(weekday, windows.map(parseWindow));
  }
  return byWeekday;
}

function datedRules(dated: readonly DatedWindows[]): Map<LocalDay, readonly DatedRule[]> {
  const rules = new Map<LocalDay, readonly DatedRule[]>();
  for (const { date, windows, name } of dated) {
    const localDay = parseLocalDate(date);
    if (localDay === undefined) continue;
    const rule = { windows: windows.map(parseWindow), name };
    rules.set(localDay, [...(rules.get(localDay) ?? []), rule]);
  }
  return rules;
}
