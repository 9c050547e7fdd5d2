// A diff is what an operator trusts before applying: it must name every change, in both languages, and nothing else.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { diffConfigurations } from '../../shared/config/diff/diff-configurations.ts';
import { change, draftOf } from './small-file.ts';

const SAMPLE = readFileSync(new URL('../../pledge.yaml', import.meta.url), 'utf8');
const before = draftOf(SAMPLE);
const diffTo = (text: string) => diffConfigurations(before, draftOf(text));
const edit = (was: string, is: string) => change(was, is, SAMPLE);

describe('a changed policy', () => {
  test.each([
    ['solution: 4h', 'solution: 2h', ['policy "P1 critical": solution 4 h → 2 h'], ['策略“P1 critical”：解决 4 小时 → 2 小时']],
    [
      'solution: 4h',
      'solution: 3 business days',
      ['policy "P1 critical": solution 4 h → 3 business days'],
      ['策略“P1 critical”：解决 4 小时 → 3 个工作日'],
    ],
    [
      'update: 1h, ',
      '',
      ['policy "P1 critical": no longer promises update 1 h (24x7)'],
      ['策略“P1 critical”：不再承诺：进展通报 1 小时（24x7）'],
    ],
    [
      'when: { priority: P1 }',
      'when: { priority: [P1, P2] }',
      ['policy "P1 critical": applies to priority P1 → P1, P2'],
      ['策略“P1 critical”：适用优先级 P1 → P1、P2'],
    ],
    [
      '- { at: due, tell: lead }',
      '- { at: due, tell: [lead, manager] }',
      [
        'escalation standard / first response: level "due" (escalation) now also tells manager',
        'escalation critical / first response: level "due" (escalation) now also tells manager',
      ],
      [
        '升级策略 standard / 首次响应：级别“due”（升级）新增通知 manager',
        '升级策略 critical / 首次响应：级别“due”（升级）新增通知 manager',
      ],
    ],
    [
      '  standard:\n    first-response',
      '  standard:\n    acknowledgement-lasts: 2h\n    first-response',
      ['escalation standard: an acknowledgement lasts (nothing) → 2 h'],
      ['升级策略 standard：确认有效时间 （无） → 2 小时'],
    ],
    [
      '{ at: +30m, tell: manager }',
      '{ at: +30m, tell: manager, acknowledge: everyone }',
      [
        'escalation standard / first response: level "+30m" is acknowledged by anyone → everyone it tells',
        'escalation critical / first response: level "+30m" is acknowledged by anyone → everyone it tells',
      ],
      [
        '升级策略 standard / 首次响应：级别“+30m”确认人 任何一人 → 全部被通知人',
        '升级策略 critical / 首次响应：级别“+30m”确认人 任何一人 → 全部被通知人',
      ],
    ],
    [
      '{ at: now, tell: lead, times: 2 }',
      '{ at: now, tell: lead, times: 3 }',
      [
        'escalation standard / reopened: level "now" applies from occurrence 2 on → from occurrence 3 on',
        'escalation critical / reopened: level "now" applies from occurrence 2 on → from occurrence 3 on',
      ],
      [
        '升级策略 standard / 再次打开：级别“now”适用 第 2 次起 → 第 3 次起',
        '升级策略 critical / 再次打开：级别“now”适用 第 2 次起 → 第 3 次起',
      ],
    ],
    [
      'at-most: 2, during: office-hours',
      'at-most: 1',
      [
        'escalation standard / low rating: level "now" keeps to the hours of office-hours → (nothing)',
        'escalation standard / low rating: level "now" is for scores up to 2 → 1',
      ],
      [
        '升级策略 standard / 低分评价：级别“now”限于时段 office-hours → （无）',
        '升级策略 standard / 低分评价：级别“now”评分上限 2 → 1',
      ],
    ],
    [
      '{ at: +15m, tell: manager }',
      '{ at: +20m, tell: manager }',
      ['escalation critical / new ticket: level "+15m" moves +15m → +20m'],
      ['升级策略 critical / 新工单：级别“+15m”时点 +15m → +20m'],
    ],
    [
      '{ at: +30m, tell: manager }',
      '{ at: +45m, tell: manager }',
      [
        'escalation standard / first response: level "+30m" moves +30m → +45m',
        'escalation critical / first response: level "+30m" moves +30m → +45m',
      ],
      ['升级策略 standard / 首次响应：级别“+30m”时点 +30m → +45m', '升级策略 critical / 首次响应：级别“+30m”时点 +30m → +45m'],
    ],
    [
      '      - { from: 2026-10-01, to: 2026-10-07, name: 国庆节 }\n',
      '',
      ['calendar office-hours: Thu 1 Oct 2026 – Wed 7 Oct 2026 are no longer a holiday (国庆节)'],
      ['日历 office-hours：2026年10月1日（周四）至2026年10月7日（周三）不再是节假日（国庆节）'],
    ],
    [
      'from: 2026-10-01, to: 2026-10-07',
      'from: 2026-10-01, to: 2026-10-08',
      ['calendar office-hours: Thu 8 Oct 2026 is now a holiday (国庆节)'],
      ['日历 office-hours：2026年10月8日（周四）现为节假日（国庆节）'],
    ],
    [
      '      - { date: 2026-10-10, like: mon, name: 国庆节调休 }\n',
      '',
      ['calendar office-hours: Sat 10 Oct 2026 is no longer on special hours: 09:00-12:00, 13:30-18:00 (国庆节调休)'],
      ['日历 office-hours：2026年10月10日（周六）不再是特殊工作时间：09:00-12:00、13:30-18:00（国庆节调休）'],
    ],
    [
      'mon-sun: [00:00-24:00]',
      'mon-fri: [00:00-24:00]',
      ['calendar 24x7: sat-sun 00:00-24:00 → closed'],
      ['日历 24x7：周六至周日 00:00-24:00 → 休息'],
    ],
    [
      '[故障, fault] }, team: support',
      '[故障, fault] }, team: service',
      ['routing: category 故障, fault goes to team support → service'],
      ['分派：类别 故障、fault分派到团队 support → service'],
    ],
    [
      'after-confirmed: 24h',
      'after-confirmed: 12h',
      ['closing: by itself after the confirmation 24 h → 12 h'],
      ['关单：确认后自动关单 24 小时 → 12 小时'],
    ],
  ])('is said as an operator would: %j → %j', (was, is, en, zhCn) => {
    const { policies, settings } = diffTo(edit(was, is));
    expect(policies.map(({ words }) => words.en)).toEqual(en);
    expect(policies.map(({ words }) => words['zh-CN'])).toEqual(zhCn);
    expect(settings).toEqual([]);
  });

  test('is named by its place in the file, with what stood there and what stands there', () => {
    expect(diffTo(edit('solution: 4h', 'solution: 2h')).policies).toEqual([
      {
        path: 'policies."P1 critical".targets.solution',
        kind: 'changed',
        words: expect.any(Object),
        before: { en: '4 h', 'zh-CN': '4 小时' },
        after: { en: '2 h', 'zh-CN': '2 小时' },
      },
    ]);
  });
});

