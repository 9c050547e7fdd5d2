import type { LocalDate } from '../../core/sla/calendar.ts';
import { error, type Finding, type ProblemPath, pathText } from '../problem.ts';
import { type CalendarSection, weekdaysOf } from '../schema/calendars.ts';
import { type DatesSection, datesOf, MOST_DATES } from '../schema/dates.ts';
import { type Week, weekOn } from '../schema/weeks.ts';

/** The special days of one calendar: each entry says when, and no date is both a holiday and a workday. */
export function checkDates(calendar: CalendarSection, path: ProblemPath): readonly Finding[] {
  const holidays = entriesOf(calendar.holidays, [...path, 'holidays']);
  const workdays = entriesOf(calendar.workdays, [...path, 'workdays']);
  const breaks = entriesOf(calendar.breaks, [...path, 'breaks']);
  const closed = holidays.filter(({ entry }) => entry.closed === undefined);
  return [
    ...[...holidays, ...workdays, ...breaks].flatMap(({ entry, path: place }) => checkSpan(entry, place)),
    ...workdays.flatMap(({ entry, path: place }) => checkWorkday(entry, place, calendar)),
    ...checkOnce(closed, 'a holiday'),
    ...checkOnce(workdays, 'a workday'),
    ...checkContradictions(workdays, closed),
  ];
}

type Entry<T> = { readonly entry: T; readonly path: ProblemPath };

function entriesOf<T>(list: readonly T[] | undefined, path: ProblemPath): readonly Entry<T>[] {
  return (list ?? []).map((entry, index) => ({ entry, path: [...path, index] }));
}

function checkSpan({ date, from, to }: DatesSection, path: ProblemPath): readonly Finding[] {
  if (date !== undefined) {
    return from === undefined && to === undefined ? [] : [error(path, 'has a date and a span; keep either date, or from and to')];
  }
  if (from === undefined && to === undefined) return [error(path, 'does not say when; write date: 2026-01-01, or from and to')];
  if (from === undefined || to === undefined)
    return [error(path, `a span needs both ends; add ${from === undefined ? 'from' : 'to'}`)];
  if (to < from) return [error([...path, 'to'], `is before ${from}; swap from and to`)];
  if (datesOf({ from, to }).length > MOST_DATES)
    return [error([...path, 'to'], 'is more than a year after from; write shorter spans')];
  return [];
}

type Workday = NonNullable<CalendarSection['workdays']>[number];

function checkWorkday(workday: Workday, path: ProblemPath, calendar: CalendarSection): readonly Finding[] {
  const { like, open } = workday;
  if (like !== undefined && open !== undefined) return [error(path, 'has both like and open; keep one')];
  if (like === undefined && open === undefined)
    return [error(path, 'does not say when it is open; write like: mon, or open: [09:00-18:00]')];
  if (like === undefined) return [];
  const isOpen = ({ weekly }: Week) => Object.keys(weekly).some((key) => weekdaysOf(key).includes(like));
  const closed = datesOf(workday)
    .map((date) => weekOn(calendar, date))
    .find((week) => !isOpen(week));
  if (closed === undefined) return [];
  const where = pathText(closed.path);
  return [error([...path, 'like'], `${like} is closed in ${where}; name a day that is open, or write open: [09:00-18:00]`)];
}

function checkOnce(entries: readonly Entry<DatesSection>[], what: string): readonly Finding[] {
  const seen = new Set<LocalDate>();
  return entries.flatMap(({ entry, path }) => {
    const again = datesOf(entry).find((date) => seen.has(date));
    for (const date of datesOf(entry)) seen.add(date);
    return again === undefined ? [] : [error(path, `${again} is already ${what} above; remove it here or there`)];
  });
}

function checkContradictions(
  workdays: readonly Entry<DatesSection>[],
  closed: readonly Entry<DatesSection>[],
): readonly Finding[] {
  const holidays = new Set(closed.flatMap(({ entry }) => datesOf(entry)));
  return workdays.flatMap(({ entry, path }) => {
    const both = datesOf(entry).find((date) => holidays.has(date));
    return both === undefined ? [] : [error(path, `${both} is also a holiday, which would win; remove it from one of the two`)];
  });
}
