import { describe, expect, test } from 'vitest';
import { change, draftOf, errorsOf, SMALL, warningsOf } from './small-file.ts';

const LEVELS = 'first-response: [{ at: due, tell: lead }]';
const levels = (written: string) => change(LEVELS, `first-response: ${written}`);
const PLACE = 'escalations.standard.first-response';

describe('the mark of a level', () => {
  test.each([
    ['75%', { kind: 'percent', percent: 75 }],
    ['87.5%', { kind: 'percent', percent: 87.5 }],
    ['due', { kind: 'offset', ms: 0 }],
    ['-15m', { kind: 'offset', ms: -900_000 }],
    ['+30m', { kind: 'offset', ms: 1_800_000 }],
    ['+1h30m', { kind: 'offset', ms: 5_400_000 }],
  ])('may be %s', (written, mark) => {
    expect(draftOf(levels(`[{ at: ${written}, tell: lead }]`)).policySet.escalations['standard']?.levels[0]?.mark).toEqual(mark);
  });

  test.each([
    ['75', '"75" has no unit; write 75% of the target, or +75m after due'],
    ['30m', '"30m" has no sign; write -30m for before due or +30m for after it'],
    ['+0m', '"+0m" is the due instant itself; write due'],
    ['0%', '"0%" is when the clock starts; write e.g. 50%'],
    ['2000%', '"2000%" is too far away; write at most 1000%'],
    ['+1d', '"+1d" could mean working days; write +24h for hours that count'],
    ['+soon', '"+soon" is not a point on a clock; write e.g. +30m or +1h30m'],
    ['soon', '"soon" is not a point on a clock; write e.g. 75%, due, -15m or +30m'],
  ])('may not be %s', (written, message) => {
    expect(errorsOf(levels(`[{ at: ${written}, tell: lead }]`))).toEqual([`19:28 ${PLACE}[0].at: ${message}`]);
  });
});

describe('who a level tells', () => {
  test.each([
    ['assignee', { kind: 'assignee' }],
    ['team', { kind: 'team' }],
    ['lead', { kind: 'lead' }],
    ['owner', { kind: 'owner' }],
    ['watchers', { kind: 'watchers' }],
    ['manager', { kind: 'manager', up: 0 }],
    ['manager+2', { kind: 'manager', up: 2 }],
    ['assignee-manager', { kind: 'manager', up: 0, of: 'assignee' }],
    ['assignee-manager+3', { kind: 'manager', up: 3, of: 'assignee' }],
    ['person:lee', { kind: 'person', id: 'lee' }],
    ['mail:duty@other.example', { kind: 'address', email: 'duty@other.example' }],
  ])('may be %s', (written, recipient) => {
    expect(draftOf(levels(`[{ at: due, tell: ${written} }]`)).policySet.escalations['standard']?.levels[0]?.to).toEqual([
      recipient,
    ]);
  });

  test.each([
    ['leed', `19:39 ${PLACE}[0].tell: "leed" is nobody; did you mean "lead"?`],
    ['director', `19:39 ${PLACE}[0].tell: "director" is nobody; write manager+1 for the one above the manager`],
    [
      'boss',
      `19:39 ${PLACE}[0].tell: "boss" is nobody; write assignee, owner, watchers, team, lead, manager, manager+1, assignee-manager, person:<id>, on-call:<schedule>, mail:<address> or webhook:<id>`,
    ],
    [
      '[lee@acme.example]',
      `19:40 ${PLACE}[0].tell[0]: "lee@acme.example" is nobody; write mail:lee@acme.example for a plain address`,
    ],
    ['person:lea', `19:39 ${PLACE}[0].tell: "lea" is not in people; did you mean "lee"?`],
    ['[person: lee]', `19:40 ${PLACE}[0].tell[0]: must be a single value; write person:lee without a space, or e.g. lead`],
    ['mail:x', `19:39 ${PLACE}[0].tell: "x" is not a mail address; write e.g. lin@acme.example`],
    ['[]', `19:33 ${PLACE}[0].tell: lists nothing; write e.g. lead, or remove the line`],
  ])('may not be %s', (written, expected) => {
    expect(errorsOf(levels(`[{ at: due, tell: ${written} }]`))).toEqual([expected]);
  });
});

