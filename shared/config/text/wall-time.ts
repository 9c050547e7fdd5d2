import { DAY_MS, MINUTE_MS } from '../../core/instant.ts';
import { formatLocalDate, parseLocalDate } from '../../core/sla/local-date.ts';
import type { WallTime } from '../../core/sla/wall-time.ts';
import { parseDate } from './date.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';
import { minutesOf } from './window.ts';

export const WALL_TIME_PATTERN = String.raw`^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$`;

/** Reads a date with a time of day on the wall, `2026-10-01 22:00`. */
export function parseWallTime(text: string): Parsed<WallTime> {
  const [date = '', time = '', ...rest] = text.trim().split(/[ T]+/);
  const day = parseDate(date);
  if (!day.ok) return day;
  if (rest.length > 0 || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))
    return refused(`${quote(text)} has no time of day; write e.g. ${day.value} 22:00`);
  return parsed((parseLocalDate(day.value) ?? 0) * DAY_MS + minutesOf([time, '24:00']).from * MINUTE_MS);
}

/** `2026-10-01 22:00`. */
export function formatWallTime(wall: WallTime): string {
  const day = Math.floor(wall / DAY_MS);
  const minutes = Math.floor((wall - day * DAY_MS) / MINUTE_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatLocalDate(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
