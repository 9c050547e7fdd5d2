import { describe, expect, test } from 'vitest';
import type { Level, Recipient } from '../../shared/core/escalation/ladder.ts';
import { type LevelReach, reachOf } from '../../shared/core/escalation/reach.ts';
import type { Responsibility } from '../../shared/core/escalation/recipients.ts';
import { DAY_MS } from '../../shared/core/instant.ts';
import type { Organisation, Person } from '../../shared/core/organisation.ts';
import type { Priority } from '../../shared/core/priority.ts';
import { ORGANISATION, policySet } from '../support/policies.ts';

const { calendars } = policySet();
const person = (id: string, rest: Partial<Person> = {}): Person => ({ id, name: id, language: 'en', ...rest });

const organisation: Organisation = {
  ...ORGANISATION,
  people: {
    ...ORGANISATION.people,
    mute: person('mute', { manager: 'gone' }),
    day: person('day', { email: 'day@acme.example', hours: 'office', manager: 'mute' }),
  },
  teams: {
    ...ORGANISATION.teams,
    empty: { id: 'empty', name: 'Empty', members: [] },
    mixed: { id: 'mixed', name: 'Mixed', lead: 'mute', members: ['ann', 'mute', 'gone'] },
    days: { id: 'days', name: 'Days', lead: 'day', members: ['day'] },
  },
  onCall: { desk: { name: 'desk', timeZone: 'UTC', layers: [], overrides: [] } },
  outgoingWebhooks: { pager: { id: 'pager', name: 'Pager', url: 'https://pager.example/' } },
};

/** Monday 10:00 and 22:00 in Shanghai. */
const BY_DAY = Date.parse('2026-03-02T02:00:00Z');
const AT_NIGHT = Date.parse('2026-03-02T14:00:00Z');

type Supposed = Responsibility & { readonly priority?: Priority };

function reach(to: readonly Recipient[], ticket: Supposed = {}, rest: Partial<Level> = {}, at = BY_DAY): LevelReach {
  const level: Level = { id: '1', metric: 'solution', notice: 'escalation', mark: { kind: 'offset', ms: 0 }, to, ...rest };
  return reachOf(level, { ticket: { priority: 'P3', ...ticket }, organisation, calendars, at });
}

describe('a recipient that reaches nobody', () => {
  test.each<[string, Recipient, Responsibility, object]>([
    ['the assignee of a ticket that nobody has', { kind: 'assignee' }, {}, { because: 'nobody-assigned' }],
    ['an assignee who has left', { kind: 'assignee' }, { assignee: 'gone' }, { because: 'not-in-organisation', who: 'gone' }],
    ['an assignee without an address', { kind: 'assignee' }, { assignee: 'mute' }, { because: 'no-address', who: 'mute' }],
    ['the owner where there is none', { kind: 'owner' }, {}, { because: 'no-owner' }],
    ['watchers where there are none', { kind: 'watchers' }, {}, { because: 'no-watchers' }],
    ['the team of a ticket without one', { kind: 'team' }, {}, { because: 'no-team' }],
    ['a team that is no more', { kind: 'team' }, { team: 'gone' }, { because: 'not-in-organisation', who: 'gone' }],
    ['a team of nobody', { kind: 'team' }, { team: 'empty' }, { because: 'nobody-in-team' }],
    ['the lead of a team without one', { kind: 'lead' }, { team: 'engineering' }, { because: 'no-lead' }],
    ['a lead without an address', { kind: 'lead' }, { team: 'mixed' }, { because: 'no-address', who: 'mute' }],
    [
      'the manager where there is neither a lead nor an assignee',
      { kind: 'manager', up: 0 },
      { team: 'engineering' },
      { because: 'no-lead' },
    ],
    ['who is above the top', { kind: 'manager', up: 2 }, { team: 'support' }, { because: 'no-manager-that-high', who: 'dora' }],
    ['a manager who has left', { kind: 'manager', up: 0 }, { team: 'mixed' }, { because: 'not-in-organisation', who: 'gone' }],
    ['a manager without an address', { kind: 'manager', up: 0 }, { team: 'days' }, { because: 'no-address', who: 'mute' }],
    ['a person who has left', { kind: 'person', id: 'gone' }, {}, { because: 'not-in-organisation', who: 'gone' }],
    ['a schedule with a gap', { kind: 'on-call', schedule: 'desk' }, {}, { because: 'nobody-on-call', who: 'desk' }],
    ['a schedule that is no more', { kind: 'on-call', schedule: 'gone' }, {}, { because: 'unknown-schedule', who: 'gone' }],
    ['a webhook that is no more', { kind: 'webhook', id: 'gone' }, {}, { because: 'unknown-webhook', who: 'webhook:gone' }],
  ])('says why: %s', (_, recipient, ticket, missed) => {
    expect(reach([recipient], ticket)).toEqual({ recipients: [{ recipient, told: [], missed: [missed] }], verdict: 'nobody' });
  });
});

