import { describe, expect, test } from 'vitest';
import type { EscalationPolicy, Level, Mark, Recipient } from '../../shared/core/escalation/ladder.ts';
import type { Fact } from '../../shared/core/fact.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import type { Person } from '../../shared/core/organisation.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { replay } from '../../shared/core/replay.ts';
import type { Commitment } from '../../shared/core/sla/policy.ts';
import { ORGANISATION, policySet } from '../support/policies.ts';
import { Story } from '../support/story.ts';

/** A solution within 4 h: a warning at half time, the breach, then a level after each further hour. */
const person = (id: string): Recipient => ({ kind: 'person', id });
const solution = (id: string, rest: Omit<Level, 'id' | 'metric'>): Level => ({ id, metric: 'solution', ...rest });
const after = (minutes: number): Mark => ({ kind: 'offset', ms: minutes * MINUTE_MS });

const LEVELS: readonly Level[] = [
  solution('w1', { notice: 'warning', mark: { kind: 'percent', percent: 50 }, to: [person('ann')] }),
  solution('breach', { notice: 'breach', mark: after(0), to: [person('ben')] }),
  solution('1', { notice: 'escalation', mark: after(60), to: [person('lee')] }),
  solution('2', { notice: 'escalation', mark: after(120), to: [person('max')], repeat: { everyMs: HOUR_MS, times: 1 } }),
];

function policy(escalation: Partial<EscalationPolicy> = {}, commitment: Partial<Commitment> = {}): PolicySet {
  const promise: Commitment = { target: { kind: 'duration', ms: 4 * HOUR_MS }, calendar: '24x7', pausedBy: 'any', ...commitment };
  return policySet({
    rules: [{ name: 'all', when: {}, escalation: 'standard', commitments: { solution: promise } }],
    escalations: { standard: { name: 'standard', levels: LEVELS, ...escalation } },
  });
}

/** With an acknowledgement that lasts for two hours. */
const forTwoHours = (changes: Partial<EscalationPolicy> = {}, commitment: Partial<Commitment> = {}) =>
  policy({ acknowledgementLastsMs: 2 * HOUR_MS, ...changes }, commitment);

const begin = (policies: PolicySet) => new Story({ policySet: policies }).open('10:00');
const staffMails = (story: Story) => story.mailed().filter((line) => !line.includes('customer'));
const acknowledge = { type: 'acknowledge' } as const;
const last = (story: Story, type: Fact['type']) => story.facts.findLast((fact) => fact.type === type);
const ladder = (story: Story) => story.told().filter((line) => /breached|warned|escalated|acknowledge/.test(line));

