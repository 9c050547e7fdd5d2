/**
 * Who is on call, found out the slow way: writes down what the wall shows at every minute and paints turn after turn, shift after
 * shift over the minutes. Shares nothing with the engine, and no turn is computed: they are counted.
 */
import type { OnCallLayer, OnCallSchedule } from '../../../../../shared/core/escalation/on-call/schedule.ts';
import type { Instant } from '../../../../../shared/core/instant.ts';

const MINUTE = 60_000;
const DAY = 1_440;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The wall clock of a stretch of minutes, as minutes since 1970-01-01 on that wall. */
type Wall = { readonly origin: Instant; readonly shown: readonly number[] };

const walls = new Map<string, Wall>();

export function readWall(timeZone: string, origin: Instant, count: number): Wall {
  const key = `${timeZone} ${origin} ${count}`;
  const known = walls.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const shown = Array.from({ length: count }, (_, index) => {
    const text = format.format(origin + index * MINUTE);
    return Date.parse(`${text.replace(' ', 'T')}:00Z`) / MINUTE;
  });
  const wall = { origin, shown };
  walls.set(key, wall);
  return wall;
}

/** For each minute, who is on call. Layers must start within the stretch. */
export function everyMinute({ layers, overrides }: OnCallSchedule, wall: Wall): readonly (readonly string[])[] {
  const painted = layers.map((layer) => (layer.during === undefined ? paintTurns(layer, wall) : paintShifts(layer, wall)));
  return wall.shown.map((_, minute) => {
    let who: readonly string[] = painted.findLast((layer) => layer[minute] !== undefined)?.[minute] ?? [];
    const now = wall.origin + minute * MINUTE;
    for (const override of overrides) {
      if (now < override.from || now >= override.until) continue;
      if (override.instead === undefined) who = override.who;
      else if (who.includes(override.instead)) who = who.flatMap((id) => (id === override.instead ? override.who : [id]));
    }
    return [...new Set(who)];
  });
}

type Paint = (readonly string[] | undefined)[];

function paintTurns(layer: OnCallLayer, wall: Wall): Paint {
  const paint: Paint = wall.shown.map(() => undefined);
  const start = wallMinute(layer.from, layer.handover.time);
  let begins = anchorOf(layer);
  for (let turn = 0; begins < endOf(wall); turn += 1) {
    fill(paint, minuteOf(wall, begins, 'earlier'), paint.length, whoHas(layer, turn));
    begins += length(layer);
  }
  fill(paint, 0, minuteOf(wall, start, 'earlier'), undefined);
  if (layer.until !== undefined) {
    fill(paint, minuteOf(wall, wallMinute(layer.until, layer.handover.time), 'earlier'), paint.length, undefined);
  }
  return paint;
}

function paintShifts(layer: OnCallLayer, wall: Wall): Paint {
  const paint: Paint = wall.shown.map(() => undefined);
  const found = openingsOf(layer, endOf(wall)).map(({ opens, closes, midnight }, begun) => {
    const turn = layer.every.kind === 'shifts' ? Math.floor(begun / layer.every.count) : turnsBegun(layer, opens) - 1;
    const exists = wall.shown.some((shown) => Math.floor(shown / DAY) * DAY === midnight);
    const to = minuteOf(wall, closes, 'later');
    return { from: exists ? minuteOf(wall, opens, 'earlier') : to, to, who: whoHas(layer, turn) };
  });
  for (const { from, to, who } of found.toSorted((one, other) => one.from - other.from)) fill(paint, from, to, who);
  return paint;
}

type Opening = { readonly midnight: number; readonly opens: number; readonly closes: number };

/** The shifts of every date from the start of the layer on, in order, as the wall shows them. */
function openingsOf(layer: OnCallLayer, before: number): readonly Opening[] {
  const start = wallMinute(layer.from, layer.handover.time);
  const end = layer.until === undefined ? Infinity : wallMinute(layer.until, layer.handover.time);
  const found: Opening[] = [];
  for (let midnight = Math.floor(start / DAY) * DAY; midnight < before; midnight += DAY) {
    const weekday = NAMES[new Date(midnight * MINUTE).getUTCDay()] ?? 'sun';
    for (const [open, close] of layer.during?.[weekday] ?? []) {
      const overnight = minutes(close) <= minutes(open) ? DAY : 0;
      found.push({ midnight, opens: midnight + minutes(open), closes: midnight + minutes(close) + overnight });
    }
  }
  return found.filter(({ opens }) => opens >= start && opens < end);
}

/** How many turns have begun by what the wall shows. */
function turnsBegun(layer: OnCallLayer, shown: number): number {
  let count = 0;
  for (let begins = anchorOf(layer); begins <= shown; begins += length(layer)) count += 1;
  return count;
}

/** Where the first turn begins: on the day itself, or on the weekday of handovers before it. */
function anchorOf({ from, handover }: OnCallLayer): number {
  let begins = wallMinute(from, handover.time);
  while (handover.weekday !== undefined && NAMES[new Date(begins * MINUTE).getUTCDay()] !== handover.weekday) begins -= DAY;
  return begins;
}

/** The minute of the stretch that shows a wall time. A skipped one comes as much later as the clock was put forward. */
function minuteOf({ shown }: Wall, wanted: number, occurrence: 'earlier' | 'later'): number {
  if (wanted < (shown[0] ?? 0)) return 0;
  const found = occurrence === 'earlier' ? shown.indexOf(wanted) : shown.lastIndexOf(wanted);
  if (found >= 0) return found;
  const after = shown.findIndex((minute, index) => index > 0 && minute > wanted && (shown[index - 1] ?? minute) < wanted);
  if (after < 0) return shown.length;
  const skipped = (shown[after] ?? 0) - (shown[after - 1] ?? 0) - 1;
  return shown.indexOf(wanted + skipped);
}

function fill(paint: Paint, from: number, to: number, who: readonly string[] | undefined): void {
  for (let minute = from; minute < to; minute += 1) paint[minute] = who;
}

const whoHas = ({ turns }: OnCallLayer, turn: number) => turns[turn % turns.length] ?? [];
const length = ({ every }: OnCallLayer) => (every.kind === 'time' ? every.ms / MINUTE : Infinity);
const endOf = ({ shown }: Wall) => Math.max(...shown.slice(-DAY)) + 1;
const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const wallMinute = (date: string, time: string) => Date.parse(`${date}T00:00:00Z`) / MINUTE + minutes(time);
