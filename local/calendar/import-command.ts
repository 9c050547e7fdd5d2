// `import china | country CODE | ics PLACE`: asks the data, merges what they say into a calendar, and prints or writes it.

import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { formatProblems } from '../../shared/config/problem.ts';
import { type Calendar, type LocalDate, WEEKDAYS, type Weekday } from '../../shared/core/sla/calendar.ts';
import type { CalendarOptions, Surroundings } from '../calendar.ts';
import type { Answer } from '../terminal/answer.ts';
import { editCalendar, entryText, listsIn } from './edit-calendar.ts';
import type { Imported } from './imported-days.ts';
import { LISTS, type Merge, mergeImport } from './merge-import.ts';
import { calendarNamed, type FoundCalendar, type OpenFile, openFile } from './open-file.ts';
import { readIcs } from './read-ics.ts';

/** What is imported: the words of the command up to the file. */
type Origin =
  | { readonly kind: 'china' }
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'ics'; readonly place: string };

type Order = {
  readonly origin: Origin;
  readonly years: readonly number[];
  readonly calendar: Calendar;
  readonly language: string;
};

/** Nothing where it is not said what to import. */
export async function importCommand(
  names: readonly string[],
  options: CalendarOptions,
  { fetch, write }: Surroundings,
): Promise<Answer | undefined> {
  const asked = originOf(names);
  if (asked === undefined) return undefined;
  const years = yearsOf(options.years);
  if (typeof years === 'string') return failed(years);
  const opened = openFile(asked.path);
  if (!opened.ok) return failed(opened.message);
  const found = options.calendar === undefined ? onlyCalendar(opened.draft) : calendarNamed(options.calendar, opened.draft);
  if (!found.ok) return failed(`${asked.path}: ${found.message}`);
  const language = options.language ?? opened.draft.mail.defaultLanguage;
  if (!/^[a-z]{2}(-[a-z]+)?$/i.test(language)) {
    return failed(`--language: ${JSON.stringify(language)} is no code of a language; write e.g. en, zh-CN or de`);
  }
  const { calendar } = found;
  const imported = await ask({ origin: asked.origin, years, calendar, language }, options.region, fetch);
  if (!imported.ok) return failed(imported.message);
  const request = { ...imported, years, like: likeDay(calendar) };
  const merge = (text: string) => mergeImport(listsIn(text, calendar.name), request);
  return options.write === true ? put({ opened, calendar, merge }, write) : print(calendar, merge(opened.text));
}

function originOf([kind, ...rest]: readonly string[]): { readonly origin: Origin; readonly path: string } | undefined {
  const [first, second, ...more] = rest;
  if (kind === 'china' && second === undefined) return { origin: { kind }, path: first ?? 'pledge.yaml' };
  if (first === undefined || more.length > 0) return undefined;
  const path = second ?? 'pledge.yaml';
  if (kind === 'country') return { origin: { kind, country: first.toUpperCase() }, path };
  return kind === 'ics' ? { origin: { kind, place: first }, path } : undefined;
}

function yearsOf(text: string | undefined): readonly number[] | string {
  if (text === undefined) return '--years is missing; write e.g. --years 2026,2027';
  const years = text.split(',').map((part) => part.trim());
  const wrong = years.find((year) => !/^20\d\d$|^2100$/.test(year));
  if (wrong !== undefined)
    return `--years: ${JSON.stringify(wrong)} is not a year from 2000 to 2100; write e.g. --years 2026,2027`;
  return [...new Set(years.map(Number))].toSorted((a, b) => a - b);
}

/** Public holidays make sense where there are days off. */
function onlyCalendar({ policySet }: ConfigurationDraft): FoundCalendar {
  const calendars = Object.values(policySet.calendars).filter(({ weekly }) => WEEKDAYS.some((day) => weekly[day] === undefined));
  const [calendar, ...others] = calendars;
  if (calendar !== undefined && others.length === 0) return { ok: true, calendar };
  return { ok: false, message: `say which calendar: --calendar ${Object.keys(policySet.calendars).join(' or --calendar ')}` };
}

/** The data are large, and only the ones that are asked for are read. */
async function ask(
  { origin, years, calendar: { timeZone }, language }: Order,
  region: string | undefined,
  fetch: Surroundings['fetch'],
): Promise<Imported> {
  if (region !== undefined && origin.kind !== 'country') {
    return { ok: false, message: '--region goes with import country; leave it out' };
  }
  if (origin.kind === 'china') return (await import('./import-china.ts')).importChina(years, language);
  if (origin.kind === 'country') {
    const { importCountry } = await import('./import-country.ts');
    return importCountry({ country: origin.country, region: region?.toUpperCase(), years, language });
  }
  const ics = await readIcs(origin.place, fetch);
  return ics.ok ? (await import('./import-ics.ts')).importIcs({ ...ics, years, timeZone }) : ics;
}

/** Monday, or the first day with hours of the version in force. */
function likeDay({ weekly, later = [] }: Calendar): (date: LocalDate) => Weekday {
  return (date) => {
    const version = later.findLast(({ from }) => from <= date)?.weekly ?? weekly;
    return WEEKDAYS.find((day) => version[day] !== undefined) ?? 'mon';
  };
}

function print({ name }: Calendar, { entries, changes, notes }: Merge): Answer {
  const lists = LISTS.flatMap((list) =>
    entries[list].length === 0 ? [] : [`    ${list}:`, ...entries[list].map((entry) => `      - ${entryText(entry)}`)],
  );
  const yaml = lists.length === 0 ? [] : ['calendars:', `  ${name}:`, ...lists];
  const last = isNothing(changes)
    ? 'nothing to change in the file'
    : `${summary(changes)}; add --write to put this into the file`;
  return { code: 0, text: lines([...yaml, ...notes.map((note) => `# ${note}`), `# ${last}`]) };
}

type Job = {
  readonly opened: Extract<OpenFile, { ok: true }>;
  readonly calendar: Calendar;
  /** What the import changes in a file of that text. */
  readonly merge: (text: string) => Merge;
};

/** The file as it will be is read again: what does not load, or would change once more, is not written. */
function put({ opened: { path, text }, calendar: { name }, merge }: Job, write: Surroundings['write']): Answer {
  const { changes, notes } = merge(text);
  if (isNothing(changes)) return { code: 0, text: lines([...notes, `${path}: calendars.${name}: nothing to change`]) };
  const edited = editCalendar(text, name, changes);
  if (!edited.ok) return failed(`${path}: ${edited.message}; nothing was written`);
  const loaded = loadConfiguration({ text: edited.text, file: path });
  if (!loaded.ok) return failed(`${formatProblems(loaded.errors)}\n${path}: that is what it would come to; nothing was written`);
  if (!isNothing(merge(edited.text).changes)) {
    return failed(
      `${path}: calendars.${name} is written in a way that cannot be added to; paste the entries. Nothing was written`,
    );
  }
  write(path, edited.text);
  return { code: 0, text: lines([...notes, `${path}: calendars.${name}: ${summary(changes)}`]) };
}

const isNothing = (changes: Merge['changes']) =>
  LISTS.every((list) => changes[list].add.length + changes[list].remove.length === 0);

function summary(changes: Merge['changes']): string {
  return LISTS.flatMap((list) => {
    const { add, remove } = changes[list];
    return add.length + remove.length === 0 ? [] : [`${list}: ${add.length} added, ${remove.length} removed`];
  }).join('; ');
}

const lines = (all: readonly string[]) => `${all.join('\n')}\n`;
const failed = (message: string): Answer => ({ code: 1, text: `${message}\n` });
