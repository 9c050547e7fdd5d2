// Public holidays of other countries and their regions, computed from the rules of date-holidays.
import Holidays, { type HolidaysTypes } from 'date-holidays';
import { DAY_MS, HOUR_MS } from '../../shared/core/instant.ts';
import type { LocalDate } from '../../shared/core/sla/calendar.ts';
import { formatLocalDate, parseLocalDate } from '../../shared/core/sla/local-date.ts';
import { type Imported, type ImportedDay, plainName } from './imported-days.ts';
import { packageVersion } from './package-version.ts';

/** Its tables of the Islamic calendar end in 2077; after that, holidays would be missing without a word. */
const LAST_YEAR = 2076;

export type CountryRequest = {
  /** ISO 3166-1 code, as DE. */
  readonly country: string;
  /** Code of the state or region within it, as BY. */
  readonly region?: string | undefined;
  readonly years: readonly number[];
  /** Language of the names, as `en` or `zh-CN`; the country's own where the data have no other. */
  readonly language: string;
};

export function importCountry({ country, region, years, language }: CountryRequest): Imported {
  const place = region === undefined ? country : `${country}-${region}`;
  const refusal = whyNot(country, region) ?? tooLate(years);
  if (refusal !== undefined) return { ok: false, message: refusal };
  const holidays = region === undefined ? new Holidays(country) : new Holidays(country, region);
  holidays.setLanguages(languagesFor(language.toLowerCase(), holidays.getLanguages()));
  const days = years.flatMap((year) =>
    // A holiday that falls on a weekend can be kept in the year before or after its own.
    [year - 1, year, year + 1]
      .flatMap((around) => holidays.getHolidays(around))
      .filter(({ type }) => type === 'public')
      .flatMap(daysOf)
      .filter(({ date }) => date.startsWith(`${year}-`)),
  );
  const missing = years.find((year) => !days.some(({ date }) => date.startsWith(`${year}-`)));
  if (missing !== undefined) return { ok: false, message: `date-holidays has no public holiday of ${place} in ${missing}` };
  return { ok: true, source: `date-holidays ${packageVersion('date-holidays')} ${place}`, days };
}

/** A country's own variant of the language first: Labor Day in the US. */
function languagesFor(language: string, own: readonly string[]): string[] {
  const [general = language] = language.split('-');
  return [...own.filter((one) => one.startsWith(general)), language, general, ...own];
}

function whyNot(country: string, region: string | undefined): string | undefined {
  const known = new Holidays();
  if (country === 'CN') return 'date-holidays knows no make-up workdays; write import china instead of import country CN';
  if (!Object.hasOwn(known.getCountries(), country))
    return `there is no country ${JSON.stringify(country)}; give its two-letter code, e.g. DE, US or JP`;
  const regions = known.getStates(country) ?? {};
  if (region === undefined || Object.hasOwn(regions, region)) return undefined;
  const names = Object.keys(regions).join(', ');
  return `${country} has no region ${JSON.stringify(region)}${names === '' ? '; leave --region out' : `; its regions are ${names}`}`;
}

function tooLate(years: readonly number[]): string | undefined {
  const late = years.find((year) => year > LAST_YEAR);
  return late === undefined ? undefined : `date-holidays does not know ${late}; ask for ${LAST_YEAR} or earlier`;
}

/** `date` is the local beginning, "2026-12-24 14:00:00". A part of a last day is left out. */
function daysOf({ date, start, end, name }: HolidaysTypes.Holiday): readonly ImportedDay[] {
  const first = parseLocalDate(date.slice(0, 10));
  if (first === undefined) return [];
  const time = date.slice(11, 16);
  // The hour makes up for a change of the clocks.
  const wholeDays = Math.floor((end.getTime() - start.getTime() + HOUR_MS) / DAY_MS);
  if (time !== '00:00' && wholeDays < 1) {
    // What begins late in the day ends with it in these data.
    return [{ kind: 'holiday', date: formatLocalDate(first), name: plainName(name), closed: [time, '24:00'] }];
  }
  return Array.from({ length: Math.max(wholeDays, 1) }, (_, index): ImportedDay => {
    const day: LocalDate = formatLocalDate(first + index);
    return { kind: 'holiday', date: day, name: plainName(name) };
  });
}