describe('levels', () => {
  test('are warnings before due and escalations from then on, and are numbered by kind in each metric', () => {
    const text = levels(
      '[{ at: 50%, tell: lead }, { at: 75%, tell: lead }, { at: due, tell: team, notice: breach }, { at: due, tell: lead }, { at: +1h, tell: manager }]',
    );
    const ladder = draftOf(text).policySet.escalations['standard']?.levels;
    expect(ladder?.map(({ metric, id, notice }) => [metric, id, notice])).toEqual([
      ['first-response', 'w1', 'warning'],
      ['first-response', 'w2', 'warning'],
      ['first-response', 'breach', 'breach'],
      ['first-response', '1', 'escalation'],
      ['first-response', '2', 'escalation'],
      ['solution', '1', 'escalation'],
    ]);
  });

  test('may escalate before due', () => {
    const [first] =
      draftOf(levels('[{ at: 50%, tell: lead, notice: escalation }]')).policySet.escalations['standard']?.levels ?? [];
    expect(first).toMatchObject({ id: '1', notice: 'escalation' });
  });

  test('keep their numbers when another gets a name', () => {
    const text = levels('[{ at: due, tell: lead }, { at: +1h, tell: lead, id: chief }, { at: +2h, tell: lead }]');
    const ids = draftOf(text).policySet.escalations['standard']?.levels.map(({ id }) => id);
    expect(ids).toEqual(['1', 'chief', '3', '1']);
  });

  test('may repeat and act', () => {
    const written =
      '[{ at: due, tell: lead, repeat: { every: 30m, times: 3 }, actions: [{ raise-priority: P1 }, { assign: lead }, { watch: manager+1 }] }]';
    expect(draftOf(levels(written)).policySet.escalations['standard']?.levels[0]).toEqual({
      id: '1',
      metric: 'first-response',
      notice: 'escalation',
      mark: { kind: 'offset', ms: 0 },
      to: [{ kind: 'lead' }],
      repeat: { everyMs: 1_800_000, times: 3 },
      actions: [
        { kind: 'raise-priority', to: 'P1' },
        { kind: 'assign', to: { kind: 'lead' } },
        { kind: 'watch', to: { kind: 'manager', up: 1 } },
      ],
    });
  });

  test.each([
    ['no time', '[{ tell: lead }]', `19:22 ${PLACE}[0].at: is missing; write e.g. 75%`],
    ['nobody', '[{ at: due }]', `19:22 ${PLACE}[0].tell: is missing; write e.g. [lead]`],
    [
      'an unknown notice',
      '[{ at: due, tell: lead, notice: alarm }]',
      `19:53 ${PLACE}[0].notice: "alarm" is not one of warning, breach, escalation`,
    ],
    [
      'a late warning',
      '[{ at: due, tell: lead, notice: warning }]',
      `19:53 ${PLACE}[0].notice: a warning comes before due; write at: 75% or -15m, or notice: escalation`,
    ],
    [
      'an early breach',
      '[{ at: 75%, tell: lead, notice: breach }]',
      `19:53 ${PLACE}[0].notice: a breach notice goes out at due; write at: due, or notice: escalation`,
    ],
    [
      'two breaches',
      '[{ at: due, tell: lead, notice: breach }, { at: due, tell: team, notice: breach }]',
      `19:63 ${PLACE}[1]: is a second breach notice; add its recipients to the first`,
    ],
    [
      'a breach again and again',
      '[{ at: due, tell: lead, notice: breach, repeat: { every: 10m, times: 2 } }]',
      `19:61 ${PLACE}[0].repeat: a breach notice is sent once and does nothing else; move repeat to another level at due`,
    ],
    [
      'one id twice',
      '[{ at: due, tell: lead, id: chief }, { at: +1h, tell: lead, id: chief }]',
      `19:85 ${PLACE}[1].id: two levels would be called "chief"; write another id`,
    ],
    [
      'the number of another',
      '[{ at: due, tell: lead, id: "2" }, { at: +1h, tell: lead }]',
      `19:49 ${PLACE}[0].id: two levels would be called "2"; write another id`,
    ],
    [
      'an id with a slash',
      '[{ at: due, tell: lead, id: a/b }]',
      `19:49 ${PLACE}[0].id: "a/b" must be letters, digits, ".", "_" or "-", at most 40 of them, starting with a letter or digit, e.g. chief`,
    ],
    [
      'a flood of mails',
      '[{ at: due, tell: lead, repeat: { every: 10s, times: 2 } }]',
      `19:62 ${PLACE}[0].repeat.every: 10s is too often for mail; write at least 1m`,
    ],
    [
      'a repeat every so many days',
      '[{ at: due, tell: lead, repeat: { every: 1d, times: 2 } }]',
      `19:62 ${PLACE}[0].repeat.every: "1d" could mean 24 hours or working days; write 24h`,
    ],
    [
      'no repeats',
      '[{ at: due, tell: lead, repeat: { every: 10m, times: 0 } }]',
      `19:74 ${PLACE}[0].repeat.times: "0" must be a whole number from 1 to 100`,
    ],
    [
      'an empty action',
      '[{ at: due, tell: lead, actions: [{}] }]',
      `19:55 ${PLACE}[0].actions[0]: does one thing; write raise-priority: P1, assign: lead, or watch: manager`,
    ],
    [
      'two actions in one',
      '[{ at: due, tell: lead, actions: [{ assign: lead, raise-priority: P1 }] }]',
      `19:55 ${PLACE}[0].actions[0]: does one thing; write raise-priority: P1, assign: lead, or watch: manager`,
    ],
    [
      'a ticket for everybody',
      '[{ at: due, tell: lead, actions: [{ assign: team }] }]',
      `19:65 ${PLACE}[0].actions[0].assign: a ticket goes to one other person; write lead, manager, owner, person:<id> or on-call:<schedule>`,
    ],
    [
      'watchers who watch already',
      '[{ at: due, tell: lead, actions: [{ watch: watchers }] }]',
      `19:64 ${PLACE}[0].actions[0].watch: only people who do not watch yet can; write e.g. manager or person:<id>`,
    ],
    [
      'a stranger who watches',
      '[{ at: due, tell: lead, actions: [{ watch: person:lea }] }]',
      `19:64 ${PLACE}[0].actions[0].watch: "lea" is not in people; did you mean "lee"?`,
    ],
    [
      'a ticket for a stranger',
      '[{ at: due, tell: lead, actions: [{ assign: person:lea }] }]',
      `19:65 ${PLACE}[0].actions[0].assign: "lea" is not in people; did you mean "lee"?`,
    ],
    ['no list', '{ at: due, tell: lead }', `19:5 ${PLACE}: must be a list; write e.g. [{ at: due, tell: lead }]`],
  ])('with %s are refused', (_, written, expected) => {
    expect(errorsOf(levels(written))).toEqual([expected]);
  });

  test('of a metric that there is not are refused', () => {
    expect(errorsOf(change('first-response: [', 'frist-response: ['))).toEqual([
      '19:5 escalations.standard.frist-response: is not a key here; did you mean "first-response"?',
    ]);
  });
});

