import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTimeZone, offsetAt, transitionsIn } from '../../../shared/core/sla/zone.ts';
import { at, iso } from './support/instants.ts';

const minutes = (count: number) => count * 60_000;
const found = (zone: string, year: number) =>
  transitionsIn(zone, year).map(({ at: when, offsetMs }) => [iso(when), offsetMs / 60_000]);

describe('a zone with daylight saving time', () => {
  test('changes twice a year', () => {
    expect(found('Europe/Berlin', 2026)).toEqual([
      ['2026-03-29T01:00:00Z', 120],
      ['2026-10-25T01:00:00Z', 60],
    ]);
  });

  test('has the new offset from the very instant of the change', () => {
    expect(offsetAt('Europe/Berlin', at('2026-03-29T01:00:00Z') - 1)).toBe(minutes(60));
    expect(offsetAt('Europe/Berlin', at('2026-03-29T01:00:00Z'))).toBe(minutes(120));
  });

  test('may change by half an hour', () => {
    expect(found('Australia/Lord_Howe', 2026)).toEqual([
      ['2026-04-04T15:00:00Z', 630],
      ['2026-10-03T15:30:00Z', 660],
    ]);
  });

  test('may suspend it for a month', () => {
    expect(found('Africa/Casablanca', 2024)).toEqual([
      ['2024-03-10T02:00:00Z', 0],
      ['2024-04-14T02:00:00Z', 60],
    ]);
  });

  test('may have tried it for a single week', () => {
    expect(found('America/Recife', 2000)).toEqual([
      ['2000-02-27T02:00:00Z', -180],
      ['2000-10-08T03:00:00Z', -120],
      ['2000-10-15T02:00:00Z', -180],
    ]);
  });
});

describe('a zone that never changes', () => {
  test.each(['UTC', 'Asia/Shanghai', 'Asia/Kolkata'])('%s has no transitions', (zone) =>
    expect(transitionsIn(zone, 2026)).toEqual([]),
  );

  test('keeps its offset', () => {
    expect(offsetAt('UTC', 0)).toBe(0);
    expect(offsetAt('Asia/Kolkata', at('2026-06-01T00:00:00Z'))).toBe(minutes(330));
  });
});

describe('a zone that moved across the date line', () => {
  test('jumps by a day', () => expect(found('Pacific/Apia', 2011).at(-1)).toEqual(['2011-12-30T10:00:00Z', 840]));
});

describe('the time before standard zones', () => {
  test('is known to the second', () => {
    expect(offsetAt('America/New_York', at('1883-01-01T00:00:00Z'))).toBe(-(4 * 3_600 + 56 * 60 + 2) * 1_000);
    expect(offsetAt('Asia/Shanghai', at('1900-06-01T00:00:00Z'))).toBe((8 * 3_600 + 5 * 60 + 43) * 1_000);
  });
});

describe('a change at the turn of the year', () => {
  test('belongs to the year that it begins', () => {
    expect(found('Europe/Lisbon', 1911)).toEqual([]);
    expect(found('Europe/Lisbon', 1912)).toEqual([['1912-01-01T00:00:00Z', 0]]);
    expect(offsetAt('Europe/Lisbon', at('1912-01-01T00:00:00Z') - 1)).toBe(-(36 * 60 + 45) * 1_000);
  });
});

describe('the name of a zone', () => {
  test('is checked', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});

describe('any zone at any time', () => {
  test('has the offset that its wall clock shows', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const seconds = fc.integer({ min: -5_300_000_000, max: 9_900_000_000 });
    fc.assert(
      fc.property(zones, seconds, fc.integer({ min: 0, max: 999 }), (zone, second, ms) => {
        const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
          second * 1_000,
        );
        expect(offsetAt(zone, second * 1_000 + ms)).toBe(Date.parse(`${wall.replace(' ', 'T')}Z`) - second * 1_000);
      }),
      { numRuns: 300 },
    );
  });
});
