import { describe, expect, test } from 'vitest';
import { packageVersion } from '../../../local/calendar/package-version.ts';
import { draftOf } from '../../config/small-file.ts';
import { officeFile, run } from './support.ts';

const CHINA = `chinese-days ${packageVersion('chinese-days')}`;
const write = (text: string, years = '2026') => run(`import china --write --years ${years}`, text);

/** The lines that are in one text and not in the other. */
const linesBeyond = (text: string, other: string) => text.split('\n').filter((line) => !other.split('\n').includes(line));

const HOLIDAYS_2026 = [
  `      - { from: 2026-01-01, to: 2026-01-03, name: New Year's Day, source: ${CHINA} }`,
  `      - { from: 2026-02-15, to: 2026-02-23, name: Spring Festival, source: ${CHINA} }`,
  `      - { from: 2026-04-04, to: 2026-04-06, name: Tomb-sweeping Day, source: ${CHINA} }`,
  `      - { from: 2026-05-01, to: 2026-05-05, name: Labour Day, source: ${CHINA} }`,
  `      - { from: 2026-06-19, to: 2026-06-21, name: Dragon Boat Festival, source: ${CHINA} }`,
  `      - { from: 2026-09-25, to: 2026-09-27, name: Mid-autumn Festival, source: ${CHINA} }`,
  `      - { from: 2026-10-01, to: 2026-10-07, name: National Day, source: ${CHINA} }`,
];

