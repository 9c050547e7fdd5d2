import { describe, expect, test } from 'vitest';
import { decide } from '../../shared/core/decide.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import { ladderAhead } from '../../shared/core/happening.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { ORGANISATION, policySet, STANDARD_LADDER } from '../support/policies.ts';
import { clockTime, Story, time } from '../support/story.ts';

const staffMails = (story: Story) => story.mailed().filter((line) => !line.includes('customer'));

describe('a ticket that nobody touches', () => {
  test('climbs its ladders at the promised instants, each level once', () => {
    const story = new Story().open('10:00').until('+9d 00:00');

    expect(staffMails(story)).toEqual([
      '10:45 warning → lee',
      '11:00 escalation → lee',
      '11:30 escalation → max',
      '+1d 04:00 warning → lee',
      '+1d 10:00 escalation → max',
      '+1d 14:00 escalation → dora',
    ]);
  });

  test('records both breaches at the due instants', () => {
    const story = new Story().open('10:00').until('+9d 00:00');

    expect(story.told().filter((line) => line.includes('breached'))).toEqual([
      '11:00 breached first-response',
      '+1d 10:00 breached solution',
    ]);
  });

  test('is due for nothing once all has fired', () => {
    expect(new Story().open('10:00').until('+9d 00:00').dueAt()).toBeUndefined();
  });
});

describe('an assigned ticket that nobody answers', () => {
  test('warns and tells its assignee too', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' }).until('11:00');

    expect(staffMails(story)).toEqual([
      '10:05 assigned → ann',
      '10:45 warning → ann',
      '10:45 warning → lee',
      '11:00 breach → ann',
      '11:00 escalation → lee',
    ]);
  });
});

describe('a ticket that is answered', () => {
  test('in time has no response breach and climbs no response ladder', () => {
    const story = new Story().open('10:00').do('10:30', { type: 'reply', message: 'm1' }).until('12:00');

    expect(staffMails(story)).toEqual([]);
    expect(story.clock('first-response', '12:00')?.state).toBe('met');
  });

  test('after the breach climbs no further', () => {
    const story = new Story().open('10:00').do('11:10', { type: 'reply', message: 'm1' }).until('13:00');

    expect(staffMails(story)).toEqual(['10:45 warning → lee', '11:00 escalation → lee']);
    expect(story.clock('first-response', '13:00')).toMatchObject({
      state: 'breached',
      breachedAt: expect.any(Number),
      metAt: expect.any(Number),
    });
  });
});

describe('an acknowledged ladder', () => {
  test('climbs no further, while the clock goes on', () => {
    const story = new Story().open('10:00').do('11:05', { type: 'acknowledge', metric: 'first-response' }).until('12:00');

    expect(staffMails(story)).toEqual(['10:45 warning → lee', '11:00 escalation → lee']);
    expect(story.clock('first-response', '12:00')?.state).toBe('breached');
  });

  test('leaves the ladders of the other promises alone', () => {
    const story = new Story().open('10:00').do('11:05', { type: 'acknowledge', metric: 'first-response' }).until('+1d 10:00');

    expect(staffMails(story)).toContain('+1d 10:00 escalation → max');
  });

  test('still has its breach on the record, but tells nobody', () => {
    const story = new Story().open('10:00').do('10:50', { type: 'acknowledge' }).until('11:40');

    expect(story.told()).toContain('11:00 breached first-response');
    expect(staffMails(story)).toEqual(['10:45 warning → lee']);
  });

  test('does not tell its assignee of the breach either', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' });
    story.do('10:50', { type: 'acknowledge' }).until('11:40');

    expect(story.facts.find((fact) => fact.type === 'breached')).toMatchObject({ told: [] });
    expect(staffMails(story)).not.toContain('11:00 breach → ann');
  });

  test('is acknowledged once; later only what has begun since', () => {
    const story = new Story().open('10:00', { priority: 'P1' }).do('10:05', { type: 'acknowledge' });
    story.do('10:06', { type: 'acknowledge' });
    expect(story.told()).toEqual(['10:00 opened', '10:05 acknowledged']);

    story.do('10:07', { type: 'reply', message: 'm' }).do('10:08', { type: 'acknowledge' });
    expect(story.facts.at(-1)).toMatchObject({ type: 'acknowledged', clocks: [{ metric: 'update', cycle: 2 }] });
  });
});

