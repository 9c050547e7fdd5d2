// What an import brings: dated facts with a name, and the entries of a calendar that say them.

import { formatWindow } from '../../shared/config/text/window.ts';
import { defined } from '../../shared/core/defined.ts';
import type { LocalDate, Weekday, Window } from '../../shared/core/sla/calendar.ts';
import { parseLocalDate } from '../../shared/core/sla/local-date.ts';

/** One date that is not like others: closed, all day or during a window, or worked. */
export type ImportedDay =
  | { readonly kind: 'holiday'; readonly date: LocalDate; readonly name: string; readonly closed?: Window }
  | { readonly kind: 'workday'; readonly date: LocalDate; readonly name: string };

export type Imported =
  | { readonly ok: true; readonly source: string; readonly days: readonly ImportedDay[] }
  | { readonly ok: false; readonly message: string };

/** An entry of `holidays` or `workdays` as it stands in the file: everything is text. */
export type Entry = {
  readonly date?: LocalDate;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly name?: string;
  readonly closed?: string | readonly string[];
  readonly like?: Weekday;
  readonly open?: string | readonly string[];
  readonly source?: string;
};

/** Names stand on one line of at most 100 characters. */
export function plainName(text: string): string {
  return text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 100)
    .trim();
}

/** One day a date: what falls on the same one shares its name. */
export function oneADate(days: readonly ImportedDay[]): readonly ImportedDay[] {
  const byKey = new Map<string, ImportedDay>();
  const whole = new Set(days.filter((day) => day.kind === 'holiday' && day.closed === undefined).map(({ date }) => date));
  for (const day of days.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const closed = day.kind === 'holiday' && day.closed !== undefined ? formatWindow(day.closed) : '';
    if (closed !== '' && whole.has(day.date)) continue;
    const key = `${day.kind} ${day.date} ${closed}`;
    const other = byKey.get(key);
    const shared =
      other === undefined || other.name.split(' / ').includes(day.name) ? other?.name : `${other.name} / ${day.name}`;
    byKey.set(key, { ...day, name: plainName(shared ?? day.name) });
  }
  return [...byKey.values()];
}

/** The entries that say the days: neighbours of one year that say the same are one span. */
export function entriesOf(days: readonly ImportedDay[], source: string, like: (date: LocalDate) => Weekday): readonly Entry[] {
  const spans: { readonly first: LocalDate; last: LocalDate; readonly rest: Entry }[] = [];
  for (const day of days) {
    const rest: Entry = defined({
      name: day.name === '' ? undefined : day.name,
      closed: day.kind === 'holiday' && day.closed !== undefined ? formatWindow(day.closed) : undefined,
      like: day.kind === 'workday' ? like(day.date) : undefined,
      source,
    });
    const previous = spans.findLast((span) => JSON.stringify(span.rest) === JSON.stringify(rest));
    if (previous !== undefined && follows(previous.last, day.date)) previous.last = day.date;
    else spans.push({ first: day.date, last: day.date, rest });
  }
  return spans.map(({ first, last, rest }) => (first === last ? { date: first, ...rest } : { from: first, to: last, ...rest }));
}

/** Whether a date is the day after another in the same year; imports are asked for by year. */
export function follows(date: LocalDate, next: LocalDate): boolean {
  return date.slice(0, 4) === next.slice(0, 4) && (parseLocalDate(date) ?? 0) + 1 === parseLocalDate(next);
}
