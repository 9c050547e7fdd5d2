import { describe, expect, test } from 'vitest';
import { diffConfigurations } from '../../shared/config/diff/diff-configurations.ts';
import { loadConfiguration } from '../../shared/config/load-configuration.ts';
import { formatProblems } from '../../shared/config/problem.ts';
import { gaps } from '../../shared/core/escalation/on-call/gaps.ts';
import { whoIsOnCall } from '../../shared/core/escalation/on-call/who-is-on-call.ts';
import { DAY_MS, HOUR_MS } from '../../shared/core/instant.ts';
import { change, draftOf, errorsOf, SMALL } from './small-file.ts';

/** Three shifts around the clock and four people: two days early, two days late, two nights, two days off. In ten lines. */
const CALL_CENTRE = `on-call:
  hotline:
    time-zone: Asia/Shanghai
    layers:
      - { name: 早班, members: [ann, lee, max, dora], every: 2 days, from: 2026-01-05, during: { mon-sun: 06:00-14:00 } }
      - { name: 中班, members: [dora, ann, lee, max], every: 2 days, from: 2026-01-05, during: { mon-sun: 14:00-22:00 } }
      - { name: 夜班, members: [max, dora, ann, lee], every: 2 days, from: 2026-01-05, during: { mon-sun: 22:00-06:00 } }
`;

const DESK = `on-call:
  desk:
    layers:
      - { members: [ann, lee], every: week, handover: mon 09:00, from: 2026-01-05 }
`;

const withSchedule = (text: string) => `${SMALL}${text}`;
const desk = (before: string, after: string) => withSchedule(change(before, after, DESK));
const scheduleOf = (text: string, name = 'desk') => draftOf(withSchedule(text)).organisation.onCall?.[name];

