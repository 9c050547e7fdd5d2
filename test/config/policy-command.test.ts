import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { policyCommand as run } from '../../local/policy.ts';
import { change, SMALL } from './small-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'pledge-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const policyCommand = (args: readonly string[]) =>
  run(args, {
    env: {},
    today: '2026-01-05',
    progress: () => {},
    confirm: async () => false,
    wait: async () => {},
  });

describe('policy check', () => {
  test('sums up a file that is right', async () => {
    const path = file('right.yaml', SMALL);
    expect(await policyCommand(['check', path])).toEqual({
      code: 0,
      text: `${path}: ok, 1 rule, 1 escalation policy, 1 calendar, 4 people, 1 team, 0 webhook sources, 0 warnings\n`,
    });
  });

  test('shows warnings and goes on', async () => {
    const path = file('doubtful.yaml', change('tell: lead', 'tell: manager+2'));
    expect(await policyCommand(['check', path])).toEqual({
      code: 0,
      text: [
        `${path}:19:39 escalations.standard.first-response[0].tell: warning: reaches nobody for tickets of support: people.dora has no manager\n`,
        `${path}: ok, 1 rule, 1 escalation policy, 1 calendar, 4 people, 1 team, 0 webhook sources, 1 warning\n`,
      ].join(''),
    });
  });

  test('shows each error with its place and fails', async () => {
    const path = file('wrong.yaml', change('solution: 24h', 'solution: 1d'));
    expect(await policyCommand(['check', path])).toEqual({
      code: 1,
      text: `${path}:15:46 policies[0].targets.solution: error: "1d" could mean 24 hours or working days; write 24h or 1 business day\n${path}: 1 error, 0 warnings\n`,
    });
  });

  test('fails when one of several files is wrong', async () => {
    const answer = await policyCommand(['check', file('right.yaml', SMALL), join(folder, 'missing.yaml')]);
    expect(answer.code).toBe(1);
    expect(answer.text).toContain('right.yaml: ok, 1 rule');
    expect(answer.text).toContain('missing.yaml:1:1 error: there is no such file; check the path\n');
  });
});

describe('policy', () => {
  test('prints the schema', async () => {
    const { code, text } = await policyCommand(['schema']);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toHaveProperty('properties.policies');
  });

  test.each([[[]], [['improve']], [['check', '--frobnicate']]])('%j is answered with how it is used', async (args) => {
    const { code, text } = await policyCommand(args);
    expect(code).toBe(2);
    expect(text).toContain('Usage: npm run -s policy -- <command>');
  });

  test('is checked for the sample that ships', async () => {
    expect((await policyCommand(['check', resolve(import.meta.dirname, '../../pledge.yaml')])).code).toBe(0);
  });
});
