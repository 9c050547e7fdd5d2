import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageVersion } from '../../../local/calendar/package-version.ts';
import type { Fetch } from '../../../local/calendar/read-ics.ts';
import { officeFile, run } from './support.ts';

const COUNTRIES = `date-holidays ${packageVersion('date-holidays')}`;

/** What is printed without what is always there: the entries, in short. */
async function printed(args: string, text = officeFile()): Promise<readonly string[]> {
  const { code, said } = await run(`import ${args}`, text);
  if (code !== 0) return [said.trimEnd()];
  return said
    .split('\n')
    .filter((line) => line.startsWith('      - '))
    .map((line) => line.slice(10, -2));
}

describe('an import that is not written', () => {
  test('prints the entries as they would stand in the file, and what would change', async () => {
    const { code, said, file } = await run('import country de --years 2027 --language en', officeFile());
    expect(code).toBe(0);
    expect(said.split('\n').slice(0, 4)).toEqual([
      'calendars:',
      '  office:',
      '    holidays:',
      `      - { date: 2027-01-01, name: New Year's Day, source: ${COUNTRIES} DE }`,
    ]);
    expect(said.endsWith('# holidays: 9 added, 0 removed; add --write to put this into the file\n')).toBe(true);
    expect(file).toBe(officeFile());
  });
});

describe('China', () => {
  test('has Chinese names where they are asked for', async () => {
    const lines = await printed('china --years 2026 --language zh-CN');
    expect(lines[1]).toContain('from: 2026-02-15, to: 2026-02-23, name: 春节');
    expect(lines.at(-1)).toContain('date: 2026-10-10, name: 国庆节调休, like: mon');
  });

  test.each([
    ['2036', 'does not know 2036 yet. The State Council announces the holidays of a year in the autumn before'],
    ['2026,2036', 'does not know 2036 yet'],
    ['2001', 'begins with 2004; ask for a later year than 2001'],
  ])('of %s is refused as a whole', async (years, expected) => {
    const { code, said, file } = await run(`import china --write --years ${years}`, officeFile());
    expect(code).toBe(1);
    expect(said).toContain(expected);
    expect(file).toBe(officeFile());
  });
});

describe('a country', () => {
  test('has the holidays of a region, in the language that is asked for', async () => {
    const lines = await printed('country DE --region by --years 2027 --language de');
    expect(lines).toHaveLength(12);
    expect(lines[1]).toBe(`date: 2027-01-06, name: Heilige Drei Könige, source: ${COUNTRIES} DE-BY`);
  });

  test('says what falls on a weekend, and the day off for it, also across the turn of the year', async () => {
    const lines = await printed('country US --years 2027');
    expect(lines).toContain(`date: 2027-09-06, name: Labor Day, source: ${COUNTRIES} US`);
    expect(lines.at(-1)).toBe(`date: 2027-12-31, name: New Year's Day (substitute day), source: ${COUNTRIES} US`);
    expect((await printed('country US --years 2028'))[0]).toContain('2028-01-01');
  });

  test('has days that are off in part, and holidays of several days', async () => {
    expect(await printed('country IS --years 2026')).toContain(
      `date: 2026-12-24, name: Christmas Eve, closed: 13:00-24:00, source: ${COUNTRIES} IS`,
    );
    expect((await printed('country KR --years 2026')).filter((line) => line.startsWith('from'))).toHaveLength(2);
  });

  test.each([
    ['country XX --years 2026', 'there is no country "XX"; give its two-letter code, e.g. DE, US or JP'],
    ['country DE --region XX --years 2026', 'DE has no region "XX"; its regions are BB, BE, BW'],
    ['country CN --years 2026', 'date-holidays knows no make-up workdays; write import china instead of import country CN'],
    ['country MY --years 2080', 'date-holidays does not know 2080; ask for 2076 or earlier'],
    ['china --region BJ --years 2026', '--region goes with import country; leave it out'],
    ['china --years 2026 --language de', 'has names in en and zh-CN; choose one by --language'],
    ['country DE --years 2026 --language Deutsch', '--language: "Deutsch" is no code of a language; write e.g. en, zh-CN or de'],
    ['china', '--years is missing; write e.g. --years 2026,2027'],
    ['china --years next', '--years: "next" is not a year from 2000 to 2100'],
    ['china --years 2026 --calendar ofice', 'pledge.yaml: "ofice" is not in calendars; did you mean "office"?'],
  ])('%s is refused', async (args, expected) => {
    expect((await printed(args))[0]).toContain(expected);
  });

  test('goes into the only calendar with days off, or the one that is named', async () => {
    const two = officeFile().replace('  always:', '  shop:\n    weekly: { sat: 09:00-17:00 }\n  always:');
    expect(await printed('china --years 2026', two)).toEqual([
      'pledge.yaml: say which calendar: --calendar office or --calendar shop or --calendar always',
    ]);
    expect(await printed('china --years 2026 --calendar shop', two)).toHaveLength(13);
  });
});

