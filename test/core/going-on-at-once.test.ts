import { describe, expect, test } from 'vitest';
import type { CommandOf } from '../../shared/core/command.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/core/instant.ts';
import type { PolicySet } from '../../shared/core/policy-set.ts';
import { alarmLevels, ORGANISATION, policySet, STANDARD_LADDER } from '../support/policies.ts';
import { Story } from '../support/story.ts';

/** Nobody can write to these people. */
function unreachable(...ids: readonly string[]) {
  const people = Object.entries(ORGANISATION.people).map(([id, { email, ...person }]) => [
    id,
    ids.includes(id) || email === undefined ? person : { ...person, email },
  ]);
  return { ...ORGANISATION, people: Object.fromEntries(people) };
}

function withLevels(levels: readonly Level[]): PolicySet {
  return policySet({ escalations: { standard: { name: 'standard', levels } } });
}

const change = (id: string, changes: Partial<Level>) =>
  withLevels(
    STANDARD_LADDER.levels.map((level) =>
      level.metric === 'first-response' && level.id === id ? { ...level, ...changes } : level,
    ),
  );

/** The first response's firings, with why they came early and whether they were the last: `11:00 escalated 2 (nobody-to-tell)`. */
const climbed = (story: Story) =>
  story.told().flatMap((line, index) => {
    const fact = story.facts[index];
    if (fact === undefined || !('metric' in fact) || fact.metric !== 'first-response') return [];
    const early = 'early' in fact && fact.early ? ` (${fact.early})` : '';
    const last = 'last' in fact && fact.last ? ' and last' : '';
    return [`${line.replace(' first-response', '')}${early}${last}`];
  });

const bounce = (story: Story, notice = 'escalation'): CommandOf<'report-undelivered'> => {
  const mail = story.mails.findLast((one) => one.notice === notice);
  return {
    type: 'report-undelivered',
    receipt: mail?.id ?? '',
    to: 'x@y.example',
    facts: mail?.facts ?? [],
    because: 'bounced',
    by: 'system',
  };
};

describe('a level with nobody to tell', () => {
  test('goes on to the next one at once', () => {
    const story = new Story({ organisation: unreachable('lee') }).open('10:00').until('12:00');

    expect(climbed(story)).toEqual([
      '10:45 level-skipped w1',
      '11:00 breached',
      '11:00 level-skipped 1',
      '11:00 escalated 2 (nobody-to-tell)',
    ]);
  });

  test('sends a warning on to a warning only', () => {
    const warned = [...STANDARD_LADDER.levels];
    const [first] = warned;
    if (first === undefined) throw new Error('the ladder has levels');
    const more: Level = { ...first, id: 'w2', mark: { kind: 'percent', percent: 90 }, to: [{ kind: 'manager', up: 0 }] };
    const story = new Story({ policySet: withLevels([first, more, ...warned.slice(1)]), organisation: unreachable('lee') });

    expect(climbed(story.open('10:00').until('10:59'))).toEqual(['10:45 level-skipped w1', '10:45 warned w2 (nobody-to-tell)']);
  });

  test('goes on until somebody is told, and says when nobody is left', () => {
    const story = new Story({ organisation: unreachable('lee', 'max') }).open('10:00').until('12:00');

    expect(climbed(story).slice(2)).toEqual(['11:00 level-skipped 1', '11:00 level-skipped 2 (nobody-to-tell) and last']);
    expect(story.dueAt()).toBeGreaterThan(story.facts.at(-1)?.at ?? 0);
  });

  test('goes on from an alarm as from a clock', () => {
    const policy = withLevels([...STANDARD_LADDER.levels, ...alarmLevels('opened')]);
    const story = new Story({ policySet: policy, organisation: unreachable('lee') }).open('10:00').until('10:30');

    expect(story.told().slice(1)).toEqual(['10:00 level-skipped opened 1', '10:00 escalated opened 2']);
  });

  test('goes on from the breach notice too', () => {
    const story = new Story({ policySet: change('1', { mark: { kind: 'offset', ms: 20 * MINUTE_MS } }) })
      .open('10:00')
      .until('11:00');

    expect(climbed(story).slice(1)).toEqual(['11:00 breached', '11:00 escalated 1 (nobody-to-tell)']);
    expect(story.facts.find((fact) => fact.type === 'breached')).toMatchObject({ because: 'nobody-to-tell' });
  });

  test('has done its part where it hands the ticket to somebody', () => {
    const actions = [{ kind: 'assign', to: { kind: 'lead' } }] as const;
    const story = new Story({ policySet: change('1', { to: [{ kind: 'assignee' }], actions }) }).open('10:00').until('11:00');

    expect(climbed(story).slice(2)).toEqual(['11:00 escalated 1']);
  });

  test('lets its repeats come at their instants, and each repeat of the next level at its own', () => {
    const story = new Story({
      policySet: change('2', { repeat: { everyMs: 10 * MINUTE_MS, times: 1 } }),
      organisation: unreachable('lee'),
    });

    expect(climbed(story.open('10:00').until('13:00')).slice(3)).toEqual([
      '11:00 escalated 2 (nobody-to-tell)',
      '11:40 escalated 2',
    ]);
  });

  test('fires no level a second time when its own instant comes, or when the ticket is assigned meanwhile', () => {
    const story = new Story({ organisation: unreachable('lee') }).open('10:00').until('11:00');
    story.do('11:10', { type: 'assign', team: 'engineering' }).do('11:15', { type: 'hold', reason: 'parts' });

    expect(climbed(story.until('13:00'))).toHaveLength(4);
  });

  test('fires it once more for another deadline', () => {
    const story = new Story({ organisation: unreachable('lee') }).open('10:00', { priority: 'P1' }).until('10:16');
    story.do('10:16', { type: 'change-priority', priority: 'P3' }).until('12:00');

    expect(climbed(story).slice(4)).toEqual([
      '10:45 level-skipped w1',
      '11:00 breached',
      '11:00 level-skipped 1',
      '11:00 escalated 2 (nobody-to-tell)',
    ]);
  });

  test('does not fire it again for the same deadline under another policy version', () => {
    const story = new Story({ organisation: unreachable('lee') }).open('10:00').until('11:05');

    expect(climbed(story.rebase('11:05', policySet({ version: 2 })).until('12:00'))).toHaveLength(4);
  });
});

