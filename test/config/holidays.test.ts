import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { change } from './small-file.ts';

/** What a calendar is warned about on a date, from the name of the list on. */
function warningsOn(today: string | undefined, holidays: string, zone = 'UTC') {
  const lines = `time-zone: ${zone}\n    weekly: { mon-fri: 09:00-17:00 }\n    holidays: ${holidays}`;
  const text = change('weekly: { mon-sun: 00:00-24:00 }', lines);
  return loadConfiguration({ text, file: 'f' }, today).warnings.map(({ path, message }) => `${path}: ${message}`);
}

const FROM_CHINA = '{ date: 2026-10-01, source: chinese-days 1.5.7 }';

describe('holidays that end', () => {
  test('are warned about sixty days before, with the command that adds the next', () => {
    expect(warningsOn('2026-11-01', `[${FROM_CHINA}]`)).toEqual([]);
    expect(warningsOn('2026-11-02', `[${FROM_CHINA}]`)).toEqual([
      'calendars.always.holidays: the holidays from chinese-days end with 2026, in 60 days; add the next, e.g. npm run -s calendar -- import china --years 2027 --calendar always --write',
    ]);
    expect(warningsOn('2026-12-31', `[${FROM_CHINA}]`)[0]).toContain('end with 2026, in 1 day;');
  });

  test('are warned about when they have ended, with every year that is missing', () => {
    expect(warningsOn('2028-02-01', `[${FROM_CHINA}]`)[0]).toContain(
      'end with 2026, so all days since then count like any other; add the next, e.g. npm run -s calendar -- import china --years 2027,2028 ',
    );
  });

  test.each([
    ['{ date: 2026-10-03, source: date-holidays 3.37.0 DE }', 'UTC', 'import country DE --years'],
    ['{ date: 2026-10-03, source: date-holidays 3.37.0 DE-BY }', 'UTC', 'import country DE --region BY --years'],
    ['{ date: 2026-10-03, source: ics works.ics }', 'UTC', 'import ics PATH --years'],
    ['{ from: 2026-10-01, to: 2026-10-07 }', 'Asia/Shanghai', 'import china --years'],
    ['{ date: 2026-10-03 }', 'Europe/Berlin', 'import country CODE --years'],
  ])('%s in %s are continued by: %s', (holiday, zone, command) => {
    expect(warningsOn('2026-12-01', `[${holiday}]`, zone)[0]).toContain(`npm run -s calendar -- ${command} 2027 `);
  });

  test('are those of each package, whatever else stands beside them', () => {
    const german = '{ date: 2027-10-03, source: date-holidays 3.37.0 DE }';
    const own = '{ date: 2027-06-01, name: Founding day }';
    expect(warningsOn('2026-12-01', `[${FROM_CHINA}, ${german}, ${own}]`)).toHaveLength(1);
    expect(warningsOn('2026-12-01', `[${FROM_CHINA}, ${own}]`)[0]).toContain('the holidays from chinese-days end with 2026');
    expect(warningsOn('2026-12-01', `[{ date: 2025-06-01 }, { date: 2026-12-25, source: ics a.ics }, ${own}]`)).toEqual([]);
  });

  test('are not looked at where nobody says which day it is, and need not be there', () => {
    expect(warningsOn(undefined, '[{ date: 2020-01-01 }]')).toEqual([]);
    expect(warningsOn('2026-12-01', '[]')).toEqual([]);
  });
});
