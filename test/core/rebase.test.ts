import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactOf } from '../../shared/core/fact.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { policyVersionOf } from '../../shared/core/policy-version.ts';
import { decideRebase } from '../../shared/core/rebase.ts';
import { replay } from '../../shared/core/replay.ts';
import type { Metric } from '../../shared/core/sla/metric.ts';
import { isOver } from '../../shared/core/ticket.ts';
import { lives } from '../support/lives.ts';
import { ORGANISATION, policySet, STANDARD_RULES } from '../support/policies.ts';
import { clockTime, Story, time } from '../support/story.ts';

/** The standard policy with other targets for everything but P1, in hours. */
function promising(targets: { readonly [M in Metric]?: number }, version = 2): PolicySet {
  const rules = STANDARD_RULES.map((rule) => {
    if (rule.name !== 'standard') return rule;
    const commitments = Object.entries(targets).map(([metric, hours]) => [
      metric,
      { target: { kind: 'duration', ms: hours * HOUR_MS }, calendar: '24x7', pausedBy: metric === 'solution' ? 'any' : [] },
    ]);
    return { ...rule, commitments: { ...rule.commitments, ...Object.fromEntries(commitments) } };
  });
  return policySet({ version, rules });
}

const rebased = ({ facts }: Story) => facts.find((fact): fact is FactOf<'rebased'> => fact.type === 'rebased');
const dueOf = (story: Story, metric: Metric, at: string) => clockTime(story.clock(metric, at)?.dueAt ?? 0);

describe('a ticket that moves to another policy version', () => {
  test('has the deadlines of one that was opened under it', () => {
    const story = new Story().open('10:00').rebase('10:20', promising({ 'first-response': 2, solution: 8 }));

    expect([dueOf(story, 'first-response', '10:20'), dueOf(story, 'solution', '10:20')]).toEqual(['12:00', '18:00']);
    expect(rebased(story)).toMatchObject({ policyVersion: 2, from: 1, by: 'api:operator' });
    expect(story.snapshot?.ticket.policyVersion).toBe(2);
  });

  test('keeps its holds, also those that only the new version lets pause a clock', () => {
    const strict = policySet({
      rules: STANDARD_RULES.map((rule) => ({
        ...rule,
        commitments: { solution: { target: { kind: 'duration', ms: 4 * HOUR_MS }, calendar: '24x7', pausedBy: [] } },
      })),
    });
    const story = new Story({ policySet: strict })
      .open('10:00')
      .do('10:10', { type: 'hold', reason: 'customer' })
      .do('11:10', { type: 'resume' });
    expect(dueOf(story, 'solution', '11:10')).toBe('14:00');

    story.rebase('11:20', promising({ solution: 4 }));

    expect(dueOf(story, 'solution', '11:20')).toBe('15:00');
  });

  test('first suffers what the old version made due', () => {
    const story = new Story().open('10:00');
    const outcome = decideRebase(
      story.facts,
      { type: 'rebase', policyVersion: 2, passed: 'digest', by: 'api:operator' },
      { now: time('11:05'), from: policySet(), to: promising({ 'first-response': 8 }), organisation: ORGANISATION },
    );

    expect(outcome.ok && outcome.facts.map((fact) => `${clockTime(fact.at)} ${fact.type}`)).toEqual([
      '10:45 warned',
      '11:00 breached',
      '11:00 escalated',
      '11:05 rebased',
    ]);
  });

  test('has its breach on the record although nobody is told of it', () => {
    const story = new Story().open('10:00').rebase('10:40', { ...promising({ 'first-response': 0.5 }), escalations: {} });

    expect(rebased(story)).toMatchObject({ passed: ['first-response/1/breach/0'] });
    expect(rebased(story)).not.toHaveProperty('told');
  });

  test('changes nothing when it is there already', () => {
    const story = new Story().open('10:00').rebase('10:20', promising({ solution: 8 }));
    const before = story.facts.length;

    story.rebase('10:30', promising({ solution: 8 }));

    expect(story.facts).toHaveLength(before);
  });

  test('is refused once it is closed', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'close' });

    expect(() => story.rebase('10:20', promising({ solution: 8 }))).toThrow('wrong-status');
  });
});