describe('the order of policies', () => {
  const rule = (name: string, when = '') =>
    `  - { name: ${name}, ${when}calendar: 24x7, targets: { solution: 1h }, escalation: standard }\n`;
  const vip = rule('VIP', 'when: { tier: vip }, ');
  const eu = rule('EU', 'when: { team: service }, ');
  const withRules = (...rules: readonly string[]) => draftOf(edit('policies:\n', `policies:\n${rules.join('')}`));

  test('is part of what they say', () => {
    const { policies } = diffConfigurations(withRules(vip, eu), withRules(eu, vip));
    expect(policies.map(({ words }) => words.en)).toEqual(['order of policies: "EU" now before "VIP"']);
  });

  test('says of a new one where it stands', () => {
    const { policies } = diffConfigurations(before, withRules(vip));
    expect(policies.map(({ kind, words }) => [kind, words.en])).toEqual([
      ['added', 'policy "VIP": new: before "P1 critical", solution 1 h (24x7), escalation standard'],
    ]);
  });
});

describe('a policy that is only called otherwise', () => {
  test('is the same one', () => {
    const { policies } = diffTo(edit('name: P1 critical', 'name: Severe'));
    expect(policies.map(({ words }) => words.en)).toEqual(['policy "P1 critical" is now called "Severe"']);
    expect(policies.map(({ words }) => words['zh-CN'])).toEqual(['策略“P1 critical”改名为“Severe”']);
  });
});

