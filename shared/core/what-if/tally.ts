/** Counts what a policy led to: promises kept and broken, and who was told how much and when. Tallies of parts add up to that of the whole. */
import { type Fact, type FiringFact, isFiring } from '../fact.ts';
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
    attainment: sumOfAttainment(tickets.flatMap(attainmentRows)),
    notices: sumOfNotices(
      tickets.flatMap(({ facts }) => facts.filter(isFiring).flatMap((fact) => noticeRows(fact, whereabouts))),
    ),
  };
}

export function addTallies(one: Tally, other: Tally): Tally {
  return {
    attainment: sumOfAttainment([...one.attainment, ...other.attainment]),
    notices: sumOfNotices([...one.notices, ...other.notices]),
  };
}

const NO_CLOCKS = { met: 0, breached: 0, running: 0, cancelled: 0 };
const NO_NOTICES = { warned: 0, breached: 0, escalated: 0, atNight: 0 };

const sumOfAttainment = (rows: readonly AttainmentRow[]) =>
  sum(rows, ({ metric, priority }) => `${metric}/${priority}`, NO_CLOCKS);
const sumOfNotices = (rows: readonly NoticeRow[]) => sum(rows, ({ to, week }) => `${to}/${week}`, NO_NOTICES);

function attainmentRows({ priority, clocks }: Counted): readonly AttainmentRow[] {
  return clocks.map(({ metric, state }) => ({ metric, priority, ...NO_CLOCKS, [state === 'paused' ? 'running' : state]: 1 }));
}

function noticeRows(fact: FiringFact, whereabouts: Whereabouts): readonly NoticeRow[] {
  return fact.told.map((to) => {
    const { week, atNight } = localTime(to, fact.at, whereabouts);
    return { to, week, ...NO_NOTICES, atNight: atNight ? 1 : 0, [fact.type]: 1 };
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

/** One row for each key, in the order of the keys, its numbers added up. `none` has a zero for each of them. */
function sum<Field extends string, Row extends { readonly [F in Field]: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  none: { readonly [F in Field]: number },
): readonly Row[] {
  const fields = Object.keys(none) as Field[];
  const sums = new Map<string, { row: Row; counts: { [F in Field]: number } }>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = sums.get(key) ?? { row, counts: { ...none } };
    for (const field of fields) known.counts[field] += row[field];
    sums.set(key, known);
  }
  // Stryker disable next-line EqualityOperator: no key comes twice.
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { row, counts }]) => ({ ...row, ...counts }));
}
