// The whole command: who|gaps|calendar against a file, and all of them against a function over stores in memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oncallCommand } from '../../../local/oncall.ts';
import { SMALL } from '../../config/small-file.ts';
import { API_KEYS } from '../../support/in-memory/services.ts';
import { type ServedPolicies, servePolicies } from '../support/serve-policies.ts';

const NOW = Date.parse('2026-01-05T12:00:00Z');
const CONFIGURATION = `${SMALL}on-call:
  desk:
    time-zone: Asia/Shanghai
    layers:
      - { members: [ann, lee], every: week, handover: mon 09:00, from: 2025-12-29 }
  office:
    layers:
      - { members: max, every: day, from: 2026-01-05, during: { mon-fri: 09:00-17:00 } }
`;

const folder = mkdtempSync(join(tmpdir(), 'pledge-oncall-'));
const file = join(folder, 'company.yaml');
let served: ServedPolicies;

beforeAll(async () => {
  writeFileSync(file, CONFIGURATION);
  served = await servePolicies(CONFIGURATION, NOW);
});

afterAll(() => {
  served.close();
  rmSync(folder, { recursive: true });
});

const run = (args: readonly string[]) =>
  oncallCommand(args, { env: { PLEDGE_API_KEY: API_KEYS.ops, LANG: 'en_GB.UTF-8' }, now: () => NOW });
const ask = (...args: readonly string[]) => run([...args, '--url', served.url]);
const askFile = (...args: readonly string[]) => run([...args, '--file', file]);

describe('who', () => {
  test('says who is on call, until when on the wall of the schedule, and who is next', async () => {
    expect((await askFile('who')).text.split('\n')).toEqual([
      'schedule  on call    until                  next',
      'desk      Lee (lee)  Mon 12 Jan 2026 09:00  Ann (ann)',
      'office    Max (max)  Mon 5 Jan 2026 17:00   nobody',
      '',
    ]);
    expect((await ask('who')).text).toBe((await askFile('who')).text);
  });

  test('says it in Chinese, and of another time', async () => {
    const { text } = await askFile('who', 'desk', '--at', '2026-01-12 09:00', '--lang', 'zh-CN');
    expect(text).toBe('值班表  当前值班   至                     下一班\ndesk    Ann (ann)  2026-01-19 周一 09:00  Lee (lee)\n');
  });

  test('of a schedule that is not there is an error', async () => {
    expect(await askFile('who', 'attic')).toEqual({
      code: 1,
      text: 'There is no on-call schedule "attic"; there are desk, office.\n',
    });
  });
});

describe('gaps', () => {
  test('fail where there are any, and say when', async () => {
    expect(await ask('gaps', 'office', '--to', '2026-01-06')).toEqual({
      code: 1,
      text: 'schedule  from                  to                    length  why\noffice    Mon 5 Jan 2026 17:00  Tue 6 Jan 2026 00:00  7 h     nobody\n',
    });
  });

  test('do not where there are none', async () => {
    expect(await askFile('gaps', 'desk')).toEqual({ code: 0, text: 'desk: no gaps\n' });
  });
});

describe('calendar', () => {
  test('shows the shifts, or gives them to calendar programs', async () => {
    expect((await askFile('calendar', 'desk', '--person', 'ann')).text).toBe(
      'from                   to                     on call    by\nMon 12 Jan 2026 09:00  Mon 19 Jan 2026 09:00  Ann (ann)  layer 1\n',
    );
    const { text } = await ask('calendar', 'desk', '--ics', '--lang', 'zh-CN');
    expect(text).toContain('SUMMARY:值班：desk · Lee\r\n');
  });
});

describe('override and swap', () => {
  test('change who is on call, and can be taken back', async () => {
    const made = await ask('override', 'office', 'dora', '--from', '2026-01-05 18:00', '--until', '2026-01-06', '--json');
    const { id } = JSON.parse(made.text) as { readonly id: string };
    expect((await ask('who', 'office', '--at', '2026-01-05 20:00')).text).toContain('Dora (dora)');
    expect((await ask('override', 'office', '--remove', id)).text).toBe(
      `Taken back: Mon 5 Jan 2026 18:00 – Tue 6 Jan 2026 00:00 dora (${id})\n`,
    );
    expect((await ask('who', 'office', '--at', '2026-01-05 20:00')).text).toContain('nobody');
  });

  test('exchange two shifts', async () => {
    const { code, text } = await ask('swap', 'desk', 'lee@2026-01-06', 'ann@2026-01-13');
    expect([code, text.replaceAll(/\(.*\)/g, '')]).toEqual([
      0,
      'Made: Mon 5 Jan 2026 09:00 – Mon 12 Jan 2026 09:00 ann instead of lee \nMade: Mon 12 Jan 2026 09:00 – Mon 19 Jan 2026 09:00 lee instead of ann \n',
    ]);
    expect(await ask('swap', 'desk', 'lee@2026-01-06', 'ann@2026-01-13')).toEqual({
      code: 1,
      text: 'lee is not on call at 2026-01-05T16:00:00.000Z; ann is. Nothing was changed.\n',
    });
  });
});

describe('what is not understood', () => {
  test.each([
    [[], 'Name a command.'],
    [['whom'], 'There is no command "whom".'],
    [['calendar'], 'Name one schedule.'],
    [['override', 'desk', 'ann'], 'Say from when until when, with --from and --until.'],
    [['override', 'desk', 'ann', '--file', 'x'], 'An override is made on a platform; in a file, write it below overrides.'],
    [['swap', 'desk', 'ann', 'lee'], '"ann" is no shift. Write who@when, as lin@2026-10-01.'],
    [['who', '--at', 'soon'], '"soon" is not a date; write e.g. 2026-02-17.'],
  ])('%j is answered with what to write', async (args, reason) => {
    const { code, text } = await ask(...args);
    expect([code, text.split('\n', 1)[0]]).toEqual([2, reason]);
    expect(text).toContain('Usage: npm run -s oncall');
  });
});
