import { describe, expect, test } from 'vitest';
import { presentLedger } from '../../functions/api/present/present-ledger.ts';
import type { ClockLedgerBody, LedgerBody } from '../../shared/api/schemas/ledger.ts';
import type { Language } from '../../shared/core/language.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { replay } from '../../shared/core/replay.ts';
import { explain } from '../../shared/core/sla/explain.ts';
import { explainMatch } from '../../shared/core/sla/match-rule.ts';
import type { Metric } from '../../shared/core/sla/metric.ts';
import type { Commitment, PolicyRule } from '../../shared/core/sla/policy.ts';
import { classify } from '../../shared/core/sla/tracks.ts';
import { whatWouldChange } from '../../shared/core/what-if/what-would-change.ts';
import { policySet } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

/** Monday to Friday, 9 to 17, and one holiday; the second of March 2026 is a Monday. */
const CALENDAR = {
  name: 'desk',
  timeZone: 'UTC',
  weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:00'] as const]])),
  holidays: [{ date: '2026-03-03', name: '国庆节' }],
  breaks: [{ date: '2026-03-04', windows: [['12:00', '13:00'] as const], name: '全员会议' }],
};

const within = (hours: number, pausedBy: Commitment['pausedBy']): Commitment => ({
  target: { kind: 'duration', ms: hours * 3_600_000 },
  calendar: 'desk',
  pausedBy,
});
const rule = (name: string, when: PolicyRule['when'], commitments: PolicyRule['commitments']): PolicyRule => ({
  name,
  when,
  commitments,
  escalation: 'standard',
});

const POLICY: PolicySet = policySet({
  calendars: { desk: CALENDAR },
  rules: [
    rule('P1 critical', { priority: ['P1'] }, { solution: within(5, 'any') }),
    rule('VIP', { team: ['engineering'], tag: ['vip', 'gold'] }, { solution: within(2, []) }),
    rule('default', {}, { 'first-response': within(1, []), solution: within(9, ['customer', 'third-party']) }),
  ],
});

const COMPANY: Organisation = {
  name: 'Acme',
  people: {
    ann: { id: 'ann', name: 'Ann Lee', language: 'en' },
    lin: { id: 'lin', name: '林晓', language: 'zh-CN' },
  },
  teams: {
    support: { id: 'support', name: '客服部', members: [] },
    engineering: { id: 'engineering', name: 'Engineering', members: [] },
  },
};

function told(story: Story, at: string, language: Language, own = POLICY): LedgerBody {
  const facts = story.facts.filter((fact) => fact.at <= time(at));
  const snapshot = replay({ facts }, own);
  const whatIf = { at: time(at), facts, policySet: own, current: own, snapshot, teams: ['support', 'engineering'] };
  const clocks = snapshot.tracks.map((track) => ({
    ...explain(track, own.calendars, time(at), snapshot.ticket.hold?.until),
    changes: whatWouldChange(track, whatIf),
  }));
  const rules = explainMatch(own.rules, classify(snapshot.ticket));
  return presentLedger(
    { ticket: snapshot.ticket, version: snapshot.ticket.version, at: time(at), facts, rules, clocks },
    { language, timeZone: 'UTC', organisation: COMPANY },
  );
}

const clockOf = ({ clocks }: LedgerBody, metric: Metric): ClockLedgerBody | undefined =>
  clocks.findLast((clock) => clock.metric === metric);
const stretches = (clock: ClockLedgerBody | undefined) => clock?.stretches.map(({ words }) => words);
const changes = (clock: ClockLedgerBody | undefined) => clock?.changes.map(({ words }) => words);

/** A hold by a person, a change of priority, a holiday, a solution that did not last. */
const eventful = new Story({ policySet: POLICY, organisation: COMPANY })
  .open('15:00', { team: 'support' })
  .do('15:30', { type: 'hold', reason: 'customer' }, 'agent:ann')
  .do('16:00', { type: 'resume' })
  .do('+2d 09:30', { type: 'resolve' }, 'agent:lin')
  .do('+2d 10:00', { type: 'reopen' }, 'requester:cora@customer.example')
  .do('+2d 10:30', { type: 'change-priority', priority: 'P1' }, 'agent:lin');

describe('the stretches of a clock', () => {
  test('say in English why they counted or did not', () => {
    expect(stretches(clockOf(told(eventful, '+2d 10:30', 'en'), 'solution'))).toEqual([
      'counted',
      'held by Ann Lee: waiting for the customer, with an answer owed to the customer',
      'counted',
      'closed hours',
      'holiday “国庆节”',
      'closed hours',
      'counted',
      'resolved by 林晓, before Cora reopened it',
      'counted',
      'will count, if nothing changes; rule “P1 critical” from here on, since 林晓 changed the priority from P3 to P1',
      'break “全员会议”',
      'will count, if nothing changes',
    ]);
  });

  test('say in Chinese why they counted or did not', () => {
    expect(stretches(clockOf(told(eventful, '+2d 10:30', 'zh-CN'), 'solution'))).toEqual([
      '计时',
      '由 Ann Lee 暂停：等待客户（当时客户尚待答复）',
      '计时',
      '非工作时间',
      '节假日（国庆节）',
      '非工作时间',
      '计时',
      '已由林晓解决，后由 Cora 重新打开',
      '计时',
      '如无变化，将继续计时；自此适用规则“P1 critical”，因为林晓将优先级由 P3 改为 P1',
      '停止服务时段（全员会议）',
      '如无变化，将继续计时',
    ]);
  });
});

