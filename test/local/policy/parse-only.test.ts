import { describe, expect, test } from 'vitest';
import { parseOnly } from '../../../local/policy/parse-only.ts';

describe('--only', () => {
  test.each([
    ['priority=P1', { priority: ['P1'] }],
    ['priority=P1,P2 team=support', { priority: ['P1', 'P2'], team: ['support'] }],
    ['category="out of service",故障 tag=vip', { category: ['out of service', '故障'], tag: ['vip'] }],
    ['channel=email  tier=gold policy-version=3', { channel: ['email'], tier: ['gold'], policyVersion: 3 }],
    ['tag=a=b', { tag: ['a=b'] }],
  ])('%s', (text, selection) => {
    expect(parseOnly([text])).toEqual(selection);
    expect(parseOnly(text.split('  '))).toEqual(selection);
  });

  test('left out means all', () => {
    expect(parseOnly(undefined)).toBeUndefined();
  });

  test.each([
    ['', 'is empty'],
    ['prio=P1', '"prio" is nothing to choose by. Write priority,'],
    ['priority', 'priority has no value. Write e.g. priority=P1,P2'],
    ['priority=', 'priority has no value'],
    ['priority=P5', 'priority is one of P1, P2, P3, P4, not "P5"'],
    ['policy-version=3,4', 'policy-version takes one number'],
    ['policy-version=new', 'policy-version takes one number'],
    ['team=a team=b', 'names team twice'],
  ])('%j is refused, and told why', (text, reason) => {
    expect(() => parseOnly([text])).toThrow(reason);
  });
});
