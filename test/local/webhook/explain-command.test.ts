import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { webhookCommand } from '../../../local/webhook.ts';
import { HAS_SAMPLES, sampleFiles } from '../../support/webhook-samples.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledge-webhook-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Given = { readonly input?: string; readonly env?: { readonly [name: string]: string } };

const run = (args: readonly string[], { input = '', env = {} }: Given = {}) =>
  webhookCommand(args, { now: () => 1_772_000_000_000, env, readInput: async () => Buffer.from(input) });

/** The lines of what was answered with yes. */
async function explained(args: readonly string[], given: Given = {}) {
  const { code, text } = await run(['explain', ...args], given);
  expect(code).toBe(0);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const file = (name: string, body: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof body === 'string' ? body : JSON.stringify(body));
  return path;
};

const SAMPLE = readFileSync(new URL('../../../pledge.yaml', import.meta.url), 'utf8');

/** The one that comes with the project, with another source. */
const configurationWith = (source: string): string => SAMPLE.replace('\nwebhooks:\n', `\nwebhooks:\n  ${source}\n`);

const alert = (status: 'firing' | 'resolved', changes: object = {}) => ({
  alerts: [{ status, fingerprint: 'disk', labels: { severity: 'critical' }, annotations: { summary: 'Disk full' }, ...changes }],
});

describe('a post that is explained', () => {
  test('is one line of JSON with what would become of each alert, and why', async () => {
    const [line] = await explained(['alertmanager', '-'], { input: JSON.stringify(alert('firing')) });
    expect(line).toEqual({
      file: '-',
      source: 'alertmanager',
      verdict: 'accepted',
      because: 'answered with 202, and carried out within seconds',
      alerts: [
        {
          path: 'alerts.0',
          action: 'trigger',
          key: 'disk',
          outcome: 'opened',
          detail: 'the problem has no ticket',
          ticket: expect.objectContaining({ subject: 'Disk full', priority: 'P1', tags: [] }),
          from: expect.objectContaining({ subject: 'type', priority: 'type' }),
          problems: [],
        },
      ],
    });
  });

  test('finds the ticket that one before it would have opened', async () => {
    const lines = await explained([
      'alertmanager',
      file('1.json', alert('firing')),
      file('2.json', { alerts: [...alert('firing').alerts, ...alert('firing', { fingerprint: 'cpu' }).alerts] }),
      file('3.json', alert('resolved')),
      file('4.json', alert('resolved')),
      file('5.json', alert('firing')),
    ]);
    expect(lines.map(({ alerts }) => alerts.map(({ outcome }: { outcome: string }) => outcome).join(' '))).toEqual([
      'opened',
      'repeated opened',
      'resolved',
      'dropped',
      'reopened',
    ]);
  });

  test('is one of a source as the configuration has it, which goes before a type of that name', async () => {
    const config = join(folder, 'with-source.yaml');
    writeFileSync(
      config,
      configurationWith('grafana: { type: alertmanager, requester: { email: a@acme.example }, team: support }'),
    );
    const [line] = await explained(['grafana', file('1.json', alert('firing')), '--config', config]);
    expect(line.alerts[0].ticket).toMatchObject({ team: 'support', requester: { email: 'a@acme.example' } });
  });

  test('says what it is about by its headers', async () => {
    const issue = { action: 'opened', issue: { node_id: 'x', title: 'It broke' } };
    const about = async (event: string) => {
      const [line] = await explained(['github', '-', '--header', `X-GitHub-Event: ${event}`], { input: JSON.stringify(issue) });
      return [line.because, line.alerts[0].outcome];
    };
    expect(await about('issues')).toEqual(['answered with 202, and carried out within seconds', 'opened']);
    expect(await about('push')).toEqual(['answered with 200: nothing in it is to be done', 'ignored']);
  });

  test.each([
    ['what is no JSON', '{"alerts": [', 'malformed', 'answered with 400: it is not valid JSON'],
    ['a body without alerts', '{}', 'misshapen', 'answered with 422: no alert in it fits'],
    ['one alert that does not fit', '{"alerts": ["?"]}', 'misshapen', 'answered with 422: no alert in it fits'],
    ['no alert at all', '{"alerts": []}', 'accepted', 'answered with 200: nothing in it is to be done'],
  ])('%s is told so', async (_, input, verdict, because) => {
    const [line] = await explained(['alertmanager', '-'], { input });
    expect(line).toMatchObject({ verdict, because: expect.stringContaining(because) });
  });

  test('that PagerDuty would refuse is refused as PagerDuty does', async () => {
    const [line] = await explained(['pagerduty', '-'], { input: '{"event_action":"resolve"}' });
    expect(line).toMatchObject({
      verdict: 'misshapen',
      because: 'answered with 400: no alert in it fits',
      alerts: [{ outcome: 'misshapen', detail: "dedup_key: 'dedup_key' is missing or blank" }],
    });
  });

  test('is checked for who sent it where the secret is given', async () => {
    const input = JSON.stringify({ action: 'opened', issue: { node_id: 'x', title: 'It broke' } });
    const signature = createHmac('sha256', 'one').update(input).digest('hex');
    const signed = ['github', '-', '--header', `X-Hub-Signature-256: sha256=${signature}`];
    const verdictWith = async (secret: string) => (await explained(signed, { input, env: { PLEDGE_WEBHOOK_SECRET: secret } }))[0];
    expect(await verdictWith('one')).toMatchObject({ verdict: 'accepted' });
    expect(await verdictWith('other')).toMatchObject({
      verdict: 'untrusted',
      because: expect.stringContaining('answered with 401: The signature'),
      alerts: [],
    });
  });
});