describe('after an outage', () => {
  const story = () => new Story().open('10:00').do('10:01', { type: 'assign', assignee: 'ann' }).outage('12:00');

  test('everything that was missed is in the history at its own instant, with when it really fired', () => {
    const facts = story().facts.filter((fact) => 'firedAt' in fact);

    expect(story().told().slice(2)).toEqual([
      '10:45 warned first-response w1',
      '11:00 breached first-response',
      '11:00 escalated first-response 1',
      '11:30 escalated first-response 2',
    ]);
    expect(new Set(facts.map((fact) => 'firedAt' in fact && fact.firedAt))).toEqual(
      new Set([Date.parse('2026-03-02T12:00:00Z')]),
    );
  });

  test('each person gets one mail, of the gravest kind', () => {
    expect(staffMails(story()).slice(1)).toEqual(['11:00 breach → ann', '11:00 escalation → lee', '11:30 escalation → max']);
  });

  test('that mail names all that happened, and keeps its name: the receipt of its delivery lies under it', () => {
    const mail = story().mails.find((one) => one.to.personId === 'ann' && one.notice === 'breach');

    expect(mail).toMatchObject({ facts: [3, 4], id: '3+4.breach.ann' });
  });

  test('a warning that came last does not make the mail a warning', () => {
    const late = new Story().open('10:00').outage('+1d 04:30');

    expect(staffMails(late)).toEqual(['+1d 04:00 escalation → lee', '11:30 escalation → max']);
  });

  test('an assignee who lost the ticket and has it back is told nothing', () => {
    const actions = [{ kind: 'assign', to: { kind: 'lead' } }] as const;
    const levels = STANDARD_LADDER.levels.map((level) => (level.id === '1' ? { ...level, actions } : level));
    const back = new Story({ policySet: policySet({ escalations: { standard: { name: 'standard', levels } } }) })
      .open('10:00')
      .do('10:05', { type: 'assign', assignee: 'ann' });
    const before = back.mails.length;
    const { snapshot } = back;
    const decision = decide(
      snapshot,
      { type: 'assign', assignee: 'ann', by: 'api:test' },
      {
        now: time('11:10'),
        policySet: policySet({ escalations: { standard: { name: 'standard', levels } } }),
        organisation: ORGANISATION,
      },
    );

    expect(before).toBe(2);
    expect(decision.ok && decision.facts.filter((fact) => fact.type === 'assigned')).toHaveLength(2);
    expect(decision.ok && decision.effects.filter((effect) => effect.type === 'notify' && effect.notice === 'assigned')).toEqual(
      [],
    );
  });
});

describe('a level with nobody to tell', () => {
  test('is skipped at once and says so, and the next level goes on as planned', () => {
    const { lee: _, ...people } = ORGANISATION.people;
    const story = new Story({ organisation: { ...ORGANISATION, people } })
      .open('10:00')
      .do('10:05', { type: 'assign', assignee: 'ann' })
      .until('11:30');

    expect(story.told()).toContain('11:00 level-skipped first-response 1');
  });

  test('counts people without an address as nobody', () => {
    const people = { ...ORGANISATION.people, max: { id: 'max', name: 'Max', language: 'en' as const } };
    const story = new Story({ organisation: { ...ORGANISATION, people } }).open('10:00').until('11:30');

    expect(story.told()).toContain('11:30 level-skipped first-response 2');
  });
});

describe('a level that repeats', () => {
  const ladder = {
    name: 'standard',
    levels: STANDARD_LADDER.levels.map((level) =>
      level.metric === 'first-response' && level.id === '2' ? { ...level, repeat: { everyMs: 10 * MINUTE_MS, times: 2 } } : level,
    ),
  };
  const world = { policySet: policySet({ escalations: { standard: ladder } }) };

  test('tells again as often as it says', () => {
    const story = new Story(world).open('10:00').until('13:00');

    expect(staffMails(story).filter((line) => line.endsWith('max'))).toEqual([
      '11:30 escalation → max',
      '11:40 escalation → max',
      '11:50 escalation → max',
    ]);
  });

  test('stops when somebody acknowledges', () => {
    const story = new Story(world).open('10:00').do('11:45', { type: 'acknowledge' }).until('13:00');

    expect(staffMails(story).filter((line) => line.endsWith('max'))).toEqual([
      '11:30 escalation → max',
      '11:40 escalation → max',
    ]);
  });
});

