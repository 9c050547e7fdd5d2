import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../shared/core/fact.ts';
import { DAY_MS, HOUR_MS } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { rerun } from '../../../shared/core/what-if/rerun.ts';
import { livesUnder, shortCharge } from '../../support/lives.ts';
import { alarmingPolicySet, ORGANISATION, policySet, STANDARD_RULES } from '../../support/policies.ts';
import { clockTime, Story, time } from '../../support/story.ts';

const OWN = { policySet: policySet(), openedUnder: policySet(), organisation: ORGANISATION };
const withoutLateness = (facts: readonly Fact[]) =>
  facts.map(({ command: _, ...fact }) => ('firedAt' in fact ? { ...fact, firedAt: fact.at } : fact));
const told = (facts: readonly Fact[]) => facts.map((fact) => `${clockTime(fact.at)} ${fact.type}`);

describe('a history that is run again', () => {
  test.each([
    ['one with alarms', alarmingPolicySet()],
    ['one under which acknowledgements lapse, and everybody has to give one', shortCharge],
  ])('is the same under its own policy, whatever happened: %s', (_, own) => {
    fc.assert(
      fc.property(livesUnder(own), fc.integer({ min: 0, max: 3 * DAY_MS }), (story, more) => {
        const until = (story.facts.at(-1)?.at ?? 0) + more;
        story.outage(clockTime(until));
        const policies = { policySet: own, openedUnder: own, organisation: story.organisation };
        const again = rerun(story.facts, { ...policies, until: Math.floor(until / 1_000) * 1_000 });
        expect(withoutLateness(again.facts)).toEqual(withoutLateness(story.facts));
        expect(again.snapshot.tracks).toEqual(story.snapshot?.tracks);
        expect(again.snapshot.alarms).toEqual(story.snapshot?.alarms);
      }),
    );
  });

  test('keeps what people did, and leaves to the policy what time does', () => {
    const story = new Story().open('10:00').do('12:00', { type: 'reply', message: 'm' }).until('13:00');
    const strict = policySet({
      version: 2,
      rules: STANDARD_RULES.map((rule) => ({
        ...rule,
        commitments: { 'first-response': { target: { kind: 'duration', ms: 4 * HOUR_MS }, calendar: '24x7', pausedBy: [] } },
      })),
    });

    const again = rerun(story.facts, { ...OWN, policySet: strict, until: time('13:00') });

    expect(told(story.facts)).toContain('11:00 breached');
    expect(told(again.facts)).toEqual(['10:00 opened', '12:00 replied']);
  });

  test('goes to the team that the other routing finds, unless its sender had named one', () => {
    const elsewhere = policySet({ version: 2, routing: [{ when: {}, team: 'engineering' }] });
    const teamOf = (openedUnder: PolicySet, story: Story) =>
      rerun(story.facts, { ...OWN, policySet: elsewhere, openedUnder, until: time('11:00') }).snapshot.ticket.team;
    const unrouted = policySet({ routing: [] });

    expect(teamOf(policySet(), new Story().open('10:00'))).toBe('engineering');
    expect(teamOf(unrouted, new Story({ policySet: unrouted }).open('10:00', { team: 'support' }))).toBe('support');
  });

  test('ends a hold at its instant, and does not climb meanwhile', () => {
    const story = new Story()
      .open('10:00')
      .do('10:10', { type: 'hold', reason: 'parts', until: time('15:10') })
      .until('16:00');

    const again = rerun(story.facts, { ...OWN, until: time('16:00') });

    expect(told(again.facts)).toContain('15:10 resumed');
  });

  test('knows nothing of what happened later', () => {
    const story = new Story().open('10:00').do('12:00', { type: 'reply', message: 'm' });

    expect(told(rerun(story.facts, { ...OWN, until: time('10:50') }).facts)).toEqual(['10:00 opened', '10:45 warned']);
  });

  test('leaves out that it was rebased: it has been under the policy from the beginning', () => {
    const story = new Story().open('10:00').rebase('10:20', policySet({ version: 2 }));
    const again = rerun(story.facts, { ...OWN, until: time('10:30') });

    expect(told(again.facts)).toEqual(['10:00 opened']);
    expect(again.snapshot.ticket.policyVersion).toBe(1);
  });

  test('keeps what the system did because it was told to', () => {
    const absorb = {
      type: 'absorb',
      from: '3f7h2j4k6p',
      subject: 's',
      customers: [],
      participants: [],
      followers: [],
      unanswered: false,
    } as const;
    const identified = { ...absorb, commandId: 'c1' };
    const story = new Story().open('10:00').do('10:10', identified, 'system');

    expect(told(rerun(story.facts, { ...OWN, until: time('10:20') }).facts)).toEqual(['10:00 opened', '10:10 absorbed']);
  });

  test('of nothing is refused', () => {
    expect(() => rerun([], { ...OWN, until: 0 })).toThrow('begins with its opening');
  });
});

describe('a ticket that is late the moment it is reopened', () => {
  // Solved in five hours under a promise of a day; then graver, with a promise of four.
  const late = () =>
    new Story()
      .open('10:00')
      .do('15:00', { type: 'resolve', message: 'm' })
      .do('15:10', { type: 'change-priority', priority: 'P1' });
  const again = (story: Story) => told(rerun(story.facts, { ...OWN, until: time('16:00') }).facts).slice(-5);
  const note = { type: 'note', message: 'm' } as const;

  test('has all that one command does in front of its breach', () => {
    const story = late().do('16:00', { type: 'customer-reply', message: 'm', from: 'cora@customer.example' }).until('16:00');

    expect(again(story)).toEqual(told(story.facts).slice(-5));
    expect(again(story).slice(0, 3)).toEqual(['16:00 reopened', '16:00 customer-replied', '16:00 warned']);
  });

  test.each([
    ['somebody else', 'agent:ben', 'c1'],
    ['another command', 'agent:ann', 'c2'],
  ] as const)('has its breach in front of what %s does at the same instant', (_, by, commandId) => {
    const reopen = { type: 'reopen', commandId: 'c1' } as const;
    const noted = { ...note, commandId };
    const story = late().do('16:00', reopen, 'agent:ann').do('16:00', noted, by);

    expect(again(story)).toEqual(told(story.facts).slice(-5));
    expect(again(story).at(-1)).toBe('16:00 noted');
  });

  test('has what time did in front of what the same person does later', () => {
    const story = new Story().open('10:00').do('12:00', note);

    expect(told(rerun(story.facts, { ...OWN, until: time('12:00') }).facts)).toEqual(told(story.facts));
  });
});
