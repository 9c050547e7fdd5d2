// Holidays and make-up workdays of mainland China, as the State Council announces them year by year.
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { LocalDate } from '../../shared/core/sla/calendar.ts';
import type { Imported, ImportedDay } from './imported-days.ts';
import { packageVersion } from './package-version.ts';

type Table = { readonly [date: LocalDate]: string };

const HOLIDAYS: Table = data.holidays;
const WORKDAYS: Table = data.workdays;

/** @param language of the names: English or Chinese */
export function importChina(years: readonly number[], language: string): Imported {
  const source = `chinese-days ${packageVersion('chinese-days')}`;
  if (!/^(en|zh)\b/i.test(language))
    return { ok: false, message: `${source} has names in en and zh-CN; choose one by --language` };
  const missing = years.find((year) => daysOf(HOLIDAYS, year).length === 0);
  if (missing !== undefined) return { ok: false, message: whyUnknown(missing, source) };
  const days = years.flatMap((year): readonly ImportedDay[] => [
    ...daysOf(HOLIDAYS, year).map(([date, names]) => ({ kind: 'holiday' as const, date, name: nameOf(names, language) })),
    ...daysOf(WORKDAYS, year).map(([date, names]) => ({ kind: 'workday' as const, date, name: makeUp(names, language) })),
  ]);
  return { ok: true, source, days };
}

function daysOf(table: Table, year: number): readonly (readonly [LocalDate, string])[] {
  return Object.entries(table).filter(([date]) => date.startsWith(`${year}-`));
}

/** The data say "Spring Festival,春节,4": the name in both languages and its days by law. */
function nameOf(names: string, language: string): string {
  const [english = '', chinese = ''] = names.split(',');
  return isEnglish(language) ? english : chinese;
}

const makeUp = (names: string, language: string) =>
  isEnglish(language) ? `Make-up day of ${nameOf(names, language)}` : `${nameOf(names, language)}调休`;

const isEnglish = (language: string) => /^en\b/i.test(language);

function whyUnknown(year: number, source: string): string {
  const known = Object.keys(HOLIDAYS).map((date) => Number(date.slice(0, 4)));
  if (year < Math.min(...known)) return `${source} begins with ${Math.min(...known)}; ask for a later year than ${year}`;
  return (
    `${source} does not know ${year} yet. The State Council announces the holidays of a year in the autumn before, ` +
    'usually in November; once it has, update the data (npm i -E -D chinese-days@latest) and import again'
  );
}