describe('a notice that did not arrive', () => {
  const escalated = () => new Story().open('10:00').until('11:00');

  test('sends its ladder on at once', () => {
    const story = escalated();

    expect(climbed(story.do('11:01', bounce(story)).until('11:40')).slice(2)).toEqual([
      '11:00 escalated 1',
      '11:01 escalated 2 (undelivered)',
    ]);
  });

  test('changes nothing where the next level has fired meanwhile', () => {
    const story = escalated();
    const late = bounce(story);

    expect(climbed(story.until('11:30').do('11:31', late).until('12:00'))).toHaveLength(4);
  });

  test('changes nothing once somebody has acknowledged', () => {
    const story = escalated().do('11:01', { type: 'acknowledge' });

    expect(climbed(story.do('11:02', bounce(story)).until('12:00'))).toHaveLength(3);
  });

  test('changes nothing on a ladder that has ended, nor when the ticket is reopened later', () => {
    const story = escalated().do('11:01', { type: 'resolve' });
    story.do('11:02', bounce(story)).do('11:10', { type: 'reopen' });

    expect(story.until('11:20').told().slice(-1)).toEqual(['11:10 reopened']);
  });

  test('of news changes nothing, since whoever the level is for has a notice of their own', () => {
    const story = new Story().open('10:00').do('10:01', { type: 'watch', person: 'dora' }).until('11:00');

    expect(climbed(story.do('11:01', bounce(story, 'news')).until('11:29'))).toHaveLength(3);
  });

  test('sends on from no level but the newest that reached nobody', () => {
    const first = change('2', { to: [{ kind: 'assignee' }], mark: { kind: 'offset', ms: 5 * MINUTE_MS } });
    const third: Level = {
      id: '3',
      metric: 'first-response',
      notice: 'escalation',
      mark: { kind: 'offset', ms: 48 * HOUR_MS },
      to: [{ kind: 'manager', up: 0 }],
      during: 'office',
    };
    const levels = [...(first.escalations.standard?.levels ?? []), third];
    // 09:00 in Shanghai is 01:00 here.
    const story = new Story({ policySet: withLevels(levels) }).open('10:00').until('11:05');

    expect(climbed(story.do('11:10', bounce(story)).until('+1d 12:00')).slice(2)).toEqual([
      '11:00 escalated 1',
      '11:05 level-skipped 2',
      '+1d 01:00 escalated 3 (nobody-to-tell)',
    ]);
  });

  test('is held back while the clock is paused', () => {
    const paused = policySet({
      rules: policySet().rules.map((rule) => ({
        ...rule,
        commitments: { solution: { target: { kind: 'duration', ms: HOUR_MS }, calendar: '24x7', pausedBy: 'any' } },
      })),
    });
    const story = new Story({ policySet: paused }).open('10:00').until('11:00').do('11:01', { type: 'hold', reason: 'parts' });
    story.do('11:02', bounce(story)).do('12:00', { type: 'resume' }).until('12:00');

    expect(story.told().slice(-3)).toEqual(['11:02 undelivered', '12:00 resumed', '12:00 escalated solution 2']);
  });

  test('to the customer is recorded, and sends no ladder on', () => {
    const story = escalated().do('11:01', { ...bounce(new Story()), facts: [1] });

    expect(climbed(story.until('11:29'))).toHaveLength(3);
  });
});
