import { describe, expect, test } from 'vitest';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { replay } from '../../../shared/core/replay.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import type { Change } from '../../../shared/core/what-if/change.ts';
import { whatWouldChange } from '../../../shared/core/what-if/what-would-change.ts';
import { policySet, STANDARD_RULES } from '../../support/policies.ts';
import { clockTime, Story, time } from '../../support/story.ts';

/** What would change a clock, its instants as clock times. */
function changes(
  story: Story,
  metric: Metric,
  at: string,
  { own = policySet(), current = own }: { readonly own?: PolicySet; readonly current?: PolicySet } = {},
): readonly object[] {
  const facts = story.facts.filter((fact) => fact.at <= time(at));
  const snapshot = replay({ facts }, own);
  const track = snapshot.tracks.findLast((one) => one.metric === metric);
  if (track === undefined) throw new Error(`no clock of ${metric}`);
  const found = whatWouldChange(track, {
    at: time(at),
    facts,
    policySet: own,
    current,
    snapshot,
    teams: ['support', 'engineering'],
  });
  return found.map(readable);
}

const readable = (change: Change): object =>
  JSON.parse(JSON.stringify(change), (key, value: unknown) =>
    /at$|^from$/i.test(key) && typeof value === 'number' ? clockTime(value) : value,
  ) as object;

const kinds = (found: readonly object[], kind: Change['kind']) =>
  found.filter((change) => 'kind' in change && change.kind === kind);

describe('a running clock', () => {
  const story = new Story().open('10:00');

  test('is met by what answers it, or solves the ticket', () => {
    expect(kinds(changes(story, 'first-response', '10:20'), 'end')).toEqual([
      { kind: 'end', as: 'met', by: ['answer', 'solution', 'resolution'] },
    ]);
    expect(kinds(changes(story, 'solution', '10:20'), 'end')).toEqual([
      { kind: 'end', as: 'met', by: ['solution', 'resolution', 'silent-resolution'] },
    ]);
  });

  test('moves by the time of a hold that its promise pauses for', () => {
    expect(kinds(changes(story, 'solution', '10:20'), 'hold')).toEqual([
      { kind: 'hold', reasons: 'any', from: '10:20', openMs: 3_600_000, dueAt: '+1d 11:00' },
    ]);
    expect(kinds(changes(story, 'first-response', '10:20'), 'hold-without-effect')).toEqual([
      { kind: 'hold-without-effect', present: false },
    ]);
  });

  test('takes the target of each priority that has another rule', () => {
    expect(kinds(changes(story, 'solution', '10:20'), 'priority')).toEqual([
      { kind: 'priority', to: ['P1'], rule: 'critical', effect: 'moves', dueAt: '14:00' },
    ]);
    expect(kinds(changes(story, 'first-response', '10:20'), 'priority')).toEqual([
      { kind: 'priority', to: ['P1'], rule: 'critical', effect: 'breaches', dueAt: '10:15' },
    ]);
  });

  test('ends where the other rule does not promise it', () => {
    const critical = new Story().open('10:00', { priority: 'P1' });
    expect(kinds(changes(critical, 'update', '10:20'), 'priority')).toEqual([
      { kind: 'priority', to: ['P2', 'P3', 'P4'], rule: 'standard', effect: 'cancels' },
    ]);
    expect(kinds(changes(critical, 'update', '10:20'), 'end')).toEqual([
      { kind: 'end', as: 'met', by: ['answer', 'solution', 'resolution'] },
      { kind: 'end', as: 'cancelled', by: ['silent-resolution'] },
    ]);
  });

  test('is looked at in its own cycle, not in an earlier one', () => {
    const critical = new Story().open('10:00', { priority: 'P1' }).do('10:10', { type: 'reply', message: 'm' });
    expect(kinds(changes(critical, 'update', '10:20'), 'end')).toEqual([
      { kind: 'end', as: 'met', by: ['answer', 'solution', 'resolution'] },
      { kind: 'end', as: 'cancelled', by: ['silent-resolution'] },
    ]);
  });

  test('keeps its deadline under another rule that promises the same', () => {
    const [, standard] = STANDARD_RULES;
    const rules = [{ ...standard, name: 'high', when: { priority: ['P2'] } }, standard] as PolicySet['rules'];
    expect(kinds(changes(story, 'solution', '10:20', { own: policySet({ rules }) }), 'priority')).toEqual([
      { kind: 'priority', to: ['P2'], rule: 'high', effect: 'keeps', dueAt: '+1d 10:00' },
    ]);
  });

  test('is not moved by a new policy version unless it is rebased', () => {
    const [critical, standard] = STANDARD_RULES;
    const rules = [critical, { ...standard, name: 'slower', commitments: critical?.commitments }] as PolicySet['rules'];
    const noPromise = [{ ...standard, name: 'nothing', commitments: {} }] as PolicySet['rules'];
    expect(kinds(changes(story, 'solution', '10:20'), 'policy')).toEqual([{ kind: 'policy', version: 1 }]);
    expect(kinds(changes(story, 'solution', '10:20', { current: policySet({ version: 2, rules }) }), 'policy')).toEqual([
      { kind: 'policy', version: 1, rebased: { version: 2, rule: 'slower', effect: 'moves', dueAt: '14:00' } },
    ]);
    expect(
      kinds(changes(story, 'solution', '10:20', { current: policySet({ version: 2, rules: noPromise }) }), 'policy'),
    ).toEqual([{ kind: 'policy', version: 1, rebased: { version: 2, rule: 'nothing', effect: 'cancels' } }]);
  });
});

