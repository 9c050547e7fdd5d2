import { describe, expect, test } from 'vitest';
import type { Command } from '../../../shared/core/command.ts';
import { explain } from '../../../shared/core/sla/explain.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import { causeOf } from '../../../shared/core/sla/stretch-cause.ts';
import { policySet } from '../../support/policies.ts';
import { clockTime, Story, time } from '../../support/story.ts';

const ANN: Command['by'] = 'agent:ann';

/** Every stretch of the past, with the numbers of the facts behind it. */
function causes(story: Story, metric: Metric, at: string): readonly string[] {
  const track = story.snapshot?.tracks.findLast((one) => one.metric === metric);
  if (track === undefined) throw new Error(`no clock of ${metric}`);
  return explain(track, policySet().calendars, time(at)).stretches.map((stretch) => {
    const { stopped, reopened, regraded } = causeOf(stretch, story.facts);
    const facts = [stopped, reopened, regraded].flatMap((fact) =>
      fact === undefined ? [] : [`${fact.n} ${fact.type} ${fact.by}`],
    );
    return [clockTime(stretch.from), stretch.kind, ...facts].join(', ');
  });
}

describe('a stretch on hold', () => {
  test('is the doing of whoever held the ticket', () => {
    const story = new Story()
      .open('10:00')
      .do('10:10', { type: 'hold', reason: 'customer' }, ANN)
      .do('10:20', { type: 'resume' });
    expect(causes(story, 'solution', '10:30')).toEqual([
      '10:00, counted',
      '10:10, held, 2 held agent:ann',
      '10:20, counted',
      '10:30, counted',
    ]);
  });

  test('stays their doing when the priority changes meanwhile', () => {
    const story = new Story()
      .open('10:00')
      .do('10:10', { type: 'hold', reason: 'customer' }, ANN)
      .do('10:15', { type: 'change-priority', priority: 'P1' }, 'agent:ben')
      .do('10:20', { type: 'resume' });
    expect(causes(story, 'solution', '10:20').slice(1, 3)).toEqual([
      '10:10, held, 2 held agent:ann',
      '10:15, held, 2 held agent:ann, 3 priority-changed agent:ben',
    ]);
  });
});

describe('a stretch after the solution', () => {
  test('is the doing of whoever solved it, up to whoever reopened it', () => {
    const story = new Story()
      .open('10:00')
      .do('10:10', { type: 'resolve', message: 'm' }, ANN)
      .do('10:10', { type: 'close' }, 'agent:ben')
      .do('10:30', { type: 'reopen' });
    expect(causes(story, 'solution', '10:30').slice(0, 2)).toEqual([
      '10:00, counted',
      '10:10, solved, 2 resolved agent:ann, 4 reopened api:test',
    ]);
  });

  test('names whoever closed it where nobody had solved it', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'close' }, ANN).do('10:30', { type: 'reopen' });
    expect(causes(story, 'solution', '10:30')[1]).toBe('10:10, solved, 2 closed agent:ann, 3 reopened api:test');
  });

  test('names whoever merged it, where that was undone', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'merge', into: '0000000001' }, ANN);
    const reopened = story.do('10:30', { type: 'unmerge' }, 'system');
    expect(causes(reopened, 'solution', '10:30')[1]).toBe('10:10, solved, 2 merged agent:ann, 3 reopened system');
  });

  test('goes on until somebody reopens it', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'resolve' }, ANN);
    expect(causes(story, 'first-response', '10:30')[1]).toBe('10:10, solved, 2 resolved agent:ann');
  });
});

describe('a stretch under another rule', () => {
  test('begins by the change that chose it, and only there', () => {
    const story = new Story().open('10:00').do('10:10', { type: 'change-priority', priority: 'P1' }, ANN);
    expect(causes(story, 'solution', '10:30')).toEqual([
      '10:00, counted',
      '10:10, counted, 2 priority-changed agent:ann',
      '10:30, counted',
    ]);
  });
});
