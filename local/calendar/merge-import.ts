// What an import changes in a calendar: entries of the same source and year are replaced, all others are left alone, and what they say wins.

import { datesOf } from '../../shared/config/schema/dates.ts';
import { originOf } from '../../shared/config/text/origin.ts';
import type { LocalDate, Weekday } from '../../shared/core/sla/calendar.ts';
import { type Entry, entriesOf, follows, type ImportedDay, oneADate } from './imported-days.ts';

export type ListName = 'holidays' | 'workdays';
export const LISTS: readonly ListName[] = ['holidays', 'workdays'];

/** The entries of a calendar, as they stand in the file. */
export type Lists = { readonly [L in ListName]: readonly Entry[] };

/** Positions of entries that go, and entries that come, in order of time. */
export type ListChange = { readonly remove: readonly number[]; readonly add: readonly Entry[] };

export type Merge = {
  readonly changes: { readonly [L in ListName]: ListChange };
  /** Everything that the import says and nothing else in the calendar does. */
  readonly entries: Lists;
  /** Dates that other entries have already, in words. */
  readonly notes: readonly string[];
};

export type ImportRequest = {
  readonly days: readonly ImportedDay[];
  readonly source: string;
  readonly years: readonly number[];
  /** The day of the week whose hours a make-up workday gets. */
  readonly like: (date: LocalDate) => Weekday;
};

export function mergeImport(lists: Lists, { days, source, years, like }: ImportRequest): Merge {
  const isOwn = (entry: Entry) =>
    entry.source !== undefined && originOf(entry.source) === originOf(source) && years.includes(yearOf(entry));
  const taken = takenDates(lists, isOwn);
  const free = oneADate(days).filter((day) => !taken.has(day.date));
  const listOf = (kind: ImportedDay['kind']) =>
    entriesOf(
      free.filter((day) => day.kind === kind),
      source,
      like,
    );
  const entries: Lists = { holidays: listOf('holiday'), workdays: listOf('workday') };
  const changeOf = (list: ListName): ListChange => ({
    remove: lists[list].flatMap((entry, index) => (isOwn(entry) && !entries[list].some(same(entry)) ? [index] : [])),
    add: entries[list].filter((entry) => !lists[list].filter(isOwn).some(same(entry))),
  });
  return {
    changes: { holidays: changeOf('holidays'), workdays: changeOf('workdays') },
    entries,
    notes: notesOf(oneADate(days), taken),
  };
}

export function firstDateOf({ date, from }: Entry): LocalDate {
  return date ?? from ?? '';
}

const yearOf = (entry: Entry) => Number(firstDateOf(entry).slice(0, 4));
const same = (one: Entry) => (other: Entry) => canonical(one) === canonical(other);
const canonical = (entry: Entry) => JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => a.localeCompare(b)));

type Taken = { readonly kind: ImportedDay['kind']; readonly entry: Entry };

/** The dates that entries of others decide: closed all day, or with hours of their own. */
function takenDates(lists: Lists, isOwn: (entry: Entry) => boolean): ReadonlyMap<LocalDate, Taken> {
  const taken = new Map<LocalDate, Taken>();
  for (const list of LISTS) {
    for (const entry of lists[list]) {
      if (isOwn(entry) || entry.closed !== undefined) continue;
      for (const date of datesOf(entry)) taken.set(date, { kind: list === 'holidays' ? 'holiday' : 'workday', entry });
    }
  }
  return taken;
}

/** One line for each entry that has dates already, with the dates that it has. */
function notesOf(days: readonly ImportedDay[], taken: ReadonlyMap<LocalDate, Taken>): readonly string[] {
  const met = new Map<string, { readonly dates: LocalDate[]; readonly text: string }>();
  for (const day of days) {
    const holder = taken.get(day.date);
    if (holder === undefined) continue;
    const text = noteOf(day, holder);
    const note = met.get(text) ?? { dates: [], text };
    if (!note.dates.includes(day.date)) note.dates.push(day.date);
    met.set(text, note);
  }
  return [...met.values()].map(({ dates, text }) => `${datesText(dates)}: ${text}`);
}

function noteOf({ kind, name }: ImportedDay, { kind: held, entry }: Taken): string {
  const by = entry.source === undefined ? 'by hand' : `from ${entry.source}`;
  const holder = `${held}${entry.name === undefined ? '' : ` ${JSON.stringify(entry.name)}`} ${by}`;
  if (kind === held) return `already a ${holder}; left alone`;
  return `CLASH: ${kind} ${JSON.stringify(name)} here, ${holder} in the file; left alone, remove that entry if it is wrong`;
}

/** "2026-02-14, 2026-02-28", and runs of dates by their ends. */
function datesText(dates: readonly LocalDate[]): string {
  const runs: { readonly first: LocalDate; last: LocalDate }[] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run !== undefined && follows(run.last, date)) run.last = date;
    else runs.push({ first: date, last: date });
  }
  return runs.map(({ first, last }) => (first === last ? first : `${first} to ${last}`)).join(', ');
}
