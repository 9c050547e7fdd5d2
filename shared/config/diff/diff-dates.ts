import type { Calendar, LocalDate, Window } from '../../core/sla/calendar.ts';
import { type LocalDay, parseLocalDate } from '../../core/sla/local-date.ts';
import { changed, type Difference, type Place } from './difference.ts';
import { filled, inEach, type Said, said } from './said.ts';
import { date, windows } from './values.ts';

/** Single days of a calendar: holidays, days with other hours, breaks. Days in a row that change alike are said together. */
export function diffDates(place: Place, before: Calendar, after: Calendar): readonly Difference[] {
  return KINDS.flatMap(({ key, entriesOf, say }) => {
    const was = byDate(entriesOf(before));
    const is = byDate(entriesOf(after));
    const dates = [...new Set([...was.keys(), ...is.keys()])].sort();
    const changes = dates
      .map((day) => ({ day, was: was.get(day), is: is.get(day) }))
      .filter((change) => JSON.stringify(change.was) !== JSON.stringify(change.is));
    return runsOf(changes).map((run) => tell(run, { ...place, path: [...place.path, key] }, say));
  });
}

type Entry = { readonly date: LocalDate; readonly windows?: readonly Window[] | undefined; readonly name?: string | undefined };
type Entries = readonly Entry[];

type Kind = {
  readonly key: string;
  readonly entriesOf: (calendar: Calendar) => Entries;
  readonly say: Sayings;
};

/** `{0}` stands for the days, `{1}` for what they are. */
type Sayings = { readonly added: Said; readonly removed: Said; readonly changed: Said };

const KINDS: readonly Kind[] = [
  {
    key: 'holidays',
    entriesOf: ({ holidays = [] }) => holidays,
    say: {
      added: said('{0} now a holiday{1}', '{0}现为节假日{1}'),
      removed: said('{0} no longer a holiday{1}', '{0}不再是节假日{1}'),
      changed: said('{0} now a holiday under the name{1}', '{0}节假日名称改为{1}'),
    },
  },
  {
    key: 'workdays',
    entriesOf: ({ replacements = [] }) => replacements,
    say: {
      added: said('{0} now on special hours: {1}', '{0}现为特殊工作时间：{1}'),
      removed: said('{0} no longer on special hours: {1}', '{0}不再是特殊工作时间：{1}'),
      changed: said('{0} now on other special hours: {1}', '{0}特殊工作时间改为：{1}'),
    },
  },
  {
    key: 'breaks',
    entriesOf: ({ breaks = [] }) => breaks,
    say: {
      added: said('{0} now closed {1}', '{0}新增休息时段：{1}'),
      removed: said('{0} no longer closed {1}', '{0}取消休息时段：{1}'),
      changed: said('{0} now closed {1}', '{0}休息时段改为{1}'),
    },
  },
];

/** A date can have several breaks. */
function byDate(entries: Entries): ReadonlyMap<LocalDate, Entries> {
  const days = new Map<LocalDate, Entries>();
  for (const { date: day, ...entry } of entries) days.set(day, [...(days.get(day) ?? []), { ...entry, date: '' }]);
  return days;
}

type Change = { readonly day: LocalDate; readonly was: Entries | undefined; readonly is: Entries | undefined };

function runsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  return changes.reduce<readonly (readonly Change[])[]>((runs, change) => {
    const run = runs.at(-1) ?? [];
    const last = run.at(-1);
    const goesOn = last !== undefined && numberOf(last.day) + 1 === numberOf(change.day) && alike(last, change);
    return goesOn ? [...runs.slice(0, -1), [...run, change]] : [...runs, [change]];
  }, []);
}

const numberOf = (day: LocalDate): LocalDay => parseLocalDate(day) ?? Number.NaN;
const alike = (a: Change, b: Change) => JSON.stringify([a.was, a.is]) === JSON.stringify([b.was, b.is]);

function tell(run: readonly Change[], { path, name }: Place, say: Sayings): Difference {
  const { day = '', was, is } = run[0] ?? {};
  const last = run.at(-1)?.day ?? day;
  const place = { path: [...path, day], name: filled(said('{0}:', '{0}：'), name) };
  const [kind, entries] =
    is === undefined ? (['removed', was] as const) : ([was === undefined ? 'added' : 'changed', is] as const);
  const what = filled(say[kind], daysOf(day, last), describe(entries ?? []));
  return { ...changed(place, what), kind };
}

function daysOf(first: LocalDate, last: LocalDate): Said {
  if (first === last) return filled(said('{0} is', '{0}'), date(first));
  return filled(said('{0} – {1} are', '{0}至{1}'), date(first), date(last));
}

/** ` (国庆节)`, `09:00-12:00 (国庆节调休)` */
function describe(entries: Entries): Said {
  return inEach((language) =>
    entries
      .map(({ windows: hours, name }) => {
        const open = hours === undefined ? '' : windows(hours)[language];
        const named = name === undefined ? '' : language === 'en' ? ` (${name})` : `（${name}）`;
        return `${open}${named}`;
      })
      .join(language === 'en' ? ', ' : '、'),
  );
}
