import { describe, expect, test } from 'vitest';
import type { Fact } from '../../shared/core/fact.ts';
import { HOUR_MS } from '../../shared/core/instant.ts';
import { replay } from '../../shared/core/replay.ts';
import { ORGANISATION, policySet, STANDARD_RULES } from '../support/policies.ts';
import { clockTime, Story, time } from '../support/story.ts';

const due = (story: Story, metric: Parameters<Story['clock']>[0], at: string) => {
  const clock = story.clock(metric, at);
  return clock && clockTime(clock.dueAt);
};

const within = (hours: number) =>
  ({ target: { kind: 'duration', ms: hours * HOUR_MS }, calendar: '24x7', pausedBy: [] }) as const;

describe('a new ticket', () => {
  test('promises a first response within the hour and a solution within a day', () => {
    const story = new Story().open('10:00');

    expect(due(story, 'first-response', '10:00')).toBe('11:00');
    expect(due(story, 'solution', '10:00')).toBe('+1d 10:00');
  });

  test('tells the customer that it was received', () => {
    expect(new Story().open('10:00').mailed()).toEqual(['10:00 received → cora@customer.example']);
  });

  test('mails nothing to a machine', () => {
    expect(new Story().open('10:00', { muted: true }).mailed()).toEqual([]);
  });

  test('goes to the team that routing finds', () => {
    expect(new Story().open('10:00').snapshot?.ticket.team).toBe('support');
  });

  test('goes to the team that its sender names', () => {
    expect(new Story().open('10:00', { team: 'engineering' }).snapshot?.ticket.team).toBe('engineering');
  });

  test('belongs to no team where routing finds none', () => {
    const unrouted = new Story({ policySet: policySet({ routing: [] }) }).open('10:00');

    expect(unrouted.snapshot?.ticket.team).toBeUndefined();
    expect(unrouted.facts[0]).not.toHaveProperty('team');
  });

  test('has the tags and fields that it came with; without any, its history mentions none', () => {
    const marked = new Story().open('10:00', { tags: ['vip'], fields: { floor: 3 } });

    expect(marked.snapshot?.ticket).toMatchObject({ tags: ['vip'], fields: { floor: 3 } });
    expect(new Story().open('10:00').facts[0]).not.toHaveProperty('tags');
    expect(new Story().open('10:00').facts[0]).not.toHaveProperty('fields');
    expect(new Story().open('10:00').snapshot?.ticket).toMatchObject({ tags: [], fields: {} });
  });

  test('is refused for a team that does not exist', () => {
    const outcome = new Story().try('10:00', {
      type: 'open',
      id: 'x',
      subject: 's',
      requester: { email: 'a@b.example' },
      language: 'en',
      priority: 'P3',
      channel: 'api',
      tags: [],
      fields: {},
      team: 'nobody',
    });

    expect(outcome).toEqual({ code: 'unknown-team', id: 'nobody' });
  });
});

describe('a critical ticket', () => {
  test('wants an update every hour, counted from each answer', () => {
    const story = new Story().open('10:00', { priority: 'P1' });
    expect(due(story, 'update', '10:00')).toBe('11:00');

    story.do('10:10', { type: 'reply', message: 'm1' });
    expect(due(story, 'update', '10:10')).toBe('11:10');
    expect(story.clock('update', '10:10')?.cycle).toBe(2);
  });

  test('wants no more updates once it is solved', () => {
    const story = new Story().open('10:00', { priority: 'P1' }).do('10:10', { type: 'resolve', message: 'm1' });

    expect(story.clock('update', '12:00')?.state).toBe('met');
    expect(
      story
        .until('+3d 00:00')
        .told()
        .filter((line) => line.includes('update')),
    ).toEqual([]);
  });
});

