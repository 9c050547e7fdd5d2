/**
 * The working week of the comparison, and its truth: business time counted quarter of an hour by quarter of an hour on the wall
 * clock of the process's zone, by nothing but `Date`. Every instant of a case lies on a quarter.
 */
import type { Calendar } from '../../../../shared/core/sla/calendar.ts';

const QUARTER_MS = 15 * 60_000;
const OPENING = 9;
const CLOSING = 17;

export const HOLIDAYS: readonly string[] = ['2026-04-06', '2026-05-01', '2026-12-25', '2027-01-01', '2027-05-06', '2028-01-03'];

export function officeIn(timeZone: string): Calendar {
  const hours = [['09:00', '17:00']] as const;
  const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  return { name: 'office', timeZone, weekly, holidays: HOLIDAYS.map((date) => ({ date })) };
}

/** Puts the process, and with it the libraries and the truth, into a zone while something runs. */
export async function inZone<T>(timeZone: string, run: () => Promise<T>): Promise<T> {
  const { TZ: before } = process.env;
  process.env['TZ'] = timeZone;
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

/** Wednesday, 4 March 2026, 10:15 on the wall, or so many days later. */
export const morning = (daysLater = 0): number => new Date(2026, 2, 4 + daysLater, 10, 15).getTime();

export function countedMs(from: number, to: number): number {
  let ms = 0;
  for (let at = from; at < to; at += QUARTER_MS) ms += isOpenAt(at) ? QUARTER_MS : 0;
  return ms;
}

export function instantAfter(from: number, ms: number): number {
  let at = from;
  for (let left = ms; left > 0; at += QUARTER_MS) left -= isOpenAt(at) ? QUARTER_MS : 0;
  return at;
}

/** The same time of day, so many working days later. */
export function daysAfter(from: number, days: number): number {
  const date = new Date(from);
  for (let left = days; left > 0; ) {
    date.setDate(date.getDate() + 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date.getTime();
}

function isOpenAt(at: number): boolean {
  const date = new Date(at);
  return date.getHours() >= OPENING && date.getHours() < CLOSING && isWorkingDay(date);
}

function isWorkingDay(date: Date): boolean {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const text = `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
  return date.getDay() >= 1 && date.getDay() <= 5 && !HOLIDAYS.includes(text);
}
