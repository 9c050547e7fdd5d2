/** A layer with its texts read: its turns are numbered by arithmetic on the wall clock, whatever the years since its start. */
import { DAY_MS } from '../../instant.ts';
import { WEEKDAYS, type Weekday } from '../../sla/calendar.ts';
import { type DayWindow, parseTimeOfDay, windowsByWeekday } from '../../sla/calendar-days.ts';
import { parseLocalDate, weekdayOfDay } from '../../sla/local-date.ts';
import type { WallTime } from '../../sla/wall-time.ts';
import type { OnCallLayer } from './schedule.ts';

export type Rotation = {
  readonly layer: OnCallLayer;
  /** Where turn 0 begins; it lies before `from` where the layer starts in the midst of a turn. */
  readonly anchor: WallTime;
  readonly from: WallTime;
  /** `Infinity` for a layer without an end. */
  readonly until: WallTime;
  readonly windows: ReadonlyMap<Weekday, readonly DayWindow[]> | undefined;
  /** The beginnings of all shifts of a week, in order, from its Monday 00:00. */
  readonly openings: readonly WallTime[];
};

const WEEK_MS = WEEKDAYS.length * DAY_MS;
// 1970-01-01 was a Thursday.
const FIRST_MONDAY = 4 * DAY_MS;

const rotations = new WeakMap<OnCallLayer, Rotation>();

export function rotationOf(layer: OnCallLayer): Rotation {
  const known = rotations.get(layer);
  if (known !== undefined) return known;
  const made = readRotation(layer);
  // Stryker disable next-line CallExpression: what is not kept is only made again.
  rotations.set(layer, made);
  return made;
}

function readRotation(layer: OnCallLayer): Rotation {
  const { handover, during } = layer;
  const time = parseTimeOfDay(handover.time);
  const wallOf = (date: string | undefined, otherwise: WallTime): WallTime => {
    const day = date === undefined ? undefined : parseLocalDate(date);
    return day === undefined ? otherwise : day * DAY_MS + time;
  };
  const from = wallOf(layer.from, Infinity);
  const windows = during && windowsByWeekday(during);
  return {
    layer,
    from,
    anchor: from - daysSince(handover.weekday, from) * DAY_MS,
    until: wallOf(layer.until, Infinity),
    windows,
    openings: WEEKDAYS.flatMap((day, index) => (windows?.get(day) ?? []).map(({ openMs }) => index * DAY_MS + openMs)).sort(
      (one, other) => one - other,
    ),
  };
}

/** Days since the weekday last came, 0 on that day itself. */
function daysSince(weekday: Weekday | undefined, wall: WallTime): number {
  if (weekday === undefined || wall === Infinity) return 0;
  const today = WEEKDAYS.indexOf(weekdayOfDay(Math.floor(wall / DAY_MS)));
  return (today - WEEKDAYS.indexOf(weekday) + WEEKDAYS.length) % WEEKDAYS.length;
}

/** The turn that a wall time falls into; of a rotation by shifts, that of the shift that begins there. */
export function turnAt(rotation: Rotation, wall: WallTime): number {
  const { every } = rotation.layer;
  if (every.kind === 'time') return Math.floor((wall - rotation.anchor) / every.ms);
  return Math.floor((shiftsBefore(rotation, wall) - shiftsBefore(rotation, rotation.from)) / every.count);
}

/** How many shifts begin before a wall time, counted from a Monday of 1970. */
function shiftsBefore({ openings }: Rotation, wall: WallTime): number {
  const week = Math.floor((wall - FIRST_MONDAY) / WEEK_MS);
  const inWeek = wall - FIRST_MONDAY - week * WEEK_MS;
  return week * openings.length + openings.filter((opening) => opening < inWeek).length;
}

/** Who has a turn. */
export function membersOf({ layer: { turns } }: Rotation, turn: number): readonly string[] {
  return turns[turn % turns.length] ?? [];
}
