import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/core/command.ts';
import type { Level } from '../../shared/core/escalation/ladder.ts';
import { MINUTE_MS } from '../../shared/core/instant.ts';
import { ORGANISATION, policySet } from '../support/policies.ts';
import { Story, time } from '../support/story.ts';

const ann: Command['by'] = 'agent:ann';
const ben: Command['by'] = 'agent:ben';

const opened = () => new Story().open('10:00');
/** ann has answered, so she follows it. */
const owned = () => opened().do('10:05', { type: 'reply', message: 'm1' }, ann);
const offered = () => owned().do('10:10', { type: 'hand-over', to: 'ben', note: 'on leave from tomorrow' }, ann);
const ticketOf = (story: Story) => story.snapshot?.ticket;

describe('a request that nobody has taken up', () => {
  test('has no owner', () => {
    expect(ticketOf(opened().do('10:05', { type: 'note', message: 'm' }, ann))?.owner).toBeUndefined();
  });

  test.each([
    ['answers in public', { type: 'reply', message: 'm' }],
    ['proposes a solution', { type: 'propose-solution' }],
    ['resolves it with a message', { type: 'resolve', message: 'm' }],
    ['takes the ticket', { type: 'assign', assignee: 'ann' }],
  ] as const)('is owned by who %s first', (_, command) => {
    expect(ticketOf(opened().do('10:05', command, ann))?.owner).toBe('ann');
  });

  test('is owned by the author whose answer a program brings', () => {
    expect(ticketOf(opened().do('10:05', { type: 'reply', message: 'm', author: 'ben' }))?.owner).toBe('ben');
  });

  test.each([
    ['is given it by somebody else', { type: 'assign', assignee: 'ann' }, ben],
    ['resolves it without a word', { type: 'resolve' }, ann],
    ['writes for colleagues only', { type: 'note', message: 'm', author: 'ann' }, ann],
    ['takes charge of a warning', { type: 'acknowledge' }, ann],
    ['is no person', { type: 'reply', message: 'm' }, 'api:shop'],
    ['is an address that is nobody’s own', { type: 'reply', message: 'm' }, 'agent:duty@acme.example'],
  ] as const)('is not owned by who %s', (_, command, by) => {
    expect(ticketOf(opened().do('10:05', command, by))?.owner).toBeUndefined();
  });

  test('is not owned by a program that answers in somebody’s name', () => {
    const reply = { type: 'reply', message: 'm', author: 'ann', automatic: true } as const;

    expect(ticketOf(opened().do('10:05', reply))?.owner).toBeUndefined();
  });
});

describe('the owner', () => {
  test('keeps the ticket when others answer, are assigned, and reopen it', () => {
    const story = owned()
      .do('10:10', { type: 'assign', assignee: 'ben' }, 'agent:lee')
      .do('10:20', { type: 'resolve', message: 'm2' }, ben)
      .do('10:30', { type: 'reopen' }, ben)
      .do('10:40', { type: 'close' }, ben)
      .do('10:50', { type: 'reopen' });

    expect(ticketOf(story)).toMatchObject({ owner: 'ann', assignee: 'ben' });
  });

  test('and watchers can be told by a level; with neither, it tells nobody', () => {
    const level: Level = {
      id: 'w1',
      metric: 'solution',
      notice: 'warning',
      mark: { kind: 'percent', percent: 50 },
      to: [{ kind: 'owner' }, { kind: 'watchers' }],
    };
    const set = policySet({ escalations: { standard: { name: 'standard', levels: [level] } } });
    const story = () => new Story({ policySet: set }).open('10:00');

    expect(story().until('22:00').told().at(-1)).toBe('22:00 level-skipped solution w1');
    const watched = story().do('10:05', { type: 'reply', message: 'm' }, ann).do('10:06', { type: 'watch', person: 'max' });
    expect(watched.until('22:00').facts.at(-1)).toMatchObject({ type: 'warned', told: ['ann', 'max'] });
  });
});

