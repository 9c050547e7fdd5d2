import { describe, expect, test } from 'vitest';
import { CANARY_POLICIES } from '../../shared/core/canary.ts';
import { CANARY_CHANNEL } from '../../shared/core/channel.ts';
import type { Command } from '../../shared/core/command.ts';
import { decide } from '../../shared/core/decide.ts';
import { nextWakeAt } from '../../shared/core/next-wake.ts';
import { ORGANISATION } from '../support/policies.ts';
import { time } from '../support/story.ts';

const OPEN: Command = {
  type: 'open',
  by: 'system',
  id: 'canary0001',
  subject: 'Canary',
  requester: { email: 'canary@pledge.invalid' },
  language: 'en',
  priority: 'P3',
  channel: CANARY_CHANNEL,
  tags: [],
  fields: {},
};

const at = (text: string) => ({ now: time(text), policySet: CANARY_POLICIES, organisation: ORGANISATION });

function opened(text: string) {
  const decision = decide(null, OPEN, at(text));
  if (!decision.ok) throw new Error('the canary was refused');
  return decision;
}

describe('a canary', () => {
  test('is under policies of its own, in no team, and has nothing to tell anybody', () => {
    const { facts, effects } = opened('10:00');
    expect(facts).toMatchObject([{ type: 'opened', policyVersion: 0 }]);
    expect(facts[0]).not.toHaveProperty('team');
    expect(effects).toEqual([]);
  });

  test('breaks its only promise after a minute, at any hour of any day', () => {
    for (const text of ['09:00', '23:59:30', '+5d 03:00']) {
      expect(nextWakeAt(opened(text).after, CANARY_POLICIES)).toBe(time(text) + 60_000);
    }
  });

  test('is breached once, tells nobody, and skips no level by that', () => {
    const { after } = opened('10:00');
    const woken = decide(after, { type: 'wake', by: 'system' }, at('10:01'));
    expect(woken).toMatchObject({ ok: true, effects: [] });
    const facts = woken.ok ? woken.facts : [];
    expect(facts).toEqual([
      {
        type: 'breached',
        metric: 'first-response',
        cycle: 1,
        n: 2,
        at: time('10:01'),
        firedAt: time('10:01'),
        by: 'system',
        told: [],
      },
    ]);
    expect(woken.ok && nextWakeAt(woken.after, CANARY_POLICIES)).toBeUndefined();
  });

  test('can be closed though nobody has confirmed anything', () => {
    const { after } = opened('10:00');
    const closed = decide(after, { type: 'close', by: 'system' }, at('10:05'));
    expect(closed.ok && closed.facts.map(({ type }) => type)).toEqual(['breached', 'closed']);
    expect(closed.ok && closed.effects).toEqual([]);
  });
});