describe('deadlines that a rebase has moved into the past', () => {
  const story = () => new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' });

  test('are told in the digest alone: nobody is mailed for this ticket', () => {
    const moved = story();
    const mails = moved.mails.length;

    moved.rebase('10:40', promising({ 'first-response': 0.5 }));

    expect(moved.mails).toHaveLength(mails);
    expect(rebased(moved)).toMatchObject({
      passed: ['first-response/1/breach/0', 'first-response/1/w1/0', 'first-response/1/1/0'],
      told: ['ann', 'lee'],
    });
    expect(moved.clock('first-response', '10:40')).toMatchObject({ state: 'breached', breachedAt: time('10:30') });
  });

  test('leave the rest of the ladder to be climbed at its instants', () => {
    const moved = story()
      .rebase('10:40', promising({ 'first-response': 0.5 }))
      .until('12:00');

    expect(moved.mailed()).toContain('11:00 escalation → max');
    expect(moved.told().filter((line) => line.includes('first-response'))).toEqual(['11:00 escalated first-response 2']);
  });

  test('are in the digest too where they lie at the very instant of the rebase', () => {
    const moved = story().rebase('10:30', promising({ 'first-response': 0.5 }));

    expect(rebased(moved)?.passed).toContain('first-response/1/breach/0');
    expect(moved.told().at(-1)).toBe('10:30 rebased');
  });

  test('are told of no clock that has ended, though it would have ended late', () => {
    const moved = story()
      .do('10:40', { type: 'reply', message: 'm' })
      .rebase('10:50', promising({ 'first-response': 0.5 }));

    expect(rebased(moved)).not.toHaveProperty('passed');
    expect(moved.clock('first-response', '10:50')).toMatchObject({ state: 'breached', breachedAt: time('10:30') });
  });

  test('tell nobody of a ladder that somebody has acknowledged', () => {
    const moved = story()
      .do('10:10', { type: 'acknowledge' }, 'agent:ann')
      .rebase('10:40', promising({ 'first-response': 0.5 }));

    expect(rebased(moved)?.passed).toContain('first-response/1/breach/0');
    expect(rebased(moved)?.told).toBeUndefined();
  });

  test('fire rung by rung where that is asked for, in one mail a person', () => {
    const moved = story().rebase('10:40', promising({ 'first-response': 0.5 }), 'notify');

    expect(moved.told().slice(-4)).toEqual([
      '10:40 rebased',
      '10:40 warned first-response w1',
      '10:40 breached first-response',
      '10:40 escalated first-response 1',
    ]);
    expect(moved.mailed().slice(-2)).toEqual(['10:40 breach → ann', '10:40 escalation → lee']);
  });
});

describe('what has fired before a rebase', () => {
  test.each(['digest', 'notify'] as const)('stays as it is where no deadline moves (%s)', (passed) => {
    const story = new Story().open('10:00').until('11:10');
    const { fired } = story.snapshot?.ticket ?? {};

    expect(story.rebase('11:10', policySet({ version: 2 }), passed).snapshot?.ticket.fired).toEqual(fired);
    expect(Object.keys(fired ?? {})).toHaveLength(3);
  });

  test('stays as it is for a promise that was kept late: nothing of it lies ahead', () => {
    const story = new Story()
      .open('10:00')
      .do('11:10', { type: 'reply', message: 'm' })
      .rebase('11:20', promising({ 'first-response': 4 }));

    expect(rebased(story)?.rearmed).toBeUndefined();
  });

  test('is all that has fired for a solution that was given: its new deadline tells nobody', () => {
    const story = new Story()
      .open('10:00')
      .do('12:00', { type: 'resolve', message: 'm' })
      .rebase('12:10', promising({ solution: 1 }));

    expect(rebased(story)?.passed).toBeUndefined();
    expect(story.clock('solution', '12:10')).toMatchObject({ state: 'breached', breachedAt: time('11:00') });
  });
});