describe('a customer who writes again', () => {
  const rules = STANDARD_RULES.map((rule) => ({
    ...rule,
    commitments: {
      ...rule.commitments,
      'next-response': { target: { kind: 'duration', ms: 2 * HOUR_MS }, calendar: '24x7', pausedBy: [] } as const,
    },
  }));
  const story = () => new Story({ policySet: policySet({ rules }) }).open('10:00');
  const customer = { type: 'customer-reply', message: 'm2', from: 'cora@customer.example' } as const;

  test('before the first answer starts no second clock', () => {
    expect(story().do('10:10', customer).clock('next-response', '10:10')).toBeUndefined();
  });

  test('after it is promised the next answer, from the first unanswered message', () => {
    const told = story().do('10:10', { type: 'reply', message: 'm1' }).do('10:20', customer).do('10:40', customer);

    expect(due(told, 'next-response', '10:40')).toBe('12:20');
    expect(told.clock('next-response', '10:40')?.cycle).toBe(1);
  });

  test('is promised it anew each time', () => {
    const told = story()
      .do('10:10', { type: 'reply', message: 'm1' })
      .do('10:20', customer)
      .do('10:30', { type: 'reply', message: 'm3' })
      .do('10:50', customer);

    expect(told.clock('next-response', '10:50')).toMatchObject({ cycle: 2, state: 'running' });
  });

  test('is owed nothing more once the ticket is solved', () => {
    const told = story().do('10:10', { type: 'reply', message: 'm1' }).do('10:20', customer).do('10:30', { type: 'resolve' });

    expect(told.clock('next-response', '13:00')?.state).toBe('cancelled');
  });
});

describe('a ticket on hold', () => {
  const held = () => new Story().open('10:00').do('12:00', { type: 'hold', reason: 'waiting for the customer' });

  test('pauses the solution, never the first response', () => {
    expect(held().clock('solution', '13:00')?.state).toBe('paused');
    expect(new Story().open('10:00').do('10:10', { type: 'hold', reason: 'parts' }).until('11:00').told()).toContain(
      '11:00 breached first-response',
    );
  });

  test('moves its deadline by the time it waited', () => {
    expect(due(held().do('15:00', { type: 'resume' }), 'solution', '15:00')).toBe('+1d 13:00');
  });

  test('goes on by itself at the announced instant', () => {
    const story = new Story()
      .open('10:00')
      .do('12:00', { type: 'hold', reason: 'parts', until: time('14:30') })
      .until('16:00');

    expect(story.told()).toContain('14:30 resumed');
    expect(due(story, 'solution', '16:00')).toBe('+1d 12:30');
  });

  test('goes on when the customer writes', () => {
    const story = held().do('13:00', { type: 'customer-reply', message: 'm1', from: 'cora@customer.example' });

    expect(story.status).toBe('open');
    expect(due(story, 'solution', '13:00')).toBe('+1d 11:00');
  });

  test('keeps its pause when it is resolved straight away', () => {
    const story = held().do('15:00', { type: 'resolve' });

    expect(story.clock('solution', '15:00')).toMatchObject({ state: 'met', pausedMs: 3 * HOUR_MS, elapsedMs: 2 * HOUR_MS });
    expect(story.told().slice(-2)).toEqual(['15:00 resumed', '15:00 resolved']);
  });

  test('keeps its pause through a change of priority', () => {
    const story = held().do('13:00', { type: 'change-priority', priority: 'P1' }).do('14:00', { type: 'resume' });

    expect(story.clock('solution', '14:00')).toMatchObject({
      targetMs: 4 * HOUR_MS,
      elapsedMs: 2 * HOUR_MS,
      pausedMs: 2 * HOUR_MS,
    });
    expect(due(story, 'solution', '14:00')).toBe('16:00');
  });

  test('leaves no trace on a clock that its hold does not pause', () => {
    const [first] = new Story().open('10:00').do('10:10', { type: 'hold', reason: 'parts' }).snapshot?.tracks ?? [];

    expect(first).toMatchObject({ metric: 'first-response', spans: [{ kind: 'counting' }] });
    expect(first?.spans).toHaveLength(1);
  });

  test('leaves no trace on a clock that has ended', () => {
    const rules = STANDARD_RULES.map(({ commitments, ...rule }) => ({
      ...rule,
      commitments: { ...commitments, 'first-response': { ...within(1), pausedBy: 'any' as const } },
    }));
    const story = new Story({ policySet: policySet({ rules }) }).open('10:00').do('10:10', { type: 'reply', message: 'm' });
    const [answered] = story.snapshot?.tracks ?? [];

    expect(story.do('10:20', { type: 'hold', reason: 'parts' }).snapshot?.tracks[0]).toEqual(answered);
  });

  test('names the reason only where its clock is paused', () => {
    const story = held().do('13:00', { type: 'change-priority', priority: 'P1' });
    const newest = story.snapshot?.tracks.map((track) => track.spans.at(-1)) ?? [];

    expect(newest.map((span) => [span?.kind, span && 'reason' in span])).toEqual([
      ['counting', false],
      ['held', true],
      ['counting', false],
    ]);
  });

  test('that ends at the instant at which it began leaves no pause', () => {
    const story = held().do('12:00', { type: 'resume' });
    const spans = story.snapshot?.tracks.find(({ metric }) => metric === 'solution')?.spans ?? [];

    expect(spans.map(({ kind, from }) => [clockTime(from), kind])).toEqual([
      ['10:00', 'counting'],
      ['12:00', 'counting'],
    ]);
  });

  test.each(['11:00', '12:00'])('that begins at 12:00 cannot end at %s', (until) => {
    const outcome = new Story().open('10:00').try('12:00', { type: 'hold', reason: 'parts', until: time(until) });

    expect(outcome).toEqual({ code: 'hold-ends-in-the-past' });
  });
});

