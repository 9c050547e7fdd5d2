import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLocalDate } from '../../../shared/core/sla/local-date.ts';
import { dayExists, instantOf, localDayAt, wallTimeAt } from '../../../shared/core/sla/wall-time.ts';
import { at, iso } from './support/instants.ts';

/** A wall time, written as if it were in UTC. */
const wall = (text: string) => at(`${text}Z`);
const day = (text: string) => parseLocalDate(text) ?? Number.NaN;

describe('a wall time that exists once', () => {
  test('is one instant', () => expect(iso(instantOf('Asia/Kolkata', wall('2026-01-05T09:00:00')))).toBe('2026-01-05T03:30:00Z'));

  test('is found right beside a change of the clocks', () => {
    expect(iso(instantOf('Europe/Berlin', wall('2026-03-29T01:59:59')))).toBe('2026-03-29T00:59:59Z');
    expect(iso(instantOf('Europe/Berlin', wall('2026-03-29T03:00:00')))).toBe('2026-03-29T01:00:00Z');
  });
});

describe('a wall time that does not exist', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-04T02:10:00', '2026-10-03T15:40:00Z'],
    ['America/Sao_Paulo', '2018-11-04T00:00:00', '2018-11-04T03:00:00Z'],
    ['Pacific/Apia', '2011-12-30T09:00:00', '2011-12-30T19:00:00Z'],
  ])('in %s %s moves forward by the gap', (zone, text, expected) => {
    expect(iso(instantOf(zone, wall(text)))).toBe(expected);
    expect(instantOf(zone, wall(text), 'later')).toBe(instantOf(zone, wall(text), 'earlier'));
  });
});

describe('a wall time that exists twice', () => {
  test('is the earlier of the two, or the later where that is asked for', () => {
    expect(iso(instantOf('Europe/Berlin', wall('2026-10-25T02:30:00')))).toBe('2026-10-25T00:30:00Z');
    expect(iso(instantOf('Europe/Berlin', wall('2026-10-25T02:30:00'), 'later'))).toBe('2026-10-25T01:30:00Z');
  });

  test('lies half an hour apart on Lord Howe', () => {
    expect(iso(instantOf('Australia/Lord_Howe', wall('2026-04-05T01:45:00')))).toBe('2026-04-04T14:45:00Z');
    expect(iso(instantOf('Australia/Lord_Howe', wall('2026-04-05T01:45:00'), 'later'))).toBe('2026-04-04T15:15:00Z');
  });
});

describe('a date', () => {
  test('is the one on the wall', () => {
    expect(localDayAt('Pacific/Auckland', at('2026-01-04T11:00:00Z'))).toBe(day('2026-01-05'));
    expect(localDayAt('America/Los_Angeles', at('2026-01-05T07:59:59Z'))).toBe(day('2026-01-04'));
  });

  test('may have been left out', () => {
    expect(dayExists('Pacific/Apia', day('2011-12-29'))).toBe(true);
    expect(dayExists('Pacific/Apia', day('2011-12-30'))).toBe(false);
    expect(dayExists('Pacific/Apia', day('2011-12-31'))).toBe(true);
    expect(dayExists('Pacific/Kwajalein', day('1993-08-21'))).toBe(false);
  });

  test('exists although its midnight does not', () => expect(dayExists('America/Sao_Paulo', day('2018-11-04'))).toBe(true));
});

describe('any instant', () => {
  test('is one of the two that its wall time names', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Casablanca',
      'Asia/Gaza',
    );
    fc.assert(
      fc.property(zones, fc.integer({ min: at('2005-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') }), (zone, instant) => {
        const shown = wallTimeAt(zone, instant);
        expect([instantOf(zone, shown, 'earlier'), instantOf(zone, shown, 'later')]).toContain(instant);
      }),
      { numRuns: 500 },
    );
  });
});
