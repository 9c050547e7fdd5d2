import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  civilOfDay,
  dayOfCivil,
  daysBetween,
  firstDayOfYear,
  formatLocalDate,
  parseLocalDate,
  startOfYear,
  weekdayOfDay,
  yearOfDay,
  yearOfInstant,
} from '../../../shared/core/sla/local-date.ts';
import { at } from './support/instants.ts';

describe('a civil date', () => {
  test('counts from 1970-01-01, a Thursday', () => {
    expect(dayOfCivil({ year: 1970, month: 1, day: 1 })).toBe(0);
    expect(weekdayOfDay(0)).toBe('thu');
    expect(weekdayOfDay(-1)).toBe('wed');
  });

  test('agrees with the platform on every day from 1600 to 2400', () => {
    const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
    const wrong: number[] = [];
    for (let day = -135_140; day < 157_054; day += 1) {
      const date = new Date(day * 86_400_000);
      const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      const same = dayOfCivil(civil) === day && weekdayOfDay(day) === names[date.getUTCDay()] && yearOfDay(day) === civil.year;
      if (!same || formatLocalDate(day) !== date.toISOString().slice(0, 10)) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });

  test('comes back from its day, in any era', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), (day) => {
        expect(dayOfCivil(civilOfDay(day))).toBe(day);
        expect(firstDayOfYear(yearOfDay(day))).toBeLessThanOrEqual(day);
        expect(firstDayOfYear(yearOfDay(day) + 1)).toBeGreaterThan(day);
      }),
    );
  });
});

describe('the days between two', () => {
  test('are both of them and what lies between', () => {
    expect(daysBetween(-1, 2)).toEqual([-1, 0, 1, 2]);
    expect(daysBetween(5, 5)).toEqual([5]);
    expect(daysBetween(5, 4)).toEqual([]);
  });
});

describe('the text of a date', () => {
  test('is read', () => expect(parseLocalDate('2024-02-29')).toBe(dayOfCivil({ year: 2024, month: 2, day: 29 })));

  test('has four digits for the year', () => expect(formatLocalDate(parseLocalDate('0033-04-03') ?? 0)).toBe('0033-04-03'));

  test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '', '2025-01-01T00:00', 'on 2025-01-01'])(
    '"%s" is no date',
    (text) => {
      expect(parseLocalDate(text)).toBeUndefined();
    },
  );
});

describe('the UTC year of an instant', () => {
  test('begins at midnight', () => {
    expect(startOfYear(2026)).toBe(at('2026-01-01T00:00:00Z'));
    expect(yearOfInstant(at('2026-01-01T00:00:00Z'))).toBe(2026);
    expect(yearOfInstant(at('2026-01-01T00:00:00Z') - 1)).toBe(2025);
  });
});
