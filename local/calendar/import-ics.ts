// Events of an iCalendar file as holidays: all-day events close their dates, others their hours, on the wall of the calendar they go into.
import ical, { type EventInstance, type ParameterValue, type VEvent } from 'node-ical';
import { DAY_MS, type Instant, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Window } from '../../shared/core/sla/calendar.ts';
import { formatLocalDate } from '../../shared/core/sla/local-date.ts';
import { wallTimeAt } from '../../shared/core/sla/wall-time.ts';
import { isTimeZone } from '../../shared/core/sla/zone.ts';
import { type Imported, type ImportedDay, plainName } from './imported-days.ts';

export type IcsRequest = {
  readonly text: string;
  readonly source: string;
  readonly years: readonly number[];
  /** Of the calendar that the events go into. */
  readonly timeZone: string;
};

export function importIcs({ text, source, years, timeZone }: IcsRequest): Imported {
  const refuse = (message: string): Imported => ({ ok: false, message: `${source}: ${message}` });
  if (repeatsWithinDays(text)) return refuse('an event repeats within a day (RRULE), which no holiday does; remove it');
  const events = Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT');
  const strange = events.find((event) => event.start.tz !== undefined && !isTimeZone(event.start.tz));
  if (strange !== undefined) {
    return refuse(
      `${quoted(strange.summary)} is in ${JSON.stringify(strange.start.tz)}, which is no time zone; correct its TZID`,
    );
  }
  const days = years.flatMap((year) =>
    events.flatMap((event) => instancesIn(event, year).flatMap((instance) => daysOf(instance, timeZone))),
  );
  const wanted = days.filter(({ date }) => years.includes(Number(date.slice(0, 4))));
  const missing = years.find((year) => !wanted.some(({ date }) => date.startsWith(`${year}-`)));
  if (missing !== undefined) return refuse(`has no event in ${missing}; ask for other years, or get a newer file`);
  return { ok: true, source, days: wanted };
}

/** Such a rule would be written out a million times a year. */
function repeatsWithinDays(text: string): boolean {
  return /^RRULE[^\n]*FREQ=(SECONDLY|MINUTELY|HOURLY)/im.test(text.replace(/\r?\n[ \t]/g, ''));
}

/** Cancelled events do not take place. A day on either side, since the year of the calendar's zone is not quite that of this machine. */
function instancesIn(event: VEvent, year: number): readonly EventInstance[] {
  const range = { from: new Date(year - 1, 11, 31), to: new Date(year + 1, 0, 2), expandOngoing: true };
  const instances = event.start === undefined ? [] : ical.expandRecurringEvent(event, range);
  return instances.filter((instance) => instance.event.status !== 'CANCELLED');
}

function daysOf({ start, end, isFullDay, summary, event }: EventInstance, timeZone: string): readonly ImportedDay[] {
  const floating = isFullDay || (event.start.tz === undefined && start.tz === undefined);
  const wall = (date: Date) => (floating ? readingOf(date) : wallTimeAt(timeZone, date.getTime()));
  const name = plainName(textOf(summary));
  return piecesOf(wall(start), wall(end)).map(({ localDay, closed }): ImportedDay => {
    const date = formatLocalDate(localDay);
    return closed === undefined ? { kind: 'holiday', date, name } : { kind: 'holiday', date, name, closed };
  });
}

/** What this machine's clock shows: dates, and times without a zone, are read as such. */
function readingOf(date: Date): Instant {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds());
}

/** A stretch of wall time date by date, in whole minutes; a date that it covers has no window. */
function piecesOf(fromMs: Instant, toMs: Instant): readonly { readonly localDay: number; readonly closed?: Window }[] {
  const from = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS;
  const to = Math.ceil(toMs / MINUTE_MS) * MINUTE_MS;
  const count = Math.max(Math.ceil(to / DAY_MS) - Math.floor(from / DAY_MS), 0);
  return Array.from({ length: from < to ? count : 0 }, (_, index) => {
    const localDay = Math.floor(from / DAY_MS) + index;
    const open = Math.max(from - localDay * DAY_MS, 0);
    const close = Math.min(to - localDay * DAY_MS, DAY_MS);
    return open === 0 && close === DAY_MS ? { localDay } : { localDay, closed: [clock(open), clock(close)] };
  });
}

function clock(ms: number): string {
  const minutes = ms / MINUTE_MS;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const textOf = (summary: ParameterValue | undefined) => (typeof summary === 'object' ? summary.val : (summary ?? ''));
const quoted = (summary: ParameterValue) => JSON.stringify(plainName(textOf(summary)));