describe('a call centre with three shifts', () => {
  const { organisation } = draftOf(withSchedule(CALL_CENTRE));
  const hotline = organisation.onCall?.['hotline'];
  const who = (text: string) => hotline && whoIsOnCall(hotline, Date.parse(text)).who.join('+');

  test('is written in ten lines', () => {
    expect(CALL_CENTRE.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
  });

  test('has the early, the late and the night shift each day, and moves everybody on after two days', () => {
    const ann = [
      '2026-01-05T06:00',
      '2026-01-06T13:59',
      '2026-01-07T14:00',
      '2026-01-08T21:59',
      '2026-01-09T22:00',
      '2026-01-11T05:59',
    ];
    expect(ann.map((text) => who(`${text}:00+08:00`))).toEqual(ann.map(() => 'ann'));
    expect(['2026-01-11T06:00', '2026-01-12T14:00', '2026-01-12T23:00'].map((text) => who(`${text}:00+08:00`))).not.toContain(
      'ann',
    );
    expect(who('2026-01-13T06:00:00+08:00')).toBe('ann');
  });

  test('is never without somebody', () => {
    const from = Date.parse('2026-01-05T06:00:00+08:00');
    expect(hotline && gaps(hotline, organisation, { from, to: from + 400 * DAY_MS })).toEqual([]);
  });
});

describe('an on-call schedule in the file', () => {
  test('takes the zone of the organisation, names layers by their place, and may have several people a turn', () => {
    const text = change('[ann, lee]', '[ann, [lee, max]]', DESK);
    expect(scheduleOf(text)).toEqual({
      name: 'desk',
      timeZone: 'UTC',
      layers: [
        {
          name: 'layer 1',
          turns: [['ann'], ['lee', 'max']],
          every: { kind: 'time', ms: 7 * DAY_MS },
          handover: { time: '09:00', weekday: 'mon' },
          from: '2026-01-05',
        },
      ],
      overrides: [],
    });
  });

  test('has overrides on its own wall, which begin and end as calendars do', () => {
    const text = `${change('    layers', '    time-zone: Europe/Berlin\n    layers', DESK)}    overrides: [{ from: 2026-10-25 02:30, until: 2026-10-26 02:30, who: max, instead: ann }, { from: 2026-10-24 00:00, until: 2026-10-25 02:30, who: [max, dora] }]\n`;
    expect(scheduleOf(text)?.overrides).toEqual([
      { from: Date.parse('2026-10-25T00:30:00Z'), until: Date.parse('2026-10-26T01:30:00Z'), who: ['max'], instead: 'ann' },
      { from: Date.parse('2026-10-23T22:00:00Z'), until: Date.parse('2026-10-25T01:30:00Z'), who: ['max', 'dora'] },
    ]);
  });

  test.each([
    ['day', { kind: 'time', ms: DAY_MS }],
    ['2 days', { kind: 'time', ms: 2 * DAY_MS }],
    ['2 weeks', { kind: 'time', ms: 14 * DAY_MS }],
    ['12h', { kind: 'time', ms: 12 * HOUR_MS }],
    ['36 hours', { kind: 'time', ms: 36 * HOUR_MS }],
  ])('reads a turn of %s', (every, expected) => {
    expect(scheduleOf(change('every: week, handover: mon 09:00', `every: ${every}`, DESK))?.layers[0]).toMatchObject({
      every: expected,
      handover: { time: '00:00' },
    });
  });

  test('may be told by a level, and be given tickets', () => {
    const level = '{ at: due, tell: on-call:desk, actions: [{ assign: on-call:desk }] }';
    const { policySet } = draftOf(change('{ at: due, tell: lead }', level, withSchedule(DESK)));
    const recipient = { kind: 'on-call', schedule: 'desk' };
    expect(policySet.escalations['standard']?.levels[0]).toMatchObject({
      to: [recipient],
      actions: [{ kind: 'assign', to: recipient }],
    });
  });
});

describe('a mistake in an on-call schedule', () => {
  const layer = 'on-call.desk.layers[0]';

  test.each([
    [
      'an unknown person',
      desk('[ann, lee]', '[ann, [lee, bob]]'),
      `26:32 ${layer}.members[1][1]: "bob" is not in people; there are ann, lee, max, dora`,
    ],
    [
      'an empty rotation',
      desk('[ann, lee]', '[]'),
      `26:11 ${layer}.members: lists nothing; write e.g. lin, [wang, tom], or remove the line`,
    ],
    [
      'a turn with one person twice',
      desk('[ann, lee]', '[[ann, ann]]'),
      `26:27 ${layer}.members[0][1]: is in this turn twice; remove one`,
    ],
    [
      'no layer',
      withSchedule('on-call: { desk: { layers: [] } }'),
      '23:20 on-call.desk.layers: has no layer, so nobody would ever be on call; add one',
    ],
    [
      'windows that overlap',
      desk('handover: mon 09:00', 'handover: mon, during: { mon: [09:00-12:00, 11:00-13:00] }'),
      `26:89 ${layer}.during.mon[1]: mon 11:00-13:00 overlaps mon 09:00-12:00; join them or move one`,
    ],
    [
      'shifts that are not there',
      desk('every: week, handover: mon 09:00', 'every: 2 shifts'),
      `26:39 ${layer}.every: counts shifts, and there are none; add during: { mon-fri: 09:00-17:00 }, or write e.g. day`,
    ],
    [
      'a weekday for turns of days',
      desk('every: week', 'every: 2 days'),
      `26:57 ${layer}.handover: turns of 2 days change on any day of the week; write a time without a day, or every: week`,
    ],
    [
      'an end before the start',
      desk('from: 2026-01-05', 'from: 2026-01-05, until: 2026-01-05'),
      `26:91 ${layer}.until: is not after 2026-01-05; write a later date`,
    ],
    [
      'two layers with one name',
      desk('from: 2026-01-05 }', 'from: 2026-01-05 }\n      - { name: layer 1, members: ann, every: day, from: 2026-01-05 }'),
      '27:17 on-call.desk.layers[1].name: is called as layers[0] is; give it another name',
    ],
    [
      'a length that is none',
      desk('every: week', 'every: month'),
      `26:39 ${layer}.every: "month" is not how long a turn is; write e.g. day, week, 2 days, 12h or shift`,
    ],
    ['no length at all', desk('every: week', 'every: 0h'), `26:39 ${layer}.every: "0h" is no time at all; write at least 1h`],
    [
      'a handover that is none',
      desk('mon 09:00', 'Monday 9am'),
      `26:55 ${layer}.handover: "Monday 9am" is not when turns change; write e.g. 09:00, mon 09:00 or mon`,
    ],
    [
      'a handover after midnight',
      desk('mon 09:00', '24:00'),
      `26:55 ${layer}.handover: "24:00" is not when turns change; write e.g. 09:00, mon 09:00 or mon`,
    ],
    [
      'a level that names no schedule',
      change('tell: lead', 'tell: on-call:dask', withSchedule(DESK)),
      '19:39 escalations.standard.first-response[0].tell: "dask" is not in on-call; did you mean "desk"?',
    ],
  ])('is %s', (_, text, expected) => {
    expect(errorsOf(text)).toEqual([expected]);
  });

  test.each([
    [
      '{ from: 2026-10-01, until: 2026-10-02 06:00, who: ann }',
      '27:25 on-call.desk.overrides[0].from: "2026-10-01" has no time of day; write e.g. 2026-10-01 22:00',
    ],
    [
      '{ from: 2026-10-02 06:00, until: 2026-10-02 06:00, who: ann }',
      '27:50 on-call.desk.overrides[0].until: is not after 2026-10-02 06:00; write a later time',
    ],
    [
      '{ from: 2026-10-02 06:00, until: 2026-10-02 07:00, who: bob }',
      '27:73 on-call.desk.overrides[0].who: "bob" is not in people; there are ann, lee, max, dora',
    ],
    [
      '{ from: 2026-10-02 06:00, until: 2026-10-02 07:00, who: [ann, ann], instead: bob }',
      '27:79 on-call.desk.overrides[0].who[1]: is named twice; remove one',
    ],
  ])('in an override: %s', (override, expected) => {
    expect(errorsOf(withSchedule(`${DESK}    overrides: [${override}]\n`))[0]).toBe(expected);
  });
});

describe('a warning', () => {
  const warnings = (text: string) => {
    const { warnings: found } = loadConfiguration({ text, file: 'f' }, '2026-01-05');
    return found.map((problem) => formatProblems([problem]).replace(/^f:/, '')).filter((line) => line.includes('on-call'));
  };

  test('tells where the next 90 days have nobody', () => {
    const nights = withSchedule(
      change('hotline', 'desk', CALL_CENTRE)
        .split('\n')
        .filter((line) => !line.includes('中班'))
        .join('\n'),
    );
    expect(warnings(nights)).toEqual([
      '24:3 on-call.desk: has nobody on call from 2026-01-05 00:00 for 6h, and 90 more times within 90 days; npm run -s oncall -- gaps lists all',
    ]);
  });

  test('names those who cannot be told', () => {
    const silent = change('dora: { name: Dora, email: dora@acme.example }', 'dora: { name: Dora }', withSchedule(DESK)).replace(
      '[ann, lee]',
      'dora',
    );
    expect(warnings(silent).at(-1)).toMatch('has nobody on call from 2026-01-05 00:00 for 9h, and 1 more time within 90 days');
    expect(warnings(silent.replace('from: 2026-01-05 }', 'from: 2026-01-01 }')).at(-1)).toMatch(
      'has nobody on call who can be told from 2026-01-05 00:00 for 2160h: people.dora has no email',
    );
  });

  test('is not given where somebody always is', () => {
    expect(warnings(withSchedule(DESK.replace('2026-01-05', '2025-12-01')))).toEqual([]);
  });

  test('says that a handover within a shift does not cut it', () => {
    const text = desk(
      'every: week, handover: mon 09:00',
      'every: day, handover: 02:00, during: { mon-fri: [22:00-06:00, 08:00-10:00] }',
    );
    expect(warnings(text).at(-1)).toMatch(
      'on-call.desk.layers[0].handover: lies within the shift mon 22:00-06:00, which is not cut: turns change with the next shift; split it at 02:00 to change there',
    );
    expect(warnings(text.replace('02:00,', '06:00,')).some((line) => line.includes('not cut'))).toBe(false);
  });
});

describe('a changed schedule in words', () => {
  const before = draftOf(withSchedule(DESK));
  const diff = (text: string) =>
    diffConfigurations(before, draftOf(text)).settings.map(({ words }) => [words.en, words['zh-CN']]);

  test.each([
    [
      '[ann, lee]',
      '[ann, [lee, max]]',
      'on-call desk, "layer 1": members ann, lee → ann, lee+max',
      '值班表 desk，“layer 1”：成员 ann, lee → ann, lee+max',
    ],
    [
      'every: week',
      'every: 2 weeks',
      'on-call desk, "layer 1": every week → 2 weeks',
      '值班表 desk，“layer 1”：轮换周期 week → 2 weeks',
    ],
    [
      'mon 09:00',
      'tue 10:00',
      'on-call desk, "layer 1": handover mon 09:00 → tue 10:00',
      '值班表 desk，“layer 1”：交接 mon 09:00 → tue 10:00',
    ],
    [
      'handover: mon 09:00,',
      'handover: mon 09:00, during: { sat: 08:00-12:00 },',
      'on-call desk, "layer 1": sat closed → 08:00-12:00',
      '值班表 desk，“layer 1”：周六 休息 → 08:00-12:00',
    ],
    [
      '    layers',
      '    time-zone: Asia/Shanghai\n    layers',
      'on-call desk: time zone UTC → Asia/Shanghai',
      '值班表 desk：时区 UTC → Asia/Shanghai',
    ],
    [
      'from: 2026-01-05 }',
      'from: 2026-01-05 }\n    overrides: [{ from: 2026-10-01 22:00, until: 2026-10-02 06:00, who: max, instead: ann }]',
      'on-call desk override: 2026-10-01 22:00 – 2026-10-02 06:00: ann → max',
      '值班表 desk替班：2026-10-01 22:00 – 2026-10-02 06:00: ann → max',
    ],
  ])('%s → %s', (was, is, en, zhCn) => {
    expect(diff(desk(was, is))).toEqual([[en, zhCn]]);
  });

  test('names a schedule that comes, and one that goes', () => {
    expect(diff(withSchedule(`${DESK}  night: { layers: [{ members: ann, every: day, from: 2026-01-05 }] }`))).toEqual([
      ['on-call night: new: layer 1: ann', '值班表 night：新增，layer 1：ann'],
    ]);
    expect(diff(SMALL)).toEqual([['on-call desk: removed', '值班表 desk：已删除']]);
  });

  test('keeps silent about overrides that were made at run time', () => {
    const [name, schedule] = Object.entries(before.organisation.onCall ?? {})[0] ?? [];
    const override = { id: '1', from: 0, until: 1, who: ['max'] };
    const onCall = { [name ?? '']: { name: '', timeZone: '', layers: [], ...schedule, overrides: [override] } };
    const now = { ...before, organisation: { ...before.organisation, onCall } };
    expect(diffConfigurations(now, before).settings).toEqual([]);
  });
});