describe('levels out of order', () => {
  test.each([
    ['[{ at: +30m, tell: lead }, { at: due, tell: lead }]', `19:54 ${PLACE}[1].at: due comes before +30m of the level above`],
    ['[{ at: due, tell: lead }, { at: 75%, tell: lead }]', `19:53 ${PLACE}[1].at: 75% comes before due of the level above`],
    ['[{ at: 150%, tell: lead }, { at: due, tell: lead }]', `19:54 ${PLACE}[1].at: due comes before 150% of the level above`],
    ['[{ at: 80%, tell: lead }, { at: 75%, tell: lead }]', `19:53 ${PLACE}[1].at: 75% comes before 80% of the level above`],
    ['[{ at: -5m, tell: lead }, { at: -15m, tell: lead }]', `19:53 ${PLACE}[1].at: -15m comes before -5m of the level above`],
    ['[{ at: +2h, tell: lead }, { at: +90m, tell: lead }]', `19:53 ${PLACE}[1].at: +1h30m comes before +2h of the level above`],
  ])('whatever the target, %s, are refused', (written, expected) => {
    expect(errorsOf(levels(written))).toEqual([`${expected}; put the levels in order of time`]);
  });

  test('for the target of one rule are warned about', () => {
    expect(warningsOf(levels('[{ at: 50%, tell: lead }, { at: -45m, tell: lead }]'))).toEqual([
      `19:53 ${PLACE}[1].at: with 1h in "default", -45m comes before 50% of the level above; give the rule an escalation of its own`,
    ]);
    expect(warningsOf(levels('[{ at: -1h, tell: lead }]'))).toEqual([
      `19:28 ${PLACE}[0].at: with 1h in "default", -1h is no later than the start of the clock, so it is told at once; write a percentage`,
    ]);
  });

  test('are not, where they meet or the target has no fixed length', () => {
    expect(warningsOf(levels('[{ at: 75%, tell: lead }, { at: -15m, tell: lead }]'))).toEqual([]);
    const days = change('mon-sun', 'mon-fri', change('first-response: 1h', 'first-response: 3 business days'));
    expect(warningsOf(change(LEVELS, 'first-response: [{ at: 50%, tell: lead }, { at: -45m, tell: lead }]', days))).toEqual([]);
  });
});

