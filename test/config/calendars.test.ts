import { describe, expect, test } from 'vitest';
import { hasOpenTime } from '../../shared/core/sla/business-time.ts';
import { change, draftOf, errorsOf } from './small-file.ts';

const WEEKLY = 'weekly: { mon-sun: 00:00-24:00 }';
const weekly = (windows: string) => change(WEEKLY, `weekly: ${windows}`);
const withDays = (line: string) => change(WEEKLY, `weekly: { mon-fri: 09:00-17:00 }\n    ${line}`);

describe('opening times', () => {
  test.each([
    ['{}', ['11:5 calendars.always.weekly: is never open, so no time would ever count; write e.g. { mon-fri: [09:00-18:00] }']],
    ['', ['11:5 calendars.always.weekly: is never open, so no time would ever count; write e.g. { mon-fri: [09:00-18:00] }']],
    ['{ mon-fri: 9-17 }', ['11:24 calendars.always.weekly.mon-fri: "9-17" is not a time of day; write e.g. 09:00-18:00']],
    [
      '{ mon-fri: 09:00-09:00 }',
      [
        '11:24 calendars.always.weekly.mon-fri: "09:00-09:00" opens and closes at the same time; write 00:00-24:00 for the whole day',
      ],
    ],
    [
      '{ mon: 24:00-06:00 }',
      ['11:20 calendars.always.weekly.mon: "24:00-06:00" opens at the end of the day; write 00:00-06:00 on the day after'],
    ],
    [
      '{ mon: 25:00-26:00 }',
      ['11:20 calendars.always.weekly.mon: "25:00-26:00" has a time that does not exist; write 00:00 to 24:00'],
    ],
    [
      '{ mon: 09:60-10:00 }',
      ['11:20 calendars.always.weekly.mon: "09:60-10:00" has a time that does not exist; write 00:00 to 24:00'],
    ],
    [
      '{ mon: [] }',
      ['11:15 calendars.always.weekly.mon: lists nothing; write e.g. 09:00-12:00, 13:00-18:00, or remove the line'],
    ],
    ['{ mun: 09:00-17:00 }', ['11:15 calendars.always.weekly.mun: "mun" is no day of the week; did you mean "mon"?']],
    [
      '{ weekdays: 09:00-17:00 }',
      ['11:15 calendars.always.weekly.weekdays: "weekdays" is no day of the week; write mon … sun, or a span such as mon-fri'],
    ],
    [
      '{ mon: 09:00-17:00, mon-tue: 10:00-12:00 }',
      ['11:33 calendars.always.weekly.mon-tue: gives mon again, which mon has already; give each day once'],
    ],
    ['mon-fri', ['11:13 calendars.always.weekly: must be a block with opening times per day, e.g. { mon-fri: [09:00-18:00] }']],
  ])('%s is refused', (windows, expected) => {
    expect(errorsOf(weekly(windows))).toEqual(expected);
  });

  test.each([
    [
      'on one day',
      '{ mon-fri: [09:00-12:00, 11:00-14:00] }',
      '11:38 calendars.always.weekly.mon-fri[1]: mon 11:00-14:00 overlaps mon 09:00-12:00; join them or move one',
    ],
    [
      'hidden in a longer one',
      '{ mon: [08:00-20:00, 09:00-10:00, 11:00-12:00] }',
      '11:34 calendars.always.weekly.mon[1]: mon 09:00-10:00 overlaps mon 08:00-20:00; join them or move one',
    ],
    [
      'across midnight',
      '{ mon: 22:00-06:00, tue: 05:00-09:00 }',
      '11:38 calendars.always.weekly.tue: tue 05:00-09:00 overlaps mon 22:00-06:00; join them or move one',
    ],
    [
      'across the end of the week',
      '{ sun: 22:00-06:00, mon: 05:00-09:00 }',
      '11:38 calendars.always.weekly.mon: mon 05:00-09:00 overlaps sun 22:00-06:00; join them or move one',
    ],
  ])('that overlap %s are refused', (_, windows, expected) => {
    expect(errorsOf(weekly(windows))[0]).toBe(expected);
  });

  test('that are accepted are open for the engine too', () => {
    const calendar = draftOf(weekly('{ sun: 23:59-24:00 }')).policySet.calendars['always'];
    expect(calendar !== undefined && hasOpenTime(calendar, Date.UTC(2026, 0, 1))).toBe(true);
  });

  test('may touch, run past midnight, span the weekend and be written with or without a leading zero', () => {
    expect(errorsOf(weekly('{ mon: [9:00-12:00, 12:00-18:00], sat-sun: 22:00-06:00 }'))).toEqual([]);
    expect(draftOf(weekly('{ sat-mon: [13:00-18:00, 9:00-12:00] }')).policySet.calendars['always']?.weekly).toEqual({
      mon: [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
      sat: [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
      sun: [
        ['09:00', '12:00'],
        ['13:00', '18:00'],
      ],
    });
  });
});

describe('special days', () => {
  test.each([
    [
      'holidays: [{ date: 2026-02-30 }]',
      ['12:24 calendars.always.holidays[0].date: "2026-02-30" does not exist: the month has 28 days; write e.g. 2026-02-28'],
    ],
    [
      'holidays: [{ date: 2026/1/1 }]',
      ['12:24 calendars.always.holidays[0].date: "2026/1/1" is not how dates are written here; write 2026-01-01'],
    ],
    [
      'holidays: [{ date: 2026-13-01 }]',
      ['12:24 calendars.always.holidays[0].date: "2026-13-01" has no month 13; write year-month-day, e.g. 2026-02-17'],
    ],
    ['holidays: [{ date: Easter }]', ['12:24 calendars.always.holidays[0].date: "Easter" is not a date; write e.g. 2026-02-17']],
    [
      'holidays: [{ date: 1999-01-01 }]',
      ['12:24 calendars.always.holidays[0].date: "1999-01-01" is out of range; write a year from 2000 to 2100'],
    ],
    [
      'holidays: [{ name: x }]',
      ['12:16 calendars.always.holidays[0]: does not say when; write date: 2026-01-01, or from and to'],
    ],
    [
      'holidays: [{ date: 2026-01-01, to: 2026-01-02 }]',
      ['12:16 calendars.always.holidays[0]: has a date and a span; keep either date, or from and to'],
    ],
    ['holidays: [{ from: 2026-01-01 }]', ['12:16 calendars.always.holidays[0]: a span needs both ends; add to']],
    [
      'holidays: [{ from: 2026-01-03, to: 2026-01-01 }]',
      ['12:40 calendars.always.holidays[0].to: is before 2026-01-03; swap from and to'],
    ],
    [
      'holidays: [{ from: 2026-01-01, to: 2027-06-01 }]',
      ['12:40 calendars.always.holidays[0].to: is more than a year after from; write shorter spans'],
    ],
    [
      'holidays: [{ date: 2026-01-01 }, { from: 2025-12-31, to: 2026-01-02 }]',
      ['12:38 calendars.always.holidays[1]: 2026-01-01 is already a holiday above; remove it here or there'],
    ],
    ['holidays: 2026-01-01', ['12:15 calendars.always.holidays: must be a list; write e.g. [{ date: 2026-01-01, name: 元旦 }]']],
    [
      'workdays: [{ date: 2026-01-04 }]',
      ['12:16 calendars.always.workdays[0]: does not say when it is open; write like: mon, or open: [09:00-18:00]'],
    ],
    [
      'workdays: [{ date: 2026-01-04, like: mon, open: 09:00-12:00 }]',
      ['12:16 calendars.always.workdays[0]: has both like and open; keep one'],
    ],
    [
      'workdays: [{ date: 2026-01-04, like: sat }]',
      ['12:42 calendars.always.workdays[0].like: sat is closed in weekly; name a day that is open, or write open: [09:00-18:00]'],
    ],
    [
      'workdays: [{ date: 2026-01-04, like: mon }, { date: 2026-01-04, like: tue }]',
      ['12:49 calendars.always.workdays[1]: 2026-01-04 is already a workday above; remove it here or there'],
    ],
    [
      'workdays: [{ date: 2026-01-04, like: mon }]\n    holidays: [{ date: 2026-01-04 }]',
      ['12:16 calendars.always.workdays[0]: 2026-01-04 is also a holiday, which would win; remove it from one of the two'],
    ],
    [
      'breaks: [{ date: 2026-01-05 }]',
      ['12:14 calendars.always.breaks[0].closed: is missing; write e.g. [09:00-12:00, 13:00-18:00]'],
    ],
    [
      'breaks: [{ date: 2026-01-05, closed: [10:00-12:00, 11:00-13:00] }]',
      ['12:56 calendars.always.breaks[0].closed[1]: 11:00-13:00 overlaps 10:00-12:00; join them or move one'],
    ],
    [
      'zone: UTC',
      ['12:5 calendars.always.zone: is not a key here; the keys are time-zone, weekly, versions, holidays, workdays, breaks'],
    ],
  ])('%s is refused', (line, expected) => {
    expect(errorsOf(withDays(line))).toEqual(expected);
  });

  test('are written out date by date, in order', () => {
    const calendar = draftOf(
      withDays(
        [
          'holidays: [{ from: 2028-02-28, to: 2028-03-01, name: Carnival }, { date: 2026-12-24, closed: 13:00-17:00, name: Eve }]',
          'workdays: [{ date: 2026-02-14, like: mon, name: Swap }, { date: 2026-01-03, open: [10:00-12:00] }]',
          'breaks: [{ date: 2026-03-06, closed: 14:00-16:00 }]',
        ].join('\n    '),
      ),
    ).policySet.calendars['always'];
    expect(calendar?.holidays?.map(({ date }) => date)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(calendar?.replacements).toEqual([
      { date: '2026-01-03', windows: [['10:00', '12:00']] },
      { date: '2026-02-14', windows: [['09:00', '17:00']], name: 'Swap' },
    ]);
    expect(calendar?.breaks).toEqual([
      { date: '2026-03-06', windows: [['14:00', '16:00']] },
      { date: '2026-12-24', windows: [['13:00', '17:00']], name: 'Eve' },
    ]);
  });

  test('whose lines are all commented out are none', () => {
    const calendar = draftOf(withDays('holidays: # none this year')).policySet.calendars['always'];
    expect(calendar).toEqual({ name: 'always', timeZone: 'UTC', weekly: expect.any(Object) as unknown });
  });
});

describe('opening times from a date on', () => {
  const versions = (lines: string) => withDays(`versions: ${lines}`);

  test.each([
    [
      '[{ from: 2027-03-01, weekly: {} }]',
      '12:36 calendars.always.versions[0].weekly: is never open, so no time would ever count; write e.g. { mon-fri: [09:00-18:00] }',
    ],
    ['[{ weekly: { mon: 09:00-17:00 } }]', '12:16 calendars.always.versions[0].from: is missing; write e.g. 2026-02-17'],
    [
      '[{ from: 2027-02-29, weekly: { mon: 09:00-17:00 } }]',
      '12:24 calendars.always.versions[0].from: "2027-02-29" does not exist: the month has 28 days; write e.g. 2027-02-28',
    ],
    [
      '[{ from: 2027-03-01, weekly: { mon: [09:00-12:00, 11:00-13:00] } }]',
      '12:65 calendars.always.versions[0].weekly.mon[1]: mon 11:00-13:00 overlaps mon 09:00-12:00; join them or move one',
    ],
    [
      '[{ from: 2027-03-01, weekly: { mon: 09:00-17:00 } }, { from: 2027-03-01, weekly: { tue: 09:00-17:00 } }]',
      '12:76 calendars.always.versions[1].from: is also the date of versions[0]; give one date one version',
    ],
    [
      '[{ from: 2027-03-01, weekly: { mon: 09:00-17:00 } }]\n    workdays: [{ from: 2027-02-27, to: 2027-03-06, like: fri }]',
      '13:58 calendars.always.workdays[0].like: fri is closed in versions[0].weekly; name a day that is open, or write open: [09:00-18:00]',
    ],
  ])('%s is refused', (lines, expected) => {
    expect(errorsOf(versions(lines))).toEqual([expected]);
  });

  test('are put in order, and give make-up workdays the hours of their date', () => {
    const text = versions(
      [
        '[{ from: 2028-01-01, weekly: { mon: 11:00-12:00 } }, { from: 2027-03-01, weekly: { mon: 10:00-18:00 } }]',
        'workdays: [{ from: 2027-02-28, to: 2027-03-01, like: mon }, { date: 2028-01-01, like: mon, source: by hand }]',
      ].join('\n    '),
    );
    const calendar = draftOf(text).policySet.calendars['always'];
    expect(calendar?.later).toEqual([
      { from: '2027-03-01', weekly: { mon: [['10:00', '18:00']] } },
      { from: '2028-01-01', weekly: { mon: [['11:00', '12:00']] } },
    ]);
    expect(calendar?.replacements).toEqual([
      { date: '2027-02-28', windows: [['09:00', '17:00']] },
      { date: '2027-03-01', windows: [['10:00', '18:00']] },
      { date: '2028-01-01', windows: [['11:00', '12:00']] },
    ]);
  });
});

test('where an entry comes from makes no other calendar', () => {
  const plain = draftOf(withDays('holidays: [{ date: 2026-01-01, name: New Year }]'));
  expect(draftOf(withDays('holidays: [{ date: 2026-01-01, name: New Year, source: date-holidays 3.37.0 DE }]'))).toEqual(plain);
});
