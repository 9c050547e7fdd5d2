import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import { addBusinessDays } from '../../../shared/core/sla/business-days.ts';
import {
  addBusinessTime,
  elapsedMs,
  hasOpenTime,
  isOpen,
  nextOpen,
  openIntervals,
  subtractBusinessTime,
} from '../../../shared/core/sla/business-time.ts';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';
import { describeTime } from '../../../shared/core/sla/describe-time.ts';
import { EARLIEST, NEVER } from '../../../shared/core/sla/horizon.ts';
import { ALL_DAY, at, calendarIn, iso, WHOLE_WEEK, weekOf } from './support/instants.ts';

const nine = weekOf(['mon', 'tue', 'wed', 'thu', 'fri'], [['09:00', '17:00']]);
const noon = weekOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], [['12:00', '20:00']]);
const always = weekOf(WHOLE_WEEK, ALL_DAY);

/** Nine to five, and from Wednesday 4 March 2026 on noon to eight, also on Saturdays. */
const changing = calendarIn('UTC', { weekly: nine, later: [{ from: '2026-03-04', weekly: noon }] });

const hours = (calendar: Calendar, from: string, to: string) => elapsedMs(calendar, at(from), at(to)) / HOUR_MS;
const due = (calendar: Calendar, from: string, count: number) => iso(addBusinessTime(calendar, at(from), count * HOUR_MS));
const back = (calendar: Calendar, from: string, count: number) => iso(subtractBusinessTime(calendar, at(from), count * HOUR_MS));

describe('opening times that change on a date', () => {
  test('count by the old hours before it and by the new ones from it on', () => {
    expect(hours(changing, '2026-03-03T00:00:00Z', '2026-03-04T00:00:00Z')).toBe(8);
    expect(isOpen(changing, at('2026-03-03T09:00:00Z'))).toBe(true);
    expect(isOpen(changing, at('2026-03-04T09:00:00Z'))).toBe(false);
    expect(due(changing, '2026-03-03T16:00:00Z', 2)).toBe('2026-03-04T13:00:00Z');
    expect(back(changing, '2026-03-04T13:00:00Z', 2)).toBe('2026-03-03T16:00:00Z');
    expect(iso(nextOpen(changing, at('2026-03-06T20:00:00Z')))).toBe('2026-03-07T12:00:00Z');
  });

  test('count working days by the hours of each day', () => {
    expect(iso(addBusinessDays(changing, at('2026-03-03T10:00:00Z'), 4))).toBe('2026-03-07T10:00:00Z');
    expect(iso(addBusinessDays(changing, at('2026-03-03T10:00:00Z'), 1, true))).toBe('2026-03-04T20:00:00Z');
    expect(iso(addBusinessDays(changing, at('2026-02-27T10:00:00Z'), 1))).toBe('2026-03-02T10:00:00Z');
  });

  test('begin with the date in the zone of the calendar', () => {
    const shanghai = { ...changing, timeZone: 'Asia/Shanghai' };
    expect(isOpen(shanghai, at('2026-03-03T01:00:00Z'))).toBe(true);
    expect(isOpen(shanghai, at('2026-03-04T01:00:00Z'))).toBe(false);
    expect(iso(nextOpen(shanghai, at('2026-03-03T20:00:00Z')))).toBe('2026-03-04T04:00:00Z');
  });

  test('leave a window past midnight to the date on which it opens', () => {
    const nights = { ...changing, weekly: weekOf(WHOLE_WEEK, [['22:00', '06:00']]) };
    expect(hours(nights, '2026-03-03T12:00:00Z', '2026-03-04T12:00:00Z')).toBe(8);
    expect(hours(nights, '2026-03-04T20:00:00Z', '2026-03-05T12:00:00Z')).toBe(0);
  });

  test('may change again, in whatever order the versions stand', () => {
    const twice = { ...changing, later: [{ from: '2026-03-10', weekly: nine }, ...(changing.later ?? [])] };
    const opening = (date: string) => iso(nextOpen(twice, at(`${date}T00:00:00Z`)))?.slice(11, 16);
    expect(['2026-03-03', '2026-03-04', '2026-03-09', '2026-03-10'].map(opening)).toEqual(['09:00', '12:00', '12:00', '09:00']);
  });

  test('never come into force on a date that does not exist', () => {
    const slip = { ...changing, later: [{ from: '2026-02-30', weekly: always }] };
    expect(hours(slip, '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z')).toBe(40);
  });

  test('still give way to holidays and replacements, and to breaks', () => {
    const dated = {
      ...changing,
      holidays: [{ date: '2026-03-05' }],
      replacements: [{ date: '2026-03-06', windows: [['08:00', '09:00'] as const] }],
      breaks: [{ date: '2026-03-07', windows: [['12:00', '19:00'] as const] }],
    };
    expect(openIntervals(dated, at('2026-03-05T00:00:00Z'), at('2026-03-08T00:00:00Z')).map(({ from }) => iso(from))).toEqual([
      '2026-03-06T08:00:00Z',
      '2026-03-07T19:00:00Z',
    ]);
  });

  test('explain a holiday by what would have opened on it then', () => {
    const closed = { ...changing, holidays: [{ date: '2026-03-04', name: 'Moving' }] };
    const late = { ...closed, later: [{ from: '2026-03-04', weekly: { wed: [['20:00', '02:00'] as const] } }] };
    const kinds = describeTime(late, at('2026-03-03T16:00:00Z'), at('2026-03-05T08:00:00Z')).map((one) => [
      iso(one.from),
      one.kind,
    ]);
    expect(kinds).toEqual([
      ['2026-03-03T16:00:00Z', 'open'],
      ['2026-03-03T17:00:00Z', 'closed'],
      ['2026-03-04T00:00:00Z', 'holiday'],
      ['2026-03-05T02:00:00Z', 'closed'],
    ]);
  });
});