test('a level that would write to Pledge itself is refused', () => {
  expect(errorsOf(levels('[{ at: due, tell: [lead, "mail:help@in.acme.example"] }]'))).toEqual([
    `19:46 ${PLACE}[0].tell[1]: is an address of mail, so Pledge would write to itself; give one that a person reads`,
  ]);
  expect(errorsOf(levels('[{ at: due, tell: "mail:duty@other.example" }]'))).toEqual([]);
});

describe('a level that reaches nobody', () => {
  const NOBODY = 'reaches nobody for tickets of support:';

  test('because the team has no lead is warned about', () => {
    expect(warningsOf(change('lead: lee, members: [ann]', 'members: [ann]'))).toEqual([
      `19:39 ${PLACE}[0].tell: ${NOBODY} teams.support has no lead`,
    ]);
  });

  test('because the lead has no address is warned about', () => {
    expect(warningsOf(change('email: lee@acme.example, ', ''))).toEqual([
      `19:39 ${PLACE}[0].tell: ${NOBODY} people.lee has no email`,
    ]);
  });

  test('because the chain of managers is too short is warned about', () => {
    expect(warningsOf(levels('[{ at: due, tell: manager+1 }, { at: due, tell: manager+2 }]'))).toEqual([
      `19:69 ${PLACE}[1].tell: ${NOBODY} people.dora has no manager`,
    ]);
  });

  test('because nobody of the team has an address is warned about', () => {
    const text = change('email: ann@acme.example, ', '', levels('[{ at: due, tell: team }]'));
    expect(warningsOf(text)).toEqual([`19:39 ${PLACE}[0].tell: ${NOBODY} teams.support has no member with an e-mail address`]);
  });

  test('because its one person has no address is warned about', () => {
    const text = change(', email: dora@acme.example', '', levels('[{ at: due, tell: person:dora }]'));
    expect(warningsOf(text)).toEqual([`19:39 ${PLACE}[0].tell: people.dora has no email, so this level does not reach them`]);
  });

  test('because there are no teams is warned about', () => {
    const text = change('teams:\n  support: { name: Support, lead: lee, members: [ann] }', 'teams: {}').replace(
      'routing: [{ team: support }]',
      '',
    );
    expect(warningsOf(text)).toContain(
      `18:39 ${PLACE}[0].tell: reaches nobody, since there are no teams; add one to teams, or tell person:<id>`,
    );
  });

  test('because neither a lead nor a manager of the members is there is warned about', () => {
    const text = change(', manager: lee }', ' }', change('lead: lee, ', '', levels('[{ at: due, tell: manager }]')));
    expect(warningsOf(text)).toContain(
      `19:39 ${PLACE}[0].tell: ${NOBODY} teams.support has no lead, and people.ann has no manager`,
    );
  });

  test('because all levels are for the assignee, whom not every ticket has, is warned about', () => {
    const message = 'tells the assignee alone, so nobody hears of a ticket without one; tell lead or team at one of the levels';
    const text = levels('[{ at: 75%, tell: assignee }, { at: due, tell: assignee, notice: breach }]');
    expect(warningsOf(text)).toEqual([`19:5 ${PLACE}: ${message}`]);
    expect(warningsOf(levels('[{ at: 75%, tell: assignee }, { at: due, tell: [assignee, lead] }]'))).toEqual([]);
  });

  test('is not, where somebody else is told too, or only the ticket can say', () => {
    expect(warningsOf(levels('[{ at: due, tell: [manager+9, lead] }]'))).toEqual([]);
    expect(warningsOf(levels('[{ at: due, tell: [manager+9, assignee] }]'))).toEqual([]);
    expect(warningsOf(levels('[{ at: due, tell: [manager+9, mail:duty@other.example] }]'))).toEqual([]);
    expect(warningsOf(change('lead: lee, ', '', levels('[{ at: due, tell: manager }]')))).toEqual([]);
  });
});