describe('a graver priority', () => {
  test('counts what was consumed before against the new target', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'change-priority', priority: 'P1' });

    expect(due(story, 'first-response', '10:05')).toBe('10:15');
    expect(due(story, 'solution', '10:05')).toBe('14:00');
  });

  test('under the same rule leaves its clocks as they are', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'change-priority', priority: 'P2' });
    story.do('10:10', { type: 'assign', assignee: 'ann' });

    expect(story.snapshot?.tracks.map((track) => track.spans.length)).toEqual([1, 1]);
  });

  test('of a solved ticket leaves its solution solved', () => {
    const story = new Story().open('10:00').do('10:20', { type: 'resolve' });
    story.do('10:30', { type: 'change-priority', priority: 'P1' });

    expect(story.clock('first-response', '12:00')).toMatchObject({ state: 'breached', elapsedMs: 20 * 60_000 });
    expect(story.clock('solution', '12:00')?.state).toBe('met');
  });

  test('that leaves no time breaches at once, and not in the past of the history', () => {
    const story = new Story().open('10:00').do('10:40', { type: 'change-priority', priority: 'P1' }).until('10:40');

    expect(story.told().slice(-2)).toEqual(['10:40 breached first-response', '10:40 escalated first-response 1']);
  });
});

describe('a priority that goes up, down and up again', () => {
  const story = () =>
    new Story()
      .open('10:00', { priority: 'P1' })
      .do('10:10', { type: 'reply', message: 'm1' })
      .do('10:20', { type: 'change-priority', priority: 'P3' });

  test('drops a promise that the lower one does not make', () => {
    expect(story().clock('update', '10:20')?.state).toBe('cancelled');
  });

  test('makes it again', () => {
    const again = story().do('10:30', { type: 'change-priority', priority: 'P1' });

    expect(again.clock('update', '10:30')).toMatchObject({ state: 'running', cycle: 3 });
    expect(due(again, 'update', '10:30')).toBe('11:30');
  });
});

describe('a policy that promises some tickets nothing', () => {
  const [critical] = STANDARD_RULES;
  const grave = { ...critical, name: 'critical', when: { priority: ['P1'] as const }, escalation: 'standard' };
  const withReplies = { ...grave, commitments: { ...critical?.commitments, 'next-response': within(1) } };
  const story = () => new Story({ policySet: policySet({ rules: [withReplies] }) }).open('10:00');
  const raise = { type: 'change-priority', priority: 'P1' } as const;
  const customer = { type: 'customer-reply', message: 'm', from: 'cora@customer.example' } as const;

  test('starts no clock, and is never due', () => {
    expect(story().snapshot?.tracks).toEqual([]);
    expect(story().dueAt()).toBeUndefined();
  });

  test('makes its promises from the change to one that it cares for', () => {
    const raised = story().do('11:00', raise);

    expect(raised.snapshot?.tracks.map((track) => track.metric)).toEqual(['first-response', 'update', 'solution']);
    expect(due(raised, 'first-response', '11:00')).toBe('11:15');
  });

  test('then promises no first response to who has had it, and the next one to who waits for it', () => {
    const answered = story().do('10:10', { type: 'reply', message: 'm1' });
    expect(answered.do('10:20', raise).snapshot?.tracks.map((track) => track.metric)).toEqual(['update', 'solution']);

    const waiting = story().do('10:10', { type: 'reply', message: 'm1' }).do('10:15', customer).do('10:20', raise);
    expect(due(waiting, 'next-response', '10:20')).toBe('11:20');
  });

  test('then promises a solved ticket nothing', () => {
    const solved = story().do('10:10', { type: 'resolve' }).do('10:20', raise);
    expect(solved.snapshot?.tracks).toEqual([]);
  });

  test('takes its promises back with the change to one that it does not care for, also when that is reopened', () => {
    const lowered = story().do('11:00', raise).do('11:05', { type: 'change-priority', priority: 'P3' });
    expect(lowered.clock('solution', '11:05')?.state).toBe('cancelled');

    lowered.do('11:10', { type: 'resolve' }).do('12:00', { type: 'reopen' });
    expect(lowered.clock('solution', '12:00')?.state).toBe('cancelled');
  });

  test('goes on, when it is reopened, with the promise that it had at the end, and with none that was taken back before', () => {
    const lowered = story().do('11:00', raise).do('11:05', { type: 'change-priority', priority: 'P3' }).do('11:10', raise);
    lowered.do('11:30', { type: 'resolve' }).do('12:00', { type: 'reopen' });

    const live = lowered.snapshot?.tracks
      .filter(({ ended }) => ended === undefined)
      .map(({ metric, cycle }) => `${metric}/${cycle}`);
    expect(live?.filter((name) => name.startsWith('solution'))).toEqual(['solution/2']);
  });
});

