import { describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { formatProblems } from '../../shared/config/problem.ts';
import { change, draftOf, errorsOf, SMALL } from './small-file.ts';

describe('text that is not YAML', () => {
  test.each([
    ['a tab for indentation', change('    weekly', '\tweekly'), ['11:1 a tab indents this line; use spaces']],
    [
      'a key given twice at the top',
      `${SMALL}people: {}\n`,
      ['23:1 "people" is given twice in the same block; keep one of them'],
    ],
    [
      'a person given twice',
      change('  ann:', '  lee: { name: x }\n  ann:'),
      ['5:3 "lee" is given twice in the same block; keep one of them'],
    ],
    ['an open bracket', change('[ann] }', '[ann }'), ['8:54 a [ or { from above is not closed here; add its ] or }']],
    [
      'an open quotation mark',
      change('Acme, ', '"Acme, '),
      ['23:1 something is missing before this: a closing quotation mark, a bracket, or the colon after a key'],
    ],
    ['a second document', `${SMALL}---\na: 1`, ['23:1 a second document starts here; keep one and remove the line ---']],
    [
      'text that starts with @',
      change('name: Acme', 'name: @acme'),
      ['1:23 text cannot start with this character; put it in quotes'],
    ],
    [
      'a colon in a text',
      change('  always:\n', '  always: x: y\n'),
      ['10:11 two keys stand on one line, or a line is indented too far; text with ": " in it needs quotes'],
    ],
  ])('such as %s is refused by line', (_, text, expected) => {
    expect(errorsOf(text)).toEqual(expected);
  });

  test.each([
    ['nothing', ''],
    ['only comments', '# to be written\n'],
  ])('%s is an empty file', (_, text) => {
    expect(errorsOf(text)).toEqual(['1:1 the file is empty; start from the sample that comes with Pledge']);
  });

  test.each(['hello', '[]', '- a\n- b', '\u0000'])('%j is no configuration', (text) => {
    expect(errorsOf(text)).toEqual([
      '1:1 must be a block with the keys organisation, people, teams, calendars, policies, escalations, on-call, routing, closing, ownership, mail, webhooks, outgoing-webhooks',
    ]);
  });
});

describe('YAML that could do something', () => {
  test.each(['!!js/function "x"', '!include other.yaml', '!!binary aGVsbG8=', '!!timestamp 2026-01-01'])(
    '%s is refused',
    (value) => {
      const [problem, ...others] = errorsOf(change('name: Acme', `name: ${value}`));
      expect(problem).toMatch(/^1:\d+ tags such as !name have no meaning here; remove it, or put the text in quotes$/);
      expect(others).toEqual([]);
    },
  );

  test('an alias that stands for nothing is refused, where it stands', () => {
    expect(errorsOf(change('name: Acme', 'name: *acme'))).toEqual([
      '1:23 *acme stands for nothing: no &acme comes before it; text that starts with * needs quotes',
    ]);
    expect(
      errorsOf(change('weekly: {', 'weekly: &hours {').replace('{ first-response: 1h, solution: 24h }', '*hour'))[0],
    ).toMatch(/^15:14 .*did you mean "hours"\?$/);
  });

  test('an alias of the block that it is in is refused', () => {
    expect(errorsOf(change('[ann]', '&all [*all]'))).toEqual([
      '8:55 *all stands for the block that it is in; write out what is meant',
    ]);
  });

  test('a bomb of aliases is refused', () => {
    const lines = 'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]}`).join()}]`);
    expect(errorsOf(`a: &a [x, x]\n${lines.join('\n')}\n`)).toEqual([
      '1:1 aliases stand for more than 20000 values; write fewer of them',
    ]);
    expect(errorsOf(`a: &a x\nb: [${Array(25_000).fill('*a').join()}]\n`)).toEqual([
      '1:1 aliases stand for more than 20000 values; write fewer of them',
    ]);
  });

  test('a large block that many aliases repeat is refused before it is unrolled', () => {
    const levels = Array.from({ length: 1_000 }, (_, n) => `      - { at: +${n + 1}m, tell: lead }`);
    const aliases = Array.from({ length: 900 }, (_, n) => `  e${n}: *bomb`);
    const text = change(
      'escalations:\n',
      ['escalations:', '  bomb: &bomb', '    solution:', ...levels, ...aliases, ''].join('\n'),
    );
    expect(errorsOf(text)).toEqual(['1:1 aliases stand for more than 20000 values; write fewer of them']);
  });

  test('aliases that stand for nothing are named until it is clear that something is wrong', () => {
    expect(errorsOf(Array.from({ length: 20_000 }, (_, n) => `k${n}: *a`).join('\n'))).toHaveLength(20);
  });

  test('half of a character is refused where it stands', () => {
    expect(errorsOf(change('name: Acme', 'name: \ud83d Acme'))).toEqual([
      '1:23 half of a character (a lone surrogate) stands here; write the whole one',
    ]);
  });

  test('blocks without end are refused', () => {
    expect(errorsOf('{'.repeat(50_000))).toEqual([expect.stringMatching(/^1:\d+ blocks are nested too deeply here$/)]);
    expect(errorsOf(`${'- '.repeat(50_000)}a`)).toEqual([expect.stringMatching(/^1:\d+ blocks are nested too deeply here$/)]);
  });

  test('a file beyond all measure is refused unread', () => {
    expect(errorsOf('a'.repeat(500_001))).toEqual(['1:1 the file is larger than 500000 characters; is it the right one?']);
  });

  test('__proto__ is no name', () => {
    expect(errorsOf(change('  ann:', '  __proto__: { name: x }\n  ann:'))).toEqual([
      '3:3 "__proto__" cannot be a key; choose another name',
    ]);
  });
});

describe('anchors', () => {
  const RULES = `policies:
  - &base
    name: gold
    when: { tier: gold }
    calendar: always
    targets: { first-response: 1h, solution: 24h }
    escalation: standard
  - <<: *base
    name: default
    when: {}
`;
  const withRules = (rules: string) => SMALL.replace(/policies:[\s\S]*?(?=escalations:)/, () => rules);

  test('save writing things twice', () => {
    const { rules } = draftOf(withRules(RULES)).policySet;
    expect(rules.map(({ name, when }) => ({ name, when }))).toEqual([
      { name: 'gold', when: { tier: ['gold'] } },
      { name: 'default', when: {} },
    ]);
    expect(rules[1]?.commitments).toEqual(rules[0]?.commitments);
  });

  test('lead from a mistake to where it was written', () => {
    expect(errorsOf(withRules(RULES.replace('solution: 24h', 'solution: 24')))).toEqual([
      '17:46 policies[0].targets.solution: "24" has no unit; write 24m for minutes or 24h for hours',
    ]);
  });

  test('may not stand for less than a block where they are merged', () => {
    expect(errorsOf(withRules(RULES.replace('<<: *base', '<<: [*base]')))).toEqual([
      '19:5 << takes the alias of a block, e.g. <<: *base',
    ]);
  });
});

describe('places', () => {
  test('are the same with the line ends of Windows', () => {
    const text = change('manager: max', 'manager: mox');
    expect(errorsOf(text.replaceAll('\n', '\r\n'))).toEqual(errorsOf(text));
  });

  test('of a missing key are where its block begins', () => {
    expect(errorsOf(change('    escalation: standard\n', ''))).toEqual([
      '13:5 policies[0].escalation: is missing; write e.g. standard',
    ]);
    expect(errorsOf(change(', time-zone: UTC', ''))).toEqual([
      '1:1 organisation.time-zone: is missing; write e.g. Asia/Shanghai',
    ]);
  });

  test('are all told at once, in the order of the file', () => {
    const text = SMALL.replace('manager: max', 'manager: mox')
      .replace('[ann]', '[eve]')
      .replace('calendar: always', 'calendar: never');
    expect(errorsOf(text).map((problem) => problem.split(' ')[0])).toEqual(['4:55', '8:50', '14:15']);
  });

  test('of hundreds of mistakes are not all told', () => {
    const people = Array.from({ length: 500 }, (_, n) => `  p${n}: { name: P, manager: nobody }\n`).join('');
    expect(errorsOf(change('  ann:', `${people}  ann:`))).toHaveLength(100);
  });
});

describe('a file', () => {
  test.each([
    ['/nowhere/pledge.yaml', 'there is no such file; check the path'],
    [import.meta.dirname, 'is a folder; name the file in it'],
  ])('%s that cannot be read is an error too', (path, message) => {
    const loaded = loadConfiguration(path);
    expect(loaded.ok ? '' : formatProblems(loaded.errors)).toBe(`${path}:1:1 ${message}`);
  });
});
