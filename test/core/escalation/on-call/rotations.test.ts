import { describe, expect, test } from 'vitest';
import { nextHandover, shiftAt, shifts } from '../../../../shared/core/escalation/on-call/shifts.ts';
import { whoIsOnCall } from '../../../../shared/core/escalation/on-call/who-is-on-call.ts';
import { DAY_MS } from '../../../../shared/core/instant.ts';
import { at, DAILY, everyDay, everyHours, layer, lines, schedule, WEEKLY, wallText } from './support/schedules.ts';

const who = (of: ReturnType<typeof schedule>, text: string) => whoIsOnCall(of, at(text)).who.join('+');

describe('a daily rotation', () => {
  const desk = schedule('UTC', layer('ann ben cem'));

  test('has nobody before its first handover', () => {
    expect(whoIsOnCall(desk, at('2026-01-05T09:00:00Z') - 1)).toEqual({ who: [], source: { kind: 'none' } });
  });

  test('hands over at the very millisecond', () => {
    expect(who(desk, '2026-01-05T09:00:00Z')).toBe('ann');
    expect(who(desk, '2026-01-06T08:59:59.999Z')).toBe('ann');
    expect(who(desk, '2026-01-06T09:00:00Z')).toBe('ben');
  });

  test('begins anew after its last turn', () => {
    expect(who(desk, '2026-01-08T09:00:00Z')).toBe('ann');
  });

  test('says who, by which layer and turn, and who is next', () => {
    expect(whoIsOnCall(desk, at('2026-01-06T12:00:00Z'))).toEqual({
      who: ['ben'],
      source: { kind: 'layer', layer: 'ann ben cem', turn: 1 },
    });
    expect(nextHandover(desk, at('2026-01-06T12:00:00Z'))).toEqual({
      at: at('2026-01-07T09:00:00Z'),
      to: { who: ['cem'], source: { kind: 'layer', layer: 'ann ben cem', turn: 2 } },
    });
  });

  test('ends at the handover time of its last date', () => {
    const ended = schedule('UTC', layer('ann ben', { until: '2026-01-07' }));
    expect(lines(ended, '2026-01-06T00:00:00Z', '2026-01-09T00:00:00Z')).toEqual([
      '2026-01-06 00:00 ann',
      '2026-01-06 09:00 ben',
      '2026-01-07 09:00 nobody',
    ]);
  });

  test('may have several people in a turn', () => {
    expect(who(schedule('UTC', layer('ann+ben cem')), '2026-01-05T10:00:00Z')).toBe('ann+ben');
  });
});

describe('a rotation of one person', () => {
  const alone = schedule('UTC', layer('ann'));

  test('has no handover', () => {
    expect(nextHandover(alone, at('2026-03-01T00:00:00Z'))).toBeUndefined();
  });

  test('still has shifts as long as a turn', () => {
    const shift = shiftAt(alone, at('2026-03-01T00:00:00Z'));
    expect(shift).toMatchObject({ from: at('2026-02-28T09:00:00Z'), to: at('2026-03-01T09:00:00Z') });
  });
});

describe('a weekly rotation', () => {
  const monday = { time: '09:00', weekday: 'mon' } as const;

  test('hands over on its weekday', () => {
    const desk = schedule('UTC', layer('ann ben', { every: WEEKLY, handover: monday }));
    expect(lines(desk, '2026-01-10T00:00:00Z', '2026-01-20T00:00:00Z')).toEqual([
      '2026-01-10 00:00 ann',
      '2026-01-12 09:00 ben',
      '2026-01-19 09:00 ann',
    ]);
  });

  test('that starts within a week begins with the rest of it', () => {
    const desk = schedule('UTC', layer('ann ben', { every: WEEKLY, handover: monday, from: '2026-01-08' }));
    expect(lines(desk, '2026-01-08T00:00:00Z', '2026-01-14T00:00:00Z')).toEqual([
      '2026-01-08 00:00 nobody',
      '2026-01-08 09:00 ann',
      '2026-01-12 09:00 ben',
    ]);
  });

  test('without a weekday hands over on that of its start', () => {
    const desk = schedule('UTC', layer('ann ben', { every: WEEKLY, from: '2026-01-08' }));
    expect(nextHandover(desk, at('2026-01-09T00:00:00Z'))?.at).toBe(at('2026-01-15T09:00:00Z'));
  });
});

describe('a change of the clocks', () => {
  // A handover a day, each at 09:00 on the wall.
  const handovers = (timeZone: string, from: string, to: string) =>
    shifts(schedule(timeZone, layer('ann ben', { from: from.slice(0, 10) })), at(from), at(to))
      .slice(1)
      .map((shift) => wallText(timeZone, shift.from));

  test.each([
    ['Europe/Berlin', '2026-03-27', '2026-03-31'],
    ['Europe/Berlin', '2026-10-23', '2026-10-27'],
    ['America/New_York', '2026-03-06', '2026-03-10'],
    ['Australia/Lord_Howe', '2026-10-02', '2026-10-06'],
    ['Asia/Shanghai', '2026-03-27', '2026-03-31'],
  ])('in %s moves no handover', (timeZone, first, last) => {
    const found = handovers(timeZone, `${first}T00:00:00Z`, `${last}T00:00:00Z`);
    expect(found.length).toBeGreaterThanOrEqual(4);
    expect(found.every((text) => text.endsWith('09:00'))).toBe(true);
  });

  const night = (time: string) => schedule('Europe/Berlin', layer('ann ben', { from: '2026-03-01', handover: { time } }));
  const around = (time: string, date: string) => lines(night(time), `${date}T00:00:00Z`, `${date}T12:00:00Z`).slice(1);

  test('moves a handover in the hour that is skipped forward by the gap', () => {
    expect(around('02:30', '2026-03-29')).toEqual(['2026-03-29 03:30 ann']);
  });

  test('hands over the first time that a repeated hour shows it', () => {
    const [, second] = shifts(night('02:30'), at('2026-10-25T00:00:00Z'), at('2026-10-25T12:00:00Z'));
    expect(second?.from).toBe(at('2026-10-25T00:30:00Z'));
  });

  test('makes a night shift of 8 hours one of 7 in spring and of 9 in autumn', () => {
    const nights = schedule('Europe/Berlin', layer('ann', { during: everyDay(['22:00', '06:00']) }));
    const length = (text: string) => {
      const shift = shiftAt(nights, at(text));
      return shift && (shift.to - shift.from) / 3_600_000;
    };
    expect(['2026-03-28T23:00:00Z', '2026-10-25T00:00:00Z', '2026-11-05T00:00:00Z'].map(length)).toEqual([7, 9, 8]);
  });

  test('takes the turn of a date that the zone leaves out away with it', () => {
    const apia = schedule('Pacific/Apia', layer('ann ben cem', { from: '2011-12-28' }));
    expect(lines(apia, '2011-12-29T20:00:00Z', '2012-01-01T20:00:00Z')).toEqual([
      '2011-12-29 10:00 ben',
      '2011-12-31 09:00 ann',
      '2012-01-01 09:00 ben',
      '2012-01-02 09:00 cem',
    ]);
  });
});

