import * as z from 'zod';
import { WEEKDAYS, type Weekday } from '../../core/sla/calendar.ts';
import { DATE_PATTERN, parseDate } from '../text/date.ts';
import { quote } from '../text/parsed.ts';
import { didYouMean } from '../text/suggest.ts';
import { parseWindow, WINDOW_PATTERN } from '../text/window.ts';
import { timeZone } from './people.ts';
import { identifier, leaf, line, list, listOrOne, section, table, word } from './shapes.ts';

const date = leaf(parseDate, { examples: ['2026-02-17'], pattern: DATE_PATTERN });
const window = leaf(parseWindow, { examples: ['09:00-18:00'], pattern: WINDOW_PATTERN });
const windows = listOrOne(window, '09:00-12:00, 13:00-18:00');
const name = line(100, '春节', 'Shown where a clock is explained.').optional();
const source = line(200, 'chinese-days 1.5.7', 'Where an imported entry comes from; the next import replaces it.').optional();

/** One day or, with `from` and `to`, each day of a span. */
const dates = { date: date.optional(), from: date.optional(), to: date.optional() };

const DAY_PATTERN = `^(${WEEKDAYS.join('|')})(-(${WEEKDAYS.join('|')}))?$`;

const days = z
  .string()
  .refine((text) => weekdaysOf(text).length > 0, {
    error: (issue) => {
      const written = String(issue.input);
      const hint = didYouMean(written, WEEKDAYS) || '; write mon … sun, or a span such as mon-fri';
      return `${quote(written)} is no day of the week${hint}`;
    },
  })
  .meta({ pattern: DAY_PATTERN });

export const weekly = table(days, windows, 'opening times per day, e.g. { mon-fri: [09:00-18:00] }');

const calendar = section({
  'time-zone': timeZone.optional(),
  weekly,
  versions: list(section({ from: date, weekly }), '{ from: 2027-03-01, weekly: { mon-fri: 10:00-18:00 } }').optional(),
  holidays: list(section({ ...dates, name, closed: windows.optional(), source }), '{ date: 2026-01-01, name: 元旦 }').optional(),
  workdays: list(
    section({ ...dates, name, like: word(WEEKDAYS).optional(), open: windows.optional(), source }),
    '{ date: 2026-02-14, like: mon, name: 春节调休 }',
  ).optional(),
  breaks: list(
    section({ ...dates, name, closed: windows, source }),
    '{ date: 2026-03-06, closed: 14:00-16:00, name: 全员会议 }',
  ).optional(),
});

export const calendars = table(identifier('office-hours'), calendar, 'one block per calendar, named as policies name it');

export type CalendarSection = z.output<typeof calendar>;
export type WeeklySection = z.output<typeof weekly>;

/** The days that a key of `weekly` names: `mon`, `mon-fri`, and across the weekend `sat-mon`; none when it names none. */
export function weekdaysOf(key: string): readonly Weekday[] {
  const match = /^([a-z]{3})(?:-([a-z]{3}))?$/.exec(key);
  const order: readonly string[] = WEEKDAYS;
  const first = order.indexOf(match?.[1] ?? '');
  const last = match?.[2] === undefined ? first : order.indexOf(match[2]);
  if (first < 0 || last < 0) return [];
  const count = ((last - first + WEEKDAYS.length) % WEEKDAYS.length) + 1;
  return [...WEEKDAYS, ...WEEKDAYS].slice(first, first + count);
}
