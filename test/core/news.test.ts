import { describe, expect, test } from 'vitest';
import type { Command, CommandBody } from '../../shared/core/command.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import type { Organisation } from '../../shared/core/organisation.ts';
import { ORGANISATION, policySet } from '../support/policies.ts';
import { Story } from '../support/story.ts';

const ann: Command['by'] = 'agent:ann';
const cora: Command['by'] = 'requester:cora@customer.example';
const question: CommandBody = { type: 'customer-reply', message: 'm9', from: 'cora@customer.example' };

/** ann owns it, max watches. */
const owned = (organisation: Organisation = ORGANISATION) =>
  new Story({ organisation })
    .open('10:00')
    .do('10:05', { type: 'reply', message: 'm1' }, ann)
    .do('10:06', { type: 'watch', person: 'max' }, 'agent:max');

/** Staff who are mailed by the commands, each with what: `ann news`. */
function toldBy(story: Story, ...commands: readonly (readonly [CommandBody, Command['by']])[]): readonly string[] {
  const before = story.mails.length;
  for (const [command, by] of commands) story.do('10:10', command, by);
  return story.mails.slice(before).flatMap(({ to, notice }) => (to.personId === undefined ? [] : [`${to.personId} ${notice}`]));
}

describe('what a customer says', () => {
  test('reaches the owner, who works on it, and the watchers', () => {
    expect(toldBy(owned(), [question, cora])).toEqual(['ann news', 'max news']);
    const assigned = owned().do('10:07', { type: 'assign', assignee: 'ben' }, ann);
    expect(toldBy(assigned, [question, cora]).toSorted()).toEqual(['ann news', 'ben news', 'max news']);
  });

  test('reaches the assignee where nobody owns the ticket yet, else the lead', () => {
    const open = () => new Story().open('10:00');
    expect(toldBy(open().do('10:05', { type: 'assign', assignee: 'ben' }), [question, cora])).toEqual(['ben news']);
    expect(toldBy(open(), [question, cora])).toEqual(['lee news']);
  });

  test('reaches the members of a team that has no lead', () => {
    const open = new Story().open('10:00', { team: 'engineering' });
    expect(toldBy(open, [question, cora])).toEqual(['ben news']);
  });

  test('reaches the lead where the owner has left', () => {
    const left = new Story().open('10:00').do('10:05', { type: 'reply', message: 'm1' }, 'agent:gone');
    expect(toldBy(left, [question, cora])).toEqual(['lee news']);
  });

  test('makes one mail with the fact that it reopened the ticket', () => {
    const resolved = owned().do('10:08', { type: 'resolve', message: 'm2' }, ann);
    expect(toldBy(resolved, [question, cora])).toEqual(['ann news', 'max news']);
    expect(resolved.mails.at(-1)?.facts).toHaveLength(2);
  });

  test('is no news to a colleague who is the customer', () => {
    const own = new Story()
      .open('10:00', { requester: { email: 'Ben@acme.example' } })
      .do('10:05', { type: 'assign', assignee: 'ben' });
    const words: CommandBody = { ...question, from: 'ben@acme.example' };
    expect(toldBy(own, [words, 'requester:ben@acme.example'])).toEqual([]);
  });

  test('reaches them whatever is chosen as news', () => {
    const organisation = { ...ORGANISATION, ownership: { news: 'important' } } as const;
    expect(toldBy(owned(organisation), [question, cora])).toEqual(['ann news', 'max news']);
  });
});

