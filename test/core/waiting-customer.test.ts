import { describe, expect, test } from 'vitest';
import type { CommandBody } from '../../shared/core/command.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import { policySet, STANDARD_RULES } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

/** What does and what does not count as an answer to a customer, and as a question of one. */
const commitment = { target: { kind: 'duration', ms: HOUR_MS }, calendar: '24x7', pausedBy: [] } as const;
const answering = policySet({
  rules: STANDARD_RULES.map((rule) => ({ ...rule, commitments: { ...rule.commitments, 'next-response': commitment } })),
});
const opened = () => new Story({ policySet: answering }).open('10:00');

const HOLD: CommandBody = { type: 'hold', reason: 'parts' };
const ANSWER: CommandBody = { type: 'reply', message: 'm' };
const AUTOMATIC: CommandBody = { type: 'reply', message: 'm', automatic: true };
const QUESTION: CommandBody = { type: 'customer-reply', message: 'm', from: 'cora@customer.example' };
const THANKS: CommandBody = { ...QUESTION, thanks: true };

describe('a hold while the customer waits for an answer', () => {
  test('is allowed, marked and counted', () => {
    const story = opened().do('10:10', HOLD);
    expect(story.facts.at(-1)).toMatchObject({ type: 'held', unanswered: true });
    expect(story.snapshot?.ticket).toMatchObject({ hold: { unanswered: true }, unansweredHolds: 1 });
  });

  test('is counted each time', () => {
    const story = opened().do('10:10', HOLD).do('10:20', { type: 'resume' }).do('10:30', HOLD);
    expect(story.snapshot?.ticket.unansweredHolds).toBe(2);
  });

  test('is one again after the customer has asked anew', () => {
    const story = opened().do('10:10', ANSWER).do('10:20', QUESTION).do('10:30', HOLD);
    expect(story.facts.at(-1)).toMatchObject({ unanswered: true });
  });

  test('is none once somebody has answered', () => {
    const story = opened().do('10:10', ANSWER).do('10:20', HOLD);
    expect(story.facts.at(-1)).not.toHaveProperty('unanswered');
    expect(story.snapshot?.ticket).not.toHaveProperty('unansweredHolds');
  });

  test('is one also when only a program has answered', () => {
    expect(opened().do('10:10', AUTOMATIC).do('10:20', HOLD).facts.at(-1)).toMatchObject({ unanswered: true });
  });
});

describe('a reply that a program wrote', () => {
  test('reaches the customer and is marked', () => {
    const story = opened().do('10:10', AUTOMATIC);
    expect(story.facts.at(-1)).toMatchObject({ type: 'replied', automatic: true });
    expect(story.mailed()).toContain('10:10 replied → cora@customer.example');
  });

  test('touches no clock', () => {
    const without = opened().snapshot?.tracks;
    expect(opened().do('10:10', AUTOMATIC).snapshot?.tracks).toEqual(without);
  });

  test('is no first response: the breach comes all the same', () => {
    const story = opened().do('10:10', AUTOMATIC).until('11:00');
    expect(story.told()).toContain('11:00 breached first-response');
  });

  test('is no next response either', () => {
    const story = opened().do('10:10', ANSWER).do('10:20', QUESTION).do('10:30', AUTOMATIC);
    expect(story.clock('next-response', '10:30')).toMatchObject({ state: 'running', elapsedMs: 10 * MINUTE_MS });
  });
});

describe('a customer who asked', () => {
  test.each<[string, CommandBody]>([
    ['a reply', ANSWER],
    ['a proposed solution', { type: 'propose-solution', message: 'm' }],
    ['a resolution that says something', { type: 'resolve', message: 'm' }],
  ])('waits no more after %s', (_, answer) => {
    const { ticket } = opened().do('10:10', answer).snapshot ?? {};
    expect(ticket).toMatchObject({ respondedAt: time('10:10') });
    expect(ticket).not.toHaveProperty('unansweredSince');
  });

  test.each<[string, CommandBody]>([
    ['a note', { type: 'note', message: 'm' }],
    ['what a program wrote', AUTOMATIC],
    ['a resolution without a word', { type: 'resolve' }],
  ])('still waits after %s', (_, silence) => {
    const { ticket } = opened().do('10:10', silence).snapshot ?? {};
    expect(ticket).toMatchObject({ unansweredSince: time('10:00') });
    expect(ticket).not.toHaveProperty('respondedAt');
  });

  test('has had a first response once, whatever is said later', () => {
    const story = opened().do('10:10', ANSWER).do('10:20', QUESTION).do('10:30', ANSWER);
    expect(story.snapshot?.ticket.respondedAt).toBe(time('10:10'));
  });
});

