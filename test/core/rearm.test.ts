import { describe, expect, test } from 'vitest';
import { policySet } from '../support/policies.ts';
import { Story } from '../support/story.ts';

describe('a deadline that a change of priority puts ahead again', () => {
  const lowered = () =>
    new Story().open('10:00', { priority: 'P1' }).until('10:20').do('10:20', { type: 'change-priority', priority: 'P3' });

  test('names the levels that had fired for the one before', () => {
    expect(lowered().facts.at(-1)).toMatchObject({
      type: 'priority-changed',
      rearmed: ['first-response/1/breach/0', 'first-response/1/w1/0', 'first-response/1/1/0'],
    });
  });

  test('is warned of and breached at its own instants', () => {
    expect(
      lowered()
        .until('11:30')
        .told()
        .filter((line) => line.includes('first-response'))
        .slice(3),
    ).toEqual([
      '10:45 warned first-response w1',
      '11:00 breached first-response',
      '11:00 escalated first-response 1',
      '11:30 escalated first-response 2',
    ]);
  });

  test('stays quiet on a ladder that somebody has acknowledged, but for the breach itself', () => {
    const story = new Story()
      .open('10:00', { priority: 'P1' })
      .until('10:20')
      .do('10:20', { type: 'acknowledge' })
      .do('10:21', { type: 'change-priority', priority: 'P3' })
      .until('11:30');

    expect(
      story
        .told()
        .filter((line) => line.includes('first-response'))
        .slice(3),
    ).toEqual(['11:00 breached first-response']);
  });

  test('is that of a solution which is taken up again under a lower priority', () => {
    const story = new Story()
      .open('10:00', { priority: 'P1' })
      .do('10:05', { type: 'reply', message: 'm' })
      .until('14:30')
      .do('14:30', { type: 'resolve', message: 'm' })
      .do('14:31', { type: 'change-priority', priority: 'P3' })
      .do('14:40', { type: 'reopen' });

    expect(story.facts.at(-1)).toMatchObject({ type: 'reopened', rearmed: expect.arrayContaining(['solution/1/breach/0']) });
    expect(story.until('+1d 12:00').told()).toContain('+1d 10:10 breached solution');
  });
});

describe('a level that came early, of a clock that is paused when its deadline moves', () => {
  test('fires once more for the new deadline, as if the clock had not been paused', () => {
    const { escalations } = policySet();
    const levels = escalations.standard?.levels.map((level) =>
      level.metric === 'solution' && level.id === '1' ? { ...level, to: [{ kind: 'watchers' } as const] } : level,
    );
    const policies = policySet({ escalations: { standard: { name: 'standard', levels: levels ?? [] } } });
    const begun = () => new Story({ policySet: policies }).open('10:00', { priority: 'P1' }).until('14:10');
    const solution = (story: Story) => story.told().filter((line) => /(skipped|escalated) solution/.test(line));
    const early = ['14:00 level-skipped solution 1', '14:00 escalated solution 2'];

    const paused = begun()
      .do('14:10', { type: 'hold', reason: 'parts' })
      .do('14:20', { type: 'change-priority', priority: 'P3' })
      .do('14:30', { type: 'resume' });

    expect(solution(paused.until('+1d 23:00'))).toEqual([
      ...early,
      '+1d 10:20 level-skipped solution 1',
      '+1d 10:20 escalated solution 2',
    ]);
    const sameDeadline = begun()
      .do('14:10', { type: 'hold', reason: 'parts' })
      .rebase('14:20', { ...policies, version: 2 });
    expect(solution(sameDeadline.do('14:30', { type: 'resume' }).until('+1d 23:00'))).toEqual(early);
  });
});

describe('a solution that came at the very instant of a level', () => {
  const story = () => new Story().open('10:00').do('+1d 10:00', { type: 'resolve', message: 'm' });

  test.each([
    { type: 'assign', assignee: 'ann' },
    { type: 'change-priority', priority: 'P2' },
  ] as const)('has that level behind it, also when somebody does $type', (command) => {
    const after = story().do('+1d 11:00', command).do('+1d 12:00', { type: 'reopen' }).until('+1d 13:00');

    expect(after.facts.filter((fact) => 'rearmed' in fact)).toEqual([]);
    expect(after.told().filter((line) => line.endsWith('breached solution'))).toEqual(['+1d 10:00 breached solution']);
  });
});