describe('what happens to a ticket', () => {
  test.each<readonly [string, CommandBody]>([
    ['a note', { type: 'note', message: 'm2' }],
    ['an answer', { type: 'reply', message: 'm2' }],
    ['a hold', { type: 'hold', reason: 'parts' }],
    ['a priority', { type: 'change-priority', priority: 'P2' }],
    ['a solution', { type: 'propose-solution', message: 'm2' }],
    ['an acknowledgement', { type: 'acknowledge' }],
    ['a merge', { type: 'merge', into: '9c2v5b8n1m' }],
  ])('is news to owner and watchers: %s', (_, command) => {
    expect(toldBy(owned(), [command, 'agent:ben'])).toEqual(['ann news', 'max news']);
  });

  test('is no news to who did it', () => {
    expect(toldBy(owned(), [{ type: 'note', message: 'm2' }, ann])).toEqual(['max news']);
    expect(toldBy(owned(), [{ type: 'note', message: 'm2', author: 'ann' }, 'api:crm'])).toEqual(['max news']);
    expect(toldBy(owned(), [{ type: 'note', message: 'm2' }, 'agent:max'])).toEqual(['ann news']);
  });

  test('is no news to who is told of it by another mail', () => {
    expect(toldBy(owned(), [{ type: 'assign', assignee: 'max' }, 'agent:lee'])).toEqual(['max assigned', 'ann news']);
  });

  test('is news to who worked on it until it was given to somebody else', () => {
    const assigned = owned().do('10:07', { type: 'assign', assignee: 'ben' }, ann);
    expect(toldBy(assigned, [{ type: 'assign', assignee: 'lee' }, ann])).toEqual(['lee assigned', 'ben news', 'max news']);
  });

  test('is news to who worked on it until a handover was accepted', () => {
    const offered = owned()
      .do('10:07', { type: 'assign', assignee: 'ben' }, ann)
      .do('10:08', { type: 'hand-over', to: 'lee' }, ann);
    expect(toldBy(offered, [{ type: 'accept-handover' }, 'agent:lee'])).toEqual(['ann news', 'ben news', 'max news']);
  });

  test('is no news where it follows from what stands beside it', () => {
    const held = owned().do('10:08', { type: 'hold', reason: 'parts' }, ann);
    expect(toldBy(held, [{ type: 'resolve', message: 'm2' }, 'agent:ben'])).toEqual(['ann news', 'max news']);
    expect(held.mails.at(-1)?.facts).toEqual([held.facts.at(-1)?.n]);
  });

  test.each<readonly [CommandBody, readonly string[]]>([
    [{ type: 'note', message: 'm2' }, []],
    [{ type: 'change-priority', priority: 'P2' }, []],
    [{ type: 'acknowledge' }, ['ann news', 'max news']],
  ])('is news by choice, or only if it is important: %j', (command, told) => {
    const organisation = { ...ORGANISATION, ownership: { news: 'important' } } as const;
    expect(toldBy(owned(organisation), [command, 'agent:ben'])).toEqual(told);
  });

  test('is news to nobody who has no mailbox here', () => {
    const left = new Story().open('10:00').do('10:05', { type: 'watch', person: 'ben' }).facts;
    expect(left.at(-1)?.type).toBe('watched');
    const { ben: _, ...people } = ORGANISATION.people;
    const story = new Story({ organisation: { ...ORGANISATION, people } }).open('10:00');
    expect(toldBy(story, [{ type: 'note', message: 'm' }, ann])).toEqual([]);
  });
});

describe('what raises an alarm', () => {
  const levels: readonly Level[] = (['complaint', 'reopened', 'low-rating'] as const).map((metric) => ({
    id: `${metric}-1`,
    metric,
    notice: 'escalation',
    mark: { kind: 'offset', ms: 0 },
    to: [{ kind: 'owner' }],
  }));
  const alarming = () =>
    new Story({ policySet: policySet({ escalations: { standard: { name: 'standard', levels } } }) })
      .open('10:00')
      .do('10:05', { type: 'reply', message: 'm1' }, ann)
      .do('10:06', { type: 'watch', person: 'max' }, 'agent:max');

  test('is told to the owner by the mail of the alarm alone, and to watchers by one mail with what came of it', () => {
    const story = alarming();
    expect(toldBy(story, [{ type: 'complain', reason: 'No call.' }, cora])).toEqual(['ann escalation', 'max news']);
    expect(story.mails.at(-1)?.facts).toEqual(story.facts.slice(-2).map(({ n }) => n));
  });

  test.each<CommandBody>([{ type: 'reopen' }, { type: 'rate', score: 1 }])('is told once: %j', (command) => {
    const solved = alarming().do('10:08', { type: 'resolve', message: 'm2' }, ann);
    expect(toldBy(solved, [command, cora])).toEqual(['ann escalation', 'max news']);
  });
});