describe('a ticket whose rules ask for the team', () => {
  const [, standard] = STANDARD_RULES;
  const quick = { ...STANDARD_RULES[0], name: 'engineering', when: { team: ['engineering'] } };
  const own = policySet({ rules: [quick, standard] as PolicySet['rules'] });
  const story = new Story({ policySet: own }).open('10:00');

  test('takes the target of each team that has another rule', () => {
    expect(kinds(changes(story, 'solution', '10:20', { own }), 'team')).toEqual([
      { kind: 'team', to: ['engineering'], rule: 'engineering', effect: 'moves', dueAt: '14:00' },
    ]);
  });

  test('has its list of teams up to ten rules that ask, however many others there are', () => {
    const asking = Array.from({ length: 10 }, () => quick);
    const others = Array.from({ length: 10 }, () => ({ ...standard, name: 'vip', when: { tags: ['vip'] } }));
    const many = policySet({ rules: [...asking, ...others, standard] as PolicySet['rules'] });
    expect(kinds(changes(story, 'solution', '10:20', { own: many }), 'team')).toMatchObject([{ to: ['engineering'] }]);
  });

  test('has no list of teams where too many rules ask', () => {
    const many = policySet({ rules: [...Array.from({ length: 11 }, () => quick), standard] as PolicySet['rules'] });
    expect(kinds(changes(story, 'solution', '10:20', { own: many }), 'team')).toEqual([]);
    expect(kinds(changes(story, 'solution', '10:20'), 'team')).toEqual([]);
  });
});

