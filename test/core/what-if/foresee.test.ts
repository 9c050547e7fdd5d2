import { describe, expect, test } from 'vitest';
import type { Command, CommandOf } from '../../../shared/core/command.ts';
import type { Level } from '../../../shared/core/escalation/ladder.ts';
import { DAY_MS, MINUTE_MS } from '../../../shared/core/instant.ts';
import { type Act, foresee, type Moment } from '../../../shared/core/what-if/foresee.ts';
import { foreseenLevels } from '../../../shared/core/what-if/foreseen-levels.ts';
import { ORGANISATION, policySet } from '../../support/policies.ts';
import { clockTime, Story, time } from '../../support/story.ts';

const OPEN: CommandOf<'open'> = {
  type: 'open',
  by: 'api:test',
  id: '7k3m9qxw4t',
  subject: 'The printer is on fire',
  requester: { email: 'cora@customer.example', name: 'Cora' },
  language: 'en',
  priority: 'P3',
  channel: 'api',
  tags: [],
  fields: {},
};

const at = (text: string, command: Command): Act => ({ at: time(text), command });
const opened = at('09:00', OPEN);
const context = { policySet: policySet(), organisation: ORGANISATION, until: time('+9d 09:00') };

const said = (moments: readonly Moment[]) =>
  moments.flatMap(({ facts }) => facts.map((fact) => `${clockTime(fact.at)} ${fact.type}`));
const mailsOf = (moments: readonly Moment[]) => moments.flatMap(({ effects }) => effects.filter(({ type }) => type === 'notify'));

describe('a ticket that nobody touches', () => {
  test('is foreseen as it happens, mail by mail', () => {
    const story = new Story().open('09:00').until('+9d 09:00');
    const { moments, refused } = foresee(null, [opened], context);
    expect(moments.flatMap(({ facts }) => facts)).toEqual(story.facts);
    expect(mailsOf(moments)).toEqual(story.mails);
    expect(refused).toEqual([]);
  });

  test('is foreseen no further than asked', () => {
    const { moments } = foresee(null, [opened], { ...context, until: time('09:45') });
    expect(said(moments)).toEqual(['09:00 opened', '09:45 warned']);
  });

  test('is foreseen from wherever it is by now', () => {
    const story = new Story().open('09:00').until('10:00');
    const { moments } = foresee(story.snapshot, [], context);
    expect(said(moments)[0]).toBe('10:30 escalated');
  });
});

describe('what is supposed to be done', () => {
  test('changes what time does afterwards', () => {
    const acknowledge = at('09:50', { type: 'acknowledge', by: 'agent:ann', metric: 'first-response' });
    const { moments } = foresee(null, [opened, acknowledge], { ...context, until: time('12:00') });
    expect(said(moments)).toEqual(['09:00 opened', '09:45 warned', '09:50 acknowledged', '10:00 breached']);
  });

  test('comes after what is due at the same instant', () => {
    const reply = at('10:00', { type: 'reply', by: 'agent:ann', message: 'm1' });
    const { moments } = foresee(null, [opened, reply], { ...context, until: time('12:00') });
    expect(said(moments)).toEqual(['09:00 opened', '09:45 warned', '10:00 breached', '10:00 escalated', '10:00 replied']);
  });

  test('may be refused, and then nothing comes of it', () => {
    const confirm = at('09:30', { type: 'confirm', by: 'agent:ann' });
    const { moments, refused } = foresee(null, [opened, confirm], { ...context, until: time('09:45') });
    expect(said(moments)).toEqual(['09:00 opened', '09:45 warned']);
    expect(refused).toEqual([{ ...confirm, rejection: expect.objectContaining({ code: 'wrong-status' }) }]);
  });
});

describe('the levels that are foreseen', () => {
  const levelsOf = (moments: readonly Moment[], policies = context.policySet) =>
    moments
      .flatMap((moment) => foreseenLevels(moment, { ...context, policySet: policies }))
      .map(({ fact, level, reach }) => `${clockTime(fact.at)} ${fact.type} ${fact.metric}/${level.id}: ${reach.verdict}`);

  test('say whether somebody would hear of each', () => {
    const { moments } = foresee(null, [opened], { ...context, until: time('11:00') });
    expect(levelsOf(moments)).toEqual([
      '09:45 warned first-response/w1: partly',
      '10:00 breached first-response/breach: nobody',
      '10:00 escalated first-response/1: ok',
      '10:30 escalated first-response/2: ok',
    ]);
  });

  test('leave out a breach that no level tells of', () => {
    const silent = policySet({ escalations: { standard: { name: 'standard', levels: [] } } });
    const { moments } = foresee(null, [opened], { ...context, policySet: silent, until: time('11:00') });
    expect(said(moments)).toEqual(['09:00 opened', '10:00 breached']);
    expect(levelsOf(moments, silent)).toEqual([]);
  });

  test('leave out the breach of a promise that somebody has acknowledged', () => {
    const acknowledge = at('09:50', { type: 'acknowledge', by: 'agent:ann', metric: 'first-response' });
    const { moments } = foresee(null, [opened, acknowledge], { ...context, until: time('12:00') });
    expect(levelsOf(moments)).toEqual(['09:45 warned first-response/w1: partly']);
  });

  test('are judged by the ticket as the level before has left it', () => {
    const level = (id: string, rest: Partial<Level>): Level => ({
      id,
      metric: 'first-response',
      notice: 'escalation',
      mark: { kind: 'offset', ms: MINUTE_MS },
      to: [{ kind: 'assignee' }],
      ...rest,
    });
    const levels = [level('1', { to: [{ kind: 'lead' }], actions: [{ kind: 'assign', to: { kind: 'lead' } }] }), level('2', {})];
    const policies = policySet({ escalations: { standard: { name: 'standard', levels } } });
    const { moments } = foresee(null, [opened], { ...context, policySet: policies, until: time('11:00') });
    expect(levelsOf(moments, policies)).toEqual(['10:01 escalated first-response/1: ok', '10:01 escalated first-response/2: ok']);
  });
});

test('a ladder that repeats for ever is foreseen to an end', () => {
  const nagging: Level = {
    id: '1',
    metric: 'first-response',
    notice: 'escalation',
    mark: { kind: 'offset', ms: 0 },
    to: [{ kind: 'lead' }],
    repeat: { everyMs: MINUTE_MS, times: 5_000 },
  };
  const policies = policySet({ escalations: { standard: { name: 'standard', levels: [nagging] } } });
  const { moments } = foresee(null, [opened], { ...context, policySet: policies, until: time('09:00') + 400 * DAY_MS });
  expect(moments).toHaveLength(1_000);
});