describe('the files of posts', () => {
  test('are those that are named, and of folders all that end in .json, by name', async () => {
    const inner = join(folder, 'folder');
    mkdirSync(join(inner, 'a'), { recursive: true });
    for (const name of ['b.json', 'a/c.JSON', 'README.md']) writeFileSync(join(inner, name), JSON.stringify(alert('firing')));
    const lines = await explained(['alertmanager', inner]);
    expect(lines.map((line) => [line.file.slice(inner.length + 1), line.alerts[0].outcome])).toEqual([
      [join('a', 'c.JSON'), 'opened'],
      ['b.json', 'repeated'],
    ]);
  });

  test('of which one cannot be read are explained all the same', async () => {
    const { code, text } = await run(['explain', 'alertmanager', join(folder, 'none.json'), file('1.json', alert('firing'))]);
    const [none, one] = text.split('\n').map((line) => (line === '' ? undefined : JSON.parse(line)));
    expect([code, none.verdict, one.verdict]).toEqual([1, 'unread', 'accepted']);
    expect(none.because).toContain('ENOENT');
  });

  test.runIf(HAS_SAMPLES)('that real senders have posted are all understood', async () => {
    for (const { type, path } of sampleFiles()) {
      const [line] = await explained([type, path]);
      expect([path, line.verdict]).toEqual([path, 'accepted']);
    }
  });
});

describe('a command that is not understood', () => {
  test.each([
    ['without a command', [], 'Name a command.'],
    ['without a source', ['explain'], 'Name a source'],
    ['without a file', ['explain', 'alertmanager'], 'Name the files that hold what alertmanager posted'],
    ['with a source that there is not', ['explain', 'prometheus', '-'], 'under webhooks in pledge.yaml, which has monitoring'],
    ['with a type that means nothing by itself', ['explain', 'generic', '-'], 'or name a type: alertmanager, grafana'],
    ['with a header without a colon', ['explain', 'github', '-', '--header', 'X'], '--header takes a name, a colon and a value'],
    ['with an unknown option', ['explain', '--nothing'], "Unknown option '--nothing'"],
  ])('%s says what to write, and how it is used', async (_, args, message) => {
    const { code, text } = await run(args);
    expect(code).toBe(2);
    expect(text).toContain(message);
    expect(text).toContain('Usage: npm run -s webhook');
  });

  test('with a folder that holds no post says so', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(await run(['explain', 'alertmanager', empty])).toMatchObject({
      code: 2,
      text: expect.stringContaining('ends in .json'),
    });
  });

  test('--help shows how it is used', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, text: expect.stringContaining('explain SOURCE FILE|FOLDER|-') });
  });

  test('with a configuration that has mistakes names them', async () => {
    const config = file('wrong.yaml', 'webhooks: 7');
    expect(await run(['explain', 'alertmanager', '-', '--config', config])).toMatchObject({
      code: 1,
      text: expect.stringContaining('webhooks'),
    });
  });
});