describe('deadlines that a rebase has moved ahead', () => {
  test('are warned of and breached anew', () => {
    const story = new Story()
      .open('10:00')
      .until('11:10')
      .rebase('11:10', promising({ 'first-response': 4 }))
      .until('14:10');

    expect(rebased(story)?.rearmed).toEqual(['first-response/1/breach/0', 'first-response/1/w1/0', 'first-response/1/1/0']);
    expect(
      story
        .told()
        .filter((line) => line.includes('first-response'))
        .slice(-3),
    ).toEqual(['13:00 warned first-response w1', '14:00 breached first-response', '14:00 escalated first-response 1']);
  });

  test('are breached anew when a ticket that was thought solved meanwhile is reopened', () => {
    const story = new Story({ policySet: promising({ solution: 1 }, 1) })
      .open('10:00')
      .do('11:30', { type: 'propose-solution', message: 'm1' })
      .rebase('12:00', promising({ solution: 4 }))
      .do('12:30', { type: 'reopen', reason: 'it came back' })
      .until('15:00');

    expect(rebased(story)?.rearmed).toContain('solution/1/breach/0');
    expect(story.told()).toContain('15:00 breached solution');
  });

  test('are those of the moved clock alone: what another clock has fired does not fire again', () => {
    const story = new Story()
      .open('10:00')
      .until('+1d 05:00')
      .rebase('+1d 05:00', promising({ solution: 48 }))
      .until('+1d 23:00');

    expect(rebased(story)?.rearmed).toEqual(['solution/1/w1/0']);
    expect(story.told().slice(-2)).toEqual(['+1d 05:00 rebased', '+1d 22:00 warned solution w1']);
  });

  test('repeat nothing that lies as far back as before', () => {
    const story = new Story()
      .open('10:00')
      .until('10:50')
      .rebase('10:50', promising({ solution: 8 }))
      .until('11:10');

    expect(rebased(story)?.rearmed).toBeUndefined();
    expect(story.told().filter((line) => line.includes('warned first-response'))).toEqual(['10:45 warned first-response w1']);
  });
});

describe('any ticket that moves to another policy version', () => {
  const targets = fc.record({ 'first-response': fc.integer({ min: 1, max: 600 }), solution: fc.integer({ min: 1, max: 6_000 }) });
  const moves = fc.record({
    steps: lives,
    after: fc.integer({ min: 0, max: 900 }),
    targets,
    passed: fc.constantFrom('digest', 'notify'),
  });
  const moved = ({ steps, after, targets: minutes, passed }: typeof moves extends fc.Arbitrary<infer T> ? T : never) => {
    const to = promising({ 'first-response': minutes['first-response'] / 60, solution: minutes.solution / 60 });
    const at = clockTime(Math.max(steps.facts.at(-1)?.at ?? 0, time('10:00')) + after * MINUTE_MS);
    const { status = 'closed' } = steps.until(at);
    return isOver(status) ? undefined : { to, story: steps.rebase(at, to, passed) };
  };

  test('has the clocks that its history has under the new version', () => {
    fc.assert(
      fc.property(moves, (move) => {
        const { to, story } = moved(move) ?? {};
        if (to === undefined || story === undefined) return;
        expect(replay({ facts: story.facts }, to)).toEqual(story.snapshot);
        expect(policyVersionOf({ facts: story.facts })).toBe(2);
      }),
    );
  });

  test('is at rest afterwards: nothing that lies behind is left to fire', () => {
    fc.assert(
      fc.property(moves, (move) => {
        const { story } = moved(move) ?? {};
        const last = story?.facts.at(-1)?.at ?? 0;
        expect(story?.dueAt() ?? Number.POSITIVE_INFINITY).toBeGreaterThan(last - 1);
        const facts = story?.facts.length;
        story?.outage(clockTime(last));
        expect(story?.facts.length).toBe(facts);
      }),
    );
  });
});
