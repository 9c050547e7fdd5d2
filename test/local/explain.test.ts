import { describe, expect, test } from 'vitest';
import { explainCommand } from '../../local/explain.ts';
import { tableOf } from '../../local/terminal/table.ts';
import { columnsOf } from '../../shared/words/width.ts';
import { call, openByApi, runPlatform, temporaryFolder } from './support/platform.ts';

describe('npm run explain', () => {
  test('shows the ledger of a ticket, in the language of the terminal', async () => {
    const data = temporaryFolder();
    const platform = await runPlatform({ data });
    const { id } = await openByApi(platform);
    await call(platform, `/v1/tickets/${id}/hold`, { reason: 'customer' });
    const reference = `${id.slice(0, 5)}-${id.slice(5)}`.toUpperCase();

    const english = await explainCommand([reference, '--zone', 'Asia/Shanghai'], { PLEDGE_DATA: data, LANG: 'en_GB.UTF-8' });
    expect(english).toMatchObject({ code: 0 });
    for (const words of [
      reference,
      'All times: China Standard Time.',
      'Counted so far',
      'held by a program (dev): waiting for the customer',
    ])
      expect(english.text).toContain(words);
    const chinese = await explainCommand([id, '--data', data], { LANG: 'zh_CN.UTF-8' });
    expect(chinese.text).toContain('由外部程序（dev）暂停：等待客户');
    const json = await explainCommand([id, '--json', '--lang', 'zh-CN'], {
      PLEDGE_URL: platform.url,
      PLEDGE_API_KEY: 'test-key',
    });
    expect(JSON.parse(json.text)).toMatchObject({ reference, language: 'zh-CN' });

    const cases: readonly (readonly [readonly string[], string])[] = [
      [['00000-00000'], 'No ticket has this id or reference.'],
      [[id, '--zone', 'Beijing'], '`zone`: "Beijing" is not a time zone of the IANA database; did you mean Asia/Shanghai?'],
      [[id, '--lang', 'de'], '`lang`: Must be one of en, zh-CN.'],
      [[id, '--at', 'yesterday'], '`at`: Must be an ISO 8601 instant'],
    ];
    for (const [args, words] of cases) {
      const refused = await explainCommand(args, { PLEDGE_DATA: data });
      expect(refused.code).toBe(1);
      expect(refused.text).toContain(words);
    }
    const wrong = await explainCommand([id], { PLEDGE_DATA: data, PLEDGE_API_KEY: 'wrong' });
    expect(wrong).toEqual({ code: 1, text: expect.stringContaining('The API key is not valid') });
  });

  test('says how to start a platform where none runs', async () => {
    const { code, text } = await explainCommand(['7K3M9-QXW4T'], { PLEDGE_DATA: temporaryFolder() });
    expect(code).toBe(1);
    expect(text).toContain('Start it with `npm start`');
  });

  test.each([[[]], [['a', 'b']], [['a', '--when', 'x']]])('says how it is used when it is not understood: %j', async (args) => {
    const { code, text } = await explainCommand(args, {});
    expect(code).toBe(2);
    expect(text).toContain('Usage: npm run -s explain -- ID');
    expect(await explainCommand(['--help'], {})).toMatchObject({ code: 0 });
  });
});

describe('a table', () => {
  test('keeps its columns where Chinese and Latin letters mix', () => {
    const lines = tableOf([
      ['起', 'length', 'why'],
      ['2026-10-08 周四', '1 小时', 'counted'],
      ['Thu', '1 h', '计时'],
    ]);
    expect(lines.map((line) => columnsOf(line.replace(/(why|counted|计时)$/, '')))).toEqual([25, 25, 25]);
  });
});