describe('a proposed solution', () => {
  const proposed = () => new Story().open('10:00').do('12:00', { type: 'propose-solution', message: 'm1' });

  test('keeps the promise of a solution', () => {
    expect(proposed().clock('solution', '12:00')?.state).toBe('met');
  });

  test('that did not help goes on with what was left, without the time it waited', () => {
    const story = proposed().do('15:00', { type: 'reopen', because: 'not-solved' });

    expect(story.status).toBe('open');
    expect(due(story, 'solution', '15:00')).toBe('+1d 13:00');
  });

  test('is still proposed when the customer asks back', () => {
    const story = proposed().do('13:00', { type: 'customer-reply', message: 'm2', from: 'cora@customer.example' });

    expect(story.told().slice(-1)).toEqual(['13:00 customer-replied']);
    expect(story.status).toBe('solution-proposed');
  });

  test('that helped is confirmed by the customer, and then closed', () => {
    const story = proposed().do('13:00', { type: 'confirm' });
    expect(story.status).toBe('confirmed');

    story.do('13:05', { type: 'close' });
    expect(story.status).toBe('closed');
    expect(story.facts.at(-1)).toMatchObject({ type: 'closed', confirmed: true });
  });
});

describe('a resolved ticket', () => {
  test('that comes back at the same instant was never away', () => {
    const story = new Story().open('10:00').do('12:00', { type: 'resolve' }).do('12:00', { type: 'reopen' });

    expect(story.snapshot?.tracks.flatMap(({ spans }) => spans.map(({ kind }) => kind))).not.toContain('solved');
    expect(due(story, 'solution', '12:00')).toBe('+1d 10:00');
  });

  test('comes back when the customer writes', () => {
    const story = new Story()
      .open('10:00')
      .do('12:00', { type: 'resolve', message: 'm1' })
      .do('14:00', { type: 'customer-reply', message: 'm2', from: 'cora@customer.example' });

    expect(story.status).toBe('open');
    expect(due(story, 'solution', '14:00')).toBe('+1d 12:00');
  });

  test('is closed by itself when the customer stays silent for as long as the policy says', () => {
    const closing = { requireConfirmation: true, afterResolvedMs: 72 * HOUR_MS };
    const story = new Story({ policySet: policySet({ closing }) })
      .open('10:00')
      .do('11:00', { type: 'resolve' })
      .until('+9d 00:00');

    expect(story.told()).toContain('+3d 11:00 closed');
    expect(story.facts.at(-1)).toMatchObject({ because: 'silence', confirmed: false });
  });
});

describe('a confirmed ticket', () => {
  const closing = { requireConfirmation: true, afterConfirmedMs: HOUR_MS };
  const confirmed = () =>
    new Story({ policySet: policySet({ closing }) })
      .open('10:00')
      .do('11:00', { type: 'resolve' })
      .do('12:00', { type: 'confirm' });

  test('is closed by itself after the time that the policy gives it', () => {
    expect(confirmed().until('+1d 00:00').facts.at(-1)).toMatchObject({
      at: time('13:00'),
      because: 'confirmed',
      confirmed: true,
    });
  });

  test('comes back when the customer writes', () => {
    const story = confirmed().do('12:30', { type: 'customer-reply', message: 'm1', from: 'cora@customer.example' });

    expect(story.until('+1d 00:00').status).toBe('open');
  });
});

