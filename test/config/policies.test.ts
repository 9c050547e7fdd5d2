import { describe, expect, test } from 'vitest';
import { matchRule } from '../../shared/core/sla/match-rule.ts';
import { change, draftOf, errorsOf, SMALL, warningsOf } from './small-file.ts';

const TARGETS = 'targets: { first-response: 1h, solution: 24h }';
const RULE = '  - name: default\n    calendar: always';
const HOUR = 3_600_000;

/** A rule above the one for everything. */
const rule = (when: string, name = 'x') =>
  `  - { name: ${name}, when: ${when}, calendar: always, targets: { solution: 1h }, escalation: standard }\n`;
const above = (...rules: readonly string[]) => change(RULE, rules.join('') + RULE);
const target = (written: string) => change(TARGETS, `targets: { first-response: ${written} }`);

describe('a target', () => {
  test.each([
    ['15m', { kind: 'duration', ms: HOUR / 4 }],
    ['1h', { kind: 'duration', ms: HOUR }],
    ['1h30m', { kind: 'duration', ms: 1.5 * HOUR }],
    ['2 hours 15 min', { kind: 'duration', ms: 2.25 * HOUR }],
    ['90s', { kind: 'duration', ms: 90_000 }],
    ['24h', { kind: 'duration', ms: 24 * HOUR }],
    ['1 business day', { kind: 'business-days', days: 1 }],
    ['3 business days', { kind: 'business-days', days: 3 }],
    ['3 business days, end of day', { kind: 'business-days', days: 3, endOfDay: true }],
  ])('may be %s', (written, expected) => {
    const [first] = draftOf(change(TARGETS, `targets: { solution: "${written}" }`)).policySet.rules;
    expect(first?.commitments).toEqual({ solution: { target: expected, calendar: 'always', pausedBy: 'any' } });
  });

  test.each([
    ['60', '"60" has no unit; write 60m for minutes or 60h for hours'],
    ['1d', '"1d" could mean 24 hours or working days; write 24h or 1 business day'],
    ['2 days', '"2 days" could mean 48 hours or working days; write 48h or 2 business days'],
    ['1.5h', '"1.5h" has a fraction; write 1h30m'],
    ['1m1h', '"1m1h" is not a length of time; write e.g. 15m, 1h30m or 24h'],
    ['soon', '"soon" is not a length of time; write e.g. 15m, 1h30m or 24h'],
    ['-1h', '"-1h" is not a length of time; write e.g. 15m, 1h30m or 24h'],
    ['0m', '"0m" is no time at all; write at least 1s'],
    ['9000h', '"9000h" is more than a year; write at most 8784h'],
    ['3 working days', '"3 working days" is not understood; write e.g. "3 business days" or "3 business days, end of day"'],
    ['0 business days', '"0 business days" is no time at all; write at least "1 business day"'],
    ['300 business days', '"300 business days" is more than a year of work; write at most 260 business days'],
  ])('may not be %s', (written, message) => {
    expect(errorsOf(target(written))).toEqual([`15:32 policies[0].targets.first-response: ${message}`]);
  });

  test('may keep other hours than the rest of its rule', () => {
    const text = change('  always:\n', '  other:\n    weekly: { mon-fri: 09:00-17:00 }\n  always:\n');
    const [first] = draftOf(text.replace('solution: 24h', 'solution: { within: 24h, calendar: other }')).policySet.rules;
    expect(first?.commitments.solution?.calendar).toBe('other');
    expect(first?.commitments['first-response']?.calendar).toBe('always');
  });

  test.each([
    [
      '{ within: 1h, calendar: allways }',
      '15:56 policies[0].targets.first-response.calendar: "allways" is not in calendars; did you mean "always"?',
    ],
    ['{ calendar: always }', '15:16 policies[0].targets.first-response.within: is missing; write e.g. 1h'],
    ['[1h]', '15:16 policies[0].targets.first-response: must be a block with the keys within, calendar'],
    ['', '15:16 policies[0].targets.first-response: is empty; write e.g. 1h, or remove the line'],
  ])('written as %s is refused', (written, expected) => {
    expect(errorsOf(target(written))).toEqual([expected]);
  });
});