describe('who writes for the customer', () => {
  test('belongs to the conversation from then on, once; the requester does anyway', () => {
    const colleague: CommandBody = { type: 'customer-reply', message: 'm', from: 'dan@customer.example' };
    const story = opened().do('10:10', colleague).do('10:20', QUESTION).do('10:30', colleague);
    expect(story.snapshot?.ticket.participants).toEqual(['dan@customer.example']);
  });
});

describe('thanks for a solution', () => {
  test.each<[string, CommandBody, string]>([
    ['solution-proposed', { type: 'propose-solution', message: 'm' }, 'solution-proposed'],
    ['resolved', { type: 'resolve', message: 'm' }, 'resolved'],
    ['closed', { type: 'close' }, 'closed'],
  ])('leave a %s ticket as it is, and start no clock', (_, end, status) => {
    const ended = opened().do('10:10', ANSWER).do('10:20', end);
    const tracks = ended.snapshot?.tracks;
    const story = ended.do('10:30', THANKS);
    expect(story.facts.at(-1)).toMatchObject({ type: 'customer-replied', thanks: true });
    expect(story.status).toBe(status);
    expect(story.snapshot?.tracks).toEqual(tracks);
    expect(story.snapshot?.ticket).not.toHaveProperty('unansweredSince');
  });

  test('leave a confirmed one as it is too', () => {
    const story = opened().do('10:10', { type: 'resolve', message: 'm' }).do('10:20', { type: 'confirm' }).do('10:30', THANKS);
    expect(story.status).toBe('confirmed');
  });

  test('do not put off the closing of a ticket that is resolved', () => {
    const closing = policySet({ closing: { requireConfirmation: false, afterResolvedMs: HOUR_MS } });
    const story = new Story({ policySet: closing })
      .open('10:00')
      .do('10:10', { type: 'resolve', message: 'm' })
      .do('10:30', THANKS);
    expect(story.until('11:10').status).toBe('closed');
  });

  test('make no difference where nothing is solved yet', () => {
    const story = opened().do('10:10', ANSWER).do('10:20', HOLD).do('10:30', THANKS);
    expect(story.facts.slice(-2)).toMatchObject([{ type: 'resumed', because: 'customer-replied' }, { type: 'customer-replied' }]);
    expect(story.facts.at(-1)).not.toHaveProperty('thanks');
    expect(story.clock('next-response', '10:30')?.state).toBe('running');
  });

  test('leave it to an agent to reopen', () => {
    const story = opened().do('10:10', { type: 'resolve', message: 'm' }).do('10:30', THANKS).do('10:40', { type: 'reopen' });
    expect(story.status).toBe('open');
  });

  test('with anything else said, reopen', () => {
    const story = opened().do('10:10', { type: 'resolve', message: 'm' }).do('10:30', QUESTION);
    expect(story.status).toBe('open');
    expect(story.facts.at(-2)).toMatchObject({ type: 'reopened', because: 'customer-replied' });
  });
});

describe('a solution without a word, while the customer waits for an answer', () => {
  test('ends the wait, and no change of priority begins it again while the ticket is solved', () => {
    const story = opened().do('10:10', ANSWER).do('10:20', QUESTION).do('10:30', { type: 'resolve' });
    const regraded = story.do('10:40', { type: 'change-priority', priority: 'P1' });
    const waits = regraded.snapshot?.tracks.filter(({ metric }) => metric === 'next-response');
    expect(waits).toMatchObject([{ cycle: 1, ended: { at: time('10:30'), as: 'cancelled' } }]);
  });
});