describe('a handover', () => {
  test('is offered for an hour, and leaves the ticket with its owner meanwhile', () => {
    const story = offered();

    expect(story.facts.at(-1)).toMatchObject({
      type: 'handover-offered',
      to: 'ben',
      from: 'ann',
      until: time('11:10'),
      note: 'on leave from tomorrow',
    });
    expect(ticketOf(story)).toMatchObject({ owner: 'ann', handover: { to: 'ben', since: time('10:10'), until: time('11:10') } });
  });

  test('is offered for as long as the organisation says', () => {
    const organisation = { ...ORGANISATION, ownership: { acceptWithinMs: 15 * MINUTE_MS } };
    const story = new Story({ organisation }).open('10:00').do('10:05', { type: 'reply', message: 'm' }, ann);

    expect(ticketOf(story.do('10:10', { type: 'hand-over', to: 'ben' }, ann))?.handover?.until).toBe(time('10:25'));
  });

  test('makes who accepts it the owner and the assignee', () => {
    const story = offered().do('10:20', { type: 'accept-handover' }, ben);

    expect(story.facts.at(-1)).toMatchObject({ type: 'handed-over', to: 'ben', from: 'ann', by: ben });
    expect(ticketOf(story)).toMatchObject({ owner: 'ben', assignee: 'ben' });
    expect(ticketOf(story)?.handover).toBeUndefined();
  });

  test.each([
    ['declined', { type: 'decline-handover', reason: 'on leave too' }, ben, { type: 'handover-declined', to: 'ben' }],
    ['withdrawn by the owner', { type: 'withdraw-handover' }, ann, { type: 'handover-withdrawn', to: 'ben' }],
    ['withdrawn by the lead', { type: 'withdraw-handover' }, 'agent:lee', { type: 'handover-withdrawn', to: 'ben' }],
  ] as const)('that is %s leaves the ticket with its owner', (_, command, by, fact) => {
    const story = offered().do('10:20', command, by);

    expect(story.facts.at(-1)).toMatchObject(fact);
    expect(ticketOf(story)?.owner).toBe('ann');
    expect(story.try('10:30', { type: 'accept-handover' }, ben)).toEqual({ code: 'no-handover' });
  });

  test('lapses at its very instant, by itself, when nobody answers', () => {
    const story = offered();
    expect(story.try('11:09:59', { type: 'note', message: 'm' })).toBe('done');
    expect(ticketOf(story)?.handover).toBeDefined();

    story.until('11:10');

    expect(story.facts.at(-1)).toMatchObject({ type: 'handover-lapsed', to: 'ben', at: time('11:10'), by: 'system' });
    expect(ticketOf(story)).toMatchObject({ owner: 'ann' });
    expect(story.try('11:11', { type: 'accept-handover' }, ben)).toEqual({ code: 'no-handover' });
  });

  test('to somebody else takes the place of the one before', () => {
    const story = offered().do('10:20', { type: 'hand-over', to: 'lee' }, ann);

    expect(story.told().slice(-2)).toEqual(['10:20 handover-withdrawn', '10:20 handover-offered']);
    expect(story.try('10:30', { type: 'accept-handover' }, ben)).toEqual({ code: 'no-handover' });
    expect(story.try('10:30', { type: 'accept-handover' }, 'agent:lee')).toBe('done');
  });

  test('that is offered to the same person again begins anew', () => {
    const story = offered().do('10:40', { type: 'hand-over', to: 'ben' }, ann);

    expect(story.told().slice(-2)).toEqual(['10:10 handover-offered', '10:40 handover-offered']);
    expect(ticketOf(story)?.handover).toEqual({ to: 'ben', since: time('10:40'), until: time('11:40') });
  });

  test.each([
    ['closed', { type: 'close' }],
    ['merged', { type: 'merge', into: '9c2v5b8n1m' }],
  ] as const)('is off when the ticket is %s', (_, command) => {
    const story = offered().do('10:20', command);

    expect(ticketOf(story)?.handover).toBeUndefined();
    expect(story.until('12:00').told().at(-1)).not.toContain('handover');
  });

  test.each([
    ['the owner', ann],
    ['the lead of the team', 'agent:lee'],
    ['a superior of the owner, however high', 'agent:dora'],
    ['a program', 'api:console'],
  ] as const)('can be offered and withdrawn by %s', (_, by) => {
    const story = owned();

    expect(story.try('10:10', { type: 'hand-over', to: 'ben' }, by)).toBe('done');
    expect(story.try('10:11', { type: 'withdraw-handover' }, by)).toBe('done');
  });

  test('can be offered for an owner who has left, by the lead', () => {
    const story = opened().do('10:05', { type: 'reply', message: 'm' }, 'agent:gone');

    expect(story.try('10:10', { type: 'hand-over', to: 'ben' }, ben)).toEqual({ code: 'not-theirs-to-hand-over' });
    expect(story.try('10:10', { type: 'hand-over', to: 'ben' }, 'agent:lee')).toBe('done');
  });

  test.each([
    ['to nobody who is known', { type: 'hand-over', to: 'nobody' }, ann, { code: 'unknown-person', id: 'nobody', named: 'to' }],
    ['to the owner', { type: 'hand-over', to: 'ann' }, ann, { code: 'owner-already', id: 'ann' }],
    ['by any colleague', { type: 'hand-over', to: 'max' }, ben, { code: 'not-theirs-to-hand-over' }],
    ['that nobody has offered', { type: 'accept-handover' }, ben, { code: 'no-handover' }],
    ['that nobody has offered', { type: 'withdraw-handover' }, ann, { code: 'no-handover' }],
  ] as const)('is refused %s: %j', (_, command, by, refusal) => {
    expect(owned().try('10:10', command, by)).toEqual(refusal);
  });

  test('is refused of a ticket that nobody has taken up', () => {
    expect(opened().try('10:10', { type: 'hand-over', to: 'ben' }, ann)).toEqual({ code: 'no-owner' });
  });

  test('is answered by nobody but who it is offered to, or a program', () => {
    expect(offered().try('10:20', { type: 'accept-handover' }, 'agent:lee')).toEqual({ code: 'no-handover' });
    expect(offered().try('10:20', { type: 'decline-handover' }, ann)).toEqual({ code: 'no-handover' });
    expect(offered().try('10:20', { type: 'withdraw-handover' }, ben)).toEqual({ code: 'not-theirs-to-hand-over' });
    expect(offered().try('10:20', { type: 'accept-handover' }, 'api:console')).toBe('done');
  });
});