describe('a rule', () => {
  test.each([
    [
      'for an unknown priority',
      above(rule('{ priority: P5 }')),
      ['13:34 policies[0].when.priority: "P5" is not one of P1, P2, P3, P4'],
    ],
    [
      'for a priority in lower case',
      above(rule('{ priority: [P2, p1] }')),
      ['13:39 policies[0].when.priority[1]: "p1" is not one of P1, P2, P3, P4; did you mean "P1"?'],
    ],
    [
      'for no priority',
      above(rule('{ priority: [] }')),
      ['13:24 policies[0].when.priority: lists nothing; write e.g. P1, or remove the line'],
    ],
    [
      'for an unknown team',
      above(rule('{ team: suport }')),
      ['13:30 policies[0].when.team: "suport" is not in teams; did you mean "support"?'],
    ],
    [
      'with a condition that there is not',
      above(rule('{ prio: P1 }')),
      ['13:24 policies[0].when.prio: is not a key here; the keys are priority, category, channel, tier, team, tag'],
    ],
    [
      'on an unknown calendar',
      change('calendar: always', 'calendar: allways'),
      ['14:15 policies[0].calendar: "allways" is not in calendars; did you mean "always"?'],
    ],
    [
      'with an unknown escalation',
      change('escalation: standard', 'escalation: standrad'),
      ['16:17 policies[0].escalation: "standrad" is not in escalations; did you mean "standard"?'],
    ],
    [
      'with the name of another',
      above(rule('{ priority: P1 }', 'default')),
      ['14:11 policies[1].name: is also the name of policies[0]; give each its own'],
    ],
    [
      'without a name',
      change('- name: default', '- nam: default'),
      ['13:5 policies[0].name: is missing; write e.g. default', '13:5 policies[0].nam: is not a key here; did you mean "name"?'],
    ],
    [
      'without targets',
      change(TARGETS, ''),
      ['13:5 policies[0].targets: is missing; it needs the keys first-response, next-response, update, solution'],
    ],
    [
      'with a metric that there is not',
      change(TARGETS, 'targets: { solutoin: 1h }'),
      ['15:16 policies[0].targets.solutoin: is not a key here; did you mean "solution"?'],
    ],
  ])('%s is refused', (_, text, expected) => {
    expect(errorsOf(text)).toEqual(expected);
  });

  test('may promise nothing', () => {
    expect(draftOf(change(TARGETS, 'targets: {}')).policySet.rules[0]?.commitments).toEqual({});
  });
});

test('a condition on the channel that is reserved for canaries is refused, in rules and routes', () => {
  const message = "is reserved for Pledge's own checks, which no rule is for; name another channel";
  expect(errorsOf(above(rule('{ channel: [hotline, pledge-canary] }')))).toEqual([
    `13:43 policies[0].when.channel[1]: ${message}`,
  ]);
  expect(
    errorsOf(change('[{ team: support }]', '[{ when: { channel: pledge-canary }, team: support }, { team: support }]')),
  ).toEqual([`21:30 routing[0].when.channel: ${message}`]);
});

test('a condition on a channel that is almost one of ours is warned about', () => {
  const message = 'tickets come in by api, email, webhook unless the API is told otherwise; did you mean "email"?';
  expect(warningsOf(above(rule('{ channel: mail }')))).toEqual([`13:33 policies[0].when.channel: ${message}`]);
  expect(warningsOf(above(rule('{ channel: [email, hotline] }')))).toEqual([]);
  expect(warningsOf(change('[{ team: support }]', '[{ when: { channel: mail }, team: support }, { team: support }]'))).toEqual([
    `21:30 routing[0].when.channel: ${message}`,
  ]);
});