describe('a level', () => {
  test('is well where everybody who is meant can be told', () => {
    const found = reach([{ kind: 'lead' }, { kind: 'webhook', id: 'pager' }, { kind: 'address', email: 'x@y.example' }], {
      team: 'support',
    });
    expect(found.verdict).toBe('ok');
    expect(found.recipients.flatMap(({ told }) => told)).toEqual(['lee', 'webhook:pager', 'x@y.example']);
  });

  test('reaches a part of those who are meant where some cannot be told', () => {
    const found = reach([{ kind: 'team' }], { team: 'mixed' });
    expect(found).toEqual({
      verdict: 'partly',
      recipients: [
        {
          recipient: { kind: 'team' },
          told: ['ann'],
          missed: [
            { because: 'no-address', who: 'mute' },
            { because: 'not-in-organisation', who: 'gone' },
          ],
        },
      ],
    });
  });

  test('reaches a part where one recipient of several stands for nobody', () => {
    expect(reach([{ kind: 'assignee' }, { kind: 'lead' }], { team: 'support' }).verdict).toBe('partly');
  });
});

describe('somebody with working hours', () => {
  const lead: readonly Recipient[] = [{ kind: 'lead' }];
  const ticket = { team: 'days' };

  test('is reached by a warning while at work', () => {
    expect(reach(lead, ticket, { notice: 'warning' }).verdict).toBe('ok');
  });

  test('is told of a warning at night, which does not help', () => {
    expect(reach(lead, ticket, { notice: 'warning' }, AT_NIGHT)).toEqual({
      verdict: 'nobody',
      recipients: [{ recipient: { kind: 'lead' }, told: ['day'], missed: [{ because: 'outside-working-hours', who: 'day' }] }],
    });
  });

  test('is reached by a warning at night who is on call then', () => {
    const turn = {
      name: 'all',
      turns: [['day']],
      every: { kind: 'time', ms: DAY_MS },
      handover: { time: '00:00' },
      from: '2020-01-01',
    } as const;
    const onCall = { desk: { name: 'desk', timeZone: 'UTC', layers: [turn], overrides: [] } };
    const to: readonly Recipient[] = [{ kind: 'on-call', schedule: 'desk' }];
    const level: Level = { id: 'w1', metric: 'solution', notice: 'warning', mark: { kind: 'percent', percent: 75 }, to };
    const found = reachOf(level, {
      ticket: { priority: 'P3' },
      organisation: { ...organisation, onCall },
      calendars,
      at: AT_NIGHT,
    });
    expect(found).toEqual({ verdict: 'ok', recipients: [{ recipient: to[0], told: ['day'], missed: [] }] });
  });

  test('is reached by an escalation at any hour', () => {
    expect(reach(lead, ticket, {}, AT_NIGHT).verdict).toBe('ok');
  });

  test('is hardly reached at night by an escalation that keeps quiet hours, but of a severe ticket', () => {
    expect(reach(lead, ticket, { during: 'office' }, AT_NIGHT).verdict).toBe('nobody');
    expect(reach(lead, { ...ticket, priority: 'P1' }, { during: 'office' }, AT_NIGHT).verdict).toBe('ok');
  });

  test('whose calendar the policies of the ticket do not have is at work whenever', () => {
    const level: Level = { id: 'w1', metric: 'solution', notice: 'warning', mark: { kind: 'percent', percent: 75 }, to: lead };
    expect(reachOf(level, { ticket: { priority: 'P3', ...ticket }, organisation, calendars: {}, at: AT_NIGHT }).verdict).toBe(
      'ok',
    );
  });
});