describe('a level', () => {
  test('that is put in between renames no other', () => {
    const { policies } = diffTo(
      edit('      - { at: +30m, tell: manager }', '      - { at: +15m, tell: team }\n      - { at: +30m, tell: manager }'),
    );
    expect(policies.map(({ words }) => words.en)).toEqual([
      'escalation standard / first response: level "+15m": new: tells team (escalation)',
      'escalation critical / first response: level "+15m": new: tells team (escalation)',
    ]);
  });
});

describe('people, teams, mail and webhooks', () => {
  test.each([
    ['email: tom@qinghe.example', 'email: tb@qinghe.example', 'person tom: email tom@qinghe.example → tb@qinghe.example'],
    ['members: [wang, tom]', 'members: [wang]', 'team support: members wang, tom → wang'],
    [
      'tech@help.qinghe.example: support',
      'tech@help.qinghe.example: service',
      'mail: addresses.tech@help.qinghe.example support → service',
    ],
    ['subject: alert.title', 'subject: alert.name', 'webhook monitoring: mapping.subject alert.title → alert.name'],
  ])('are told apart from what makes a version: %s', (was, is, words) => {
    const { policies, settings } = diffTo(edit(was, is));
    expect(policies).toEqual([]);
    expect(settings.map((difference) => difference.words.en)).toEqual([words]);
  });
});

/** Every value of a draft, by the keys that lead to it. What kind of thing something is cannot change alone. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.at(-1) === 'kind' ? [] : [path];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 60_000;
  if (typeof value === 'boolean') return !value;
  if (value === 'any') return [];
  const text = String(value);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '2031-05-06';
  return /^\d\d:\d\d$/.test(text) ? '00:07' : `${text}x`;
}

function changedAt(draft: ConfigurationDraft, path: readonly string[]): ConfigurationDraft {
  const copy = structuredClone(draft);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((part, key) => part[key] as Record<string, unknown>, copy);
  parent[last] = otherThan(parent[last]);
  return copy;
}

/** Everything that a list of a draft holds, but the two ends of an opening time. */
function entriesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const isTime = Array.isArray(value) && value.length === 2 && /^\d\d:\d\d$/.test(String(value[0]));
  const own = Array.isArray(value) && !isTime ? value.map((_, index) => [...path, String(index)]) : [];
  return [...own, ...Object.entries(value).flatMap(([key, part]) => entriesOf(part, [...path, key]))];
}

function without(draft: ConfigurationDraft, path: readonly string[]): ConfigurationDraft {
  const copy = structuredClone(draft);
  const list = path.slice(0, -1).reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy);
  (list as unknown[]).splice(Number(path.at(-1)), 1);
  return copy;
}

describe('any configuration', () => {
  test('does not differ from itself', () => {
    expect(diffConfigurations(before, structuredClone(before))).toEqual({ policies: [], settings: [] });
  });

  test('differs where something is taken out of a list or put into it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entriesOf(before)), fc.boolean(), (path, backwards) => {
        const after = without(before, path);
        const { policies, settings } = backwards ? diffConfigurations(after, before) : diffConfigurations(before, after);
        const isPolicy = path[0] === 'policySet';
        expect({ path, found: isPolicy ? policies.length > 0 : settings.length > 0 }).toEqual({ path, found: true });
        for (const { words } of [...policies, ...settings])
          expect(`${words.en}${words['zh-CN']}`).not.toMatch(/\{\d\}|undefined|NaN/);
      }),
      { numRuns: 300 },
    );
  });

  test('differs where a single value does, and says so on the right side', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leavesOf(before)), fc.boolean(), (path, backwards) => {
        const after = changedAt(before, path);
        const { policies, settings } = backwards ? diffConfigurations(after, before) : diffConfigurations(before, after);
        const isPolicy = path[0] === 'policySet';
        expect({ path, found: isPolicy ? policies.length > 0 : settings.length > 0 }).toEqual({ path, found: true });
        expect(isPolicy ? settings : policies).toEqual([]);
        for (const { words } of [...policies, ...settings])
          expect(`${words.en}${words['zh-CN']}`).not.toMatch(/\{\d\}|undefined|NaN/);
      }),
      { numRuns: 1_000 },
    );
  });
});
