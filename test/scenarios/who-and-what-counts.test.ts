import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { policySet, STANDARD_RULES } from '../support/policies.ts';
import { World } from '../support/world.ts';

describe('a customer of a tier that is promised more', () => {
  const promise = (ms: number) => ({ target: { kind: 'duration', ms }, calendar: '24x7', pausedBy: [] }) as const;
  const gold = {
    name: 'gold',
    when: { tier: ['gold'] },
    escalation: 'standard',
    commitments: { 'first-response': promise(10 * MINUTE_MS), solution: promise(2 * HOUR_MS) },
  };

  test('has the targets of that tier from the opening on, others have theirs', async () => {
    const world = await World.create({ policySet: policySet({ rules: [gold, ...STANDARD_RULES] }) });
    const golden = await world.open('10:00', { tier: 'gold' });
    const other = await world.open('10:00', { tier: 'silver' });
    await world.until('12:30');
    expect(await world.facts(golden, 'breached')).toEqual(['10:10 breached first-response', '12:00 breached solution']);
    expect(await world.facts(other, 'breached')).toEqual(['11:00 breached first-response']);
  });
});

describe('a bot that answers at once', () => {
  test('keeps nobody from being warned and told, until a person answers', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.do('10:00:05', id, { type: 'reply', message: 'none', automatic: true }, 'api:bot');
    await world.do('11:20', id, { type: 'reply', message: 'none' });
    await world.until('12:00');
    expect(world.staffMails()).toEqual(['10:45 warning → lee@acme.example', '11:00 escalation → lee@acme.example']);
    const answers = world.mails
      .filter(({ notice }) => notice === 'replied')
      .map(({ raw }) => /^Auto-Submitted: (.*?)\r?$/m.exec(raw)?.[1]);
    expect(answers).toEqual(['auto-generated', undefined]);
  });
});
