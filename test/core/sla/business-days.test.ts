import { describe, expect, test } from 'vitest';
import { addBusinessDays } from '../../../shared/core/sla/business-days.ts';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';
import { at, calendarIn, iso, WHOLE_WEEK, weekOf } from './support/instants.ts';

const office = calendarIn('UTC', { weekly: { ...calendarIn('UTC').weekly, mon: [['10:30', '17:00']] } });

const after = (calendar: Calendar, from: string, days: number) => iso(addBusinessDays(calendar, at(from), days));
const byEndOfDay = (calendar: Calendar, from: string, days: number) => iso(addBusinessDays(calendar, at(from), days, true));

describe('working days from a working day', () => {
  test('end at the same wall time', () => {
    expect(after(office, '2026-01-06T11:00:00Z', 1)).toBe('2026-01-07T11:00:00Z');
    expect(after(office, '2026-01-09T11:00:00Z', 5)).toBe('2026-01-16T11:00:00Z');
  });

  test('end at that wall time also where it is before opening', () => {
    expect(after(office, '2026-01-09T09:15:00Z', 1)).toBe('2026-01-12T09:15:00Z');
  });

  test('end no later than the last closing', () => expect(after(office, '2026-01-06T21:00:00Z', 1)).toBe('2026-01-07T17:00:00Z'));

  test('keep the wall time across a change of the clocks', () => {
    expect(after(calendarIn('Europe/Berlin'), '2026-03-27T09:00:00Z', 1)).toBe('2026-03-30T08:00:00Z');
  });

  test('skip holidays and count make-up days', () => {
    const calendar = calendarIn('UTC', {
      holidays: [{ date: '2026-01-12' }],
      replacements: [{ date: '2026-01-10', windows: [['10:00', '16:00']] }],
    });
    expect(after(calendar, '2026-01-09T11:00:00Z', 1)).toBe('2026-01-10T11:00:00Z');
    expect(after(calendar, '2026-01-09T11:00:00Z', 2)).toBe('2026-01-13T11:00:00Z');
  });

  test('skip a date that breaks leave nothing of', () => {
    const calendar = calendarIn('UTC', { breaks: [{ date: '2026-01-07', windows: [['08:00', '18:00']] }] });
    expect(after(calendar, '2026-01-06T11:00:00Z', 1)).toBe('2026-01-08T11:00:00Z');
  });

  test('skip a date that the zone left out', () => {
    expect(after(calendarIn('Pacific/Apia'), '2011-12-29T20:00:00Z', 1)).toBe('2012-01-01T20:00:00Z');
  });

  test('may be none, also after closing', () => {
    expect(after(office, '2026-01-06T11:00:00Z', 0)).toBe('2026-01-06T11:00:00Z');
    expect(after(office, '2026-01-06T21:00:00Z', 0)).toBe('2026-01-06T21:00:00Z');
  });

  test('count back', () => {
    expect(after(office, '2026-01-12T11:00:00Z', -1)).toBe('2026-01-09T11:00:00Z');
    expect(byEndOfDay(office, '2026-01-12T11:00:00Z', -7)).toBe('2026-01-01T17:00:00Z');
  });
});

describe('working days over the turn of years', () => {
  const weekdays = calendarIn('UTC');

  test('are counted on', () => {
    expect(after(weekdays, '2025-12-30T11:00:00Z', 5)).toBe('2026-01-06T11:00:00Z');
    // 2026 has 261 of them.
    expect(after(weekdays, '2025-12-30T11:00:00Z', 264)).toBe('2027-01-04T11:00:00Z');
  });

  test('are counted back', () => {
    expect(after(weekdays, '2026-01-05T11:00:00Z', -4)).toBe('2025-12-30T11:00:00Z');
    expect(after(weekdays, '2027-01-04T11:00:00Z', -264)).toBe('2025-12-30T11:00:00Z');
  });
});

describe('working days from a day off', () => {
  test('count as from the first opening of several', () => {
    const windows = [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ] as const;
    const shifts = calendarIn('UTC', { weekly: { mon: windows } });
    expect(after(shifts, '2026-01-10T12:00:00Z', 0)).toBe('2026-01-12T09:00:00Z');
    expect(after(shifts, '2026-01-10T12:00:00Z', -1)).toBe('2025-12-29T17:00:00Z');
  });

  test('count as from the next opening', () => {
    expect(after(office, '2026-01-10T12:00:00Z', 1)).toBe('2026-01-13T10:30:00Z');
    expect(after(office, '2026-01-10T12:00:00Z', 0)).toBe('2026-01-12T10:30:00Z');
  });

  test('count back as from the last closing', () =>
    expect(after(office, '2026-01-10T12:00:00Z', -1)).toBe('2026-01-08T17:00:00Z'));
});

