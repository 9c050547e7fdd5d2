import type { LocalDate } from '../../core/sla/calendar.ts';
import { dayOfCivil, parseLocalDate } from '../../core/sla/local-date.ts';
import { type Finding, warning } from '../problem.ts';
import type { CalendarSection } from '../schema/calendars.ts';
import { datesOf } from '../schema/dates.ts';
import type { ConfigurationFile } from '../schema/file.ts';
import { importOf, originOf } from '../text/origin.ts';

/** How long before the last known year ends the next one is asked for: tickets are promised something that long ahead. */
const NOTICE_DAYS = 60;

/** Calendars whose holidays end, or have ended: the days after that count like any other, and nobody notices. */
export function checkHolidays({ calendars, organisation }: ConfigurationFile, today: LocalDate): readonly Finding[] {
  const now = parseLocalDate(today);
  if (now === undefined) return [];
  return Object.entries(calendars).flatMap(([name, calendar]) =>
    [...lastYears(calendar)].flatMap(([origin, year]) => {
      const left = dayOfCivil({ year: year + 1, month: 1, day: 1 }) - now;
      if (left > NOTICE_DAYS) return [];
      const known = `${origin === undefined ? 'the holidays' : `the holidays from ${origin}`} end with ${year}`;
      const since =
        left > 0
          ? `${known}, in ${left} ${left === 1 ? 'day' : 'days'}`
          : `${known}, so all days since then count like any other`;
      const years = Array.from({ length: Math.max(Number(today.slice(0, 4)) - year, 1) }, (_, index) => year + 1 + index);
      const command = `npm run -s calendar -- ${importOf(origin, calendar['time-zone'] ?? organisation['time-zone'])} --years ${years.join(',')} --calendar ${name} --write`;
      return [warning(['calendars', name, 'holidays'], `${since}; add the next, e.g. ${command}`)];
    }),
  );
}

/**
 * The last year with holidays of each package that they were imported from. What was written by hand, or comes from files, tells
 * how far the calendar is known only where nothing else does: companies add a day of their own whenever they like.
 */
function lastYears({ holidays }: CalendarSection): ReadonlyMap<string | undefined, number> {
  const last = new Map<string | undefined, number>();
  for (const entry of holidays ?? []) {
    const origin = entry.source === undefined ? undefined : originOf(entry.source);
    const year = Math.max(...datesOf(entry).map((date) => Number(date.slice(0, 4))));
    last.set(origin, Math.max(last.get(origin) ?? 0, year));
  }
  const packages = [...last].filter(([origin]) => origin !== undefined && !origin.startsWith('ics '));
  const newest = [...last].toSorted(([, a], [, b]) => b - a).slice(0, 1);
  return new Map(packages.length > 0 ? packages : newest);
}
