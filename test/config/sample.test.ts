// The pledge.yaml that ships is the default policy, word by word, for a company whose every level reaches somebody.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WEBHOOK_TYPES } from '../../shared/app/webhooks/webhook-source.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { formatProblems } from '../../shared/config/problem.ts';
import { nameInFact, resolveRecipients } from '../../shared/core/escalation/recipients.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { elapsedMs, isOpen } from '../../shared/core/sla/business-time.ts';
import { STANDARD_LADDER } from '../support/policies.ts';

const FILE = resolve(import.meta.dirname, '../../pledge.yaml');
const loaded = loadConfiguration(FILE);
const problems = formatProblems(loaded.ok ? loaded.warnings : loaded.errors);
if (!loaded.ok) throw new Error(problems);
const { organisation, policySet, webhooks, mail } = loaded.draft;

test('loads without a warning', () => {
  expect(problems).toBe('');
});

test('has a sample of every type of source that is sound once its comment is taken off', () => {
  const text = readFileSync(FILE, 'utf8').replaceAll(/^ {2}# (?=( {2})*[\w-]+:)/gm, '  ');
  const folder = mkdtempSync(join(tmpdir(), 'pledge-sample-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'pledge.yaml');
  writeFileSync(file, text);
  const full = loadConfiguration(file);
  expect(formatProblems(full.ok ? full.warnings : full.errors)).toBe('');
  const types = full.ok ? Object.values(full.draft.webhooks).map(({ type }) => type) : [];
  expect(types.toSorted()).toEqual(WEBHOOK_TYPES.toSorted());
});

describe('the default policy', () => {
  const round = { calendar: '24x7' };
  const within = (ms: number) => ({ kind: 'duration', ms });

  test('promises every ticket a first response in 1 h and a solution in 24 h, round the clock', () => {
    expect(policySet.rules.at(-1)).toEqual({
      name: 'default',
      when: {},
      commitments: {
        'first-response': { ...round, target: within(HOUR_MS), pausedBy: [] },
        solution: { ...round, target: within(24 * HOUR_MS), pausedBy: 'any' },
      },
      escalation: 'standard',
    });
  });

  test('promises P1 a response in 15 min, an update every hour and a solution in 4 h', () => {
    expect(policySet.rules[0]).toEqual({
      name: 'P1 critical',
      when: { priority: ['P1'] },
      commitments: {
        'first-response': { ...round, target: within(15 * MINUTE_MS), pausedBy: [] },
        update: { ...round, target: within(HOUR_MS), pausedBy: [] },
        solution: { ...round, target: within(4 * HOUR_MS), pausedBy: 'any' },
      },
      escalation: 'critical',
    });
    expect(policySet.rules).toHaveLength(2);
  });

  test('warns assignee and lead at 75 %, and climbs from the lead over the manager to the director', () => {
    for (const name of ['standard', 'critical']) {
      const levels = policySet.escalations[name]?.levels.filter(
        ({ metric }) => metric === 'first-response' || metric === 'solution',
      );
      expect(levels).toEqual(STANDARD_LADDER.levels);
    }
  });

  test('tells the lead of a new P1 ticket at once, and the manager 15 minutes later', () => {
    const opened = policySet.escalations['critical']?.levels.filter(({ metric }) => metric === 'opened');
    expect(opened).toMatchObject([
      { mark: { ms: 0 }, to: [{ kind: 'lead' }] },
      { mark: { ms: 15 * MINUTE_MS }, to: [{ kind: 'manager', up: 0 }] },
    ]);
  });

  test('reminds only the assignee of updates', () => {
    const levels = policySet.escalations['standard']?.levels.filter(({ metric }) => metric === 'update');
    expect(levels?.map(({ id, to }) => [id, to])).toEqual([
      ['w1', [{ kind: 'assignee' }]],
      ['breach', [{ kind: 'assignee' }]],
    ]);
  });

  test('closes nothing before the customer confirmed', () => {
    expect(policySet.closing).toEqual({ requireConfirmation: true, afterConfirmedMs: 24 * HOUR_MS });
  });
});

describe('the organisation', () => {
  test('has a lead, a manager and a director for the tickets of every team', () => {
    expect(Object.values(organisation.teams).map(({ name }) => name)).toEqual(['客户服务部', '技术支持部', '售后协调部']);
    for (const team of Object.keys(organisation.teams)) {
      const chain = resolveRecipients(
        [{ kind: 'lead' }, { kind: 'manager', up: 0 }, { kind: 'manager', up: 1 }],
        { team },
        organisation,
        0,
      );
      expect(chain.map(nameInFact)).toEqual([team === 'support' ? 'chen' : 'zhou', 'he', 'grace']);
    }
  });

  test('takes every ticket into a team', () => {
    expect(policySet.routing.at(-1)).toEqual({ when: {}, team: 'service' });
    expect(mail.teamByAddress['service@help.qinghe.example']).toBe('service');
  });
});

describe('office hours', () => {
  const calendar = policySet.calendars['office-hours'];
  if (calendar === undefined) throw new Error('there are no office hours');
  const shanghai = (text: string) => Date.parse(`${text}+08:00`);

  test('have the 248 working days of 2026, of 7.5 hours each', () => {
    expect(elapsedMs(calendar, shanghai('2026-01-01T00:00'), shanghai('2027-01-01T00:00'))).toBe(248 * 7.5 * HOUR_MS);
  });

  test.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'include the weekend day %s',
    (date) => {
      expect(isOpen(calendar, shanghai(`${date}T09:00`))).toBe(true);
      expect(isOpen(calendar, shanghai(`${date}T12:00`))).toBe(false);
      expect([0, 6]).toContain(new Date(`${date}T00:00Z`).getUTCDay());
    },
  );

  test.each([
    ['元旦', '2026-01-01', 3],
    ['春节', '2026-02-15', 9],
    ['清明节', '2026-04-04', 3],
    ['劳动节', '2026-05-01', 5],
    ['端午节', '2026-06-19', 3],
    ['中秋节', '2026-09-25', 3],
    ['国庆节', '2026-10-01', 7],
  ])('close for %s from %s for %i days', (name, from, days) => {
    const dates = calendar.holidays?.filter((holiday) => holiday.name === name).map(({ date }) => date);
    expect(dates?.[0]).toBe(from);
    expect(dates).toHaveLength(days);
    expect(elapsedMs(calendar, shanghai(`${from}T00:00`), shanghai(`${from}T00:00`) + days * 24 * HOUR_MS)).toBe(0);
  });
});

test('monitoring opens tickets of the technicians, by severity, once per alert', () => {
  expect(webhooks).toEqual({
    monitoring: {
      name: 'monitoring',
      type: 'generic',
      authentication: { kind: 'shared-secret', header: 'x-monitoring-secret' },
      mapping: {
        subject: ['alert.title'],
        description: ['alert.description', 'alert.summary'],
        priority: {
          paths: ['alert.severity'],
          values: { critical: 'P1', major: 'P2', minor: 'P3', info: 'P4' },
          otherwise: 'P3',
        },
        category: ['alert.category'],
        tags: ['alert.tags'],
      },
      deduplicationKey: ['alert.id'],
      requester: { email: 'monitoring@qinghe.example', name: '监控系统' },
      team: 'support',
      language: 'zh-CN',
    },
  });
});

test('is plain JSON, so that nothing is lost on the way to its function', () => {
  expect(JSON.parse(JSON.stringify(loaded.draft))).toEqual(loaded.draft);
});
