/** Counts what a policy led to: promises kept and broken, and who was told how much and when. Tallies of parts add up to that of the whole. */
import { type Fact, isFiring } from '../fact.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../instant.ts';
import { findPerson, type Organisation } from '../organisation.ts';
import type { Priority } from '../priority.ts';
import { type LocalDate, WEEKDAYS } from '../sla/calendar.ts';
import type { Clock } from '../sla/clock.ts';
import { formatLocalDate, weekdayOfDay } from '../sla/local-date.ts';
import type { Metric } from '../sla/metric.ts';
import { wallTimeAt } from '../sla/wall-time.ts';

/** Clocks of one metric by what became of them. `running`: not decided yet. `cancelled`: the promise lapsed before it was due. */
export type AttainmentRow = {
  readonly metric: Metric;
  /** The ticket's last. */
  readonly priority: Priority;
  readonly met: number;
  readonly breached: number;
  readonly running: number;
  readonly cancelled: number;
};

/** How often somebody was told something by a ladder within a week. */
export type NoticeRow = {
  /** Person id, or an address. */
  readonly to: string;
  /** Its Monday, where the person is. */
  readonly week: LocalDate;
  readonly warned: number;
  readonly breached: number;
  readonly escalated: number;
  /** How many of these came between 22:00 and 07:00 where the person is. */
  readonly atNight: number;
};

export type Tally = { readonly attainment: readonly AttainmentRow[]; readonly notices: readonly NoticeRow[] };

export const EMPTY_TALLY: Tally = { attainment: [], notices: [] };

/** What there is to count of one ticket. */
export type Counted = { readonly priority: Priority; readonly clocks: readonly Clock[]; readonly facts: readonly Fact[] };

/** `timeZone` is for people who have none of their own. */
export type Whereabouts = { readonly organisation: Organisation; readonly timeZone: string };

const NIGHT_FROM_MS = 22 * HOUR_MS;
const NIGHT_TO_MS = 7 * HOUR_MS;

export function tallyOf(tickets: readonly Counted[], whereabouts: Whereabouts): Tally {
  return {
    attainment: sum(tickets.flatMap(attainmentRows), attainmentKey),
    notices: sum(
      tickets.flatMap(({ facts }) => facts.flatMap((fact) => noticeRows(fact, whereabouts))),
      noticeKey,
    ),
  };
}

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    attainment: sum([...one.attainment, ...other.attainment], attainmentKey),
    notices: sum([...one.notices, ...other.notices], noticeKey),
  };
}

const attainmentKey = ({ metric, priority }: AttainmentRow): string => `${metric}/${priority}`;
const noticeKey = ({ to, week }: NoticeRow): string => `${to}/${week}`;

function attainmentRows({ priority, clocks }: Counted): readonly AttainmentRow[] {
  return clocks.map(({ metric, state }) => {
    const none = { metric, priority, met: 0, breached: 0, running: 0, cancelled: 0 };
    return { ...none, [state === 'paused' ? 'running' : state]: 1 };
  });
}

function noticeRows(fact: Fact, whereabouts: Whereabouts): readonly NoticeRow[] {
  if (!isFiring(fact)) return [];
  return fact.told.map((to) => {
    const { week, atNight } = localTime(to, fact.at, whereabouts);
    const none = { to, week, warned: 0, breached: 0, escalated: 0, atNight: atNight ? 1 : 0 };
    return { ...none, [fact.type]: 1 };
  });
}

function localTime(to: string, at: Instant, { organisation, timeZone }: Whereabouts): { week: LocalDate; atNight: boolean } {
  const wall = wallTimeAt(findPerson(organisation, to)?.timeZone ?? timeZone, at);
  const day = Math.floor(wall / DAY_MS);
  const sinceMidnight = wall - day * DAY_MS;
  return {
    week: formatLocalDate(day - WEEKDAYS.indexOf(weekdayOfDay(day))),
    atNight: sinceMidnight >= NIGHT_FROM_MS || sinceMidnight < NIGHT_TO_MS,
  };
}

/** One row for each key, in the order of the keys, its numbers added up. */
function sum<Row extends object>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = sums.get(key);
    sums.set(key, known === undefined ? row : added(known, row));
  }
  return [...sums.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function added<Row extends object>(one: Row, other: Row): Row {
  const values = new Map<string, unknown>(Object.entries(other));
  const entries = Object.entries(one).map(([key, value]) => [
    key,
    typeof value === 'number' ? value + Number(values.get(key)) : value,
  ]);
  return Object.fromEntries(entries) as Row;
}