describe('a level with actions', () => {
  test('raises the priority and assigns, and the clocks follow', () => {
    const ladder = {
      name: 'standard',
      levels: STANDARD_LADDER.levels.map((level) =>
        level.metric === 'first-response' && level.id === '1'
          ? {
              ...level,
              actions: [
                { kind: 'raise-priority' as const, to: 'P1' as const },
                { kind: 'assign' as const, to: { kind: 'lead' as const } },
              ],
            }
          : level,
      ),
    };
    const story = new Story({ policySet: policySet({ escalations: { standard: ladder } }) }).open('10:00').until('11:00');

    expect(story.snapshot?.ticket).toMatchObject({ priority: 'P1', assignee: 'lee' });
    expect(story.clock('solution', '11:00')?.targetMs).toBe(4 * HOUR_MS);
  });
});

describe('actions that change nothing', () => {
  const actions = [
    { kind: 'raise-priority' as const, to: 'P2' as const },
    { kind: 'assign' as const, to: { kind: 'lead' as const } },
  ];
  const world = (changes: Partial<Level>, organisation = ORGANISATION) => {
    const levels = STANDARD_LADDER.levels.map((level) =>
      level.metric === 'first-response' && level.id === '1' ? { ...level, actions, ...changes } : level,
    );
    return { organisation, policySet: policySet({ escalations: { standard: { name: 'standard', levels } } }) };
  };
  const changes = (story: Story) => story.told().filter((line) => /priority-changed|assigned|skipped/.test(line));

  test('leave no trace: a priority that is as grave already, an assignee who has it already', () => {
    const story = new Story(world({})).open('10:00', { priority: 'P2' }).do('10:05', { type: 'assign', assignee: 'lee' });

    expect(changes(story.until('11:00'))).toEqual(['10:05 assigned']);
  });

  test('never lower a priority that somebody has raised further', () => {
    const story = new Story(world({})).open('10:00', { priority: 'P1' }).until('11:00');

    expect(story.snapshot?.ticket.priority).toBe('P1');
  });

  test('assign nobody where the role is vacant, and where it is a bare address', () => {
    const { lead: _, ...leaderless } = ORGANISATION.teams['support'] ?? { id: 'support', name: 'Support', members: [] };
    const vacant = { ...ORGANISATION, teams: { ...ORGANISATION.teams, support: leaderless } };
    const toAddress = { actions: [{ kind: 'assign', to: { kind: 'address', email: 'duty@acme.example' } }] } as const;

    const assigned = (story: Story) => story.facts.filter((fact) => fact.type === 'assigned');

    expect(assigned(new Story(world({}, vacant)).open('10:00').until('11:00'))).toEqual([]);
    const taken = new Story(world({}, vacant)).open('10:00').do('10:05', { type: 'assign', assignee: 'ann' });
    expect(taken.until('11:00').snapshot?.ticket.assignee).toBe('ann');
    expect(assigned(new Story(world(toAddress)).open('10:00').until('11:00'))).toEqual([]);
  });

  test('are carried out where there is nobody to tell', () => {
    const story = new Story(world({ to: [] })).open('10:00').until('11:00');

    expect(story.told().slice(-3)).toEqual(['11:00 escalated first-response 1', '11:00 priority-changed', '11:00 assigned']);
    expect(changes(new Story(world({ to: [], actions: [] })).open('10:00').until('11:00'))).toEqual([
      '11:00 level-skipped first-response 1',
    ]);
  });
});