describe('a stretch', () => {
  test('tells of other weekly hours where they begin', () => {
    const calendar = { ...CALENDAR, later: [{ from: '2026-03-04', weekly: { wed: [['10:00', '18:00'] as const] } }] };
    const own = { ...POLICY, calendars: { desk: calendar } };
    const story = new Story({ policySet: own, organisation: COMPANY }).open('16:00', { team: 'support' });
    expect(stretches(clockOf(told(story, '16:00', 'en', own), 'solution'))).toContain(
      'closed hours; weekly hours of 2026-03-04 from here on',
    );
    expect(stretches(clockOf(told(story, '16:00', 'zh-CN', own), 'solution'))).toContain(
      '非工作时间；自此适用 2026-03-04 起的工作时间',
    );
  });
});

describe('a clock', () => {
  const story = new Story({ policySet: POLICY, organisation: COMPANY }).open('15:00', { team: 'support' });

  test.each([
    ['en', '15:30', 'First response within 1 h: running, due Mon 2 Mar 2026 16:00; 30 min of 1 h counted.'],
    ['zh-CN', '15:30', '首次响应（1 小时内）：计时中，截止 2026-03-02 周一 16:00；已计 30 分钟，共 1 小时。'],
    ['en', '16:30', 'First response within 1 h: breached on Mon 2 Mar 2026 16:00, and not met; 1 h 30 min counted.'],
    ['zh-CN', '16:30', '首次响应（1 小时内）：已于 2026-03-02 周一 16:00 超时，未达成；已计 1 小时 30 分钟。'],
  ] as const)('says how it stands (%s, %s)', (language, at, words) => {
    const said = clockOf(told(story, at, language), 'first-response')?.words;
    expect(said).toContain(words);
    expect(said).toContain(language === 'en' ? 'calendar “desk” (UTC), policy version 1.' : '日历“desk”（UTC），策略版本 1。');
  });

  test('says what would move it, in English', () => {
    expect(changes(clockOf(told(story, '15:30', 'en'), 'solution'))).toEqual([
      'A proposed solution or a resolution would meet it.',
      'A hold for “customer” or “third-party”, and for no other reason, moves it by the opening time that it takes: 1 h of hold from Mon 2 Mar 2026 15:30 on would make it due Thu 5 Mar 2026 10:00.',
      'Priority P1 would make it due Wed 4 Mar 2026 12:00 (rule “P1 critical”).',
      'A new policy version does not move it, unless the ticket is rebased to that version.',
    ]);
  });

  test('says what would move it, in Chinese', () => {
    expect(changes(clockOf(told(story, '15:30', 'zh-CN'), 'solution'))).toEqual([
      '提出解决方案或解决工单，即达成此项承诺。',
      '因“customer”或“third-party”暂停工单（其他原因不计），会按暂停期间的工作时间顺延截止时间：自 2026-03-02 周一 15:30 起暂停 1 小时，截止时间变为 2026-03-05 周四 10:00。',
      '优先级改为 P1，截止时间变为 2026-03-04 周三 12:00（规则“P1 critical”）。',
      '新的策略版本不影响截止时间，除非将工单迁移到该版本。',
    ]);
  });

  test('on hold says what its end would bring', () => {
    const held = new Story({ policySet: POLICY, organisation: COMPANY })
      .open('10:00', { tags: ['vip'], team: 'support' })
      .do('11:00', { type: 'hold', reason: 'customer', until: time('12:00') });
    expect(changes(clockOf(told(held, '11:30', 'en'), 'solution'))?.slice(1, 4)).toEqual([
      'The hold ends on Mon 2 Mar 2026 12:00 and lets it run on, due Wed 4 Mar 2026 12:00. Another 1 h of hold in opening time would make it due Wed 4 Mar 2026 14:00.',
      'Priority P1 would make it due Mon 2 Mar 2026 16:00 (rule “P1 critical”).',
      'Team Engineering would make it due Mon 2 Mar 2026 12:30 (rule “VIP”).',
    ]);
    expect(changes(clockOf(told(held, '11:30', 'zh-CN'), 'solution'))?.slice(1, 4)).toEqual([
      '暂停将于 2026-03-02 周一 12:00 结束并继续计时，截止时间变为 2026-03-04 周三 12:00；若再多暂停 1 小时（工作时间），截止时间变为 2026-03-04 周三 14:00。',
      '优先级改为 P1，截止时间变为 2026-03-02 周一 16:00（规则“P1 critical”）。',
      '转给 Engineering，截止时间变为 2026-03-02 周一 12:30（规则“VIP”）。',
    ]);
  });
});

describe('the rules', () => {
  const story = new Story({ policySet: POLICY, organisation: COMPANY }).open('15:00', { team: 'support', tags: ['north'] });

  test('say which decided, and why the others did not', () => {
    expect(told(story, '15:00', 'en').rules.map(({ words }) => words)).toEqual([
      'Rule “P1 critical” does not fit: its priority is P3, and P1 is asked for.',
      'Rule “VIP” does not fit: its team is 客服部, and Engineering is asked for; its tag is north, and vip or gold is asked for.',
      'Rule “default” decides: it is the first that fits, as it takes every ticket.',
    ]);
    expect(told(story, '15:00', 'zh-CN').rules.map(({ words }) => words)).toEqual([
      '规则“P1 critical”不符合：优先级为 P3，要求为 P1。',
      '规则“VIP”不符合：团队为客服部，要求为 Engineering；标签为 north，要求为 vip 或 gold。',
      '规则“default”生效：它是第一条符合的规则，适用于所有工单。',
    ]);
    expect(told(eventful, '+2d 10:30', 'en').rules.map(({ words }) => words)).toEqual([
      'Rule “P1 critical” decides: it is the first that fits (priority P1).',
      'Rule “VIP” does not fit: its team is 客服部, and Engineering is asked for; it has no tag, and vip or gold is asked for.',
      'Rule “default” would fit too, but an earlier one decides.',
    ]);
  });
});
