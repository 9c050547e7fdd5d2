/** Short words for the specifications of on-call schedules. */

import type { OnCallLayer, OnCallSchedule } from '../../../../../shared/core/escalation/on-call/schedule.ts';
import { shifts } from '../../../../../shared/core/escalation/on-call/shifts.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../../../../shared/core/instant.ts';
import { WEEKDAYS, type WeeklyHours, type Window } from '../../../../../shared/core/sla/calendar.ts';

export const at = (text: string): Instant => Date.parse(text);

/** A text of `2026-03-29 02:00` on the wall of the zone, for reading results. */
export function wallText(timeZone: string, instant: Instant): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}

export const DAILY = { kind: 'time', ms: DAY_MS } as const;
export const WEEKLY = { kind: 'time', ms: 7 * DAY_MS } as const;
export const everyHours = (hours: number) => ({ kind: 'time', ms: hours * HOUR_MS }) as const;

/** One person a turn, daily from 09:00 since Monday 5 January 2026, unless told otherwise. */
export function layer(names: string, changes: Partial<OnCallLayer> = {}): OnCallLayer {
  const turns = names.split(' ').map((turn) => turn.split('+'));
  return { name: names, turns, every: DAILY, handover: { time: '09:00' }, from: '2026-01-05', ...changes };
}

export function schedule(timeZone: string, ...layers: readonly OnCallLayer[]): OnCallSchedule {
  return { name: 'desk', timeZone, layers, overrides: [] };
}

export const everyDay = (...windows: readonly Window[]): WeeklyHours => Object.fromEntries(WEEKDAYS.map((day) => [day, windows]));

/** Shifts as lines: `2026-01-05 09:00 ann`, on the wall of the schedule. */
export function lines(of: OnCallSchedule, from: string, to: string): readonly string[] {
  return shifts(of, at(from), at(to)).map((shift) => `${wallText(of.timeZone, shift.from)} ${shift.who.join('+') || 'nobody'}`);
}
