/**
 * What a calendar means, found out the slow way: reads the wall clock of every minute and looks whether it lies in a window.
 * Shares nothing with the engine. Right for calendars whose windows have no edge in an hour that a change of the clocks skips or repeats.
 */
import type { DurationMs, Instant } from '../../../../shared/core/instant.ts';
import type { Calendar, Window } from '../../../../shared/core/sla/calendar.ts';

const MINUTE = 60_000;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** `yesterday` is the date before on the same wall, which is not always the date before in the almanac. */
type Reading = { readonly date: string; readonly minute: number; readonly yesterday: string };

const readings = new Map<string, readonly Reading[]>();

/** For each minute from `from` on, whether the calendar is open. */
export function openMinutes(calendar: Calendar, from: Instant, count: number): readonly boolean[] {
  const opens = dateTable((date) => windowsOf(calendar, date));
  const breaks = dateTable((date) =>
    (calendar.breaks ?? []).filter((pause) => pause.date === date).flatMap((pause) => pause.windows),
  );
  return readWall(calendar.timeZone, from, count).map(({ date, yesterday, minute }) => {
    const covered = (table: DateTable) => table(date)[minute] === true || table(yesterday)[minute + 1_440] === true;
    return covered(opens) && !covered(breaks);
  });
}

/** Open time between two instants within the minutes that begin at `origin`. */
export function slowElapsed(open: readonly boolean[], origin: Instant, from: Instant, to: Instant): DurationMs {
  const first = Math.floor((from - origin) / MINUTE);
  const last = Math.ceil((to - origin) / MINUTE);
  let sum = 0;
  for (let index = first; index < last; index += 1) {
    const start = Math.max(origin + index * MINUTE, from);
    if (open[index] === true) sum += Math.min(origin + (index + 1) * MINUTE, to) - start;
  }
  return sum;
}

/** For each minute of a date and of the day after it, whether a window of the date covers it. */
type DateTable = (date: string) => readonly boolean[];

function dateTable(windowsAt: (date: string) => readonly Window[]): DateTable {
  const known = new Map<string, readonly boolean[]>();
  return (date) => {
    const found = known.get(date) ?? coverOf(windowsAt(date));
    known.set(date, found);
    return found;
  };
}

function coverOf(windows: readonly Window[]): readonly boolean[] {
  const minutes = Array.from({ length: 2_880 }, () => false);
  for (const [open, close] of windows) {
    const from = minuteOf(open);
    const to = minuteOf(close);
    minutes.fill(true, from, to <= from ? to + 1_440 : to);
  }
  return minutes;
}

function windowsOf(calendar: Calendar, date: string): readonly Window[] {
  if (calendar.holidays?.some((holiday) => holiday.date === date)) return [];
  const replaced = calendar.replacements?.filter((replacement) => replacement.date === date) ?? [];
  if (replaced.length > 0) return replaced.flatMap((replacement) => replacement.windows);
  return weekOn(calendar, date)[NAMES[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'mon'] ?? [];
}

function weekOn(calendar: Calendar, date: string): Calendar['weekly'] {
  let week = calendar.weekly;
  let since = '';
  for (const version of calendar.later ?? []) {
    if (version.from > date || version.from < since) continue;
    week = version.weekly;
    since = version.from;
  }
  return week;
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

function readWall(timeZone: string, from: Instant, count: number): readonly Reading[] {
  const key = `${timeZone} ${from} ${count}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const dates: string[] = [];
  const read = Array.from({ length: count }, (_, index): Reading => {
    const [date = '', time = ''] = format.format(from + index * MINUTE).split(' ');
    // Where clocks go back across midnight, a date comes again; it is still one date.
    if (!dates.includes(date)) dates.push(date);
    return { date, minute: minuteOf(time), yesterday: dates[dates.indexOf(date) - 1] ?? dayBefore(date) };
  });
  readings.set(key, read);
  return read;
}
