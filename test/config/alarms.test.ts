import { describe, expect, test } from 'vitest';
import { change, draftOf, errorsOf, warningsOf } from './small-file.ts';

const LEVELS = 'first-response: [{ at: due, tell: lead }]';
const ladder = (name: string, written: string) => change(LEVELS, `${LEVELS}\n    ${name}: ${written}`);
const levelsOf = (text: string, metric: string) =>
  draftOf(text).policySet.escalations['standard']?.levels.filter((level) => level.metric === metric);
const place = (name: string) => `escalations.standard.${name}`;
const messages = (problems: readonly string[]) => problems.map((problem) => problem.replace(/^\d+:\d+ /, ''));

describe('the ladder of an alarm', () => {
  test.each(['opened', 'complaint', 'reopened', 'low-rating'])('%s has levels that come at once or later', (name) => {
    const levels = levelsOf(ladder(name, '[{ at: now, tell: lead }, { at: +15m, tell: manager }]'), name);

    expect(levels?.map(({ id, mark, notice }) => ({ id, mark, notice }))).toEqual([
      { id: '1', mark: { kind: 'offset', ms: 0 }, notice: 'escalation' },
      { id: '2', mark: { kind: 'offset', ms: 900_000 }, notice: 'escalation' },
    ]);
  });

  test.each([
    ['75%', '"75%" is a share of a target, and an alarm has none; write now, or e.g. +15m'],
    ['due', '"due" is for promises, and nothing is due of an alarm; write now'],
    ['-15m', '"-15m" is before the alarm is raised; write now, or e.g. +15m'],
    ['+0m', '"+0m" is the instant itself; write now'],
    ['15m', '"15m" has no sign; write +15m'],
    ['soon', '"soon" is not a point on the ladder of an alarm; write now, or e.g. +15m'],
  ])('may not come at %s', (written, message) => {
    expect(messages(errorsOf(ladder('opened', `[{ at: ${written}, tell: lead }]`)))).toEqual([
      `${place('opened')}[0].at: ${message}`,
    ]);
  });

  test('stands in the order of time', () => {
    expect(messages(errorsOf(ladder('opened', '[{ at: +15m, tell: lead }, { at: now, tell: lead }]')))).toEqual([
      `${place('opened')}[1].at: now comes before +15m of the level above; put the levels in order of time`,
    ]);
  });

  test('takes a number of times for what comes again, and a score for ratings', () => {
    expect(levelsOf(ladder('reopened', '[{ at: now, tell: lead, times: 2 }]'), 'reopened')).toMatchObject([{ times: 2 }]);
    expect(levelsOf(ladder('complaint', '[{ at: now, tell: lead, times: 3 }]'), 'complaint')).toMatchObject([{ times: 3 }]);
    expect(levelsOf(ladder('low-rating', '[{ at: now, tell: lead, at-most: 1 }]'), 'low-rating')).toMatchObject([{ atMost: 1 }]);
  });

  test.each([
    ['opened', 'times: 2', 'times'],
    ['reopened', 'at-most: 2', 'at-most'],
    ['low-rating', 'at-most: 5', 'at-most'],
    ['reopened', 'times: 0', 'times'],
    ['opened', 'notice: warning', 'notice'],
  ])('of %s refuses %s', (name, option, key) => {
    expect(errorsOf(ladder(name, `[{ at: now, tell: lead, ${option} }]`)).join()).toContain(`${place(name)}[0].${key}`);
  });

  test('that tells the assignee alone is silent on a ticket without one', () => {
    expect(warningsOf(ladder('opened', '[{ at: now, tell: assignee }]')).join()).toContain('tells the assignee alone');
  });
});

describe('a level that keeps to certain hours', () => {
  const during = (name: string, more = '') => change(LEVELS, `first-response: [{ at: due, tell: lead, during: ${name}${more} }]`);

  test('names a calendar', () => {
    expect(levelsOf(during('always'), 'first-response')).toMatchObject([{ during: 'always' }]);
  });

  test('that is none is refused', () => {
    expect(messages(errorsOf(during('nights')))).toEqual([
      `${place('first-response')}[0].during: "nights" is not in calendars; there are always`,
    ]);
  });

  test('is no breach notice', () => {
    expect(messages(errorsOf(during('always', ', notice: breach')))).toEqual([
      `${place('first-response')}[0].during: a breach notice goes out at due, whatever the hour; move during to another level at due`,
    ]);
  });

  test('has no effect where the policy is that of a rule for P1 alone', () => {
    const text = during('always').replace(
      '  - name: default',
      '  - name: severe\n    when: { priority: P1 }\n    calendar: always\n    targets: { first-response: 15m }\n    escalation: standard\n\n  - name: default',
    );

    expect(messages(warningsOf(text)).filter((problem) => problem.includes('during'))).toEqual([
      `${place('first-response')}[0].during: has no effect on tickets of "severe", since P1 is never quiet; give that rule an escalation of its own`,
    ]);
  });
});
