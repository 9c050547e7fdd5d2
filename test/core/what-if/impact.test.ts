import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import type { PolicySet } from '../../../shared/core/policy-set.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import { impactOf } from '../../../shared/core/what-if/impact.ts';
import { ORGANISATION, policySet } from '../../support/policies.ts';
import { clockTime, Story, time } from '../../support/story.ts';

const within = (targets: { readonly [M in Metric]?: number }): PolicySet =>
  policySet({
    version: 2,
    rules: [
      {
        name: 'all',
        when: {},
        escalation: 'standard',
        commitments: Object.fromEntries(
          Object.entries(targets).map(([metric, hours]) => [
            metric,
            { target: { kind: 'duration', ms: hours * HOUR_MS }, calendar: '24x7', pausedBy: 'any' },
          ]),
        ),
      },
    ],
  });

function impact(story: Story, at: string, to: PolicySet) {
  const found = impactOf(story.facts, { now: time(at), from: policySet(), to, organisation: ORGANISATION });
  const due = (clock: { readonly dueAt: number } | undefined) => (clock === undefined ? 'none' : clockTime(clock.dueAt));
  return (
    found && {
      moves: found.clocks.map(({ before, after }) => `${(before ?? after)?.metric}: ${due(before)} → ${due(after)}`),
      breachedAtOnce: found.breachedAtOnce,
      told: found.told,
    }
  );
}

describe('the impact of a draft on an open ticket', () => {
  test('is every deadline that moves, from when to when', () => {
    expect(impact(new Story().open('10:00'), '10:10', within({ 'first-response': 2, solution: 24 }))).toEqual({
      moves: ['first-response: 11:00 → 12:00'],
      breachedAtOnce: [],
      told: [],
    });
  });

  test('names promises that only one of the two makes', () => {
    expect(impact(new Story().open('10:00'), '10:10', within({ update: 3, solution: 24 }))?.moves).toEqual([
      'first-response: 11:00 → none',
      'update: none → 13:00',
    ]);
  });

  test('says what would be breached at once, and who would hear of it', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' });

    expect(impact(story, '10:40', within({ 'first-response': 0.5, solution: 24 }))).toEqual({
      moves: ['first-response: 11:00 → 10:30'],
      breachedAtOnce: ['first-response/1'],
      told: ['ann', 'lee'],
    });
  });

  test('is nothing where nothing changes', () => {
    expect(impact(new Story().open('10:00'), '10:10', within({ 'first-response': 1, solution: 24 }))).toEqual({
      moves: [],
      breachedAtOnce: [],
      told: [],
    });
  });

  test('begins where the old policy would have brought the ticket by now', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'hold', reason: 'parts', until: time('10:30') });

    expect(impact(story, '10:40', within({ 'first-response': 1, solution: 24 }))?.moves).toEqual([
      'first-response: 11:00 → 11:20',
    ]);
  });

  test('is also that the new policy closes the ticket at once, with all that was still promised', () => {
    const closing = { requireConfirmation: false, afterResolvedMs: HOUR_MS };
    const story = new Story().open('10:00').do('10:20', { type: 'resolve' });

    expect(impact(story, '13:00', { ...within({ 'first-response': 1, solution: 24 }), closing })?.moves).toEqual([
      'first-response: 11:00 → none',
    ]);
  });

  test('leaves out what has ended', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'reply', message: 'm' });

    expect(impact(story, '10:20', within({ 'first-response': 2, solution: 24 }))?.moves).toEqual([]);
  });

  test('is also that a clock stands still where it ran, though its deadline is still the same', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'hold', reason: 'parts' });

    expect(impact(story, '10:20', within({ 'first-response': 1, solution: 24 }))?.moves).toEqual([
      'first-response: 11:00 → 11:00',
    ]);
  });

  test('does not exist for a ticket that is closed, or under that version already', () => {
    expect(impact(new Story().open('10:00').do('10:05', { type: 'close' }), '10:10', within({ solution: 1 }))).toBeUndefined();
    expect(impact(new Story().open('10:00'), '10:10', policySet())).toBeUndefined();
  });

  test('tells breaches that the old policy had anyway from new ones', () => {
    const found = impact(new Story().open('10:00').until('11:30'), '11:30', within({ 'first-response': 1.25, solution: 24 }));

    expect(found).toMatchObject({ moves: ['first-response: 11:00 → 11:15'], breachedAtOnce: [] });
  });
});