describe('levels of one instant', () => {
  const atDue = { kind: 'offset', ms: 0 } as const;
  const first = STANDARD_LADDER.levels.find((level) => level.metric === 'first-response' && level.id === '1');
  const warning = STANDARD_LADDER.levels.find((level) => level.metric === 'first-response' && level.id === 'w1');
  const levels = [first, first && { ...first, id: '1b' }, warning && { ...warning, mark: atDue }].filter(
    (one) => one !== undefined,
  );
  const policy = policySet({ escalations: { standard: { name: 'standard', levels } } });

  test('come as warning, breach and escalations, and these in the order of the ladder', () => {
    const story = new Story({ policySet: policy }).open('10:00');
    const ahead = story.snapshot && ladderAhead(story.snapshot, policy, { metric: 'first-response', cycle: 1 });
    const happened = ['11:00 warned first-response w1', '11:00 breached first-response'];

    expect(ahead?.map((step) => (step.kind === 'level' ? step.level.id : step.kind))).toEqual(['w1', 'breach', '1', '1b']);
    expect(story.until('11:00').told().slice(1)).toEqual([
      ...happened,
      '11:00 escalated first-response 1',
      '11:00 escalated first-response 1b',
    ]);
  });
});

describe('a rule without a ladder', () => {
  test('still records its breaches, and tells nobody', () => {
    const story = new Story({ policySet: policySet({ escalations: {} }) }).open('10:00').until('+9d 00:00');

    expect(story.told()).toEqual(['10:00 opened', '11:00 breached first-response', '+1d 10:00 breached solution']);
    expect(staffMails(story)).toEqual([]);
  });
});

describe('a level that tells a bare address', () => {
  test('writes in the language of the ticket', () => {
    const levels = STANDARD_LADDER.levels.map((level) =>
      level.id === '1' ? { ...level, to: [{ kind: 'address' as const, email: 'duty@acme.example' }] } : level,
    );
    const story = new Story({ policySet: policySet({ escalations: { standard: { name: 'standard', levels } } }) })
      .open('10:00', { language: 'zh-CN' })
      .until('11:00');

    expect(story.mails.at(-1)).toMatchObject({ notice: 'escalation', language: 'zh-CN', to: { email: 'duty@acme.example' } });
  });
});

describe('a warning that repeats', () => {
  test('counts its repeats from its own mark', () => {
    const levels = STANDARD_LADDER.levels.map((level) =>
      level.metric === 'first-response' && level.id === 'w1' ? { ...level, repeat: { everyMs: 5 * MINUTE_MS, times: 2 } } : level,
    );
    const story = new Story({ policySet: policySet({ escalations: { standard: { name: 'standard', levels } } }) })
      .open('10:00')
      .until('10:59');

    expect(staffMails(story)).toEqual(['10:45 warning → lee', '10:50 warning → lee', '10:55 warning → lee']);
  });
});

describe('what a ladder does next', () => {
  test('is its next level, or the breach, for as long as nobody acts', () => {
    const story = new Story().open('10:00').until('10:50');
    const ahead = story.snapshot && ladderAhead(story.snapshot, policySet(), { metric: 'first-response', cycle: 1 });

    expect(ahead?.[0]).toMatchObject({ kind: 'breach', at: time('11:00') });
  });

  test('comes in the order in which it will happen, a breach before what it sets off', () => {
    const story = new Story().open('10:00');
    const ahead = story.snapshot && ladderAhead(story.snapshot, policySet(), { metric: 'first-response', cycle: 1 });

    expect(ahead?.map((step) => [clockTime(step.at), step.kind === 'level' ? step.level.id : step.kind])).toEqual([
      ['10:45', 'w1'],
      ['11:00', 'breach'],
      ['11:00', '1'],
      ['11:30', '2'],
    ]);
  });

  test('is nothing for a cycle that is over, whatever the next one does', () => {
    const story = new Story().open('10:00', { priority: 'P1' }).do('10:10', { type: 'reply', message: 'm1' });
    const ahead = (cycle: number) =>
      story.snapshot && ladderAhead(story.snapshot, policySet(), { metric: 'update', cycle }).length > 0;

    expect([ahead(1), ahead(2)]).toEqual([false, true]);
  });

  test('is nothing once somebody has acknowledged after the breach', () => {
    const story = new Story().open('10:00').do('11:10', { type: 'acknowledge' });

    expect(story.snapshot && ladderAhead(story.snapshot, policySet(), { metric: 'first-response', cycle: 1 })).toEqual([]);
  });
});
