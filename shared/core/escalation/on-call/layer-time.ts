/** When a layer has somebody, and when that can change. */
import { DAY_MS, type Instant } from '../../instant.ts';
import { intervalsOn } from '../../sla/calendar-days.ts';
import type { Interval } from '../../sla/interval.ts';
import { daysBetween, type LocalDay, weekdayOfDay } from '../../sla/local-date.ts';
import { instantOf, localDayAt, type WallTime } from '../../sla/wall-time.ts';
import { offsetAt } from '../../sla/zone.ts';
import { membersOf, type Rotation, turnAt } from './rotation.ts';
import type { OnCall } from './schedule.ts';

/** A stretch in which a turn has the layer. */
type Shift = Interval & { readonly turn: number };

/** Longest shift, and at most a day that the zone left out, reach back so far. */
const DAYS_BACK = 2;

/** Who has the layer at an instant; `undefined` where it has nobody. */
export function onLayer(rotation: Rotation, timeZone: string, at: Instant): OnCall | undefined {
  const turn = rotation.windows === undefined ? turnInForce(rotation, timeZone, at) : turnOfShift(rotation, timeZone, at);
  if (turn === undefined) return undefined;
  return { who: membersOf(rotation, turn), source: { kind: 'layer', layer: rotation.layer.name, turn } };
}

/** The turn whose handover came last. */
function turnInForce(rotation: Rotation, timeZone: string, at: Instant): number | undefined {
  const { from, until } = rotation;
  if (at < handoverAt(timeZone, from) || at >= handoverAt(timeZone, until)) return undefined;
  // Where an hour is shown twice, its handovers have come with the first: the wall has been further than it shows.
  const furthest = at + Math.max(offsetAt(timeZone, at), offsetAt(timeZone, at - DAY_MS));
  let turn = turnAt(rotation, furthest);
  while (handoverAt(timeZone, beginOf(rotation, turn)) > at) turn -= 1;
  return turn;
}

function turnOfShift(rotation: Rotation, timeZone: string, at: Instant): number | undefined {
  const day = localDayAt(timeZone, at);
  const now = shiftsOn(rotation, timeZone, daysBetween(day - DAYS_BACK, day + 1)).filter(({ from, to }) => from <= at && at < to);
  // Two of them meet only in an hour that is shown twice: the one that has begun has taken over.
  return now.reduce<Shift | undefined>((last, shift) => (last !== undefined && last.from > shift.from ? last : shift), undefined)
    ?.turn;
}

function shiftsOn(rotation: Rotation, timeZone: string, days: readonly LocalDay[]): readonly Shift[] {
  return days.flatMap((day) => {
    const opens = (openMs: WallTime) => day * DAY_MS + openMs;
    const windows = (rotation.windows?.get(weekdayOfDay(day)) ?? []).filter(
      ({ openMs }) => opens(openMs) >= rotation.from && opens(openMs) < rotation.until,
    );
    return intervalsOn(timeZone, day, windows).map((interval, index) => ({
      ...interval,
      turn: turnAt(rotation, opens(windows[index]?.openMs ?? 0)),
    }));
  });
}

/** Every instant within `[from, to)` at which the layer may change hands, in no order. */
export function layerEdges(rotation: Rotation, timeZone: string, { from, to }: Interval): readonly Instant[] {
  const first = localDayAt(timeZone, from) - DAYS_BACK;
  const last = localDayAt(timeZone, to) + 1;
  const edges =
    rotation.windows === undefined
      ? [rotation.from, rotation.until, ...handovers(rotation, first * DAY_MS, last * DAY_MS)].map((wall) =>
          handoverAt(timeZone, wall),
        )
      : shiftsOn(rotation, timeZone, daysBetween(first, last)).flatMap((shift) => [shift.from, shift.to]);
  return edges.filter((edge) => edge >= from && edge < to);
}

/** Also those after the layer's end: where it has nobody, nothing changes hands. */
function handovers(rotation: Rotation, from: WallTime, to: WallTime): readonly WallTime[] {
  const first = Math.max(0, turnAt(rotation, from));
  return daysBetween(first, Math.max(first, turnAt(rotation, to))).map((turn) => beginOf(rotation, turn));
}

function beginOf({ anchor, layer: { every } }: Rotation, turn: number): WallTime {
  return every.kind === 'time' ? anchor + turn * every.ms : anchor;
}

const handoverAt = (timeZone: string, wall: WallTime): Instant => (Number.isFinite(wall) ? instantOf(timeZone, wall) : wall);
