// The commands that ask a platform, against the policies function over HTTP, with stores in memory.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { createHandler as createApiHandler } from '../../../functions/api/handler.ts';
import { createHandler } from '../../../functions/policies/handler.ts';
import { policyCommand } from '../../../local/policy.ts';
import { startHttpTrigger } from '../../../local/triggers/http-trigger.ts';
import { routeRequests } from '../../../local/triggers/route-requests.ts';
import { continueRollout } from '../../../shared/app/policies/continue-rollout.ts';
import type { ConfigurationStore } from '../../../shared/app/ports.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/core/instant.ts';
import { createClient, NOON, REQUEST } from '../../api/world.ts';
import { change, draftOf, SMALL } from '../../config/small-file.ts';
import { API_KEYS, createInMemoryServices } from '../../support/in-memory/services.ts';

const folder = mkdtempSync(join(tmpdir(), 'pledge-policy-client-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const strict = file('strict.yaml', change('solution: 24h', 'solution: 8h'));
const same = file('same.yaml', SMALL);

type Options = {
  readonly key?: string;
  readonly uptimeMs?: () => number;
  readonly onQuestion?: (configuration: ConfigurationStore) => Promise<void>;
};

async function createPlatform({ key = API_KEYS.ops, uptimeMs = () => 0, onQuestion = async () => undefined }: Options = {}) {
  let at = NOON;
  const now = () => at;
  const { services } = createInMemoryServices({ now });
  await services.configuration.apply(draftOf(SMALL));
  const trigger = await startHttpTrigger(0);
  onTestFinished(() => trigger.stop());
  const functions = routeRequests(
    { routes: [{ method: 'ANY', path: '/v1/{proxy+}', function: 'policies' }], functions: { policies: { timeoutSeconds: 29 } } },
    { policies: createHandler({ ...services, stageMail: {}, uptimeMs }) },
  );
  const nobody = async (): Promise<never> => Promise.reject(new Error('nobody is there'));
  trigger.open({ now, functions, local: nobody, onError: () => undefined });
  const progress: string[] = [];
  const questions: string[] = [];
  const run = (args: readonly string[], { answer = true } = {}) =>
    policyCommand(args, {
      env: { PLEDGE_URL: `http://127.0.0.1:${trigger.port}`, PLEDGE_API_KEY: key, LANG: 'en_US.UTF-8' },
      today: '2026-01-05',
      progress: (line) => progress.push(line),
      confirm: async (question) => {
        questions.push(question);
        await onQuestion(services.configuration);
        return answer;
      },
      wait: async () => {
        at += MINUTE_MS;
        await continueRollout(services, 1);
      },
    });
  const tickets = createClient(createApiHandler(services));
  return {
    run,
    progress,
    questions,
    services,
    advance: (ms: number) => {
      at += ms;
    },
    open: async () => (await tickets.post('/v1/tickets', REQUEST)).body,
  };
}

describe('policy diff', () => {
  test('says in words what differs from what is in force', async () => {
    const { run } = await createPlatform();
    expect(await run(['diff', strict])).toEqual({
      code: 0,
      text: [
        'Compared with policy version 1, which is in force:',
        '',
        'Policies (a new version):',
        '  ~ policy "default": solution 24 h → 8 h',
        '',
      ].join('\n'),
    });
    expect((await run(['diff', same])).text).toContain('no difference');
  });

  test('speaks Chinese to whom it is asked by', async () => {
    const { run } = await createPlatform();
    expect((await run(['diff', strict, '--lang', 'zh-CN'])).text).toContain('~ 策略“default”：解决 24 小时 → 8 小时');
  });

  test('needs no platform to compare two files', async () => {
    const { text } = await policyCommand(['diff', strict, '--against', same], {
      env: { LANG: 'zh_CN.UTF-8' },
      today: '2026-01-05',
      progress: () => undefined,
      confirm: async () => false,
      wait: async () => undefined,
    });
    expect(text).toContain(`与 ${same} 比较：`);
    expect(text).toContain('~ 策略“default”：解决 24 小时 → 8 小时');
  });

  test('of a file with mistakes says what check would', async () => {
    const { run } = await createPlatform();
    const { code, text } = await run(['diff', file('wrong.yaml', change('solution: 24h', 'solution: soon'))]);
    expect(code).toBe(1);
    expect(text).toMatch(/wrong\.yaml:15:\d+ policies\[0\]\.targets\.solution: error/);
  });

  test('asked with a key that may not, says which role it lacks', async () => {
    const { run } = await createPlatform({ key: API_KEYS.crm });
    expect(await run(['diff', strict])).toMatchObject({ code: 1, text: expect.stringContaining('the roles manager, admin') });
  });
});

describe('policy apply', () => {
  test('shows what changes, asks, and puts it in force', async () => {
    const { run, progress, questions, services } = await createPlatform();
    const { code, text } = await run(['apply', strict, '--open', 'keep']);
    expect(progress).toEqual(['Policies (a new version):', '  ~ policy "default": solution 24 h → 8 h']);
    expect(questions).toHaveLength(1);
    expect({ code, text }).toEqual({
      code: 0,
      text: 'Policy version 2 is in force for new tickets.\nOpen tickets stay under the policies that they have.\n',
    });
    expect((await services.configuration.current()).policySet.version).toBe(2);
  });

  test('leaves everything as it was when the answer is no', async () => {
    const { run, services } = await createPlatform();
    expect(await run(['apply', strict, '--open', 'keep'], { answer: false })).toEqual({
      code: 0,
      text: 'Nothing was changed.\n',
    });
    expect((await services.configuration.current()).policySet.version).toBe(1);
  });

  test('that somebody was faster than is refused, for what was agreed to is not what would happen', async () => {
    const { run, services } = await createPlatform({
      onQuestion: async (configuration) => void (await configuration.apply(draftOf(change('solution: 24h', 'solution: 2h')))),
    });
    const { code, text } = await run(['apply', strict, '--open', 'keep']);
    expect({ code, text }).toEqual({
      code: 1,
      text: expect.stringContaining('Policy version 2 came into force since you compared'),
    });
    expect((await services.configuration.current()).policySet.version).toBe(2);
  });

  test('has open tickets follow, and waits until they have', async () => {
    const { run, progress, open, advance } = await createPlatform();
    await open();
    advance(2 * MINUTE_MS);
    const { code, text } = await run(['apply', strict, '--open', 'rebase', '--yes']);
    expect(code).toBe(0);
    expect(text).toMatch(/version 2 is in force for new tickets\.\nRollout 1: 1 open ticket moved, 0 people told/);
    expect(progress[0]).toBe('moving open tickets: 0');
  });

  test.each([
    [['apply', strict], '--open keep'],
    [['apply', strict, '--open', 'all'], '--open keep'],
    [['apply', strict, '--open', 'keep', '--only', 'priority=P1'], 'are for --open rebase'],
    [['apply', strict, '--open', 'rebase', '--passed', 'mail'], '--passed takes digest or notify'],
    [['apply', strict, same, '--open', 'keep'], 'Name one file'],
  ])('is not understood: %j', async (args, reason) => {
    const { run } = await createPlatform();
    expect(await run(args)).toMatchObject({ code: 2, text: expect.stringContaining(reason) });
  });
});

describe('policy backtest', () => {
  test('adds up page after page, and says how far it is', async () => {
    let uptimeMs = 0;
    const { run, progress, open, advance } = await createPlatform({ uptimeMs: () => (uptimeMs += 20_000) });
    for (let opened = 0; opened < 150; opened += 1) await open();
    advance(9 * HOUR_MS);
    const { code, text } = await run(['backtest', strict, '--days', '30']);
    expect(code).toBe(0);
    expect(progress).toEqual(['100 tickets run again …']);
    expect(text).toMatch(/^150 tickets, opened Sat 6 Dec 2025 21:00 – Mon 5 Jan 2026 21:00, run again under /);
    expect(text).toMatch(/Solution +P3 +– +0\.0 % +0 +150\n/);
    expect(text).toMatch(/max +0 +150 +0 +0 +0 +150\n/);
    expect(text).toContain('Breached only then: 150\n');
    expect(text).toContain('… (130)');
  });

  test('of a time without tickets says so, and shows no empty table', async () => {
    const { run } = await createPlatform();
    expect(await run(['backtest', strict, '--days', '30'])).toEqual({
      code: 0,
      text: 'No ticket was opened Sat 6 Dec 2025 12:00 – Mon 5 Jan 2026 12:00: there is nothing to run again.\n',
    });
    expect((await run(['backtest', strict, '--lang', 'zh-CN'])).text).toMatch(/ 至 .+ 没有受理工单，无可推演。\n$/);
  });

  test('is the sum for machines too', async () => {
    const { run, open, advance } = await createPlatform();
    const { id } = await open();
    advance(9 * HOUR_MS);
    const body = JSON.parse((await run(['backtest', strict, '--json'])).text);
    const breach = { ticketId: id, metric: 'solution', cycle: 1, breachedAt: '2026-01-05T20:00:00.000Z' };
    expect(body).toMatchObject({ tickets: 1, gained: { count: 1, first: [breach] }, nextCursor: null });
  });

  test.each(['0', '-1', '1.5', 'all', '4000'])('takes whole days, not %s', async (days) => {
    const { run } = await createPlatform();
    expect(await run(['backtest', strict, `--days=${days}`])).toMatchObject({ code: 2 });
  });
});

describe('policy impact', () => {
  test('shows each deadline that would move, and what would be breached at once', async () => {
    const { run, open, advance } = await createPlatform();
    const { reference } = await open();
    advance(9 * HOUR_MS);
    const { text } = await run(['impact', strict]);
    expect(text).toContain(`${reference}  P3  Solution  Tue 6 Jan 2026 12:00  Mon 5 Jan 2026 20:00  breached at once`);
    expect(text).toContain('1 open ticket looked at: 1 would change, 1 deadline would be breached at once.');
    expect(text).toContain('Would be told of deadlines that have passed: max');
  });

  test('says so when there is no ticket to look at', async () => {
    const { run, open } = await createPlatform();
    await open();
    const only = ['impact', strict, '--only', 'priority=P1'];
    expect((await run(only)).text).toBe('No open ticket to look at.\n');
    expect((await run([...only, '--lang', 'zh-CN'])).text).toBe('没有可检查的未关闭工单。\n');
  });
});

describe('policy show', () => {
  test('lists versions, and shows one whole', async () => {
    const { run } = await createPlatform();
    await run(['apply', strict, '--open', 'keep', '--yes']);
    const { text } = await run(['show']);
    expect(text).toMatch(/\n2 +in force .* api:ops +default\n1 /);
    expect(text).toMatch(/^version +applied \(.+\) +by /);
    expect(JSON.parse((await run(['show', '1'])).text)).toEqual(draftOf(SMALL).policySet);
    expect(await run(['show', '7'])).toMatchObject({
      code: 1,
      text: expect.stringContaining('No policy version has this number'),
    });
  });
});