describe('a calendar that is open round the clock for a while', () => {
  const until = calendarIn('UTC', { weekly: always, later: [{ from: '2026-03-04', weekly: nine }] });
  const since = calendarIn('UTC', { weekly: nine, later: [{ from: '2026-03-04', weekly: always }] });

  test('counts every hour of that while, and no other', () => {
    expect(hours(until, '2026-03-02T00:00:00Z', '2026-03-05T00:00:00Z')).toBe(56);
    expect(hours(since, '2026-03-02T00:00:00Z', '2026-03-05T00:00:00Z')).toBe(40);
    expect(isOpen(until, at('2026-03-07T00:00:00Z'))).toBe(false);
    expect(isOpen(since, at('2026-03-07T00:00:00Z'))).toBe(true);
  });

  test('has no edge at a change that changes nothing', () => {
    const same = calendarIn('UTC', { weekly: always, later: [{ from: '2026-03-04', weekly: always }] });
    expect(openIntervals(same, 0, NEVER)).toEqual([{ from: 0, to: NEVER }]);
    expect(addBusinessTime(same, NEVER - 5, 5)).toBe(NEVER);
  });
});

describe('a calendar that opens for the first time, or closes for good', () => {
  const opening = calendarIn('UTC', { weekly: {}, later: [{ from: '2027-01-01', weekly: nine }] });
  const closing = calendarIn('UTC', { weekly: nine, later: [{ from: '2027-01-01', weekly: { mon: [] } }] });

  test('opens on the first day of its hours', () => {
    expect(iso(nextOpen(opening, at('2020-06-01T00:00:00Z')))).toBe('2027-01-01T09:00:00Z');
    expect(due(opening, '2020-06-01T00:00:00Z', 10)).toBe('2027-01-04T11:00:00Z');
    expect(back(opening, '2027-01-04T11:00:00Z', 10)).toBe('2027-01-01T09:00:00Z');
    expect(back(opening, '2027-01-04T11:00:00Z', 11)).toBeUndefined();
    expect(hours(opening, '2000-01-01T00:00:00Z', '2027-01-02T00:00:00Z')).toBe(8);
    expect(hasOpenTime(opening, EARLIEST)).toBe(true);
  });

  test('has no time after its last', () => {
    expect(hasOpenTime(closing, at('2026-12-31T16:59:59Z'))).toBe(true);
    expect(hasOpenTime(closing, at('2026-12-31T17:00:00Z'))).toBe(false);
    expect(due(closing, '2026-12-31T16:00:00Z', 1)).toBe('2026-12-31T17:00:00Z');
    expect(due(closing, '2026-12-31T16:00:00Z', 2)).toBeUndefined();
    expect(back(closing, '2040-01-01T00:00:00Z', 8)).toBe('2026-12-31T09:00:00Z');
    expect(iso(addBusinessDays(closing, at('2026-12-30T10:00:00Z'), 2))).toBeUndefined();
  });

  test('opens again where a replacement says so', () => {
    const fair = { ...closing, replacements: [{ date: '2031-05-01', windows: [['10:00', '12:00'] as const] }] };
    expect(iso(nextOpen(fair, at('2027-01-01T00:00:00Z')))).toBe('2031-05-01T10:00:00Z');
  });

  test('runs over the turn of the year in a zone that is ahead', () => {
    const ahead = { ...opening, timeZone: 'Pacific/Kiritimati', later: [{ from: '2027-01-01', weekly: always }] };
    expect(iso(nextOpen(ahead, EARLIEST))).toBe('2026-12-31T10:00:00Z');
    const behind = { ...closing, timeZone: 'Pacific/Honolulu', weekly: always };
    expect(iso(openIntervals(behind, at('2026-06-01T00:00:00Z'), NEVER).at(-1)?.to)).toBe('2027-01-01T10:00:00Z');
  });
});
