import type { Window } from '../../core/sla/calendar.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

export const WINDOW_PATTERN = String.raw`^([01]?\d|2[0-3]):[0-5]\d-(([01]?\d|2[0-3]):[0-5]\d|24:00)$`;

const DAY_MINUTES = 24 * 60;

/** Reads an opening time, `09:00-18:00`. It may end at `24:00`, or run past midnight, as `22:00-06:00`. */
export function parseWindow(text: string): Parsed<Window> {
  const match = /^(\d{1,2}):(\d{2}) ?[-–—~～] ?(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (match === null) return refused(`${quote(text)} is not a time of day; write e.g. 09:00-18:00`);
  const open = clockTime(match[1], match[2]);
  const close = clockTime(match[3], match[4]);
  if (!exists(open) || !exists(close)) return refused(`${quote(text)} has a time that does not exist; write 00:00 to 24:00`);
  if (open === '24:00') return refused(`${quote(text)} opens at the end of the day; write 00:00-${close} on the day after`);
  if (open === close || (open === '00:00' && close === '00:00')) {
    return refused(`${quote(text)} opens and closes at the same time; write 00:00-24:00 for the whole day`);
  }
  return parsed([open, close]);
}

/** A window as minutes from the start of its day; one that runs past midnight ends after 1440. */
export function minutesOf([open, close]: Window): { readonly from: number; readonly to: number } {
  const from = minuteOfDay(open);
  const to = minuteOfDay(close);
  return { from, to: to > from ? to : to + DAY_MINUTES };
}

export const formatWindow = ([open, close]: Window) => `${open}-${close}`;

const clockTime = (hour: string | undefined, minute: string | undefined) => `${(hour ?? '').padStart(2, '0')}:${minute ?? ''}`;
const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const exists = (time: string) => minuteOfDay(time) <= DAY_MINUTES && Number(time.slice(3, 5)) < 60;