const calendarOf = (...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`), 'END:VCALENDAR', ''].join(
    '\r\n',
  );

/** What events come to in a calendar of UTC. */
async function events(years: string, ...written: readonly string[]): Promise<readonly string[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'pledge-ics-')), 'events.ics');
  writeFileSync(path, calendarOf(...written));
  const lines = await printed(`ics ${path} --years ${years}`);
  return lines.map((line) => line.replace(/,? ?source: .*$/, '').replace('ics events.ics', 'ics file'));
}

describe('an iCalendar file', () => {
  test('closes the dates of all-day events, the last of them not included', async () => {
    expect(
      await events('2026', 'UID:1\nDTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270103\nSUMMARY:Shut\\, all of us'),
    ).toEqual(['from: 2026-12-30, to: 2026-12-31, name: "Shut, all of us"']);
    expect(await events('2026', 'UID:1\nDTSTART;VALUE=DATE:20260501\nSUMMARY;LANGUAGE=de:Feier\n tag')).toEqual([
      'date: 2026-05-01, name: Feiertag',
    ]);
  });

  test('closes the hours of timed events on the wall of the calendar', async () => {
    expect(
      await events(
        '2026',
        'UID:1\nDTSTART;TZID=Europe/Berlin:20261224T130000\nDTEND;TZID=Europe/Berlin:20261226T100000\nSUMMARY:Christmas',
        'UID:2\nDTSTART:20260306T140000\nDURATION:PT2H\nSUMMARY:All hands',
        'UID:3\nDTSTART:20260703T220000Z\nDTEND:20260704T013030Z\nSUMMARY:Move',
      ),
    ).toEqual([
      'date: 2026-03-06, name: All hands, closed: 14:00-16:00',
      'date: 2026-07-03, name: Move, closed: 22:00-24:00',
      'date: 2026-07-04, name: Move, closed: 00:00-01:31',
      'date: 2026-12-24, name: Christmas, closed: 12:00-24:00',
      'date: 2026-12-25, name: Christmas',
      'date: 2026-12-26, name: Christmas, closed: 00:00-09:00',
    ]);
  });

  test('repeats events by their rule, within the years that are asked for', async () => {
    expect(
      await events(
        '2026,2027',
        'UID:1\nDTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nEXDATE;VALUE=DATE:20271125\nSUMMARY:Thanksgiving',
        'UID:2\nDTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY\nSUMMARY:Leap day',
        'UID:3\nDTSTART;VALUE=DATE:20270105\nSUMMARY:Off',
      ),
    ).toEqual(['date: 2026-11-26, name: Thanksgiving', 'date: 2027-01-05, name: Off']);
  });

  test('leaves out what was cancelled, and moves what was moved', async () => {
    expect(
      await events(
        '2026',
        'UID:1\nDTSTART;VALUE=DATE:20260501\nRRULE:FREQ=MONTHLY;COUNT=2\nSUMMARY:Off',
        'UID:1\nRECURRENCE-ID;VALUE=DATE:20260601\nDTSTART;VALUE=DATE:20260602\nSUMMARY:Off, moved',
        'UID:2\nDTSTART;VALUE=DATE:20260707\nSTATUS:CANCELLED\nSUMMARY:Not at all',
      ),
    ).toEqual(['date: 2026-05-01, name: Off', 'date: 2026-06-02, name: "Off, moved"']);
  });

  test('shares a date between events, and closes a whole date once', async () => {
    expect(
      await events(
        '2026',
        'UID:1\nDTSTART;VALUE=DATE:20260501\nSUMMARY:Labour Day',
        'UID:2\nDTSTART;VALUE=DATE:20260501\nSUMMARY:Ascension',
        'UID:3\nDTSTART:20260501T100000\nDTEND:20260501T120000\nSUMMARY:Parade',
      ),
    ).toEqual(['date: 2026-05-01, name: Labour Day / Ascension']);
  });

  test.each([
    [
      'a year without events',
      'UID:1\nDTSTART;VALUE=DATE:20250501\nSUMMARY:x',
      'ics file: has no event in 2026; ask for other years, or get a newer file',
    ],
    [
      'a zone that there is not',
      'UID:1\nDTSTART;TZID=Nowhere/Land:20260501T100000\nDURATION:PT1H\nSUMMARY:x',
      'ics file: "x" is in "Nowhere/Land", which is no time zone; correct its TZID',
    ],
    [
      'an event each minute',
      'UID:1\nDTSTART:20260501T100000\nDURATION:PT1S\nRRULE:FREQ=MINUTELY\nSUMMARY:x',
      'ics file: an event repeats within a day (RRULE), which no holiday does; remove it',
    ],
  ])('with %s is refused', async (_, event, expected) => {
    expect(await events('2026', event)).toEqual([expected]);
  });

  test('that is not there, or no calendar, is refused', async () => {
    expect(await printed('ics /nowhere/x.ics --years 2026')).toEqual([
      '/nowhere/x.ics cannot be read; check that there is such a file',
    ]);
    expect(await printed('ics package.json --years 2026')).toEqual([
      'ics package.json is no calendar; it must begin with BEGIN:VCALENDAR',
    ]);
  });
});

describe('an iCalendar address', () => {
  const SECRET = 'https://user:pw@calendar.example/private-t0ken/basic.ics?key=s3cret';
  const event = 'UID:1\nDTSTART;VALUE=DATE:20260501\nSUMMARY:Off';
  const answering =
    (text: string, status = 200): Fetch =>
    () =>
      Promise.resolve(new Response(text, { status }));
  const from = (place: string, fetch: Fetch) => run(`import ics ${place} --years 2026`, officeFile(), fetch);

  test('is named without its secrets', async () => {
    const { said } = await from(SECRET, answering(calendarOf(event)));
    expect(said).toMatch(/source: ics calendar\.example\/basic\.ics \([0-9a-f]{8}\) }/);
    expect(said).not.toMatch(/s3cret|t0ken|pw@/);
  });

  test('may be that of a subscription', async () => {
    const asked: string[] = [];
    await from('webcal://calendar.example/x.ics', (url) => {
      asked.push(url);
      return answering(calendarOf(event))(url, { signal: AbortSignal.timeout(1_000) });
    });
    expect(asked).toEqual(['https://calendar.example/x.ics']);
  });

  test.each<[string, string, Fetch, string]>([
    [
      'without https',
      'http://calendar.example/x.ics',
      answering(''),
      '"http://" is no https address; download the file and give its path',
    ],
    ['that is not found', SECRET, answering('', 404), ' answers 404; check the address'],
    [
      'that does not answer',
      SECRET,
      () => Promise.reject(new Error('refused')),
      ' does not answer; download the file and give its path',
    ],
    ['of a page', SECRET, answering('<html>'), ' is no calendar; it must begin with BEGIN:VCALENDAR'],
  ])('%s is refused', async (_, place, fetch, expected) => {
    const { code, said } = await from(place, fetch);
    expect(code).toBe(1);
    expect(said).toContain(expected);
    expect(said).not.toContain('s3cret');
  });
});
