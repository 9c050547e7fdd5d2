import { describe, expect, test } from 'vitest';
import type { Recipient } from '../../shared/core/escalation/ladder.ts';
import { nameInFact, resolveRecipients } from '../../shared/core/escalation/recipients.ts';
import { DAY_MS, type Instant } from '../../shared/core/instant.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import { ORGANISATION } from '../support/policies.ts';

const PAGER = { id: 'pager', name: 'Pager', url: 'https://pager.example/' };
const WITH_PAGER: Organisation = { ...ORGANISATION, outgoingWebhooks: { pager: PAGER } };

const HANDOVER = Date.parse('2026-01-06T09:00:00Z');

const WITH_ON_CALL: Organisation = {
  ...ORGANISATION,
  onCall: {
    desk: {
      name: 'desk',
      timeZone: 'UTC',
      layers: [
        {
          name: 'daily',
          turns: [['ann', 'zoe'], ['ben']],
          every: { kind: 'time', ms: DAY_MS },
          handover: { time: '09:00' },
          from: '2026-01-05',
        },
      ],
      overrides: [],
    },
  },
};

const told = (to: readonly Recipient[], ticket: { assignee?: string; team?: string }) =>
  resolveRecipients(to, ticket, WITH_PAGER, 0).map(nameInFact);

describe('who a level tells', () => {
  const ticket = { assignee: 'ann', team: 'support' };

  test.each<[string, Recipient, readonly string[]]>([
    ['the assignee', { kind: 'assignee' }, ['ann']],
    ['everybody in the team', { kind: 'team' }, ['ann', 'ben']],
    ['the lead of the team', { kind: 'lead' }, ['lee']],
    ['the manager of the lead', { kind: 'manager', up: 0 }, ['max']],
    ['who is above the manager', { kind: 'manager', up: 1 }, ['dora']],
    ['nobody above the top', { kind: 'manager', up: 2 }, []],
    ['one person by name', { kind: 'person', id: 'dora' }, ['dora']],
    ['nobody for a name that is nobody’s', { kind: 'person', id: 'zoe' }, []],
    ['a bare address', { kind: 'address', email: 'ops@acme.example' }, ['ops@acme.example']],
    ['another system', { kind: 'webhook', id: 'pager' }, ['webhook:pager']],
    ['no system that nobody has configured', { kind: 'webhook', id: 'constructor' }, []],
  ])('is %s', (_, recipient, expected) => {
    expect(told([recipient], ticket)).toEqual(expected);
  });

  test('is each of them once', () => {
    expect(told([{ kind: 'assignee' }, { kind: 'team' }, { kind: 'address', email: 'BEN@acme.example' }], ticket)).toEqual([
      'ann',
      'ben',
    ]);
  });

  test('is the manager of the assignee where the level says so', () => {
    const own: Recipient = { kind: 'manager', up: 0, of: 'assignee' };
    expect(told([own], { assignee: 'ann', team: 'support' })).toEqual(['lee']);
    expect(told([{ ...own, up: 1 }], { assignee: 'ann', team: 'support' })).toEqual(['max']);
    expect(told([own], { team: 'support' })).toEqual([]);
  });

  test('is the manager of the assignee where the team has no lead', () => {
    expect(told([{ kind: 'manager', up: 0 }], { assignee: 'ann', team: 'engineering' })).toEqual(['lee']);
  });

  test('is nobody for a ticket without a team and an assignee', () => {
    expect(told([{ kind: 'assignee' }, { kind: 'team' }, { kind: 'lead' }, { kind: 'manager', up: 0 }], {})).toEqual([]);
  });
});

describe('a level that tells whoever is on call', () => {
  const toldAt = (schedule: string, at: Instant) =>
    resolveRecipients([{ kind: 'on-call', schedule }], {}, WITH_ON_CALL, at).map(nameInFact);

  test.each<[string, Instant, readonly string[]]>([
    ['whose turn it is when it happens, without those whom nobody knows', HANDOVER - 1, ['ann']],
    ['the next one from the handover on', HANDOVER, ['ben']],
    ['nobody before the schedule begins', HANDOVER - DAY_MS - 1, []],
  ])('tells %s', (_, at, expected) => {
    expect(toldAt('desk', at)).toEqual(expected);
  });

  test.each(['attic', 'constructor'])('tells nobody by the unknown schedule %j', (schedule) => {
    expect(toldAt(schedule, HANDOVER)).toEqual([]);
  });
});
