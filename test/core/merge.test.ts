import { describe, expect, test } from 'vitest';
import type { CommandBody, CommandOf } from '../../shared/core/command.ts';
import { type Decision, decide } from '../../shared/core/decide.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { isLive } from '../../shared/core/sla/tracks.ts';
import { ORGANISATION, policySet, STANDARD_RULES } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

const INTO = '9c2v5b8n1m';
const MERGE: CommandBody = { type: 'merge', into: INTO };

const absorb = (changes: Partial<CommandOf<'absorb'>> = {}): CommandBody => ({
  type: 'absorb',
  from: '3f7h2j4k6p',
  subject: 'The printer burns',
  customers: [{ email: 'bob@customer.example', language: 'zh-CN' }],
  participants: ['bob@customer.example', 'eve@customer.example'],
  followers: [],
  unanswered: false,
  ...changes,
});

describe('a ticket that is merged into another one', () => {
  test('has a status of its own and says where it went', () => {
    const story = new Story().open('10:00').do('10:20', MERGE);
    expect(story.snapshot?.ticket).toMatchObject({ status: 'merged', mergedInto: INTO });
    expect(story.facts.at(-1)).toMatchObject({ type: 'merged', into: INTO });
  });

  test('ends all its clocks, and nothing ever happens to it again', () => {
    const story = new Story().open('10:00').do('10:20', MERGE);
    expect(story.snapshot?.tracks.filter(isLive)).toEqual([]);
    expect(story.clock('solution', '10:20')?.state).toBe('cancelled');
    expect(story.dueAt()).toBeUndefined();
    expect(story.until('+30d 00:00').told()).toEqual(['10:00 opened', '10:20 merged']);
  });

  test('keeps the breach that it had', () => {
    const story = new Story().open('10:00').do('11:20', MERGE);
    expect(story.clock('first-response', '12:00')).toMatchObject({ state: 'breached' });
  });

  test('ends its hold first', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'hold', reason: 'parts' }).do('10:20', MERGE);
    expect(story.facts.slice(-2)).toMatchObject([{ type: 'resumed', because: 'merged' }, { type: 'merged' }]);
    expect(story.snapshot?.ticket.hold).toBeUndefined();
  });

  test('never closes by itself, though it was resolved', () => {
    const rules = policySet({ closing: { requireConfirmation: false, afterResolvedMs: HOUR_MS } });
    const story = new Story({ policySet: rules }).open('10:00').do('10:05', { type: 'resolve' }).do('10:20', MERGE);
    expect(story.until('+9d 00:00').status).toBe('merged');
  });

  test('tells its customer once as which request theirs goes on', () => {
    const story = new Story().open('10:00').do('10:20', MERGE).do('10:21', MERGE);
    expect(story.mailed().filter((mail) => mail.includes('merged'))).toEqual(['10:20 merged → cora@customer.example']);
  });

  test('tells nobody when only a machine had asked', () => {
    const story = new Story().open('10:00', { muted: true }).do('10:20', MERGE);
    expect(story.mailed()).toEqual([]);
  });

  test('asks that the other ticket takes it over, once', () => {
    const story = new Story().open('10:00');
    const merge = () =>
      decide(
        story.snapshot,
        { ...MERGE, by: 'agent:ann' },
        { now: time('10:20'), policySet: policySet(), organisation: ORGANISATION },
      );
    const asked = (decision: Decision) => decision.ok && decision.effects.filter(({ type }) => type === 'absorb');

    expect(asked(merge())).toEqual([{ type: 'absorb', into: INTO, by: 'agent:ann' }]);
    story.do('10:20', MERGE);
    expect(asked(merge())).toEqual([]);
  });

  test('takes the same merge again as a repeat', () => {
    const story = new Story().open('10:00').do('10:20', MERGE);
    expect(story.try('10:30', MERGE)).toBe('done');
    expect(story.facts).toHaveLength(2);
  });

  test.each<CommandBody>([
    { type: 'merge', into: '3f7h2j4k6p' },
    { type: 'reply', message: 'm' },
    { type: 'note', message: 'm' },
    { type: 'customer-reply', message: 'm', from: 'cora@customer.example' },
    { type: 'reopen' },
    { type: 'close' },
    { type: 'acknowledge' },
    absorb(),
  ])('refuses %j and says where it went', (command) => {
    const story = new Story().open('10:00').do('10:20', MERGE);
    expect(story.try('10:30', command)).toEqual({ code: 'merged', into: INTO });
  });

  test('can be merged into any ticket but itself', () => {
    const story = new Story().open('10:00');
    expect(story.try('10:20', { type: 'merge', into: '7k3m9qxw4t' })).toEqual({ code: 'merged-into-itself' });
  });

  test('cannot be merged once it is closed', () => {
    const story = new Story().open('10:00').do('10:05', { type: 'close' });
    expect(story.try('10:20', MERGE)).toMatchObject({ code: 'wrong-status', status: 'closed' });
  });

  test('comes back only where tickets were merged in a circle, with the time that was left', () => {
    const story = new Story().open('10:00').do('10:20', MERGE).do('10:30', { type: 'unmerge' }, 'system');
    expect(story.facts.at(-1)).toMatchObject({ type: 'reopened', because: 'merged-in-circle' });
    expect(story.snapshot?.ticket.mergedInto).toBeUndefined();
    expect(story.clock('first-response', '10:30')).toMatchObject({ state: 'running', elapsedMs: 20 * MINUTE_MS });
    expect(story.try('10:31', { type: 'unmerge' })).toMatchObject({ code: 'wrong-status' });
  });
});

