import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../shared/core/fact.ts';
import { DAY_MS, HOUR_MS } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import { rerun } from '../../../shared/core/what-if/rerun.ts';
import { lives } from '../../support/lives.ts';
import { ORGANISATION, policySet, STANDARD_RULES } from '../../support/policies.ts';
import { clockTime, Story, time } from '../../support/story.ts';

const OWN = { policySet: policySet(), openedUnder: policySet(), organisation: ORGANISATION };
const withoutLateness = (facts: readonly Fact[]) =>
  facts.map(({ command: _, ...fact }) => ('firedAt' in fact ? { ...fact, firedAt: fact.at } : fact));
const told = (facts: readonly Fact[]) => facts.map((fact) => `${clockTime(fact.at)} ${fact.type}`);

describe('a history that is run again', () => {
  test('is the same under its own policy, whatever happened', () => {
    fc.assert(
      fc.property(lives, fc.integer({ min: 0, max: 3 * DAY_MS }), (story, more) => {
        const until = (story.facts.at(-1)?.at ?? 0) + more;
        story.outage(clockTime(until));
        const again = rerun(story.facts, { ...OWN, until: Math.floor(until / 1_000) * 1_000 });
        expect(withoutLateness(again.facts)).toEqual(withoutLateness(story.facts));
        expect(again.snapshot.tracks).toEqual(story.snapshot?.tracks);
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

  test('of nothing is refused', () => {
    expect(() => rerun([], { ...OWN, until: 0 })).toThrow('begins with its opening');
  });
});