describe('rules as a whole', () => {
  test('end with one for every ticket', () => {
    const expected = ['13:5 policies[0]: is the last rule and does not match every ticket; add a rule without when after it'];
    expect(errorsOf(change(RULE, `${RULE}\n    when: { priority: P1 }`))).toEqual(expected);
    expect(errorsOf(change(RULE, `${RULE}\n    when: {}`))).toEqual([]);
    expect(errorsOf(change(RULE, `${RULE}\n    when: { priority: [P1, P2, P3, P4] }`))).toEqual([]);
  });

  test('are at least one', () => {
    expect(errorsOf(SMALL.replace(/policies:[\s\S]*?escalations/, 'policies:\nescalations'))).toEqual([
      '12:1 policies: has no rule; write at least one without when, which matches every ticket',
    ]);
  });

  test.each([
    [
      'the same condition',
      [rule('{ priority: P1 }'), rule('{ priority: P1 }', 'y')],
      '14:5 policies[1]: is never reached: "x" above takes',
    ],
    [
      'a narrower condition',
      [rule('{ priority: [P1, P2] }'), rule('{ priority: P1, team: support }', 'y')],
      '14:5 policies[1]: is never reached: "x" above takes',
    ],
    ['fewer tags', [rule('{ tag: [a, b] }'), rule('{ tag: b }', 'y')], '14:5 policies[1]: is never reached: "x" above takes'],
    ['anything after a rule for everything', [rule('{}')], '14:5 policies[1]: is never reached: "x" above takes'],
    [
      'priorities that several rules share out',
      [rule('{ priority: P1 }'), rule('{ priority: P2 }', 'y'), rule('{ priority: [P1, P2], tag: vip }', 'z')],
      '15:5 policies[2]: is never reached: "x" and "y" above take',
    ],
  ])('are not reached with %s', (_, rules, expected) => {
    expect(errorsOf(above(...rules))).toEqual([`${expected} all of its tickets; move it up, or narrow the when above`]);
  });

  test.each([
    ['a broader condition', [rule('{ priority: P1, tag: vip }'), rule('{ priority: P1 }', 'y')]],
    ['another value', [rule('{ tag: [a, b] }'), rule('{ tag: [b, c] }', 'y')]],
    ['another key', [rule('{ tag: a }'), rule('{ category: a }', 'y')]],
    ['all priorities one by one', [rule('{ priority: [P1, P2] }'), rule('{ priority: [P3, P4] }', 'y')]],
  ])('are reached with %s', (_, rules) => {
    expect(errorsOf(above(...rules))).toEqual([]);
  });
});

describe('rules that fit the same ticket', () => {
  const warned = (...rules: readonly string[]) => warningsOf(above(...rules)).filter((line) => line.includes('].when: overlaps'));
  const other = (when: string, name = 'y') => rule(when, name).replace('solution: 1h', 'solution: 2h');

  test('are warned about where only their order decides, with a ticket that fits both', () => {
    expect(warned(rule('{ tier: gold }'), other('{ priority: [P1, P2], category: complaint }'))).toEqual([
      '14:16 policies[1].when: overlaps "x" (as for P1, category "complaint", tier "gold"), which stands above and wins where both fit; put the one that should win first',
    ]);
    expect(warned(rule('{ tag: vip }'), other('{ tag: press }'))[0]).toContain('(as for P1, tag "vip", tag "press")');
    expect(warned(rule('{ tag: [a, b] }'), other('{ tag: [c, b] }'))[0]).toContain('(as for P1, tag "b")');
  });

  test('are told of together', () => {
    expect(warned(rule('{ tier: gold }'), other('{ priority: P1 }'), rule('{ category: fault }', 'z'))).toEqual([
      expect.stringContaining('14:16 policies[1].when: overlaps "x"') as string,
      '15:16 policies[2].when: overlaps "y" (as for P1, category "fault"), which stands above and wins where both fit; put the one that should win first',
    ]);
    expect(warned(rule('{ tier: gold }'), rule('{ priority: P1 }', 'y'), other('{ category: fault }', 'z'))[0]).toContain(
      'overlaps "x" (as for P1, category "fault", tier "gold") and "y" (as for P1, category "fault"), which stand above and win',
    );
  });

  test.each([
    ['one is a special case of the other', [rule('{ tier: gold, priority: P1 }'), other('{ tier: gold }')]],
    ['no ticket fits both', [rule('{ priority: P1, tag: a }'), other('{ priority: P2, tag: b }')]],
    ['both promise the same', [rule('{ tier: gold }'), rule('{ priority: P1 }', 'y')]],
  ])('are not where %s', (_, rules) => {
    expect(warned(...rules)).toEqual([]);
  });

  test('are not where a third rule takes every ticket that fits both', () => {
    const both = rule('{ tier: gold, priority: P1 }', 'w');
    expect(warned(both, rule('{ tier: gold }'), other('{ priority: P1 }'))).toEqual([]);
  });

  test('are those of routing too, where they lead to different teams', () => {
    const teams = change('  support: {', '  sales: { name: Sales, lead: lee, members: [ann] }\n  support: {');
    const routing = (first: string) =>
      teams.replace(
        '[{ team: support }]',
        `[{ when: { tag: a }, team: ${first} }, { when: { category: b }, team: support }, { team: support }]`,
      );
    expect(warningsOf(routing('sales'))).toEqual([
      '22:48 routing[1].when: overlaps routing[0] (as for P1, category "b", tag "a"), which stands above and wins where both fit; put the one that should win first',
    ]);
    expect(warningsOf(routing('support'))).toEqual([]);
  });
});

