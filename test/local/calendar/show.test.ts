import { describe, expect, test } from 'vitest';
import { calendarCommand } from '../../../local/calendar.ts';
import { officeFile, run } from './support.ts';

const DATED = officeFile(
  [
    '    versions: [{ from: 2026-03-09, weekly: { mon-fri: [09:00-12:00, 22:00-02:00] } }]',
    '    holidays: [{ date: 2026-03-04, name: Founding day }, { date: 2026-03-05, closed: 15:00-24:00, name: Party }]',
    '    workdays: [{ date: 2026-03-07, like: fri, name: Make-up }]',
    '    breaks: [{ date: 2026-03-06, closed: 12:00-13:00 }]',
    '',
  ].join('\n'),
);

describe('a calendar that is shown', () => {
  test('has a line for each day, with its hours and what is special about it', async () => {
    const { code, said } = await run('show office --from 2026-03-03 --to 2026-03-09', DATED);
    expect(code).toBe(0);
    expect(said.split('\n')).toEqual([
      'office, UTC',
      '2026-03-03 Tue  09:00-17:00',
      '2026-03-04 Wed  closed  holiday: Founding day',
      '2026-03-05 Thu  09:00-15:00  break 15:00-24:00: Party',
      '2026-03-06 Fri  09:00-12:00 13:00-17:00  break 12:00-13:00',
      '2026-03-07 Sat  09:00-17:00  workday: Make-up',
      '2026-03-08 Sun  closed',
      '2026-03-09 Mon  09:00-12:00 22:00-02:00  new hours from here on',
      '7 days, 5 of them open, 36 h',
      '',
    ]);
  });

  test('speaks Chinese to whoever asks for it', async () => {
    const { said } = await run('show office --from 2026-03-04 --to 2026-03-07 --language zh-CN', DATED);
    expect(said.split('\n')).toEqual([
      'office, UTC',
      '2026-03-04 周三  休息  节假日：Founding day',
      '2026-03-05 周四  09:00-15:00  部分时段关闭 15:00-24:00：Party',
      '2026-03-06 周五  09:00-12:00 13:00-17:00  部分时段关闭 12:00-13:00',
      '2026-03-07 周六  09:00-17:00  工作日安排：Make-up',
      '共 4 天，其中 3 天营业，合计 21 小时',
      '',
    ]);
  });

  test('covers two weeks from today unless told otherwise', async () => {
    const { said } = await run('show always', officeFile());
    expect(said.split('\n').slice(1, 2)).toEqual(['2026-03-02 Mon  00:00-24:00']);
    expect(said).toContain('14 days, 14 of them open, 336 h');
  });

  test.each([
    ['ofice', 'pledge.yaml: "ofice" is not in calendars; did you mean "office"?'],
    ['office --from 2026-02-30', '--from: "2026-02-30" does not exist'],
    ['office --to tomorrow', '--to: "tomorrow" is not a date; write e.g. 2026-02-17'],
    ['office --language fr', '--language: "fr" is not one of en, zh-CN'],
    ['office --to 2026-01-01', '--to: 2026-01-01 is before 2026-03-02; swap --from and --to'],
    ['office --to 2030-01-01', '--to: is more than 800 days after --from; ask for fewer'],
  ])('%s is refused', async (args, expected) => {
    const { code, said } = await run(`show ${args}`, officeFile());
    expect(code).toBe(1);
    expect(said).toContain(expected);
  });
});

test.each([[[]], [['import']], [['import', 'moon', 'x']], [['show']], [['improve']], [['show', 'x', '--frobnicate']]])(
  '%j is answered with how it is used',
  async (args) => {
    const untouched = { fetch: () => Promise.reject(new Error()), write: () => undefined, today: '2026-03-02' };
    const { code, text } = await calendarCommand(args, untouched);
    expect(code).toBe(2);
    expect(text).toContain('Usage: npm run -s calendar -- <command>');
  },
);
