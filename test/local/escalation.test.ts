// The commands of `npm run escalation`, against the functions over HTTP, with stores in memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createHandler as createApiHandler } from '../../functions/api/handler.ts';
import { createHandler } from '../../functions/policies/handler.ts';
import { escalationCommand } from '../../local/escalation.ts';
import { startHttpTrigger } from '../../local/triggers/http-trigger.ts';
import { routeRequests } from '../../local/triggers/route-requests.ts';
import { createClient, NOON, REQUEST } from '../api/world.ts';
import { change, draftOf, SMALL } from '../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../support/in-memory/services.ts';

const folder = mkdtempSync(join(tmpdir(), 'pledge-escalation-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function createPlatform({ language = 'en', key = API_KEYS.ops }: { language?: string; key?: string } = {}) {
  const { services } = createInMemoryServices({ now: () => NOON });
  await services.configuration.apply(draftOf(SMALL));
  const trigger = await startHttpTrigger(0);
  onTestFinished(() => trigger.stop());
  const api = createApiHandler(services);
  const functions = routeRequests(
    {
      routes: [
        { method: 'ANY', path: '/v1/{proxy+}', function: 'api' },
        { method: 'ANY', path: '/v1/escalations/{proxy+}', function: 'policies' },
      ],
      functions: { api: { timeoutSeconds: 29 }, policies: { timeoutSeconds: 29 } },
    },
    { api, policies: createHandler({ ...services, stageMail: {}, uptimeMs: () => 0 }) },
  );
  const nobody = async (): Promise<never> => Promise.reject(new Error('nobody is there'));
  trigger.open({ now: () => NOON, functions, local: nobody, onError: () => undefined });
  const env = {
    PLEDGE_URL: `http://127.0.0.1:${trigger.port}`,
    PLEDGE_API_KEY: key,
    LANG: language === 'en' ? 'en_US' : 'zh_CN',
  };
  return {
    run: (...args: readonly string[]) => escalationCommand(args, { env, now: () => NOON }),
    open: async () => (await createClient(api).post('/v1/tickets', REQUEST)).body,
  };
}

describe('whom the levels would reach', () => {
  test('is shown for a new ticket', async () => {
    const { run } = await createPlatform();
    expect(await run('reach', '--priority', 'P2')).toEqual({
      code: 0,
      text: [
        'A new ticket of team support, under rule "default" (policy version 1):',
        '',
        'UTC                   level                           reaches  who is told',
        '2026-01-05T13:00:00Z  First response due: escalation  all      lead → lee',
        '2026-01-06T12:00:00Z  Solution due: escalation        all      manager → max',
        '',
      ].join('\n'),
    });
  });

  test('is shown for a ticket that there is, in Chinese', async () => {
    const { run, open } = await createPlatform({ language: 'zh-CN' });
    const { reference } = await open();
    const { code, text } = await run('reach', '--ticket', reference);
    expect(code).toBe(0);
    expect(text).toContain(`工单 ${reference}`);
    expect(text).toContain('首次响应 due：升级  全部      lead → lee');
  });
});

describe('a simulation at the terminal', () => {
  const PERIOD = ['--from', '2026-01-05T12:00:00Z', '--to', '+90m'] as const;

  test('shows what would be sent, to whom, when', async () => {
    const { run } = await createPlatform();
    const { code, text } = await run('simulate', ...PERIOD, '--subject', 'Fire');
    expect(code).toBe(0);
    expect(text).toContain('From 2026-01-05T12:00:00Z to 2026-01-05T13:30:00Z:');
    expect(text).toMatch(/✉ \[00000-00000\] .* – Fire +Lee <lee@acme\.example>, Mon 5 Jan 2026, 13:00 \(UTC\)/);
    expect(text).toContain('2 mails, 0 posts to other systems, 0 levels that reach nobody.');
    expect(text).not.toContain('Acknowledge:');
  });

  test('shows the mails word by word', async () => {
    const { run } = await createPlatform();
    const { text } = await run('simulate', ...PERIOD, '--words');
    expect(text).toContain('To: Lee <lee@acme.example>');
    expect(text).toContain('Acknowledge:');
  });

  test('takes what people do into account', async () => {
    const { run } = await createPlatform();
    const { text } = await run('simulate', ...PERIOD, '--ack', '+20m', '--hold', '30m', '--hold', '40m');
    expect(text).toContain('2026-01-05T12:20:00Z  acknowledged');
    expect(text).toContain('put on hold: refused (wrong-status)');
    expect(text).not.toContain('lee@acme.example');
  });

  test('says what a draft would make different', async () => {
    const draft = join(folder, 'draft.yaml');
    writeFileSync(draft, change('first-response: 1h', 'first-response: 30m'));
    const { run } = await createPlatform();
    const { text } = await run('simulate', ...PERIOD, '--draft', draft);
    expect(text).toMatch(/^\+ {2}2026-01-05T12:30:00Z {2}First response due: escalation/m);
    expect(text).toMatch(/^- {2}2026-01-05T13:00:00Z {2}First response due: escalation/m);
    expect(text).toMatch(/^~ {2}2026-01-05T12:00:00Z {4}✉/m);
    expect(text).toContain('Compared with the configuration in force');
  });

  test('says that a draft makes no difference', async () => {
    const draft = join(folder, 'same.yaml');
    writeFileSync(draft, SMALL);
    const { run } = await createPlatform({ language: 'zh-CN' });
    const { text } = await run('simulate', ...PERIOD, '--draft', draft);
    expect(text).toContain('与当前生效的配置没有差异。');
  });

  test.each([
    ['a time without a unit', ['--ack', '20'], '--ack: "20" has no unit; write 20m for minutes or 20h for hours'],
    ['what is no instant', ['--from', 'noon'], '--from takes an instant such as 2026-10-08T09:00:00+08:00, not "noon".'],
    ['what is no priority', ['--priority', 'P9'], '--priority takes one of P1, P2, P3, P4, not "P9".'],
    ['a word too many', ['now'], '"now" is not understood; options begin with two dashes.'],
  ])('refuses %s', async (_, args, message) => {
    const { run } = await createPlatform();
    const { code, text } = await run('simulate', ...args);
    expect([code, text.split('\n')[0]]).toEqual([2, message]);
  });

  test('needs a key that may try policies', async () => {
    const { run } = await createPlatform({ key: API_KEYS.crm });
    expect((await run('simulate', ...PERIOD)).code).toBe(1);
  });
});

test('a command that there is not is answered with those that there are', async () => {
  const { run } = await createPlatform();
  for (const args of [[], ['simulte']])
    expect(await run(...args)).toMatchObject({ code: 2, text: expect.stringContaining('Usage:') });
  expect((await run('--help')).code).toBe(0);
});
