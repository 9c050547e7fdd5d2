/**
 * Civil dates as whole numbers: a `LocalDay` counts days since 1970-01-01 in the proleptic Gregorian calendar, in no zone at all.
 * All date arithmetic of the calendars runs on these, so that no date object and no text is made on the way.
 */
import { DAY_MS, type Instant } from '../instant.ts';
import { type LocalDate, WEEKDAYS, type Weekday } from './calendar.ts';

/** Days since 1970-01-01. */
export type LocalDay = number;

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

// The algorithms count years from March, so that the leap day comes last, and in eras of 400 years, which all have the same length.
const DAYS_PER_ERA = 146_097;
const DAYS_FROM_ERA_TO_EPOCH = 719_468;
// 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
const WEEKDAY_OF_EPOCH = 3;

export function dayOfCivil({ year, month, day }: CivilDate): LocalDay {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_ERA_TO_EPOCH;
}

export function civilOfDay(localDay: LocalDay): CivilDate {
  const shifted = localDay + DAYS_FROM_ERA_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day };
}

/** The first of January of a year. */
export function firstDayOfYear(year: number): LocalDay {
  return dayOfCivil({ year, month: 1, day: 1 });
}

export function yearOfDay(localDay: LocalDay): number {
  return civilOfDay(localDay).year;
}

/** Every day from one to another, both included. */
export function daysBetween(first: LocalDay, last: LocalDay): readonly LocalDay[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The UTC year of an instant. */
export function yearOfInstant(at: Instant): number {
  return yearOfDay(Math.floor(at / DAY_MS));
}

/** The instant at which a UTC year begins. */
export function startOfYear(year: number): Instant {
  return firstDayOfYear(year) * DAY_MS;
}

export function weekdayOfDay(localDay: LocalDay): Weekday {
  return WEEKDAYS[(((localDay + WEEKDAY_OF_EPOCH) % 7) + 7) % 7] as Weekday;
}

/** The day of `YYYY-MM-DD`; `undefined` when the text is no date of the calendar, such as a 30th of February. */
export function parseLocalDate(text: LocalDate): LocalDay | undefined {
  const found = /(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (found === null) return undefined;
  const localDay = dayOfCivil({ year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) });
  return formatLocalDate(localDay) === text ? localDay : undefined;
}

/** `YYYY-MM-DD`, for the years 0 to 9999. */
export function formatLocalDate(localDay: LocalDay): LocalDate {
  const { year, month, day } = civilOfDay(localDay);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