describe('an acknowledgement that lasts for a time only', () => {
  test('lapses after it, and the first level that it held back fires at once, the next at their distance to it', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').until('22:00');

    expect(ladder(story)).toEqual([
      '12:00 warned solution w1',
      '14:00 breached solution',
      '14:30 acknowledged',
      '16:30 acknowledgement-lapsed',
      '16:30 escalated solution 1',
      '17:30 escalated solution 2',
      '18:30 escalated solution 2',
    ]);
    expect(last(story, 'acknowledgement-lapsed')).toMatchObject({
      by: 'system',
      clocks: [{ metric: 'solution', cycle: 1, laterMs: 90 * MINUTE_MS }],
      told: ['ann'],
    });
  });

  test('tells who had acknowledged that it has lapsed', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').until('16:30');

    expect(staffMails(story).slice(-2)).toEqual(['16:30 acknowledgement-lapsed → ann', '16:30 escalation → lee']);
  });

  test('makes one mail to somebody who had acknowledged and is told by the level that fires at once', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:lee').outage('16:40');

    expect(staffMails(story).filter((line) => line.includes('16:30'))).toEqual(['16:30 escalation → lee']);
  });

  test('that lapses before the next level moves nothing', () => {
    const story = begin(forTwoHours()).do('12:30', acknowledge, 'agent:ann').until('15:00');

    expect(ladder(story).slice(-3)).toEqual([
      '14:00 breached solution',
      '14:30 acknowledgement-lapsed',
      '14:30 escalated solution breach',
    ]);
    expect(ladder(begin(forTwoHours()).do('10:00', acknowledge, 'agent:ann').until('15:00'))).toEqual([
      '10:00 acknowledged',
      '12:00 acknowledgement-lapsed',
      '12:00 warned solution w1',
      '14:00 breached solution',
      '15:00 escalated solution 1',
    ]);
    expect(last(begin(forTwoHours()).do('10:00', acknowledge).until('12:00'), 'acknowledgement-lapsed')).toMatchObject({
      clocks: [{ metric: 'solution', cycle: 1 }],
      told: [],
    });
  });

  test('gives the notice of a breach that told nobody afterwards, and what follows at its distance', () => {
    const story = begin(forTwoHours()).do('13:00', acknowledge, 'agent:ann').until('18:00');

    expect(ladder(story).slice(1)).toEqual([
      '13:00 acknowledged',
      '14:00 breached solution',
      '15:00 acknowledgement-lapsed',
      '15:00 escalated solution breach',
      '16:00 escalated solution 1',
      '17:00 escalated solution 2',
      '18:00 escalated solution 2',
    ]);
    expect(staffMails(story)).toContain('15:00 escalation → ben');
  });

  test('warns no more of what was missed meanwhile', () => {
    const story = begin(forTwoHours({ acknowledgementLastsMs: 5 * HOUR_MS }))
      .do('10:30', acknowledge, 'agent:ann')
      .until('18:00');

    expect(ladder(story)).toEqual([
      '10:30 acknowledged',
      '14:00 breached solution',
      '15:30 acknowledgement-lapsed',
      '15:30 escalated solution breach',
      '16:30 escalated solution 1',
      '17:30 escalated solution 2',
    ]);
  });

  test('stops the ladder again when it is given again, for as long again', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').do('17:00', acknowledge, 'agent:ben').until('22:00');

    expect(ladder(story).slice(2)).toEqual([
      '14:30 acknowledged',
      '16:30 acknowledgement-lapsed',
      '16:30 escalated solution 1',
      '17:00 acknowledged',
      '19:00 acknowledgement-lapsed',
      '19:00 escalated solution 2',
      '20:00 escalated solution 2',
    ]);
    expect(last(story, 'acknowledgement-lapsed')).toMatchObject({ told: ['ben'] });
  });

  test('begins anew when it is given again before it lapses, and tells all who gave it', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').do('16:00', acknowledge, 'agent:ben').until('18:00');

    expect(ladder(story).slice(2)).toEqual([
      '14:30 acknowledged',
      '16:00 acknowledged',
      '18:00 acknowledgement-lapsed',
      '18:00 escalated solution 1',
    ]);
    expect(last(story, 'acknowledgement-lapsed')).toMatchObject({ told: ['ann', 'ben'] });
  });

  test('tells no program that gave it', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'api:main').until('16:30');

    expect(last(story, 'acknowledgement-lapsed')).toMatchObject({ told: [] });
  });

  test('does not lapse where nothing is left for it to hold back', () => {
    const story = begin(forTwoHours()).do('17:30', acknowledge, 'agent:ann').until('+2d 00:00');

    expect(ladder(story).at(-1)).toBe('17:30 acknowledged');
    expect(story.dueAt()).toBeUndefined();
  });

  test('holds for good where the policy gives it no time', () => {
    const story = begin(policy()).do('14:30', acknowledge, 'agent:ann').until('+2d 00:00');

    expect(ladder(story).at(-1)).toBe('14:30 acknowledged');
    expect(
      begin(policy())
        .do('14:30', acknowledge)
        .do('15:00', acknowledge)
        .facts.filter(({ type }) => type === 'acknowledged'),
    ).toHaveLength(1);
  });

  test.each(['resolve', 'close'] as const)('does not lapse after somebody has asked to %s', (type) => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').do('15:00', { type }).until('+2d 00:00');

    expect(ladder(story).at(-1)).toBe('14:30 acknowledged');
  });

  test('does not lapse on a ticket that was merged', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').do('15:00', { type: 'merge', into: '9c2v5b8n1m' });

    expect(story.dueAt()).toBeUndefined();
  });

  test('gives the notice of a breach too that a policy with a nearer deadline passed meanwhile', () => {
    const sooner = forTwoHours({}, { target: { kind: 'duration', ms: HOUR_MS } });
    const story = begin(forTwoHours())
      .do('10:30', acknowledge, 'agent:ann')
      .rebase('11:30', { ...sooner, version: 2 })
      .until('13:30');

    expect(last(story, 'rebased')).toMatchObject({ passed: ['solution/1/breach/0'] });
    expect(ladder(story)).toEqual([
      '10:30 acknowledged',
      '12:30 acknowledgement-lapsed',
      '12:30 escalated solution breach',
      '13:30 escalated solution 1',
    ]);
    expect(staffMails(story)).toContain('12:30 escalation → ben');
  });

  test('delays nothing of a deadline that comes after it', () => {
    const { rules } = policy();
    const inTwelveHours = rules.map((rule) => ({
      ...rule,
      name: 'low',
      commitments: { solution: { target: { kind: 'duration', ms: 12 * HOUR_MS }, calendar: '24x7', pausedBy: 'any' } as const },
    }));
    const policies = {
      ...forTwoHours(),
      rules: [...rules.map((rule) => ({ ...rule, when: { priority: ['P3'] } as const })), ...inTwelveHours],
    };
    const story = begin(policies)
      .do('14:30', acknowledge, 'agent:ann')
      .do('16:45', { type: 'change-priority', priority: 'P4' })
      .until('+1d 00:00');

    expect(ladder(story).slice(-3)).toEqual([
      '22:00 breached solution',
      '23:00 escalated solution 1',
      '+1d 00:00 escalated solution 2',
    ]);
  });

  test('that was outlived while the ticket was solved lapses when it is reopened', () => {
    const story = begin(forTwoHours())
      .do('14:30', acknowledge, 'agent:ann')
      .do('15:00', { type: 'resolve' })
      .do('20:00', { type: 'reopen' })
      .until('22:00');

    expect(ladder(story).slice(3)).toEqual([
      '20:00 acknowledgement-lapsed',
      '20:00 escalated solution 1',
      '21:00 escalated solution 2',
      '22:00 escalated solution 2',
    ]);
  });

  test('waits, while its clock is on hold, for the clock to go on', () => {
    const story = begin(forTwoHours())
      .do('14:30', acknowledge, 'agent:ann')
      .do('15:10', { type: 'hold', reason: 'parts' })
      .do('19:00', { type: 'resume' })
      .until('20:00');

    expect(ladder(story).slice(3)).toEqual([
      '19:00 acknowledgement-lapsed',
      '19:00 escalated solution 1',
      '20:00 escalated solution 2',
    ]);
  });

  test('lapses in real time, while the levels keep their distance in the hours of the calendar', () => {
    // 09:00 to 18:00 in Shanghai is 01:00 to 10:00 here.
    const story = new Story({ policySet: forTwoHours({ acknowledgementLastsMs: 9 * HOUR_MS }, { calendar: 'office' }) })
      .open('05:00')
      .do('09:20', acknowledge, 'agent:ann')
      .until('+1d 05:00');

    expect(ladder(story)).toEqual([
      '07:00 warned solution w1',
      '09:00 breached solution',
      '09:20 acknowledged',
      '18:20 acknowledgement-lapsed',
      '18:20 escalated solution 1',
      '+1d 02:00 escalated solution 2',
      '+1d 03:00 escalated solution 2',
    ]);
  });

  test('is read late after an outage, and everything has its own instant', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').outage('17:45');

    expect(ladder(story).slice(3)).toEqual([
      '16:30 acknowledgement-lapsed',
      '16:30 escalated solution 1',
      '17:30 escalated solution 2',
    ]);
  });

  test('holds an alarm back in real time', () => {
    const levels: readonly Level[] = [0, 30, 60].map((minutes, index) => ({
      id: String(index + 1),
      metric: 'opened',
      notice: 'escalation',
      mark: after(minutes),
      to: [person('ann')],
    }));
    const story = begin(policy({ levels, acknowledgementLastsMs: HOUR_MS }))
      .do('10:10', { type: 'hold', reason: 'parts' })
      .do('10:10', acknowledge, 'agent:ann')
      .until('12:00');

    expect(ladder(story)).toEqual([
      '10:00 escalated opened 1',
      '10:10 acknowledged',
      '11:10 acknowledgement-lapsed',
      '11:10 escalated opened 2',
      '11:40 escalated opened 3',
    ]);
  });

  test('goes on under another policy version, with the levels that it held back', () => {
    const to = { ...forTwoHours({ acknowledgementLastsMs: 3 * HOUR_MS }), version: 2 };
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').rebase('16:00', to).until('18:30');

    expect(ladder(story).slice(3)).toEqual([
      '17:30 acknowledgement-lapsed',
      '17:30 escalated solution 1',
      '18:30 escalated solution 2',
    ]);
  });

  test('that has lapsed is remembered by what stands in for a long history', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann').until('16:30');
    const [before, since] = [story.facts.slice(0, -1), story.facts.slice(-1)];
    const snapshot = replay({ facts: before }, forTwoHours());

    expect(replay({ snapshot: JSON.parse(JSON.stringify(snapshot)), facts: since }, forTwoHours())).toEqual(story.snapshot);
  });

  test('stored by an older release, without who gave it, lapses and tells nobody', () => {
    const story = begin(forTwoHours()).do('14:30', acknowledge, 'agent:ann');
    const { charges: _, ...ticket } = story.snapshot?.ticket ?? {};
    Object.assign(story, { snapshot: { ...story.snapshot, ticket } });
    story.until('16:30');

    expect(last(story, 'acknowledgement-lapsed')).toMatchObject({ told: [] });
    expect(ladder(story).at(-1)).toBe('16:30 escalated solution 1');
  });
});

