import { defined } from '../../core/defined.ts';
import {
  type Calendar,
  type DatedWindows,
  type LocalDate,
  WEEKDAYS,
  type WeeklyHours,
  type Window,
} from '../../core/sla/calendar.ts';
import { type CalendarSection, type WeeklySection, weekdaysOf } from '../schema/calendars.ts';
import { datesOf } from '../schema/dates.ts';
import { weekOn } from '../schema/weeks.ts';

/** A calendar as the engine takes it: spans written out date by date, make-up workdays with the windows of the day they are like. */
export function compileCalendar(name: string, section: CalendarSection, defaultTimeZone: string): Calendar {
  const later = (section.versions ?? []).map(({ from, weekly }) => ({ from, weekly: compileWeekly(weekly) }));
  const weekly = compileWeekly(section.weekly);
  const likeDay = ({ open, like }: WorkdaySection, date: LocalDate) =>
    open ?? (like && compileWeekly(weekOn(section, date).weekly)[like]);
  const holidays = (section.holidays ?? []).filter((entry) => entry.closed === undefined);
  const partly = (section.holidays ?? []).filter((entry) => entry.closed !== undefined);
  return {
    name,
    timeZone: section['time-zone'] ?? defaultTimeZone,
    weekly,
    ...unlessEmpty('later', later.toSorted(byText(({ from }) => from))),
    ...unlessEmpty(
      'holidays',
      byDate(holidays.flatMap((entry) => datesOf(entry).map((date) => defined({ date, name: entry.name })))),
    ),
    ...unlessEmpty('replacements', datedWindows(section.workdays, likeDay)),
    ...unlessEmpty(
      'breaks',
      datedWindows([...partly, ...(section.breaks ?? [])], (entry) => entry.closed),
    ),
  };
}

export function compileWeekly(weekly: WeeklySection): WeeklyHours {
  const windows = new Map(
    Object.entries(weekly).flatMap(([key, list]) => weekdaysOf(key).map((day) => [day, inOrder(list)] as const)),
  );
  return Object.fromEntries(WEEKDAYS.flatMap((day) => (windows.has(day) ? [[day, windows.get(day)]] : [])));
}

type WorkdaySection = NonNullable<CalendarSection['workdays']>[number];
type DatedSection = Parameters<typeof datesOf>[0] & { readonly name?: string | undefined };

function datedWindows<T extends DatedSection>(
  entries: readonly T[] | undefined,
  windowsOf: (entry: T, date: LocalDate) => readonly Window[] | undefined,
): readonly DatedWindows[] {
  return byDate(
    (entries ?? []).flatMap((entry) =>
      datesOf(entry).map((date) => defined({ date, windows: inOrder(windowsOf(entry, date) ?? []), name: entry.name })),
    ),
  );
}

/** Order in the file means nothing, so it must not make a new policy version either. */
const byDate = <T extends { readonly date: string }>(entries: readonly T[]) => entries.toSorted(byText(({ date }) => date));
const inOrder = (windows: readonly Window[]) => windows.toSorted(byText(([open]) => open));

function byText<T>(textOf: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (textOf(a) < textOf(b) ? -1 : Number(textOf(a) > textOf(b)));
}

function unlessEmpty<K extends string, T>(key: K, list: readonly T[]): { readonly [P in K]?: readonly T[] } {
  return list.length === 0 ? {} : ({ [key]: list } as { readonly [P in K]: readonly T[] });
}
