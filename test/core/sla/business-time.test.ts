import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../shared/core/instant.ts';
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
import { EARLIEST, NEVER } from '../../../shared/core/sla/horizon.ts';
import { ALL_DAY, at, calendarIn, iso, WHOLE_WEEK, weekOf } from './support/instants.ts';

const office = calendarIn('UTC');
const MONDAY = '2026-01-05';

/** Open time between two instants, in hours. */
const hours = (calendar: Calendar, from: string, to: string) => elapsedMs(calendar, at(from), at(to)) / HOUR_MS;
const add = (calendar: Calendar, from: string, ms: number) => iso(addBusinessTime(calendar, at(from), ms));
const subtract = (calendar: Calendar, from: string, ms: number) => iso(subtractBusinessTime(calendar, at(from), ms));
const spans = (calendar: Calendar, from: string, to: string) =>
  openIntervals(calendar, at(from), at(to)).map((interval) => [iso(interval.from), iso(interval.to)]);

describe('elapsed business time', () => {
  test('is what lies inside the windows', () => {
    expect(hours(office, `${MONDAY}T08:00:00Z`, `${MONDAY}T10:30:00Z`)).toBe(1.5);
    expect(hours(office, '2026-01-02T16:00:00Z', `${MONDAY}T10:00:00Z`)).toBe(2);
  });

  test('is negative backwards', () => expect(hours(office, `${MONDAY}T11:00:00Z`, `${MONDAY}T10:00:00Z`)).toBe(-1));

  test('is exact to the millisecond', () => {
    expect(elapsedMs(office, at('2026-01-05T16:59:59.999Z'), at('2026-01-06T09:00:00.001Z'))).toBe(2);
  });

  test('is plain zero where nothing is open', () => {
    expect(elapsedMs(office, at('2026-01-03T00:00:00Z'), at('2026-01-04T00:00:00Z'))).toBe(0);
    expect(elapsedMs(office, at('2026-01-04T00:00:00Z'), at('2026-01-03T00:00:00Z'))).toBe(0);
    expect(elapsedMs(office, at('2026-01-05T10:00:00Z'), at('2026-01-05T10:00:00Z'))).toBe(0);
  });

  test('adds up over years', () =>
    expect(hours(office, '2024-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toBe((262 + 261 + 261) * 8));
});

describe('adding business time', () => {
  test('that runs out exactly at closing is due at the closing instant', () => {
    expect(add(office, `${MONDAY}T15:00:00Z`, 2 * HOUR_MS)).toBe('2026-01-05T17:00:00Z');
    expect(add(office, `${MONDAY}T15:00:00Z`, 2 * HOUR_MS + 1)).toBe('2026-01-06T09:00:00.001Z');
  });

  test('begins at the next opening', () => expect(add(office, '2026-01-03T12:00:00Z', MINUTE_MS)).toBe('2026-01-05T09:01:00Z'));

  test('of nothing stays where it is, open or closed', () =>
    expect(add(office, '2026-01-03T12:00:00Z', 0)).toBe('2026-01-03T12:00:00Z'));

  test('of a part of a millisecond takes the whole of it', () => {
    expect(add(office, '2026-01-05T10:00:00Z', 0.5)).toBe('2026-01-05T10:00:00.001Z');
  });

  test('crosses the turn of the year', () => {
    expect(add(office, '2025-12-31T16:00:00Z', 2 * HOUR_MS)).toBe('2026-01-01T10:00:00Z');
    const night = calendarIn('UTC', { weekly: { wed: [['20:00', '04:00']] } });
    expect(add(night, '2025-12-31T20:00:00Z', 4 * HOUR_MS)).toBe('2026-01-01T00:00:00Z');
    expect(add(night, '2025-12-31T20:00:00Z', 5 * HOUR_MS)).toBe('2026-01-01T01:00:00Z');
  });
});

describe('subtracting business time', () => {
  test('goes back to the opening of the day, not to the closing before it', () => {
    expect(subtract(office, `${MONDAY}T17:00:00Z`, 8 * HOUR_MS)).toBe('2026-01-05T09:00:00Z');
    expect(subtract(office, `${MONDAY}T17:00:00Z`, 8 * HOUR_MS + 1)).toBe('2026-01-02T16:59:59.999Z');
  });

  test('from closed time begins at the closing before', () => {
    expect(subtract(office, `${MONDAY}T08:00:00Z`, HOUR_MS)).toBe('2026-01-02T16:00:00Z');
  });

  test('of a part of a millisecond takes the whole of it', () => {
    expect(subtract(office, `${MONDAY}T10:00:00.001Z`, 0.5)).toBe('2026-01-05T10:00:00Z');
  });

  test('of nothing stays where it is', () => expect(subtract(office, `${MONDAY}T08:00:00Z`, 0)).toBe('2026-01-05T08:00:00Z'));

  test('crosses the turn of the year', () =>
    expect(subtract(office, '2026-01-01T10:00:00Z', 2 * HOUR_MS)).toBe('2025-12-31T16:00:00Z'));
});

describe('a window', () => {
  test('is open at its opening and closed at its closing', () => {
    expect(isOpen(office, at('2026-01-05T09:00:00Z'))).toBe(true);
    expect(isOpen(office, at('2026-01-05T09:00:00Z') - 1)).toBe(false);
    expect(isOpen(office, at('2026-01-05T17:00:00Z') - 1)).toBe(true);
    expect(isOpen(office, at('2026-01-05T17:00:00Z'))).toBe(false);
  });

  test('may come several times a day', () => {
    const shifts = calendarIn('UTC', {
      weekly: {
        mon: [
          ['13:00', '18:00'],
          ['08:00', '12:00'],
        ],
      },
    });
    expect(hours(shifts, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toBe(9);
    expect(add(shifts, `${MONDAY}T11:00:00Z`, 2 * HOUR_MS)).toBe('2026-01-05T14:00:00Z');
  });

  test('that overlaps another counts once', () => {
    const overlapping = calendarIn('UTC', {
      weekly: {
        mon: [
          ['09:00', '13:00'],
          ['12:00', '17:00'],
          ['10:00', '11:00'],
        ],
      },
    });
    expect(spans(overlapping, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toEqual([
      ['2026-01-05T09:00:00Z', '2026-01-05T17:00:00Z'],
    ]);
  });

  test('may end with the day', () => {
    const late = calendarIn('UTC', { weekly: { mon: [['18:00', '24:00']], tue: [['00:00', '02:00']] } });
    expect(spans(late, `${MONDAY}T00:00:00Z`, '2026-01-07T00:00:00Z')).toEqual([
      ['2026-01-05T18:00:00Z', '2026-01-06T02:00:00Z'],
    ]);
  });

  test('that closes when it opens is a whole day', () => {
    const day = calendarIn('UTC', { weekly: { mon: [['08:00', '08:00']] } });
    expect(hours(day, `${MONDAY}T00:00:00Z`, '2026-01-08T00:00:00Z')).toBe(24);
  });

  test('may be given to the second', () => {
    const precise = calendarIn('UTC', { weekly: { mon: [['08:00:30', '08:01:15']] } });
    expect(elapsedMs(precise, at(`${MONDAY}T00:00:00Z`), at('2026-01-06T00:00:00Z'))).toBe(45_000);
  });
});

describe('a window past midnight', () => {
  const night = calendarIn('UTC', { weekly: { mon: [['22:00', '06:00']] } });

  test('goes on until its closing on the next day', () => {
    expect(spans(night, `${MONDAY}T00:00:00Z`, '2026-01-08T00:00:00Z')).toEqual([
      ['2026-01-05T22:00:00Z', '2026-01-06T06:00:00Z'],
    ]);
  });

  test('falls away as a whole with the date that it opens on', () => {
    const closed = { ...night, holidays: [{ date: MONDAY }] };
    expect(spans(closed, `${MONDAY}T00:00:00Z`, '2026-01-08T00:00:00Z')).toEqual([]);
  });

  test('outlives the midnight of a holiday that begins then', () => {
    const closed = { ...night, holidays: [{ date: '2026-01-06' }] };
    expect(hours(closed, `${MONDAY}T00:00:00Z`, '2026-01-08T00:00:00Z')).toBe(8);
  });

  test('is cut by a break of the next date', () => {
    const pause = { ...night, breaks: [{ date: '2026-01-06', windows: [['01:00', '02:00']] }] } as const;
    expect(spans(pause, `${MONDAY}T00:00:00Z`, '2026-01-08T00:00:00Z')).toEqual([
      ['2026-01-05T22:00:00Z', '2026-01-06T01:00:00Z'],
      ['2026-01-06T02:00:00Z', '2026-01-06T06:00:00Z'],
    ]);
  });
});

describe('dates with rules of their own', () => {
  const china = calendarIn('Asia/Shanghai', {
    // Spring Festival 2026: nine days off, made up for by two weekend days.
    holidays: Array.from({ length: 9 }, (_, index) => ({ date: `2026-02-${15 + index}`, name: '春节' })),
    replacements: [
      { date: '2026-02-14', windows: [['09:00', '17:00']], name: '调休' },
      { date: '2026-02-28', windows: [['09:00', '17:00']], name: '调休' },
    ],
  });

  test("work on China's make-up days and rest over the festival", () => {
    // Friday 13 February 16:00 in Shanghai, plus two working days of eight hours: Saturday is worked, then nothing until Tuesday the 24th.
    expect(add(china, '2026-02-13T08:00:00Z', 16 * HOUR_MS)).toBe('2026-02-24T08:00:00Z');
    expect(hours(china, '2026-02-13T16:00:00Z', '2026-02-28T16:00:00Z')).toBe((1 + 4 + 1) * 8);
    expect(isOpen(china, at('2026-02-28T02:00:00Z'))).toBe(true);
    expect(isOpen(china, at('2026-02-21T02:00:00Z'))).toBe(false);
  });

  test('a replacement takes the place of the weekly windows', () => {
    const short = calendarIn('UTC', {
      replacements: [
        {
          date: MONDAY,
          windows: [
            ['08:00', '10:00'],
            ['11:00', '12:00'],
          ],
        },
      ],
    });
    expect(hours(short, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toBe(3);
  });

  test('a replacement by nothing closes the date', () => {
    expect(
      hours(calendarIn('UTC', { replacements: [{ date: MONDAY, windows: [] }] }), `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z'),
    ).toBe(0);
  });

  test('two replacements of one date open together', () => {
    const twice = calendarIn('UTC', {
      replacements: [
        { date: MONDAY, windows: [['08:00', '10:00']] },
        { date: MONDAY, windows: [['20:00', '21:00']] },
      ],
    });
    expect(hours(twice, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toBe(3);
  });

  test('a holiday wins over a replacement of the same date', () => {
    const both = calendarIn('UTC', {
      holidays: [{ date: MONDAY }],
      replacements: [{ date: MONDAY, windows: [['08:00', '10:00']] }],
    });
    expect(hours(both, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toBe(0);
  });

  test('a part-day holiday is a break: the rest of the date stays open', () => {
    const eve = calendarIn('UTC', { breaks: [{ date: '2025-12-24', windows: [['12:00', '24:00']], name: 'Christmas Eve' }] });
    expect(spans(eve, '2025-12-24T00:00:00Z', '2025-12-25T00:00:00Z')).toEqual([
      ['2025-12-24T09:00:00Z', '2025-12-24T12:00:00Z'],
    ]);
  });

  test('breaks cut a window into what is left', () => {
    const meetings = calendarIn('UTC', {
      breaks: [
        {
          date: MONDAY,
          windows: [
            ['10:00', '11:00'],
            ['08:00', '09:30'],
          ],
        },
        {
          date: MONDAY,
          windows: [
            ['10:30', '11:30'],
            ['18:00', '19:00'],
          ],
        },
      ],
    });
    expect(spans(meetings, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toEqual([
      ['2026-01-05T09:30:00Z', '2026-01-05T10:00:00Z'],
      ['2026-01-05T11:30:00Z', '2026-01-05T17:00:00Z'],
    ]);
  });

  test('text that is no date is no rule', () => {
    const odd = calendarIn('UTC', {
      holidays: [{ date: '2026-02-30' }],
      breaks: [{ date: 'monday', windows: [['09:00', '17:00']] }],
    });
    expect(hours(odd, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toBe(8);
  });
});

describe('a calendar in a zone whose clocks change', () => {
  const night = (timeZone: string) => calendarIn(timeZone, { weekly: weekOf(WHOLE_WEEK, [['22:00', '06:00']]) });
  const clockRound = (timeZone: string) =>
    calendarIn(timeZone, { weekly: weekOf(WHOLE_WEEK, ALL_DAY), holidays: [{ date: '2000-01-01' }] });

  test('loses the hour that is skipped and gains the one that comes twice', () => {
    expect(hours(night('Europe/Berlin'), '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(7);
    expect(hours(night('Europe/Berlin'), '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(9);
  });

  test('changes by half an hour on Lord Howe', () => {
    expect(hours(night('Australia/Lord_Howe'), '2026-10-03T05:00:00Z', '2026-10-04T05:00:00Z')).toBe(7.5);
    expect(hours(night('Australia/Lord_Howe'), '2026-04-04T05:00:00Z', '2026-04-05T05:00:00Z')).toBe(8.5);
  });

  test('has real hours around the clock: 23 and 25 of them', () => {
    expect(hours(clockRound('Europe/Berlin'), '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe(23);
    expect(hours(clockRound('Europe/Berlin'), '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toBe(25);
  });

  test('has no gap at a midnight that does not exist, nor at one that exists twice', () => {
    for (const zone of ['America/Sao_Paulo', 'America/Havana', 'Asia/Beirut', 'America/St_Johns', 'Pacific/Apia']) {
      expect(spans(clockRound(zone), '2005-02-01T00:00:00Z', '2018-12-01T00:00:00Z')).toEqual([
        ['2005-02-01T00:00:00Z', '2018-12-01T00:00:00Z'],
      ]);
    }
  });

  test('opens with the first and closes with the second of a repeated hour', () => {
    const small = calendarIn('Europe/Berlin', { weekly: { sun: [['02:15', '02:45']] } });
    expect(spans(small, '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z')).toEqual([
      ['2026-10-25T00:15:00Z', '2026-10-25T01:45:00Z'],
    ]);
  });

  test('moves what lies in a skipped hour behind it', () => {
    const small = calendarIn('Europe/Berlin', { weekly: { sun: [['02:15', '02:45']] } });
    expect(spans(small, '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toEqual([
      ['2026-03-29T01:15:00Z', '2026-03-29T01:45:00Z'],
    ]);
  });

  test('drops a window that the skipped hour turns inside out', () => {
    const small = calendarIn('Europe/Berlin', { weekly: { sun: [['02:30', '03:15']] } });
    expect(spans(small, '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z')).toEqual([]);
  });

  test('does not open on a date that its zone left out', () => {
    const samoa = calendarIn('Pacific/Apia');
    // Friday 30 December 2011 never was: Thursday's closing is followed by a Saturday.
    expect(hours(samoa, '2011-12-29T10:00:00Z', '2012-01-01T10:00:00Z')).toBe(8);
    expect(add(samoa, '2011-12-30T02:00:00Z', 2 * HOUR_MS)).toBe('2012-01-01T20:00:00Z');
  });

  test('keeps a night shift of its real length across a left-out date', () => {
    const guard = calendarIn('Pacific/Apia', { weekly: { thu: [['22:00', '06:00']] } });
    expect(hours(guard, '2011-12-29T00:00:00Z', '2012-01-02T00:00:00Z')).toBe(8);
  });
});

describe('a calendar that is always open', () => {
  const always = calendarIn('Europe/Berlin', { weekly: weekOf(WHOLE_WEEK, ALL_DAY) });

  test('counts every millisecond', () => {
    expect(elapsedMs(always, 5, 12)).toBe(7);
    expect(addBusinessTime(always, 5, 7)).toBe(12);
    expect(subtractBusinessTime(always, 12, 7)).toBe(5);
    expect(isOpen(always, 5)).toBe(true);
    expect(nextOpen(always, 5)).toBe(5);
    expect(openIntervals(always, 5, 12)).toEqual([{ from: 5, to: 12 }]);
  });

  test('answers no later than the horizon', () => {
    expect(addBusinessTime(always, NEVER - 5, 5)).toBe(NEVER);
    expect(addBusinessTime(always, NEVER - 5, 6)).toBeUndefined();
    expect(subtractBusinessTime(always, EARLIEST + 1, 1)).toBe(EARLIEST);
    expect(subtractBusinessTime(always, EARLIEST, 1)).toBeUndefined();
  });

  test('is closed before and after the time that is known', () => {
    expect(isOpen(always, EARLIEST)).toBe(true);
    expect(isOpen(always, EARLIEST - 1)).toBe(false);
    expect(isOpen(always, NEVER - 1)).toBe(true);
    expect(isOpen(always, NEVER)).toBe(false);
  });

  test('is so in every zone, even one that nobody knows', () => {
    const shifts = calendarIn('Mars/Olympus_Mons', { weekly: weekOf(WHOLE_WEEK, [...ALL_DAY, ['10:00', '12:00']]) });
    expect(elapsedMs(shifts, 5, 12)).toBe(7);
  });

  test.each<[string, Partial<Calendar>]>([
    ['half of every day', { weekly: weekOf(WHOLE_WEEK, [['00:00', '12:00']]) }],
    ['the other half of it', { weekly: weekOf(WHOLE_WEEK, [['12:00', '24:00']]) }],
    ['six days a week', { weekly: weekOf(WHOLE_WEEK.slice(1), ALL_DAY) }],
    ['all but a holiday', { holidays: [{ date: MONDAY }] }],
    ['all but a replaced date', { replacements: [{ date: MONDAY, windows: [['09:00', '12:00']] }] }],
    ['all but a break', { breaks: [{ date: MONDAY, windows: [['09:00', '12:00']] }] }],
  ])('is more than one that opens %s', (_, changes) => {
    const most = { ...always, timeZone: 'UTC', ...changes };
    expect(hours(most, `${MONDAY}T00:00:00Z`, '2026-01-06T00:00:00Z')).toBeLessThan(24);
  });

  test('is one stretch over the turn of the year', () => {
    expect(openIntervals(always, at('2025-12-31T00:00:00Z'), at('2027-01-02T00:00:00Z'))).toHaveLength(1);
  });
});

describe('the next opening', () => {
  test('is now when open', () => expect(iso(nextOpen(office, at('2026-01-05T09:00:00Z')))).toBe('2026-01-05T09:00:00Z'));

  test('is the next window when closed, also across the turn of the year', () => {
    expect(iso(nextOpen(office, at('2026-01-05T17:00:00Z')))).toBe('2026-01-06T09:00:00Z');
    expect(iso(nextOpen(calendarIn('UTC', { weekly: { fri: [['09:00', '17:00']] } }), at('2025-12-27T00:00:00Z')))).toBe(
      '2026-01-02T09:00:00Z',
    );
  });
});

describe('open intervals', () => {
  test('are cut to what was asked for', () => {
    expect(spans(office, `${MONDAY}T10:00:00Z`, '2026-01-06T10:00:00Z')).toEqual([
      ['2026-01-05T10:00:00Z', '2026-01-05T17:00:00Z'],
      ['2026-01-06T09:00:00Z', '2026-01-06T10:00:00Z'],
    ]);
  });

  test('of no time, or less, are none', () => {
    expect(spans(office, `${MONDAY}T10:00:00Z`, `${MONDAY}T10:00:00Z`)).toEqual([]);
    expect(spans(office, `${MONDAY}T12:00:00Z`, `${MONDAY}T10:00:00Z`)).toEqual([]);
  });
});

describe('an office at the ends of the time that is known', () => {
  test('still works in the last year', () => {
    expect(add(office, '2286-11-18T16:30:00Z', HOUR_MS)).toBe('2286-11-19T09:30:00Z');
    expect(iso(nextOpen(office, at('2286-11-18T17:00:00Z')))).toBe('2286-11-19T09:00:00Z');
    expect(nextOpen(office, NEVER)).toBeUndefined();
  });

  test('already works in the first', () => {
    expect(subtract(office, '1800-01-03T09:30:00Z', HOUR_MS)).toBe('1800-01-02T16:30:00Z');
    expect(subtractBusinessTime(office, at('1800-01-01T17:00:00Z'), 9 * HOUR_MS)).toBeUndefined();
  });
});

describe('a calendar that hardly opens', () => {
  const closed = calendarIn('UTC', { weekly: {} });
  const fair = calendarIn('UTC', { weekly: { mon: [] }, replacements: [{ date: '2026-06-01', windows: [['09:00', '12:00']] }] });

  test('is recognised when it never opens', () => {
    expect(hasOpenTime(office, at('2026-01-01T00:00:00Z'))).toBe(true);
    expect(hasOpenTime(closed, at('2026-01-01T00:00:00Z'))).toBe(false);
  });

  test('is recognised when it will not open again', () => {
    expect(hasOpenTime(fair, at('2026-06-01T11:59:59Z'))).toBe(true);
    expect(hasOpenTime(fair, at('2026-06-01T12:00:00Z'))).toBe(false);
    expect(hasOpenTime(calendarIn('UTC', { weekly: {}, breaks: [{ date: MONDAY, windows: [['09:00', '10:00']] }] }), 0)).toBe(
      false,
    );
  });

  test('answers what it can', () => {
    expect(add(fair, '2020-01-01T00:00:00Z', 3 * HOUR_MS)).toBe('2026-06-01T12:00:00Z');
    expect(subtract(fair, '2040-01-01T00:00:00Z', 3 * HOUR_MS)).toBe('2026-06-01T09:00:00Z');
    expect(hours(fair, '2020-01-01T00:00:00Z', '2040-01-01T00:00:00Z')).toBe(3);
    expect(hours(fair, '2030-01-01T00:00:00Z', '2040-01-01T00:00:00Z')).toBe(0);
    expect(hours(fair, '2010-01-01T00:00:00Z', '2020-01-01T00:00:00Z')).toBe(0);
  });

  test('has no answer to more than it has', () => {
    expect(add(fair, '2020-01-01T00:00:00Z', 3 * HOUR_MS + 1)).toBeUndefined();
    expect(subtract(fair, '2040-01-01T00:00:00Z', 3 * HOUR_MS + 1)).toBeUndefined();
    expect(add(closed, '2026-01-01T00:00:00Z', 1)).toBeUndefined();
    expect(subtract(closed, '2026-01-01T00:00:00Z', 1)).toBeUndefined();
    expect(spans(closed, '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual([]);
    expect(elapsedMs(closed, EARLIEST - 1, NEVER + 1)).toBe(0);
  });

  test('is not walked beyond the horizon', () => {
    expect(addBusinessTime(office, at('2026-01-05T09:00:00Z'), 10 ** 15)).toBeUndefined();
    expect(addBusinessTime(office, NEVER + 10 ** 12, 1)).toBeUndefined();
    expect(nextOpen(office, NEVER + 10 ** 12)).toBeUndefined();
    expect(elapsedMs(office, NEVER, NEVER + 10 ** 12)).toBe(0);
  });
});
