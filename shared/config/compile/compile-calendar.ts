import { defined } from '../../core/defined.ts';
import { type Calendar, type DatedWindows, WEEKDAYS, type Weekday, type Window } from '../../core/sla/calendar.ts';
import { type CalendarSection, weekdaysOf } from '../schema/calendars.ts';
import { datesOf } from '../schema/dates.ts';

/** A calendar as the engine takes it: spans written out date by date, make-up workdays with the windows of the day they are like. */
export function compileCalendar(name: string, section: CalendarSection, defaultTimeZone: string): Calendar {
  const weekly = compileWeekly(section);
  const holidays = (section.holidays ?? []).filter((entry) => entry.closed === undefined);
  const partly = (section.holidays ?? []).filter((entry) => entry.closed !== undefined);
  return {
    name,
    timeZone: section['time-zone'] ?? defaultTimeZone,
    weekly,
    ...unlessEmpty(
      'holidays',
      byDate(holidays.flatMap((entry) => datesOf(entry).map((date) => defined({ date, name: entry.name })))),
    ),
    ...unlessEmpty(
      'replacements',
      datedWindows(section.workdays, (entry) => entry.open ?? (entry.like && weekly[entry.like])),
    ),
    ...unlessEmpty(
      'breaks',
      datedWindows([...partly, ...(section.breaks ?? [])], (entry) => entry.closed),
    ),
  };
}

function compileWeekly({ weekly }: CalendarSection): { readonly [D in Weekday]?: readonly Window[] } {
  const windows = new Map(
    Object.entries(weekly).flatMap(([key, list]) => weekdaysOf(key).map((day) => [day, inOrder(list)] as const)),
  );
  return Object.fromEntries(WEEKDAYS.flatMap((day) => (windows.has(day) ? [[day, windows.get(day)]] : [])));
}

type DatedSection = Parameters<typeof datesOf>[0] & { readonly name?: string | undefined };

function datedWindows<T extends DatedSection>(
  entries: readonly T[] | undefined,
  windowsOf: (entry: T) => readonly Window[] | undefined,
): readonly DatedWindows[] {
  return byDate(
    (entries ?? []).flatMap((entry) =>
      datesOf(entry).map((date) => defined({ date, windows: inOrder(windowsOf(entry) ?? []), name: entry.name })),
    ),
  );
}

/** Order in the file means nothing, so it must not make a new policy version either. */
const byDate = <T extends { readonly date: string }>(entries: readonly T[]) =>
  entries.toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
const inOrder = (windows: readonly Window[]) => windows.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));

function unlessEmpty<K extends string, T>(key: K, list: readonly T[]): { readonly [P in K]?: readonly T[] } {
  return list.length === 0 ? {} : ({ [key]: list } as { readonly [P in K]: readonly T[] });
}
