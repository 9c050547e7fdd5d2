import { describe, expect, test } from 'vitest';
import { compact } from '../../shared/core/compact.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { replay } from '../../shared/core/replay.ts';
import { alarmLevels, policySet, STANDARD_LADDER, STANDARD_RULES } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

/** P1 tickets have an escalation policy of their own; it wants to know of all there is. */
function policyWith(levels: readonly Level[], everywhere: readonly Level[] = []): PolicySet {
  const ladder = (name: string, own: readonly Level[]) => ({ name, levels: [...STANDARD_LADDER.levels, ...own] });
  return policySet({
    rules: STANDARD_RULES.map((rule) => (rule.name === 'critical' ? { ...rule, escalation: 'critical' } : rule)),
    escalations: { standard: ladder('standard', everywhere), critical: ladder('critical', [...levels, ...everywhere]) },
  });
}

const P1 = { priority: 'P1' } as const;
const AT_OPENING = policyWith(alarmLevels('opened'));
const lines = (story: Story, name: string) => story.told().filter((line) => line.split(' ').includes(name));

describe('a new P1 ticket', () => {
  test('tells the lead at once, and the manager when nobody has acknowledged by then', () => {
    const story = new Story({ policySet: AT_OPENING }).open('10:00', P1).until('10:15');

    expect(story.mailed().slice(1)).toEqual([
      '10:00 escalation → lee',
      '10:11:15 warning → lee',
      '10:15 escalation → lee',
      '10:15 escalation → max',
    ]);
    expect(lines(story, 'opened')).toEqual(['10:00 opened', '10:00 escalated opened 1', '10:15 escalated opened 2']);
  });

  test('tells nobody else once somebody has acknowledged, by the name of the alarm or of all', () => {
    for (const metric of ['opened', undefined] as const) {
      const story = new Story({ policySet: AT_OPENING }).open('10:00', P1);
      story.do('10:05', { type: 'acknowledge', ...(metric && { metric }) }).until('10:30');

      expect(lines(story, 'opened')).toEqual(['10:00 opened', '10:00 escalated opened 1']);
    }
  });

  test('is still breached and escalated by its clocks, when the alarm alone was acknowledged', () => {
    const story = new Story({ policySet: AT_OPENING }).open('10:00', P1);
    story.do('10:05', { type: 'acknowledge', metric: 'opened' }).until('10:15');

    expect(story.told()).toContain('10:15 escalated first-response 1');
  });

  test.each(['propose-solution', 'resolve', 'close'] as const)('tells nobody else after %s', (type) => {
    const story = new Story({ policySet: AT_OPENING }).open('10:00', P1).do('10:05', { type }).until('10:30');

    expect(lines(story, 'opened')).toEqual(['10:00 opened', '10:00 escalated opened 1']);
  });

  test('tells nobody else once it is merged', () => {
    const story = new Story({ policySet: AT_OPENING }).open('10:00', P1).do('10:05', { type: 'merge', into: '9c2v5b8n1m' });

    expect(story.dueAt()).toBeUndefined();
  });

  test('tells nobody anew when it is reopened: that is another alarm', () => {
    const story = new Story({ policySet: AT_OPENING }).open('10:00', P1).do('10:05', { type: 'resolve' });

    expect(lines(story.do('10:10', { type: 'reopen' }).until('10:40'), 'opened')).toHaveLength(2);
  });

  test('asks nothing of a hold: an alarm is in real time', () => {
    const story = new Story({ policySet: AT_OPENING }).open('10:00', P1).do('10:05', { type: 'hold', reason: 'parts' });

    expect(story.until('10:15').told()).toContain('10:15 escalated opened 2');
  });

  test('has its alarm when the past is paged out', () => {
    const story = new Story({ policySet: AT_OPENING }).open('10:00', P1);
    for (let n = 1; n <= 130; n += 1) story.do('10:05', { type: 'note', message: `m${n}` });
    const compacted = compact({ facts: story.facts }, AT_OPENING);

    expect(compacted && replay(compacted.rest, AT_OPENING)).toEqual(story.snapshot);
    expect(story.snapshot?.alarms).toHaveLength(1);
  });
});