describe('a rotation by hours', () => {
  test('counts them on the wall, so that handovers keep their times', () => {
    const desk = schedule('Europe/Berlin', layer('ann ben cem', { every: everyHours(12), from: '2026-03-28' }));
    expect(lines(desk, '2026-03-28T12:00:00Z', '2026-03-30T00:00:00Z')).toEqual([
      '2026-03-28 13:00 ann',
      '2026-03-28 21:00 ben',
      '2026-03-29 09:00 cem',
      '2026-03-29 21:00 ann',
    ]);
  });
});

describe('layers', () => {
  const all = layer('ann', { name: 'always' });
  const weekends = layer('ben', {
    name: 'weekends',
    handover: { time: '00:00' },
    during: { sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] },
  });

  test('of which the last one that has somebody wins, and the others show through', () => {
    const found = lines(schedule('UTC', all, weekends), '2026-01-09T12:00:00Z', '2026-01-12T10:00:00Z');
    expect(found).toEqual([
      '2026-01-09 12:00 ann',
      '2026-01-10 00:00 ben',
      '2026-01-11 00:00 ben',
      '2026-01-12 00:00 ann',
      '2026-01-12 09:00 ann',
    ]);
  });
});

describe('shifts', () => {
  test('go to whoever has the turn when they begin, and are not cut by a handover', () => {
    const nights = layer('ann ben', {
      every: WEEKLY,
      handover: { time: '00:00', weekday: 'mon' },
      during: everyDay(['22:00', '06:00']),
    });
    expect(lines(schedule('UTC', nights), '2026-01-11T22:00:00Z', '2026-01-13T00:00:00Z')).toEqual([
      '2026-01-11 22:00 ann',
      '2026-01-12 06:00 nobody',
      '2026-01-12 22:00 ben',
    ]);
  });

  test('can be counted instead of days, so that closed days take nobody’s turn', () => {
    const office = { mon: [['09:00', '17:00']], wed: [['09:00', '17:00']], fri: [['09:00', '17:00']] } as const;
    const desk = schedule('UTC', layer('ann ben', { every: { kind: 'shifts', count: 1 }, during: office }));
    const worked = lines(desk, '2026-01-05T00:00:00Z', '2026-01-17T00:00:00Z').filter((line) => !line.endsWith('nobody'));
    expect(worked).toEqual([
      '2026-01-05 09:00 ann',
      '2026-01-07 09:00 ben',
      '2026-01-09 09:00 ann',
      '2026-01-12 09:00 ben',
      '2026-01-14 09:00 ann',
      '2026-01-16 09:00 ben',
    ]);
  });
});

describe('a fair rotation', () => {
  test('gives everybody as many turns over the years', () => {
    const desk = schedule('Europe/Berlin', layer('ann ben cem dora eve', { every: WEEKLY }));
    const turns = new Map<string, number>();
    for (const shift of shifts(desk, at('2026-01-05T08:00:00Z'), at('2026-01-05T08:00:00Z') + 5 * 52 * 7 * DAY_MS)) {
      turns.set(shift.who.join(), (turns.get(shift.who.join()) ?? 0) + 1);
    }
    expect([...turns.values()]).toEqual([52, 52, 52, 52, 52]);
  });

  test('is asked as quickly after a century as on its first day', () => {
    const hourly = layer('ann ben cem', { every: everyHours(1), from: '1926-01-04', handover: { time: '00:00' } });
    const old = schedule('Asia/Tokyo', hourly);
    const start = at('2026-01-05T00:00:00Z');
    const took = process.hrtime.bigint();
    for (let hour = 0; hour < 1_000; hour += 1) whoIsOnCall(old, start + hour * 3_600_000);
    expect(Number(process.hrtime.bigint() - took) / 1e6).toBeLessThan(500);
    expect(whoIsOnCall(old, start).source).toMatchObject({ turn: 24 * 36_526 + 9 });
  });

  test('has the same turns whether it began lately or many rounds ago', () => {
    const since = (from: string) => schedule('Europe/Berlin', layer('ann ben cem', { from, every: DAILY }));
    const who = (of: ReturnType<typeof since>) => lines(of, '2026-03-20T00:00:00Z', '2026-04-05T00:00:00Z');
    // 10,956 days apart, which is 3,652 rounds.
    expect(who(since('1996-01-07'))).toEqual(who(since('2026-01-05')));
  });
});