describe('a ticket on hold', () => {
  const held = new Story().open('10:00').do('10:30', { type: 'hold', reason: 'customer' });

  test('goes on when the hold ends, and later by each further hour', () => {
    expect(kinds(changes(held, 'solution', '11:30'), 'resumption')).toEqual([
      { kind: 'resumption', from: '11:30', planned: false, dueAt: '+1d 11:00', openMs: 3_600_000, laterDueAt: '+1d 12:00' },
    ]);
  });

  test('goes on when the hold is planned to end', () => {
    const planned = new Story().open('10:00').do('10:30', { type: 'hold', reason: 'customer', until: time('13:00') });
    expect(kinds(changes(planned, 'solution', '11:30'), 'resumption')).toMatchObject([
      { from: '13:00', planned: true, dueAt: '+1d 12:30', laterDueAt: '+1d 13:30' },
    ]);
  });

  test('takes another target from where the hold will have brought it', () => {
    const planned = new Story().open('10:00').do('10:30', { type: 'hold', reason: 'customer', until: time('13:00') });
    expect(kinds(changes(planned, 'solution', '11:30'), 'priority')).toMatchObject([
      { to: ['P1'], effect: 'moves', dueAt: '16:30' },
    ]);
  });

  test('has nothing to say of hours that its calendar does not have', () => {
    const own = policySet({ calendars: { '24x7': { name: '24x7', timeZone: 'UTC', weekly: {} } } });
    const closed = new Story({ policySet: own }).open('10:00');
    expect(kinds(changes(closed, 'solution', '10:20', { own }), 'hold')).toEqual([]);
    closed.do('10:30', { type: 'hold', reason: 'customer' });
    expect(kinds(changes(closed, 'solution', '10:40', { own }), 'resumption')).toEqual([]);
  });

  test('has clocks that the hold does not pause', () => {
    expect(kinds(changes(held, 'first-response', '10:40'), 'hold-without-effect')).toEqual([
      { kind: 'hold-without-effect', present: true },
    ]);
  });
});

describe('a clock after its deadline', () => {
  const late = new Story().open('10:00').until('12:00');

  test('is not moved by a hold any more, and ends late', () => {
    const found = changes(late, 'first-response', '12:00');
    expect(found.map((change) => 'kind' in change && change.kind)).toEqual(['end', 'priority', 'policy']);
    expect(found[0]).toEqual({ kind: 'end', as: 'met-late', by: ['answer', 'solution', 'resolution'] });
  });

  test('ends where another rule, or a silent solution, ends it', () => {
    const critical = new Story().open('10:00', { priority: 'P1' }).until('11:30');
    const found = changes(critical, 'update', '11:30');
    expect(kinds(found, 'priority')).toEqual([{ kind: 'priority', to: ['P2', 'P3', 'P4'], rule: 'standard', effect: 'cancels' }]);
    expect(kinds(found, 'end')).toMatchObject([{ as: 'met-late' }, { as: 'cancelled', by: ['silent-resolution'] }]);
  });

  test('can be cleared by a larger target', () => {
    const critical = new Story().open('10:00', { priority: 'P1' }).until('10:20');
    expect(kinds(changes(critical, 'first-response', '10:20'), 'priority')).toMatchObject([
      { to: ['P2', 'P3', 'P4'], effect: 'clears', dueAt: '11:00' },
    ]);
  });
});

describe('a solved ticket', () => {
  test('goes on with a response that was never given when it is reopened', () => {
    const solved = new Story().open('10:00').do('10:20', { type: 'resolve' });
    expect(kinds(changes(solved, 'first-response', '12:00'), 'reopening')).toEqual([
      { kind: 'reopening', from: '12:00', dueAt: '12:40' },
    ]);
  });

  test('can still be answered, and not be solved again', () => {
    const solved = new Story().open('10:00').do('10:20', { type: 'resolve' });
    expect(kinds(changes(solved, 'first-response', '12:00'), 'end')).toEqual([{ kind: 'end', as: 'met', by: ['answer'] }]);
  });

  test('takes another target without going on', () => {
    const solved = new Story().open('10:00', { priority: 'P1' }).do('10:05', { type: 'resolve' });
    expect(kinds(changes(solved, 'first-response', '12:00'), 'priority')).toMatchObject([
      { to: ['P2', 'P3', 'P4'], effect: 'moves', dueAt: '11:00' },
    ]);
  });

  test('has nothing that would change a clock that has ended', () => {
    const solved = new Story().open('10:00').do('10:20', { type: 'resolve' });
    expect(changes(solved, 'solution', '12:00')).toEqual([]);
  });
});
