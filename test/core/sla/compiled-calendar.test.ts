import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';
import { blockOf, compileCalendar } from '../../../shared/core/sla/compiled-calendar.ts';
import { calendarIn } from './support/instants.ts';

const { weekly } = calendarIn('UTC');

describe('a compiled calendar', () => {
  test('is made once, and so is each of its years', () => {
    const office = calendarIn('UTC');
    const compiled = compileCalendar(office);
    expect(compileCalendar(office)).toBe(compiled);
    expect(blockOf(compiled, 2026)).toBe(blockOf(compiled, 2026));
  });

  // The year of an instant can be the one before or after that of its date.
  test.each<[string, Partial<Calendar>, number, number]>([
    ['open for ever', {}, 1800, 2286],
    ['never open', { weekly: { mon: [] } }, 1, 0],
    ['open on a replaced date alone', { weekly: {}, replacements: [{ date: '2026-06-01', windows: [] }] }, 2025, 2027],
    ['opened for good', { weekly: {}, later: [{ from: '2027-01-01', weekly }] }, 2026, 2286],
    ['closed for good', { later: [{ from: '2027-01-01', weekly: {} }] }, 1800, 2028],
  ])('is only looked through in the years in which it may be open: %s', (_, changes, firstYear, lastYear) => {
    expect(compileCalendar(calendarIn('UTC', changes))).toMatchObject({ firstYear, lastYear });
  });
});