describe('a more urgent ticket that is promised more time', () => {
  const targets = (first: string) =>
    above(`  - { name: x, when: { priority: P1 }, calendar: always, targets: { ${first} }, escalation: standard }\n`);

  test('is warned about, by the rule that gets it', () => {
    expect(warningsOf(targets('solution: 48h'))).toEqual([
      '13:79 policies[0].targets.solution: P1 gets 48h, more than the 24h of P2 in "default"; the more urgent one should be sooner',
    ]);
  });

  test('is looked for among tickets that are alike otherwise', () => {
    const gold = (priority: string, name: string, hours: number) =>
      rule(`{ tier: gold, priority: ${priority} }`, name).replace('solution: 1h', `solution: ${hours}h`);
    expect(warningsOf(above(gold('P1', 'x', 4), gold('[P2, P3]', 'y', 2)))).toEqual([
      expect.stringContaining('policies[0].targets.solution: P1, tier "gold", gets 4h, more than the 2h of P2 in "y"') as string,
    ]);
    expect(warningsOf(above(gold('P1', 'x', 2), gold('[P2, P3]', 'y', 4)))).toEqual([]);
    expect(warningsOf(above(rule('{ tier: gold, priority: P1 }'), rule('{ tier: silver, priority: P2 }', 'y')))).toEqual([
      '17:46 policies[2].targets.solution: P1, tier "silver", gets 24h, more than the 1h of P2 in "y"; the more urgent one should be sooner',
    ]);
  });

  test('is compared in business days with business days, and on one calendar', () => {
    const office = (text: string) => text.replace('  always:', '  office: { weekly: { mon-fri: 09:00-17:00 } }\n  always:');
    const days = (first: number, then: number) =>
      office(
        above(
          rule('{ priority: P2 }', 'x').replace('1h', `{ within: ${first} business days, calendar: office }`),
          rule('{ priority: P3 }', 'y').replace('1h', `{ within: ${then} business days, calendar: office }`),
        ),
      );
    expect(warningsOf(days(3, 2))).toEqual([
      expect.stringContaining('P2 gets 3 business days, more than the 2 business days of P3 in "y"') as string,
    ]);
    expect(warningsOf(days(2, 3))).toEqual([]);
    expect(warningsOf(office(targets('solution: { within: 48h, calendar: office }')))).toEqual([]);
  });
});

test('business days of a calendar that never closes are warned about', () => {
  const message = 'every day is a working day of "always", which never closes; name a calendar with days off, or write hours';
  expect(warningsOf(target('3 business days'))).toEqual([`15:32 policies[0].targets.first-response: ${message}`]);
  const closed = (lines: string) => change('    weekly: { mon-sun: 00:00-24:00 }\n', lines, target('3 business days'));
  expect(warningsOf(closed('    weekly: { mon-sun: 00:00-24:00 }\n    holidays: [{ date: 2026-12-25 }]\n'))).toEqual([]);
  expect(warningsOf(closed('    weekly: { mon-sat: 00:00-24:00 }\n'))).toEqual([]);
  expect(warningsOf(closed('    weekly: { mon-sun: 08:00-20:00 }\n'))).toEqual([]);
});