describe('who acknowledges a level', () => {
  const first = (written: string) =>
    draftOf(levels(`[{ at: due, tell: lead${written} }]`)).policySet.escalations['standard']?.levels[0];

  test('is anyone when it does not say, and may be everyone whom it tells', () => {
    expect(first('')).not.toHaveProperty('acknowledge');
    expect(first(', acknowledge: anyone')).not.toHaveProperty('acknowledge');
    expect(first(', acknowledge: everyone')).toMatchObject({ acknowledge: 'everyone' });
  });

  test('is never another system alone', () => {
    const webhooks = change(
      'routing:',
      'outgoing-webhooks: { pager: { name: Pager, url: "https://pager.example/hook" } }\nrouting:',
    );
    expect(
      errorsOf(change(LEVELS, 'first-response: [{ at: due, tell: webhook:pager, acknowledge: everyone }]', webhooks)),
    ).toContain(`19:67 ${PLACE}[0].acknowledge: a webhook cannot acknowledge; tell a person too, or leave acknowledge out`);
  });
});

describe('how long an acknowledgement lasts', () => {
  const lasting = (written: string) => change(LEVELS, `acknowledgement-lasts: ${written}\n    ${LEVELS}`);

  test('is for good when the file does not say', () => {
    expect(draftOf(SMALL).policySet.escalations['standard']).not.toHaveProperty('acknowledgementLastsMs');
    expect(draftOf(lasting('2h')).policySet.escalations['standard']).toMatchObject({ acknowledgementLastsMs: 7_200_000 });
  });

  test('may be said in days, as it is time on the wall', () => {
    expect(draftOf(lasting('1d')).policySet.escalations['standard']).toMatchObject({ acknowledgementLastsMs: 86_400_000 });
  });

  test('is not less than a person can do anything in', () => {
    expect(errorsOf(lasting('30s'))).toEqual([
      '19:28 escalations.standard.acknowledgement-lasts: 30s is too short for a person; write at least 1m',
    ]);
  });
});