describe('an import into a calendar without dates', () => {
  test('adds holidays and make-up workdays with their source', async () => {
    const { code, said, file } = await write(officeFile());
    expect(code).toBe(0);
    expect(said).toBe('pledge.yaml: calendars.office: holidays: 7 added, 0 removed; workdays: 6 added, 0 removed\n');
    const added = linesBeyond(file, officeFile());
    expect(added.slice(0, 9)).toEqual(['    holidays:', ...HOLIDAYS_2026, '    workdays:']);
    expect(added[9]).toBe(`      - { date: 2026-01-04, name: Make-up day of New Year's Day, like: mon, source: ${CHINA} }`);
    expect(linesBeyond(officeFile(), file)).toEqual([]);
    expect(draftOf(file).policySet.calendars['office']?.holidays).toHaveLength(33);
  });

  test.each([
    ['a key without a list', '    holidays: # none yet\n', '    holidays: # none yet'],
    ['an empty list', '    holidays: [] # none yet\n', '    holidays: # none yet'],
  ])('fills %s and keeps its comment', async (_, lines, expected) => {
    const { file } = await write(officeFile(lines));
    expect(file.split('\n').filter((line) => line.includes('none yet'))).toEqual([expected]);
    expect(draftOf(file).policySet.calendars['office']?.holidays).toHaveLength(33);
  });

  test('keeps the line breaks of Windows, and adds one at the end of the file', async () => {
    const office = '  office:\n    weekly: { mon-fri: 09:00-17:00 }';
    const last = `${officeFile().replace(`${office}\n`, '').replace('calendars:', 'calendar-is-last:')}`;
    const [before = '', calendars = ''] = last.split('calendar-is-last:\n');
    const [always = '', after = ''] = calendars.split('policies:');
    const text = `${before}policies:${after}calendars:\n${always}${office}`.replaceAll('\n', '\r\n');
    const { file } = await write(text);
    expect(file.startsWith(`${text}\r\n    holidays:\r\n`)).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test('gives make-up workdays the hours of the first open day where Monday is closed', async () => {
    const text = officeFile().replace('mon-fri: 09:00', 'tue-sat: 09:00');
    expect((await write(text)).file).toContain('like: tue');
  });
});

describe('an import into a calendar with dates', () => {
  const OWN = [
    '    # what we agreed on',
    '    holidays:',
    '      - { date: 2026-03-20, name:  Founding day }   # every year',
    '      -   date: 2026-12-24 # half of us',
    '          closed: [13:00-17:00]',
    '',
    '    breaks: [{ date: 2026-03-06, closed: 14:00-16:00 }]',
    '',
  ].join('\n');

  test('puts entries in order of time and leaves every other line alone', async () => {
    const { file } = await write(officeFile(OWN));
    expect(linesBeyond(officeFile(OWN), file)).toEqual([]);
    const dates = [...(file.split('    holidays:')[1] ?? '').matchAll(/- +{? ?(?:from|date): ([\d-]+)/g)].map(([, date]) => date);
    expect(dates.slice(0, 9)).toEqual([
      '2026-01-01',
      '2026-02-15',
      '2026-03-20',
      '2026-04-04',
      '2026-05-01',
      '2026-06-19',
      '2026-09-25',
      '2026-10-01',
      '2026-12-24',
    ]);
  });

  test('changes nothing when it is done again', async () => {
    const once = await write(officeFile(OWN), '2025,2026');
    const twice = await write(once.file, '2025,2026');
    expect(twice.file).toBe(once.file);
    expect(twice.said).toBe('pledge.yaml: calendars.office: nothing to change\n');
  });

  test('replaces what the same source said of the same year, and no other', async () => {
    const old = [
      '    holidays:',
      '      - { date: 2025-01-01, name: kept, source: chinese-days 1.0.0 }',
      '      - { date: 2026-01-02, name: outdated, source: chinese-days 1.0.0 } # goes',
      '      - { date: 2026-07-01, name: theirs, source: date-holidays 3.37.0 CA }',
      '',
    ].join('\n');
    const { said, file } = await write(officeFile(old));
    expect(said).toContain('holidays: 7 added, 1 removed');
    expect(linesBeyond(officeFile(old), file)).toEqual([
      '      - { date: 2026-01-02, name: outdated, source: chinese-days 1.0.0 } # goes',
    ]);
  });

  test('can be the only thing in a list, and be taken back line by line', async () => {
    const first = await write(officeFile());
    const outdated = first.file.replaceAll(`source: ${CHINA}`, 'source: chinese-days 1.0.0');
    expect((await write(outdated)).file).toBe(first.file);
  });

  test('leaves dates alone that are there by hand, and says so', async () => {
    const hand = '    holidays: \n      - { from: 2026-02-16, to: 2026-02-18, name: ours }\n';
    const { said, file } = await write(officeFile(hand));
    expect(said).toContain('2026-02-16 to 2026-02-18: already a holiday "ours" by hand; left alone\n');
    expect(file).toContain(`      - { date: 2026-02-15, name: Spring Festival, source: ${CHINA} }\n`);
    expect(file).toContain(`      - { from: 2026-02-19, to: 2026-02-23, name: Spring Festival, source: ${CHINA} }\n`);
  });

  test('reports a clash with what is there by hand', async () => {
    const { said, file } = await write(officeFile('    workdays:\n      - { date: 2026-01-02, like: fri, name: audit }\n'));
    expect(said).toContain(
      '2026-01-02: CLASH: holiday "New Year\'s Day" here, workday "audit" by hand in the file; left alone, remove that entry if it is wrong\n',
    );
    expect(draftOf(file).policySet.calendars['office']?.holidays?.some(({ date }) => date === '2026-01-02')).toBe(false);
  });
});

describe('an import is refused, and the file stays as it is,', () => {
  test('for a list in brackets', async () => {
    const text = officeFile('    holidays: [{ date: 2026-03-20 }]\n');
    const { code, said, file } = await write(text);
    expect([code, said]).toEqual([
      1,
      'pledge.yaml: calendars.office.holidays is written in brackets; write it as a list, one entry a line; nothing was written\n',
    ]);
    expect(file).toBe(text);
  });

  test('for a list that stands for another', async () => {
    const days = '    holidays: &days\n      - { date: 2026-03-22 }\n';
    const text = officeFile(days).replace('  always:\n', '  always:\n    holidays: *days\n');
    const { code, said } = await run('import china --write --years 2026 --calendar always', text);
    expect([code, said]).toEqual([
      1,
      'pledge.yaml: calendars.always.holidays stands for another list; import into the calendar that has that; nothing was written\n',
    ]);
  });

  test('for a calendar in braces', async () => {
    const text = officeFile().replace(
      '  office:\n    weekly: { mon-fri: 09:00-17:00 }',
      '  office: { weekly: { mon-fri: 09:00-17:00 } }',
    );
    const { code, said, file } = await write(text);
    expect([code, said]).toEqual([
      1,
      'pledge.yaml: calendars.office is written in braces; write it as a block, one key a line; nothing was written\n',
    ]);
    expect(file).toBe(text);
  });

  test('for a file that is wrong already', async () => {
    const { code, said } = await write(officeFile('    holidays: [{ date: 2026-02-30 }]\n'));
    expect(code).toBe(1);
    expect(said).toContain('"2026-02-30" does not exist');
  });
});