describe('watchers', () => {
  test('come and go; to ask for what is so already changes nothing', () => {
    const story = opened()
      .do('10:01', { type: 'watch', person: 'max' })
      .do('10:02', { type: 'watch', person: 'max' })
      .do('10:03', { type: 'watch', person: 'dora' })
      .do('10:04', { type: 'unwatch', person: 'max' })
      .do('10:05', { type: 'unwatch', person: 'max' });

    expect(ticketOf(story)?.watchers).toEqual(['dora']);
    expect(story.told().slice(1)).toEqual(['10:01 watched', '10:03 watched', '10:04 unwatched']);
  });

  test('are people of the organisation', () => {
    const refusal = { code: 'unknown-person', id: 'nobody', named: 'person' };

    expect(opened().try('10:01', { type: 'watch', person: 'nobody' })).toEqual(refusal);
  });

  test('are added by a level that says so, each once', () => {
    const level: Level = {
      id: '1',
      metric: 'first-response',
      notice: 'escalation',
      mark: { kind: 'offset', ms: 0 },
      to: [{ kind: 'lead' }],
      repeat: { everyMs: 10 * MINUTE_MS, times: 1 },
      actions: [
        { kind: 'watch', to: { kind: 'manager', up: 0 } },
        { kind: 'watch', to: { kind: 'address', email: 'duty@acme.example' } },
      ],
    };
    const set = policySet({ escalations: { standard: { name: 'standard', levels: [level] } } });
    const story = new Story({ policySet: set }).open('10:00').until('11:30');

    expect(story.facts.filter(({ type }) => type === 'watched')).toMatchObject([
      { watchers: ['max'], at: time('11:00'), by: 'system' },
      { watchers: ['duty@acme.example'], at: time('11:00') },
    ]);
    expect(ticketOf(story)?.watchers).toEqual(['max', 'duty@acme.example']);
  });
});
