/**
 * Offsets of IANA zones from UTC, from `Intl` alone. The transitions of a zone are searched once a zone and year and kept;
 * every later question is integer arithmetic. Exact to the second, also for the odd offsets of the time before standard zones.
 */
import { DAY_MS, type DurationMs, type Instant, SECOND_MS } from '../instant.ts';
import { startOfYear, yearOfInstant } from './local-date.ts';

/** The first instant of a new offset. */
export type Transition = { readonly at: Instant; readonly offsetMs: DurationMs };

/** The offset with which the year begins, before any transition in it. */
type ZoneYear = { readonly offsetMs: DurationMs; readonly transitions: readonly Transition[] };

// Two transitions that cancel each other out have never been closer than 3.98 days (Freetown, 1939), so none hides between two probes.
const PROBE_MS = 3 * DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
const zones = new Map<string, Map<number, ZoneYear>>();

/** Whether the name is a zone that this runtime knows. Every other function here throws a RangeError for a name that is not. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** How far the zone's wall clock is ahead of UTC at an instant. */
export function offsetAt(zone: string, at: Instant): DurationMs {
  const { offsetMs, transitions } = zoneYear(zone, yearOfInstant(at));
  let current = offsetMs;
  for (const transition of transitions) {
    if (transition.at <= at) current = transition.offsetMs;
  }
  return current;
}

/** The transitions of a UTC year, in order. */
export function transitionsIn(zone: string, year: number): readonly Transition[] {
  return zoneYear(zone, year).transitions;
}

function zoneYear(zone: string, year: number): ZoneYear {
  const known = zones.get(zone)?.get(year);
  if (known !== undefined) return known;
  const years = zones.get(zone) ?? new Map<number, ZoneYear>();
  const found = searchYear(zone, year);
  zones.set(zone, years.set(year, found));
  return found;
}

function searchYear(zone: string, year: number): ZoneYear {
  const format = formatOf(zone);
  // From the last second of the year before: a transition at the very start of a year belongs to it.
  const end = startOfYear(year + 1) - SECOND_MS;
  const transitions: Transition[] = [];
  let from = startOfYear(year) - SECOND_MS;
  let offsetMs = readOffset(format, from);
  const before = offsetMs;
  while (from < end) {
    const to = Math.min(from + PROBE_MS, end);
    while (offsetMs !== readOffset(format, to)) {
      const at = searchTransition(format, { from, to, offsetMs });
      offsetMs = readOffset(format, at);
      transitions.push({ at, offsetMs });
      from = at;
    }
    from = to;
  }
  return { offsetMs: before, transitions };
}

/** The instant between `from`, where the offset is in force, and `to`, where it is not, at which it ends. Whole seconds. */
function searchTransition(format: Intl.DateTimeFormat, range: { from: Instant; to: Instant; offsetMs: DurationMs }): Instant {
  let before = range.from / SECOND_MS;
  let after = range.to / SECOND_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (readOffset(format, middle * SECOND_MS) === range.offsetMs) before = middle;
    else after = middle;
  }
  return after * SECOND_MS;
}

function readOffset(format: Intl.DateTimeFormat, at: Instant): DurationMs {
  // "1/5/2026, GMT+05:30"; seconds appear only where there are any, and UTC may be a bare "GMT".
  const text = format.format(at);
  const offset = text.slice(text.indexOf('GMT') + 3);
  const [hours = 0, minutes = 0, seconds = 0] = offset.split(':').map((part) => Math.abs(Number(part)));
  const offsetMs = (hours * 3_600 + minutes * 60 + seconds) * SECOND_MS;
  return offset.startsWith('-') ? -offsetMs : offsetMs;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  // Stryker disable next-line CallExpression: what is not kept is only made again.
  formats.set(zone, made);
  return made;
}