describe('a level on which everyone must acknowledge', () => {
  const all = (to: readonly Recipient[]): readonly Level[] => [
    solution('1', { notice: 'escalation', mark: after(0), to, acknowledge: 'everyone' }),
    solution('2', { notice: 'escalation', mark: after(60), to: [person('max')] }),
  ];
  const three = all([person('ann'), person('ben'), { kind: 'address', email: 'duty@acme.example' }]);
  const awaiting = (story: Story) => {
    const fact = last(story, 'acknowledged');
    return fact?.type === 'acknowledged' ? fact.clocks[0]?.awaiting : undefined;
  };

  test('says so when it fires, and stops its ladder with the last of them', () => {
    const story = begin(policy({ levels: three })).do('14:10', acknowledge, 'agent:ann');
    expect(last(story, 'escalated')).toMatchObject({ everyone: true });
    expect(awaiting(story)).toEqual(['ben', 'duty@acme.example']);
    story.do('14:20', acknowledge, 'agent:duty@acme.example');
    expect(awaiting(story)).toEqual(['ben']);
    story.do('14:30', acknowledge, 'agent:ben').until('16:00');
    expect(awaiting(story)).toBeUndefined();
    expect(ladder(story).at(-1)).toBe('14:30 acknowledged');
  });

  test('goes on to the next level while one is awaited', () => {
    const story = begin(policy({ levels: three }))
      .do('14:10', acknowledge, 'agent:ann')
      .do('14:20', acknowledge, 'agent:ben')
      .until('15:00');

    expect(ladder(story).at(-1)).toBe('15:00 escalated solution 2');
  });

  test('hands over to a later level for which one is enough', () => {
    const story = begin(policy({ levels: three })).do('15:10', acknowledge, 'agent:max');

    expect(awaiting(story)).toBeUndefined();
    expect(story.snapshot?.ticket.acknowledged).toHaveProperty('solution/1');
  });

  test('asks nobody again who has acknowledged its ladder before', () => {
    const levels = [
      ...all([person('ann'), person('ben')]).slice(0, 1),
      solution('2', { notice: 'escalation', mark: after(60), to: [person('ann'), person('max')], acknowledge: 'everyone' }),
    ];
    const story = begin(policy({ levels })).do('14:10', acknowledge, 'agent:ann').do('15:10', acknowledge, 'agent:max');

    expect(awaiting(story)).toBeUndefined();
  });

  test.each(['agent:dora', 'api:main'] as const)(
    'does not stop for %s, who was not told, and keeps that they acknowledged',
    (by) => {
      const story = begin(policy({ levels: three })).do('14:10', acknowledge, by);

      expect(awaiting(story)).toEqual(['ann', 'ben', 'duty@acme.example']);
      expect(story.until('15:00').told().at(-1)).toBe('15:00 escalated solution 2');
    },
  );

  test('takes a second acknowledgement of the same person for the same one', () => {
    const story = begin(policy({ levels: three }))
      .do('14:10', acknowledge, 'agent:ann')
      .do('14:20', acknowledge, 'agent:ann');

    expect(story.facts.filter(({ type }) => type === 'acknowledged')).toHaveLength(1);
  });

  test('waits for nobody who has left, or whom no mail reaches any more', () => {
    const { ben: _, ...people } = ORGANISATION.people;
    const silent: Person = { id: 'ben', name: 'ben', language: 'en' };
    for (const left of [people, { ...people, ben: silent }]) {
      const story = begin(policy({ levels: all([person('ann'), person('ben')]) })).do('14:10', acknowledge, 'agent:ann');
      expect(awaiting(story)).toEqual(['ben']);

      story.organisation = { ...ORGANISATION, people: left };
      story.do('14:20', acknowledge, 'agent:ann').until('16:00');
      expect(awaiting(story)).toBeUndefined();
      expect(ladder(story).at(-1)).toBe('14:20 acknowledged');
    }
  });

  test('awaits no other system that it told', () => {
    const pager = { id: 'pager', name: 'Pager', url: 'https://pager.example/hook' };
    const organisation = { ...ORGANISATION, outgoingWebhooks: { pager } };
    const levels = all([person('ann'), { kind: 'webhook', id: 'pager' }]);
    const story = new Story({ policySet: policy({ levels }), organisation }).open('10:00').do('14:10', acknowledge, 'agent:ann');

    expect(last(story, 'escalated')).toMatchObject({ told: ['ann', 'webhook:pager'] });
    expect(awaiting(story)).toBeUndefined();
  });

  test('that has not fired yet asks for one acknowledgement, like any ladder', () => {
    const story = begin(policy({ levels: three }))
      .do('11:00', acknowledge, 'agent:ann')
      .until('16:00');

    expect(ladder(story)).toEqual(['11:00 acknowledged', '14:00 breached solution']);
  });

  test('asks all of them anew once their acknowledgements have lapsed', () => {
    const story = begin(forTwoHours({ levels: three }))
      .do('14:10', acknowledge, 'agent:ann')
      .do('14:20', acknowledge, 'agent:ben')
      .do('14:30', acknowledge, 'agent:duty@acme.example')
      .until('16:30');

    expect(last(story, 'acknowledgement-lapsed')).toMatchObject({ told: ['ann', 'ben', 'duty@acme.example'] });
    expect(ladder(story).at(-1)).toBe('16:30 escalated solution 2');
  });
});