describe('a ticket that another one is merged into', () => {
  test('lists it, and keeps its status and its clocks', () => {
    const before = new Story().open('10:00').do('10:10', { type: 'reply', message: 'm' });
    const story = new Story().open('10:00').do('10:10', { type: 'reply', message: 'm' }).do('10:20', absorb());
    expect(story.snapshot?.tracks).toEqual(before.snapshot?.tracks);
    expect(story.snapshot?.ticket).toMatchObject({ status: 'open', absorbed: ['3f7h2j4k6p'] });
    expect(story.facts.at(-1)).toMatchObject({ type: 'absorbed', from: '3f7h2j4k6p', subject: 'The printer burns' });
  });

  test('takes over its customers and participants, each once', () => {
    const story = new Story()
      .open('10:00')
      .do('10:10', { type: 'customer-reply', message: 'm', from: 'eve@customer.example' })
      .do('10:20', absorb())
      .do('10:30', absorb({ from: '1a2b3c4d5e' }));
    expect(story.snapshot?.ticket.participants).toEqual(['eve@customer.example', 'bob@customer.example']);
    expect(story.snapshot?.ticket.customers).toEqual([{ email: 'bob@customer.example', language: 'zh-CN' }]);
    expect(story.facts.at(-1)).not.toHaveProperty('customers');
  });

  test('does not make its requester a participant', () => {
    const story = new Story().open('10:00').do('10:20', absorb({ participants: ['cora@customer.example'] }));
    expect(story.facts.at(-1)).not.toHaveProperty('participants');
    expect(story.snapshot?.ticket.participants).toEqual([]);
    expect(story.facts.at(-1)).not.toHaveProperty('participants');
  });

  test('tells its own customer and the other one, each in their language', () => {
    const story = new Story().open('10:00').do('10:20', absorb()).do('10:30', { type: 'reply', message: 'm' });
    const answers = story.mails.filter(({ notice }) => notice === 'replied');
    expect(answers.map(({ to, language }) => [to.email, language])).toEqual([
      ['cora@customer.example', 'en'],
      ['bob@customer.example', 'zh-CN'],
    ]);
  });

  test('tells a customer of both only once', () => {
    const story = new Story()
      .open('10:00')
      .do('10:20', absorb({ customers: [{ email: 'cora@customer.example', language: 'en' }], participants: [] }))
      .do('10:30', { type: 'reply', message: 'm' });
    expect(story.mails.filter(({ notice }) => notice === 'replied')).toHaveLength(1);
  });

  test('is watched from then on by those who followed the other one, each once, and says so in one mail', () => {
    const story = new Story()
      .open('10:00')
      .do('10:05', { type: 'reply', message: 'm' }, 'agent:ann')
      .do('10:06', { type: 'watch', person: 'max' }, 'agent:max')
      .do('10:20', absorb({ followers: ['ann', 'ben', 'max', 'audit@acme.example'] }), 'agent:lee');
    expect(story.snapshot?.ticket).toMatchObject({ owner: 'ann', watchers: ['max', 'ben', 'audit@acme.example'] });
    expect(story.mailed().filter((line) => line.startsWith('10:20 news'))).toEqual([
      '10:20 news → ann',
      '10:20 news → max',
      '10:20 news → ben',
      '10:20 news → audit@acme.example',
    ]);
  });

  test('does not absorb itself', () => {
    const story = new Story().open('10:00').do('10:20', absorb({ from: '7k3m9qxw4t' }));
    expect(story.facts).toHaveLength(1);
  });

  test('takes it over also when it is closed, and stays so', () => {
    const story = new Story()
      .open('10:00')
      .do('10:05', { type: 'close' })
      .do('10:20', absorb({ unanswered: true }));
    expect(story.status).toBe('closed');
    expect(story.snapshot?.tracks.filter(isLive)).toEqual([]);
  });
});

describe('a customer who waits when the ticket is merged', () => {
  const commitment = { target: { kind: 'duration', ms: HOUR_MS }, calendar: '24x7', pausedBy: [] } as const;
  const answering = policySet({
    rules: STANDARD_RULES.map((rule) => ({ ...rule, commitments: { ...rule.commitments, 'next-response': commitment } })),
  });
  const answered = () => new Story({ policySet: answering }).open('10:00').do('10:10', { type: 'reply', message: 'm' });

  test('goes on waiting there, from the merge on', () => {
    const story = answered().do('10:20', absorb({ unanswered: true }));
    expect(story.clock('next-response', '10:20')).toMatchObject({ state: 'running', cycle: 1, elapsedMs: 0 });
    expect(story.do('10:40', { type: 'reply', message: 'm' }).clock('next-response', '10:40')?.state).toBe('met');
  });

  test('waits with whoever waits there already', () => {
    const story = answered()
      .do('10:15', { type: 'customer-reply', message: 'm', from: 'cora@customer.example' })
      .do('10:20', absorb({ unanswered: true }));
    expect(story.clock('next-response', '10:20')).toMatchObject({ cycle: 1, elapsedMs: 5 * MINUTE_MS });
  });

  test('who does not wait starts nothing', () => {
    expect(answered().do('10:20', absorb()).clock('next-response', '10:20')).toBeUndefined();
  });

  test('starts nothing on a ticket that is solved', () => {
    const story = answered()
      .do('10:15', { type: 'resolve', message: 'm' })
      .do('10:20', absorb({ unanswered: true }));
    expect(story.clock('next-response', '10:20')).toBeUndefined();
    expect(story.status).toBe('resolved');
  });
});
