import { describe, expect, test } from 'vitest';
import { policyVersionOf } from '../../shared/core/policy-version.ts';
import { policySet } from '../support/policies.ts';
import { Story } from '../support/story.ts';

describe('the policy version of a ticket', () => {
  const story = new Story().open('10:00').do('10:01', { type: 'note', message: 'm' });

  test('is the one that it was opened under', () => {
    expect(policyVersionOf({ facts: story.facts })).toBe(1);
  });

  test('is the one that it was rebased to last', () => {
    const moved = new Story()
      .open('10:00')
      .rebase('10:01', policySet({ version: 5 }))
      .rebase('10:02', policySet({ version: 7 }));
    expect(policyVersionOf({ facts: moved.facts })).toBe(7);
    expect(policyVersionOf({ facts: moved.facts.filter(({ n }) => n <= 2) })).toBe(5);
  });

  test('stands in the snapshot once the facts that say it are in the archive', () => {
    const snapshot = new Story().open('10:00').rebase('10:01', policySet({ version: 5 })).snapshot;
    expect(snapshot && policyVersionOf({ snapshot, facts: story.facts.slice(1) })).toBe(5);
  });

  test('is not to be had from a history without a beginning', () => {
    expect(() => policyVersionOf({ facts: story.facts.slice(1) })).toThrow('begins with its opening');
  });
});
