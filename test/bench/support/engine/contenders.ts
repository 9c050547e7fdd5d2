/**
 * Who reckons business time: Pledge, and the libraries of the field, each in the way that suits it best. The libraries reckon in
 * the zone of the process, so they are spared the cost of another.
 */
import { createRequire } from 'node:module';
import { addBusinessDays } from '../../../../shared/core/sla/business-days.ts';
import { addBusinessTime, elapsedMs } from '../../../../shared/core/sla/business-time.ts';
import { HOLIDAYS, officeIn } from './office.ts';

const MINUTE_MS = 60_000;

export type Contender = {
  readonly name: string;
  /** Instant after so many milliseconds of business time; absent where it cannot say. */
  readonly add?: (from: number, ms: number) => number | undefined;
  readonly elapsed?: (from: number, to: number) => number;
  /** The same time of day so many working days later. */
  readonly addDays?: (from: number, days: number) => number | undefined;
};

export function pledgeIn(timeZone: string): Contender {
  const office = officeIn(timeZone);
  return {
    name: 'Pledge',
    add: (from, ms) => addBusinessTime(office, from, ms),
    elapsed: (from, to) => elapsedMs(office, from, to),
    addDays: (from, days) => addBusinessDays(office, from, days),
  };
}

/** Every call begins from a number and ends in one, as Pledge's do. */
export function libraries(): readonly Contender[] {
  return [dayjsBusinessTime(), momentBusinessTime(), luxonBusinessDays()];
}

// The plugins have no types of their own, or wrong ones; these are the parts that are used.
const require = createRequire(import.meta.url);

type Dayjs = {
  addBusinessMinutes(minutes: number): Dayjs;
  addBusinessDays(days: number): Dayjs;
  businessMinutesDiff(other: Dayjs): number;
  valueOf(): number;
};

function dayjsBusinessTime(): Contender {
  const dayjs = require('dayjs') as ((at: number) => Dayjs) & {
    extend(plugin: unknown): void;
    setHolidays(dates: readonly string[]): void;
  };
  dayjs.extend(require('dayjs-business-time'));
  dayjs.setHolidays(HOLIDAYS);
  return {
    name: 'dayjs-business-time',
    add: (from, ms) =>
      dayjs(from)
        .addBusinessMinutes(ms / MINUTE_MS)
        .valueOf(),
    elapsed: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)) * MINUTE_MS,
    addDays: (from, days) => dayjs(from).addBusinessDays(days).valueOf(),
  };
}

type Moment = {
  addWorkingTime(amount: number, unit: 'minutes' | 'days'): Moment;
  workingDiff(other: Moment, unit: 'minutes'): number;
  valueOf(): number;
};

function momentBusinessTime(): Contender {
  const moment = require('moment-business-time') as ((at: number) => Moment) & {
    updateLocale(locale: string, settings: object): void;
  };
  moment.updateLocale('en', { holidays: HOLIDAYS });
  return {
    name: 'moment-business-time',
    add: (from, ms) =>
      moment(from)
        .addWorkingTime(ms / MINUTE_MS, 'minutes')
        .valueOf(),
    elapsed: (from, to) => moment(to).workingDiff(moment(from), 'minutes') * MINUTE_MS,
    addDays: (from, days) => moment(from).addWorkingTime(days, 'days').valueOf(),
  };
}

type LuxonDate = {
  setupBusiness(settings: { readonly holidayMatchers: readonly ((date: LuxonDate) => boolean)[] }): void;
  plusBusiness(amount: { readonly days: number }): LuxonDate;
  toISODate(): string;
  toMillis(): number;
};

function luxonBusinessDays(): Contender {
  const { DateTime } = require('luxon-business-days') as {
    readonly DateTime: { fromMillis(at: number, options: { readonly zone: string }): LuxonDate };
  };
  const holidayMatchers = [(date: LuxonDate) => HOLIDAYS.includes(date.toISODate())];
  return {
    name: 'luxon-business-days',
    addDays: (from, days) => {
      const date = DateTime.fromMillis(from, { zone: process.env['TZ'] ?? 'UTC' });
      date.setupBusiness({ holidayMatchers });
      return date.plusBusiness({ days }).toMillis();
    },
  };
}
