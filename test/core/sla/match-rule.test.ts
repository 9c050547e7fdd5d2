import { describe, expect, test } from 'vitest';
import { explainMatch, matchesCondition, matchRule } from '../../../shared/core/sla/match-rule.ts';
import type { Classification, Condition, PolicyRule } from '../../../shared/core/sla/policy.ts';

const ticket: Classification = {
  priority: 'P2',
  category: 'fault',
  channel: 'email',
  tier: 'gold',
  team: 'network',
  tags: ['vip', 'north'],
};

const rule = (name: string, when: Condition): PolicyRule => ({ name, when, commitments: {}, escalation: 'default' });

describe('a condition', () => {
  test('without keys matches everything', () => expect(matchesCondition({}, ticket)).toBe(true));

  test.each([
    { priority: ['P1', 'P2'] },
    { category: ['fault'] },
    { channel: ['email', 'api'] },
    { tier: ['gold'] },
    { team: ['network'] },
    { tag: ['south', 'north'] },
    { priority: ['P2'], tag: ['vip'], tier: ['gold', 'silver'] },
  ] satisfies readonly Condition[])('matches one of its values: %j', (condition) =>
    expect(matchesCondition(condition, ticket)).toBe(true),
  );

  test.each([
    { priority: ['P4'] },
    { tag: ['south'] },
    { priority: ['P2'], team: ['billing'] },
    { channel: [] },
  ] satisfies readonly Condition[])('fails on a single key: %j', (condition) =>
    expect(matchesCondition(condition, ticket)).toBe(false),
  );

  test('asks for something that a ticket without it does not have', () => {
    const { tier: _, ...withoutTier } = ticket;
    expect(matchesCondition({ tier: ['gold'] }, withoutTier)).toBe(false);
    expect(matchesCondition({ tag: ['vip'] }, { ...ticket, tags: [] })).toBe(false);
  });
});

describe('the rules of a policy', () => {
  const rules = [rule('outages', { priority: ['P1'], category: ['fault'] }), rule('gold', { tier: ['gold'] }), rule('rest', {})];

  test('are decided by the first that matches', () => {
    expect(matchRule(rules, ticket)?.name).toBe('gold');
    expect(matchRule(rules, { ...ticket, priority: 'P1' })?.name).toBe('outages');
    expect(matchRule(rules, { ...ticket, tier: 'silver' })?.name).toBe('rest');
  });

  test('may match nothing', () => expect(matchRule(rules.slice(0, 1), ticket)).toBeUndefined());

  test('say of each why it decides or does not', () => {
    expect(explainMatch(rules, ticket)).toEqual([
      {
        rule: 'outages',
        matched: false,
        chosen: false,
        conditions: [
          { key: 'priority', wanted: ['P1'], actual: ['P2'], met: false },
          { key: 'category', wanted: ['fault'], actual: ['fault'], met: true },
        ],
      },
      {
        rule: 'gold',
        matched: true,
        chosen: true,
        conditions: [{ key: 'tier', wanted: ['gold'], actual: ['gold'], met: true }],
      },
      { rule: 'rest', matched: true, chosen: false, conditions: [] },
    ]);
  });

  test('name every condition, with what the ticket has', () => {
    const strict = [rule('strict', { priority: ['P4'], tier: ['basic'], tag: ['south'], channel: ['email'] })];
    const { tier: _, ...withoutTier } = ticket;
    expect(explainMatch(strict, withoutTier)[0]?.conditions).toEqual([
      { key: 'priority', wanted: ['P4'], actual: ['P2'], met: false },
      { key: 'channel', wanted: ['email'], actual: ['email'], met: true },
      { key: 'tier', wanted: ['basic'], actual: [], met: false },
      { key: 'tag', wanted: ['south'], actual: ['vip', 'north'], met: false },
    ]);
  });
});