test('the tier of a customer chooses the rule', () => {
  const { rules } = draftOf(above(rule('{ tier: [gold, platinum] }', 'gold'))).policySet;
  const ruleFor = (tier?: string) => matchRule(rules, { priority: 'P3', channel: 'api', tags: [], tier })?.name;
  expect([ruleFor('gold'), ruleFor('platinum'), ruleFor('Gold'), ruleFor()]).toEqual(['gold', 'gold', 'default', 'default']);
});

describe('holds', () => {
  const pauses = (written: string) => change(TARGETS, `${TARGETS}\n    pauses: ${written}`);
  const pausedBy = (text: string) => {
    const commitments = draftOf(text).policySet.rules[0]?.commitments;
    return { response: commitments?.['first-response']?.pausedBy, solution: commitments?.solution?.pausedBy };
  };

  test('pause the solution and nothing else, unless the rule says so', () => {
    expect(pausedBy(SMALL)).toEqual({ response: [], solution: 'any' });
    expect(pausedBy(pauses('{ solution: any }'))).toEqual({ response: [], solution: 'any' });
    expect(pausedBy(pauses('{ first-response: any }'))).toEqual({ response: 'any', solution: [] });
    expect(pausedBy(pauses('{ solution: [等待客户, waiting for parts] }'))).toEqual({
      response: [],
      solution: ['等待客户', 'waiting for parts'],
    });
    expect(pausedBy(pauses('{}'))).toEqual({ response: [], solution: [] });
  });

  test('for any reason need no other', () => {
    expect(errorsOf(pauses('{ solution: [any, waiting] }'))).toEqual([
      '16:15 policies[0].pauses.solution: "any" is every reason; write it alone',
    ]);
    expect(warningsOf(pauses('{ solution: anny }'))).toEqual([
      '16:25 policies[0].pauses.solution: is the hold reason "anny"; did you mean "any"?',
    ]);
  });
});

test('a promise that nobody hears of is warned about', () => {
  expect(warningsOf(change(TARGETS, 'targets: { update: 1h }'))).toEqual([
    '15:24 policies[0].targets.update: nobody is told when it is broken; add levels at escalations.standard.update',
  ]);
});

describe('routing', () => {
  const ROUTING = 'routing: [{ team: support }]';
  const NO_TEAM =
    'routing: some tickets get no team, so levels reach no lead for them; end with a rule without when, e.g. { team: service }';

  test.each([
    ['to an unknown team', '[{ team: suport }]', ['21:19 routing[0].team: "suport" is not in teams; did you mean "support"?']],
    [
      'that is never reached',
      '[{ team: support }, { when: { tag: a }, team: support }]',
      ['21:30 routing[1]: is never reached: routing[0] above takes all of its tickets; move it up, or narrow the when above'],
    ],
    [
      'by team',
      '[{ when: { team: support }, team: support }, { team: support }]',
      ['21:27 routing[0].when.team: never matches: a ticket that has a team is not routed; remove it'],
    ],
  ])('%s is refused', (_, written, expected) => {
    expect(errorsOf(change(ROUTING, `routing: ${written}`))).toEqual(expected);
  });

  test('that leaves tickets without a team is warned about', () => {
    expect(warningsOf(change(ROUTING, ''))).toEqual([`1:1 ${NO_TEAM}`]);
    expect(warningsOf(change(ROUTING, 'routing: [{ when: { tag: a }, team: support }]'))).toEqual([`21:1 ${NO_TEAM}`]);
  });
});

describe('closing', () => {
  test('waits for the customer and never happens by itself, unless the file says so', () => {
    expect(draftOf(SMALL).policySet.closing).toEqual({ requireConfirmation: true });
    const text = `${SMALL}closing: { require-confirmation: false, after-confirmed: 24h, after-resolved: 7d }\n`;
    expect(draftOf(text).policySet.closing).toEqual({
      requireConfirmation: false,
      afterConfirmedMs: 24 * HOUR,
      afterResolvedMs: 168 * HOUR,
    });
  });

  test('takes true and false, and time with its unit', () => {
    expect(errorsOf(`${SMALL}closing: { require-confirmation: yes, after-confirmed: 24 }\n`)).toEqual([
      '23:34 closing.require-confirmation: "yes" is neither true nor false; write true or false',
      '23:56 closing.after-confirmed: "24" has no unit; write 24m for minutes or 24h for hours',
    ]);
  });
});
