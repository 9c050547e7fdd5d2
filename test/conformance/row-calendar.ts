import { defined } from '../../shared/core/defined.ts';
import type { Calendar, DatedWindows, Window } from '../../shared/core/sla/calendar.ts';
import type { SlaRow } from './read-row.ts';

export function calendarOfRow(row: SlaRow): Calendar {
  return {
    name: 'row',
    timeZone: row.timezone,
    weekly: defined(row.weeklyHours),
    holidays: row.holidays.map((date) => ({ date })),
    replacements: dated(row.dateOverrides),
    breaks: dated(row.dateBreaks),
  };
}

function dated(windowsByDate: { readonly [date: string]: readonly Window[] }): readonly DatedWindows[] {
  return Object.entries(windowsByDate).map(([date, windows]) => ({ date, windows }));
}