describe('a P3 ticket', () => {
  const opened = () => new Story({ policySet: AT_OPENING }).open('10:00');

  test('raises no alarm where its escalation policy has none', () => {
    expect(opened().snapshot?.alarms).toEqual([]);
  });

  test('raises one at the instant at which it becomes P1', () => {
    const story = opened().do('10:20', { type: 'change-priority', priority: 'P1' }).until('10:35');

    expect(lines(story, 'opened')).toEqual(['10:00 opened', '10:20 escalated opened 1', '10:35 escalated opened 2']);
  });

  test('raises another each time it becomes P1, and none while it is none', () => {
    const story = opened()
      .do('10:20', { type: 'change-priority', priority: 'P1' })
      .do('10:25', { type: 'change-priority', priority: 'P3' })
      .do('12:00', { type: 'change-priority', priority: 'P1' })
      .until('12:10');

    expect(lines(story, 'opened')).toEqual(['10:00 opened', '10:20 escalated opened 1', '12:00 escalated opened 1']);
    expect(story.snapshot?.alarms.map(({ cycle, ended }) => [cycle, ended !== undefined])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  test('raises none when it is solved already', () => {
    const story = opened().do('10:10', { type: 'resolve' }).do('10:20', { type: 'change-priority', priority: 'P1' });

    expect(story.snapshot?.alarms).toEqual([]);
  });

  test('raises none under another rule with the same escalation policy', () => {
    const everywhere = policyWith([], alarmLevels('opened'));
    const rules = everywhere.rules.map((rule) => ({ ...rule, escalation: 'standard' }));
    const story = new Story({ policySet: { ...everywhere, rules } }).open('10:00').until('10:01');

    expect(lines(story.do('10:20', { type: 'change-priority', priority: 'P1' }).until('10:30'), 'opened')).toEqual([
      '10:00 opened',
      '10:00 escalated opened 1',
      '10:15 escalated opened 2',
    ]);
  });
});

describe('a level that raises the priority as soon as a ticket is opened', () => {
  test('brings it under the alarm of the graver rule, and each level fires once', () => {
    const raise = alarmLevels('opened', { id: '1', actions: [{ kind: 'raise-priority', to: 'P1' }] }).slice(0, 1);
    const base = policyWith(alarmLevels('opened'));
    const standard = { name: 'standard', levels: [...STANDARD_LADDER.levels, ...raise] };
    const story = new Story({ policySet: { ...base, escalations: { ...base.escalations, standard } } }).open('10:00');

    expect(
      story.until('10:15').facts.flatMap((fact) => ('level' in fact ? [`${fact.metric}/${fact.cycle}/${fact.level}`] : [])),
    ).toEqual(expect.arrayContaining(['opened/1/1', 'opened/2/1', 'opened/2/2']));
    expect(lines(story, 'opened').slice(1)).toEqual([
      '10:00 escalated opened 1',
      '10:00 escalated opened 1',
      '10:15 escalated opened 2',
    ]);
  });
});

describe('a ticket that is reopened', () => {
  const solved = (levels: readonly Level[]) =>
    new Story({ policySet: policyWith([], levels) }).open('10:00').do('10:10', { type: 'resolve', message: 'm' });

  test('raises an alarm, and another the next time', () => {
    const story = solved(alarmLevels('reopened')).do('11:00', { type: 'reopen' }).do('11:05', { type: 'resolve' });
    story.do('12:00', { type: 'reopen' }).until('12:15');

    expect(lines(story, 'reopened')).toEqual([
      '11:00 reopened',
      '11:00 escalated reopened 1',
      '12:00 reopened',
      '12:00 escalated reopened 1',
      '12:15 escalated reopened 2',
    ]);
  });

  test('raises it from the second time on where the levels say so', () => {
    const story = solved(alarmLevels('reopened', { times: 2 }))
      .do('11:00', { type: 'reopen' })
      .until('11:30');
    expect(lines(story, 'reopened')).toEqual(['11:00 reopened']);

    story.do('11:40', { type: 'resolve' }).do('12:00', { type: 'reopen' }).until('12:00');
    expect(lines(story, 'reopened').slice(1)).toEqual(['12:00 reopened', '12:00 escalated reopened 1']);
  });

  test('counts a reopening also from before its policy asked for it', () => {
    const story = new Story({ policySet: policyWith(alarmLevels('reopened', { times: 2 })) })
      .open('10:00')
      .do('10:10', { type: 'resolve' })
      .do('10:20', { type: 'reopen' })
      .do('10:30', { type: 'change-priority', priority: 'P1' })
      .do('10:40', { type: 'resolve' })
      .do('10:50', { type: 'reopen' });

    expect(story.until('10:50').told()).toContain('10:50 escalated reopened 1');
  });
});

describe('a complaint', () => {
  const opened = (changes = {}) => new Story({ policySet: policyWith([], alarmLevels('complaint')) }).open('10:00', changes);

  test('tells the lead at once, each time', () => {
    const story = opened().do('10:05', { type: 'complain', reason: 'Nobody has called back.' });
    story.do('10:10', { type: 'complain' }).until('10:25');

    expect(lines(story, 'complaint')).toEqual([
      '10:05 escalated complaint 1',
      '10:10 escalated complaint 1',
      '10:20 escalated complaint 2',
      '10:25 escalated complaint 2',
    ]);
    expect(story.snapshot?.ticket.complaints).toBe(2);
  });

  test('may come with the ticket itself', () => {
    const story = opened({ complaint: true }).until('10:00');

    expect(lines(story, 'complaint')).toEqual(['10:00 escalated complaint 1']);
    expect(story.snapshot?.ticket.complaints).toBe(1);
  });

  test('of a solved ticket is not settled by closing it', () => {
    const story = opened().do('10:05', { type: 'resolve' }).do('10:10', { type: 'complain' }).do('10:15', { type: 'close' });

    expect(lines(story.until('10:30'), 'complaint')).toEqual(['10:10 escalated complaint 1', '10:25 escalated complaint 2']);
  });

  test('of a closed ticket can be acknowledged, and nothing is due any more', () => {
    const story = opened().do('10:05', { type: 'close' }).do('10:10', { type: 'complain' }).until('10:10');
    expect(story.dueAt()).toBe(time('10:25'));

    expect(story.do('10:12', { type: 'acknowledge', metric: 'complaint' }).dueAt()).toBeUndefined();
  });

  test('of a ticket that is open ends with its solution', () => {
    const story = opened().do('10:05', { type: 'complain' }).do('10:10', { type: 'propose-solution', message: 'm' });

    expect(lines(story.until('11:00'), 'complaint')).toEqual(['10:05 escalated complaint 1']);
  });
});

describe('a rating', () => {
  const rated = (score: number, levels = alarmLevels('low-rating')) =>
    new Story({ policySet: policyWith([], levels) })
      .open('10:00')
      .do('10:05', { type: 'resolve', message: 'm' })
      .do('10:10', { type: 'close' })
      .do('11:00', { type: 'rate', score, comment: 'c' })
      .until('11:00');

  test('is refused before there is a solution', () => {
    expect(new Story().open('10:00').try('10:05', { type: 'rate', score: 5 })).toMatchObject({ code: 'wrong-status' });
  });

  test('stands with the ticket, and a later one takes its place', () => {
    const story = rated(4).do('11:05', { type: 'rate', score: 5 });

    expect(story.snapshot?.ticket.rating).toEqual({ score: 5, at: time('11:05') });
  });

  test('that says the same again is no news', () => {
    const story = rated(4);
    const { length } = story.facts;

    expect(story.do('11:05', { type: 'rate', score: 4, comment: 'c' }).facts).toHaveLength(length);
  });

  test.each([1, 2])('of %i raises an alarm, although the ticket is closed', (score) => {
    expect(lines(rated(score).until('11:15'), 'low-rating')).toEqual([
      '11:00 escalated low-rating 1',
      '11:15 escalated low-rating 2',
    ]);
  });

  test('of 3 raises none, unless the level says so', () => {
    expect(rated(3).snapshot?.alarms).toEqual([]);
    expect(lines(rated(3, alarmLevels('low-rating', { atMost: 3 })), 'low-rating')).toHaveLength(1);
  });

  test('that is better than what raised the alarm settles it', () => {
    expect(rated(1).do('11:05', { type: 'rate', score: 4 }).dueAt()).toBeUndefined();
  });

  test('that is as poor lets the alarm go on; a worse one raises another', () => {
    const story = rated(2).do('11:05', { type: 'rate', score: 2, comment: 'Really.' }).until('11:06');
    expect(lines(story, 'low-rating')).toHaveLength(1);

    story.do('11:10', { type: 'rate', score: 1 }).until('11:30');
    expect(lines(story, 'low-rating').slice(1)).toEqual(['11:10 escalated low-rating 1', '11:25 escalated low-rating 2']);
  });

  test('goes on when the ticket is reopened and solved again', () => {
    const story = rated(1).do('11:05', { type: 'reopen' }).do('11:06', { type: 'resolve' });

    expect(story.until('11:15').told()).toContain('11:15 escalated low-rating 2');
  });

  test('is over when somebody has acknowledged it', () => {
    expect(rated(1).do('11:05', { type: 'acknowledge' }).dueAt()).toBeUndefined();
  });
});

describe('a ticket with an alarm that moves to another policy version', () => {
  test('does not raise the alarms of its past: who would have been told hears of it in the digest', () => {
    const story = new Story({ policySet: policyWith([]) }).open('10:00', P1).rebase('10:30', { ...AT_OPENING, version: 2 });

    expect(story.facts.findLast((fact) => fact.type === 'rebased')).toMatchObject({
      passed: ['opened/1/1/0', 'opened/1/2/0'],
      told: ['lee', 'max'],
    });
    expect(lines(story.until('11:00'), 'opened')).toEqual(['10:00 opened']);
  });

  test('fires at its instant what lies ahead', () => {
    const story = new Story({ policySet: policyWith([]) }).open('10:00', P1).rebase('10:05', { ...AT_OPENING, version: 2 });

    expect(lines(story.until('10:20'), 'opened')).toEqual(['10:00 opened', '10:15 escalated opened 2']);
  });
});