describe('the end of a working day', () => {
  test('is its last closing', () => {
    expect(byEndOfDay(office, '2026-01-06T11:00:00Z', 1)).toBe('2026-01-07T17:00:00Z');
    expect(byEndOfDay(office, '2026-01-10T11:00:00Z', 1)).toBe('2026-01-13T17:00:00Z');
    expect(
      byEndOfDay(
        calendarIn('UTC', { weekly: { mon: [['00:00', '24:00']], tue: [['00:00', '24:00']] } }),
        '2026-01-05T10:00:00Z',
        1,
      ),
    ).toBe('2026-01-07T00:00:00Z');
  });

  test('is today, or tomorrow once today is over, when there are no days to wait', () => {
    expect(byEndOfDay(office, '2026-01-06T11:00:00Z', 0)).toBe('2026-01-06T17:00:00Z');
    expect(byEndOfDay(office, '2026-01-06T17:00:00Z', 0)).toBe('2026-01-07T17:00:00Z');
  });
});

describe('a shift past midnight', () => {
  const nights = calendarIn('UTC', {
    weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['22:00', '06:00']]])),
  });

  test('belongs to the day on which it began', () => {
    // Saturday 02:00 is Friday's shift; one working day later is the same hour of Monday's.
    expect(after(nights, '2026-01-10T02:00:00Z', 1)).toBe('2026-01-13T02:00:00Z');
    expect(byEndOfDay(nights, '2026-01-10T02:00:00Z', 1)).toBe('2026-01-13T06:00:00Z');
  });

  test('is over at its closing', () => {
    expect(after(nights, '2026-01-10T05:59:59Z', 1)).toBe('2026-01-13T05:59:59Z');
    expect(after(nights, '2026-01-10T06:00:00Z', 1)).toBe('2026-01-13T22:00:00Z');
  });

  test('goes on in a break: who asks then asks on the day on which it began', () => {
    const breaks = [{ date: '2026-01-10', windows: [['01:00', '03:00']] }] as const;
    expect(after({ ...nights, breaks }, '2026-01-10T02:00:00Z', 1)).toBe('2026-01-13T02:00:00Z');
  });

  test('is cut by a break of the evening before and of the morning after', () => {
    const breaks = [{ date: '2026-01-10', windows: [['05:00', '06:00']] }] as const;
    expect(byEndOfDay({ ...nights, breaks }, '2026-01-08T23:00:00Z', 1)).toBe('2026-01-10T05:00:00Z');
  });
});

describe('a calendar with too few working days', () => {
  const fair = calendarIn('UTC', { weekly: {}, replacements: [{ date: '2026-06-01', windows: [['09:00', '12:00']] }] });

  test('has no answer', () => {
    expect(after(calendarIn('UTC', { weekly: {} }), '2026-01-01T00:00:00Z', 1)).toBeUndefined();
    expect(after(fair, '2026-06-01T10:00:00Z', 1)).toBeUndefined();
    expect(after(fair, '2026-01-01T10:00:00Z', 1)).toBeUndefined();
    expect(after(fair, '2026-01-01T10:00:00Z', 2)).toBeUndefined();
    expect(after(fair, '2026-01-01T10:00:00Z', -1)).toBeUndefined();
    expect(byEndOfDay(fair, '2026-06-01T13:00:00Z', 0)).toBeUndefined();
  });

  test('begins and ends with the time that is known', () => {
    const whole = calendarIn('UTC', { weekly: weekOf(WHOLE_WEEK, [['09:00', '17:00']]) });
    expect(after(whole, '2286-11-19T10:00:00Z', 1)).toBe('2286-11-20T10:00:00Z');
    expect(after(whole, '2286-11-19T10:00:00Z', 2)).toBeUndefined();
    expect(after(whole, '1800-01-02T10:00:00Z', -1)).toBe('1800-01-01T10:00:00Z');
    expect(after(whole, '1800-01-02T10:00:00Z', -2)).toBeUndefined();
  });

  test('answers what it can', () => {
    expect(after(fair, '2020-01-01T10:00:00Z', 0)).toBe('2026-06-01T09:00:00Z');
    expect(after(fair, '2040-01-01T10:00:00Z', -1)).toBeUndefined();
    expect(byEndOfDay(fair, '2020-01-01T10:00:00Z', 0)).toBe('2026-06-01T12:00:00Z');
  });
});