describe('what time does', () => {
  const level: Level = {
    id: '1',
    metric: 'solution',
    notice: 'escalation',
    mark: { kind: 'offset', ms: 0 },
    to: [{ kind: 'lead' }],
    actions: [
      { kind: 'watch', to: { kind: 'lead' } },
      { kind: 'raise-priority', to: 'P1' },
    ],
  };
  const set = policySet({ escalations: { standard: { name: 'standard', levels: [level] } } });
  const story = () => new Story({ policySet: set }).open('10:00').do('10:05', { type: 'reply', message: 'm1' }, ann);

  test('is news to the owner, in one mail, when others are told', () => {
    const late = story().until('+1d 10:00');
    const news = late.mails.filter(({ notice }) => notice === 'news');
    expect(news.map(({ to }) => to.personId)).toEqual(['ann']);
    const about = late.facts.filter(({ n }) => news[0]?.facts.includes(n));
    expect(about.map(({ type }) => type)).toEqual(['breached', 'escalated', 'priority-changed']);
  });

  test('besides telling somebody is no further mail to who was told', () => {
    const late = story().until('+1d 10:00');
    expect(late.mails.filter(({ to }) => to.personId === 'lee').map(({ notice }) => notice)).toEqual(['escalation']);
    expect(late.snapshot?.ticket.watchers).toEqual(['lee']);
  });
});

describe('a complaint, and a rating', () => {
  test.each<readonly [CommandBody]>([[{ type: 'complain' }], [{ type: 'rate', score: 1 }]])(
    'reach the owner, the assignee and the watchers: %j',
    (command) => {
      const solved = owned().do('10:08', { type: 'resolve', message: 'm2' }, ann);
      expect(toldBy(solved, [command, cora])).toEqual(expect.arrayContaining(['ann news', 'max news']));
    },
  );
});

describe('a mail that did not arrive', () => {
  const undelivered = (notice: string, to: string): CommandBody => ({
    type: 'report-undelivered',
    receipt: `2.${notice}.lee`,
    to,
    facts: [2],
    because: 'bounced',
  });

  test('is news to those who can still be told', () => {
    expect(toldBy(owned(), [undelivered('warning', 'lee@acme.example'), 'system'])).toEqual(['ann news', 'max news']);
    expect(toldBy(owned(), [undelivered('warning', 'ann@acme.example'), 'system'])).toEqual(['max news']);
  });

  test('is no news if it was news', () => {
    expect(toldBy(owned(), [undelivered('news', 'lee@acme.example'), 'system'])).toEqual([]);
  });
});

describe('a handover', () => {
  const offered = () => owned().do('10:08', { type: 'hand-over', to: 'ben' }, ann);

  test('asks who it is offered to, and is news to watchers', () => {
    expect(toldBy(owned(), [{ type: 'hand-over', to: 'ben' }, ann])).toEqual(['ben handover', 'max news']);
  });

  test('by the lead is news to the owner', () => {
    expect(toldBy(owned(), [{ type: 'hand-over', to: 'ben' }, 'agent:lee'])).toEqual(['ben handover', 'ann news', 'max news']);
  });

  test.each<readonly [string, CommandBody, Command['by'], readonly string[]]>([
    ['accepted: to who owned it', { type: 'accept-handover' }, 'agent:ben', ['ann news', 'max news']],
    ['declined: to the owner', { type: 'decline-handover' }, 'agent:ben', ['ann news', 'max news']],
    ['withdrawn: to who was asked', { type: 'withdraw-handover' }, ann, ['ben news', 'max news']],
  ])('is news when it is %s', (_, command, by, told) => {
    expect(toldBy(offered(), [command, by]).toSorted()).toEqual(told);
  });

  test('that lapses is news to the owner', () => {
    const lapsed = offered().until('11:08');
    expect(lapsed.mails.at(-2)).toMatchObject({ notice: 'news', to: { personId: 'ann' } });
  });

  test('to somebody else tells who was asked before', () => {
    expect(toldBy(offered(), [{ type: 'hand-over', to: 'lee' }, ann])).toEqual(['lee handover', 'ben news', 'max news']);
  });
});

describe('a watcher', () => {
  test('is told when somebody else made them one', () => {
    expect(toldBy(owned(), [{ type: 'watch', person: 'dora' }, ann])).toEqual(['dora news']);
    expect(toldBy(owned(), [{ type: 'watch', person: 'dora' }, 'agent:dora'])).toEqual([]);
  });

  test('is told nothing any more once they are none', () => {
    const left = owned().do('10:08', { type: 'unwatch', person: 'max' });
    expect(toldBy(left, [question, cora])).toEqual(['ann news']);
  });
});