describe('a ticket that changes hands', () => {
  test('tells the new assignee and the one before, but nobody who takes it for himself', () => {
    const story = new Story()
      .open('10:00', { muted: true })
      .do('10:05', { type: 'assign', assignee: 'ann' }, 'agent:lee')
      .do('10:10', { type: 'assign', assignee: 'ben' }, 'agent:ben');

    expect(story.mailed()).toEqual(['10:05 assigned → ann', '10:10 news → ann']);
  });

  test('mails nobody when the new assignee has no address', () => {
    const people = { ...ORGANISATION.people, ann: { id: 'ann', name: 'Ann', language: 'en' as const } };
    const story = new Story({ organisation: { ...ORGANISATION, people } })
      .open('10:00', { muted: true })
      .do('10:05', { type: 'assign', assignee: 'ann' });

    expect(story.mailed()).toEqual([]);
  });

  test('stays as it is with the person and the team that it has already', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' });
    story.do('10:10', { type: 'assign', assignee: 'ann' }).do('10:15', { type: 'assign', team: 'support' });

    expect(story.told()).toEqual(['10:00 opened', '10:05 assigned']);
    expect(story.snapshot?.ticket).toMatchObject({ assignee: 'ann', team: 'support' });
  });

  test('may take its person along to another team, who is told nothing new', () => {
    const story = new Story().open('10:00', { muted: true }).do('10:05', { type: 'assign', assignee: 'ann' });
    story.do('10:10', { type: 'assign', assignee: 'ann', team: 'engineering' });

    expect(story.snapshot?.ticket).toMatchObject({ assignee: 'ann', team: 'engineering' });
    expect(story.mailed()).toEqual(['10:05 assigned → ann']);
  });

  test('waits for its new team to dispatch it', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' });

    expect(story.do('10:10', { type: 'assign', team: 'engineering' }).snapshot?.ticket.assignee).toBeUndefined();
  });
});

describe('a closed ticket', () => {
  const closed = () => new Story().open('10:00').do('10:30', { type: 'close', reason: 'duplicate' });

  test('has no promise left', () => {
    expect(closed().until('+9d 00:00').told()).toEqual(['10:00 opened', '10:30 closed']);
    expect(closed().clock('solution', '12:00')?.state).toBe('cancelled');
  });

  test('refuses an answer, and says what it is', () => {
    const outcome = closed().try('11:00', { type: 'reply', message: 'm1' });

    expect(outcome).toMatchObject({ code: 'wrong-status', status: 'closed' });
  });

  test('can be reopened', () => {
    expect(due(closed().do('11:30', { type: 'reopen' }), 'solution', '11:30')).toBe('+1d 11:00');
  });

  test('needs the confirmation of the customer where the policy says so', () => {
    const closing = { requireConfirmation: true };

    expect(new Story({ policySet: policySet({ closing }) }).open('10:00').try('10:30', { type: 'close' })).toEqual({
      code: 'not-confirmed',
    });
  });
});

describe('an answer that comes after the deadline, before the wake', () => {
  test('finds the breach in the history in front of it', () => {
    const story = new Story().open('10:00').outage('10:00');
    const { snapshot } = story;
    story.until('10:59:59');
    const late = new Story().open('10:00');
    late.snapshot = snapshot;
    late.outage('11:20').do('11:20', { type: 'reply', message: 'm1' });

    expect(late.told().slice(-3)).toEqual(['11:00 breached first-response', '11:00 escalated first-response 1', '11:20 replied']);
  });
});

describe('what no history can be', () => {
  test('empty', () => {
    expect(() => replay({ facts: [] }, policySet())).toThrow('never empty');
  });

  test('one that does not begin with an opening', () => {
    const [, second] = new Story().open('10:00').do('10:05', { type: 'assign', assignee: 'ann' }).facts;

    expect(() => replay({ facts: second === undefined ? [] : [second] }, policySet())).toThrow(
      'must begin with "opened", not "assigned"',
    );
  });

  test('one with a kind of fact that this release does not know', () => {
    const [opened] = new Story().open('10:00').facts;
    const unknown = { ...opened, n: 2, type: 'teleported' } as unknown as Fact;

    expect(() => replay({ facts: opened === undefined ? [] : [opened, unknown] }, policySet())).toThrow('unhandled case');
  });
});

describe('a history', () => {
  test('amounts to the same clocks whenever it is replayed', () => {
    const story = new Story()
      .open('10:00')
      .do('10:20', { type: 'assign', assignee: 'ann' })
      .do('12:00', { type: 'hold', reason: 'parts' })
      .do('13:00', { type: 'resume' })
      .do('14:00', { type: 'change-priority', priority: 'P1' })
      .until('+2d 00:00');

    expect(replay({ facts: story.facts }, policySet())).toEqual(story.snapshot);
  });
});
