import { describe, expect, test } from 'vitest';
import { Story } from '../support/story.ts';

describe('what people say with a command', () => {
  test.each([
    { type: 'note', message: 'm', author: 'ann' },
    { type: 'reply', message: 'm', author: 'ann' },
    { type: 'propose-solution', message: 'm' },
    { type: 'resolve', message: 'm' },
    { type: 'close', reason: 'duplicate' },
  ] as const)('stays in the history: %j', (command) => {
    const { type, ...said } = command;

    expect(new Story().open('10:00').do('10:10', command).facts.at(-1)).toMatchObject(said);
  });

  test('is why a ticket was reopened', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'resolve' });

    expect(story.do('10:20', { type: 'reopen', reason: 'again' }).facts.at(-1)).toMatchObject({
      because: 'asked',
      reason: 'again',
    });
  });
});

describe('a command with an id', () => {
  test('is named by all that it did; what time did before it names none', () => {
    const resolve = { type: 'resolve', commandId: 'c1' } as const;
    const story = new Story().open('10:00').do('10:50', { type: 'hold', reason: 'parts' }).do('10:55', resolve);

    expect(story.facts.map(({ type, command }) => [type, command])).toEqual([
      ['opened', undefined],
      ['warned', undefined],
      ['held', undefined],
      ['resumed', 'c1'],
      ['resolved', 'c1'],
    ]);
    expect(story.snapshot?.ticket.commands).toEqual({ c1: 5 });
  });
});

describe('what cannot be', () => {
  test('is a ticket that is opened twice', () => {
    const again = { type: 'open', id: 'x', subject: 's', requester: { email: 'a@b.example' }, language: 'en' } as const;
    const rest = { priority: 'P3', channel: 'api', tags: [], fields: {} } as const;

    expect(new Story().open('10:00').try('10:30', { ...again, ...rest })).toEqual({ code: 'already-exists' });
  });

  test('is a change of a ticket that is not there', () => {
    expect(new Story().try('10:30', { type: 'reply', message: 'm1' })).toEqual({ code: 'not-found' });
    expect(new Story().try('10:30', { type: 'wake' })).toEqual({ code: 'not-found' });
  });

  test.each([
    ['resume', { type: 'resume' }],
    ['confirm', { type: 'confirm' }],
    ['reopen', { type: 'reopen' }],
  ] as const)('%s is refused for an open ticket, with the states in which it is possible', (_, command) => {
    expect(new Story().open('10:00').try('10:30', command)).toMatchObject({ code: 'wrong-status', status: 'open' });
  });

  test.each(['constructor', '__proto__', 'toString'])('nobody is called "%s" by accident', (name) => {
    const story = new Story().open('10:00');

    expect(story.try('10:30', { type: 'assign', assignee: name })).toEqual({
      code: 'unknown-person',
      id: name,
      named: 'assignee',
    });
    expect(story.try('10:30', { type: 'assign', team: name })).toEqual({ code: 'unknown-team', id: name });
  });

  test('a stranger cannot be assigned', () => {
    expect(new Story().open('10:00').try('10:30', { type: 'assign', assignee: 'zoe' })).toEqual({
      code: 'unknown-person',
      id: 'zoe',
      named: 'assignee',
    });
  });

  test('nothing is left to acknowledge when every promise is kept', () => {
    expect(
      new Story().open('10:00').do('10:10', { type: 'resolve', message: 'm1' }).try('10:30', { type: 'acknowledge' }),
    ).toEqual({ code: 'nothing-to-acknowledge' });
  });

  test('what is so already changes nothing', () => {
    const story = new Story().open('10:00').do('10:30', { type: 'change-priority', priority: 'P3' });

    expect(story.told()).toEqual(['10:00 opened']);
  });
});
