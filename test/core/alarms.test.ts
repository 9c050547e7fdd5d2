import { describe, expect, test } from 'vitest';
import { compact } from '../../shared/core/compact.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import type { Trigger } from '../../shared/core/escalation/trigger.ts';
import { MINUTE_MS } from '../../shared/core/instant.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { replay } from '../../shared/core/replay.ts';
import { policySet, STANDARD_LADDER, STANDARD_RULES } from '../support/policies.ts';
import { Story } from '../support/story.ts';

const to = (kind: 'lead' | 'assignee') => [{ kind }];
const MANAGER = [{ kind: 'manager' as const, up: 0 }];

/** Tells the lead at once and the manager 15 minutes later. */
const alarm = (metric: Trigger, changes: Partial<Level> = {}): readonly Level[] => [
  { metric, id: '1', notice: 'escalation', mark: { kind: 'offset', ms: 0 }, to: to('lead'), ...changes },
  { metric, id: '2', notice: 'escalation', mark: { kind: 'offset', ms: 15 * MINUTE_MS }, to: MANAGER, ...changes },
];

/** P1 tickets have an escalation policy of their own; it wants to know of all there is. */
function policyWith(levels: readonly Level[], everywhere: readonly Level[] = []): PolicySet {
  const ladder = (name: string, own: readonly Level[]) => ({ name, levels: [...STANDARD_LADDER.levels, ...own] });
  return policySet({
    rules: STANDARD_RULES.map((rule) => (rule.name === 'critical' ? { ...rule, escalation: 'critical' } : rule)),
    escalations: { standard: ladder('standard', everywhere), critical: ladder('critical', [...levels, ...everywhere]) },
  });
}

const P1 = { priority: 'P1' } as const;
const AT_OPENING = policyWith(alarm('opened'));
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
    const everywhere = policyWith([], alarm('opened'));
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
    const raise = alarm('opened', { id: '1', actions: [{ kind: 'raise-priority', to: 'P1' }] }).slice(0, 1);
    const base = policyWith(alarm('opened'));
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
    const story = solved(alarm('reopened')).do('11:00', { type: 'reopen' }).do('11:05', { type: 'resolve' });
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
    const story = solved(alarm('reopened', { times: 2 }))
      .do('11:00', { type: 'reopen' })
      .until('11:30');
    expect(lines(story, 'reopened')).toEqual(['11:00 reopened']);

    story.do('11:40', { type: 'resolve' }).do('12:00', { type: 'reopen' }).until('12:00');
    expect(lines(story, 'reopened').slice(1)).toEqual(['12:00 reopened', '12:00 escalated reopened 1']);
  });

  test('counts a reopening also from before its policy asked for it', () => {
    const story = new Story({ policySet: policyWith(alarm('reopened', { times: 2 })) })
      .open('10:00')
      .do('10:10', { type: 'resolve' })
      .do('10:20', { type: 'reopen' })
      .do('10:30', { type: 'change-priority', priority: 'P1' })
      .do('10:40', { type: 'resolve' })
      .do('10:50', { type: 'reopen' });

    expect(story.until('10:50').told()).toContain('10:50 escalated reopened 1');
  });
});
