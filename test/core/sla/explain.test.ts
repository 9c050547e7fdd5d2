import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../shared/core/instant.ts';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';
import type { Track } from '../../../shared/core/sla/clock.ts';
import { describeTime } from '../../../shared/core/sla/describe-time.ts';
import { explain, type Ledger } from '../../../shared/core/sla/explain.ts';
import { ALL_DAY, at, calendarIn, iso, WHOLE_WEEK, weekOf } from './support/instants.ts';
import { commitmentOf, end, hold, reopen, resume, retarget, startTrack } from './support/track-builder.ts';

const always = calendarIn('Asia/Shanghai', { weekly: weekOf(WHOLE_WEEK, ALL_DAY) });

const when = (text: string) => at(text.length === 5 ? `2026-01-05T${text}:00Z` : text);
const started = (hours: number, from = '10:00') =>
  startTrack({ at: when(from), commitment: commitmentOf({ kind: 'duration', ms: hours * HOUR_MS }) });
const explained = (track: Track, text: string, office: Calendar = calendarIn('UTC')) =>
  explain(track, { office, always }, when(text));

/** A stretch in one line: from, to, what it is and, where there is one, why. */
const lines = ({ stretches }: Ledger) =>
  stretches.map(({ from, to, kind, phase, name, reason }) =>
    [iso(from)?.slice(5, 16), iso(to)?.slice(5, 16), kind, phase, name, reason].filter((part) => part !== undefined).join(' '),
  );

describe('the ledger of a running clock', () => {
  test('tells counted time from closed time, up to due', () => {
    const ledger = explained(started(10), '12:00');
    expect(lines(ledger)).toEqual([
      '01-05T10:00 01-05T12:00 counted past',
      '01-05T12:00 01-05T17:00 counted ahead',
      '01-05T17:00 01-06T09:00 closed ahead',
      '01-06T09:00 01-06T12:00 counted ahead',
    ]);
    expect(ledger.stretches.map((stretch) => stretch.countedMs / HOUR_MS)).toEqual([2, 7, 7, 10]);
    expect(ledger.sums).toEqual({
      countedMs: 2 * HOUR_MS,
      closedMs: 0,
      holidayMs: 0,
      breakMs: 0,
      heldMs: 0,
      solvedMs: 0,
      totalMs: 2 * HOUR_MS,
    });
  });

  test('names the rule, the calendar, its zone and the fact behind each stretch', () => {
    const ledger = explained(started(10), '12:00');
    expect(ledger).toMatchObject({
      at: when('12:00'),
      timeZone: 'UTC',
      clock: { rule: 'rule', calendar: 'office', dueAt: when('2026-01-06T12:00:00Z') },
    });
    expect(ledger.stretches[0]).toMatchObject({ rule: 'rule', calendar: 'office', fact: 1, ms: 2 * HOUR_MS });
  });

  test('parts what was in time from what was late', () => {
    expect(lines(explained(started(1), '12:00'))).toEqual([
      '01-05T10:00 01-05T11:00 counted past',
      '01-05T11:00 01-05T12:00 counted past',
    ]);
  });
});

describe('a calendar with other hours from a date on', () => {
  test('has its version named by each stretch', () => {
    const office = calendarIn('UTC', {
      later: [
        { from: '2026-01-06', weekly: weekOf(['tue', 'wed'], [['10:00', '12:00']]) },
        { from: '2026-03-01', weekly: {} },
      ],
    });
    expect(
      explained(started(8), '10:00', office).stretches.map(({ from, calendarVersion }) => [iso(from), calendarVersion]),
    ).toEqual([
      ['2026-01-05T10:00:00Z', undefined],
      ['2026-01-05T17:00:00Z', undefined],
      ['2026-01-06T10:00:00Z', '2026-01-06'],
    ]);
  });
});

describe('a calendar whose versions stand in no order', () => {
  test('has the one named that came last', () => {
    const weekly = weekOf(WHOLE_WEEK, ALL_DAY);
    const later = ['2025-03-01', '2026-01-02', '2025-06-01'].map((from) => ({ from, weekly }));
    expect(explained(started(1), '10:00', calendarIn('UTC', { later })).stretches[0]?.calendarVersion).toBe('2026-01-02');
  });
});

describe('closed time', () => {
  test('says which holiday it was', () => {
    const office = calendarIn('UTC', { holidays: [{ date: '2026-01-06', name: 'Epiphany' }, { date: '2026-01-07' }] });
    expect(lines(explained(started(8, '2026-01-05T16:00:00Z'), '2026-01-05T16:00:00Z', office))).toEqual([
      '01-05T16:00 01-05T17:00 counted ahead',
      '01-05T17:00 01-06T00:00 closed ahead',
      '01-06T00:00 01-07T00:00 holiday ahead Epiphany',
      '01-07T00:00 01-08T00:00 holiday ahead',
      '01-08T00:00 01-08T09:00 closed ahead',
      '01-08T09:00 01-08T16:00 counted ahead',
    ]);
  });

  test('is one stretch over days that share a name', () => {
    const office = calendarIn('Asia/Shanghai', {
      holidays: Array.from({ length: 7 }, (_, index) => ({ date: `2026-10-0${index + 1}`, name: '国庆节' })),
    });
    expect(lines(explained(started(1, '2026-09-30T09:00:00Z'), '2026-09-30T09:00:00Z', office))).toEqual([
      '09-30T09:00 09-30T16:00 closed ahead',
      '09-30T16:00 10-07T16:00 holiday ahead 国庆节',
      '10-07T16:00 10-08T01:00 closed ahead',
      '10-08T01:00 10-08T02:00 counted ahead',
    ]);
  });

  test('says which break it was, and only where the break cut anything', () => {
    const office = calendarIn('UTC', { breaks: [{ date: '2026-01-05', windows: [['16:00', '18:00']], name: 'All hands' }] });
    expect(lines(explained(started(7), '10:00', office)).slice(1, 3)).toEqual([
      '01-05T16:00 01-05T17:00 break ahead All hands',
      '01-05T17:00 01-06T09:00 closed ahead',
    ]);
  });

  test('says which replacement opened or closed it', () => {
    const office = calendarIn('UTC', {
      replacements: [
        { date: '2026-01-05', windows: [['09:00', '12:00']], name: 'Inventory' },
        { date: '2026-01-10', windows: [['10:00', '11:00']], name: '调休' },
        { date: '2026-01-06', windows: [] },
      ],
      holidays: [{ date: '2026-01-07' }, { date: '2026-01-08' }, { date: '2026-01-09' }],
    });
    expect(lines(explained(started(3), '10:00', office))).toEqual([
      '01-05T10:00 01-05T12:00 counted ahead Inventory',
      '01-05T12:00 01-05T17:00 closed ahead Inventory',
      '01-05T17:00 01-07T00:00 closed ahead',
      '01-07T00:00 01-10T00:00 holiday ahead',
      '01-10T00:00 01-10T10:00 closed ahead',
      '01-10T10:00 01-10T11:00 counted ahead 调休',
    ]);
  });

  test('says which of two replacements has the name', () => {
    const unnamed = { date: '2026-01-05', windows: [['20:00', '06:00']] } as const;
    const twice = [unnamed, { date: '2026-01-05', windows: [['10:00', '12:00']], name: 'Inventory' } as const];
    expect(lines(explained(started(1), '10:00', calendarIn('UTC', { replacements: twice })))).toEqual([
      '01-05T10:00 01-05T11:00 counted ahead Inventory',
    ]);
    const next = { date: '2026-01-06', windows: [['00:00', '09:00']], name: 'Inventory' } as const;
    const after = explained(started(11, '20:00'), '20:00', calendarIn('UTC', { replacements: [unnamed, next] }));
    expect(lines(after)).toEqual(['01-05T20:00 01-06T00:00 counted ahead', '01-06T00:00 01-06T07:00 counted ahead Inventory']);
  });

  test('of a date that was replaced and then is a holiday has no name of the replacement after the holiday', () => {
    const office = calendarIn('UTC', {
      weekly: { mon: [['22:00', '06:00']], tue: [['08:00', '09:00']] },
      holidays: [{ date: '2026-01-05' }],
      replacements: [{ date: '2026-01-05', windows: [['10:00', '12:00']], name: 'Inventory' }],
    });
    expect(lines(explained(started(1, '12:00'), '12:00', office))).toEqual([
      '01-05T12:00 01-06T00:00 holiday ahead',
      '01-06T00:00 01-06T08:00 closed ahead',
      '01-06T08:00 01-06T09:00 counted ahead',
    ]);
  });

  test('of a night that a holiday took away is the holiday as well', () => {
    const office = calendarIn('UTC', {
      weekly: { mon: [['22:00', '06:00']], tue: [['08:00', '09:00']] },
      holidays: [{ date: '2026-01-05', name: 'Off' }],
    });
    expect(lines(explained(started(1, '12:00'), '12:00', office))).toEqual([
      '01-05T12:00 01-06T06:00 holiday ahead Off',
      '01-06T06:00 01-06T08:00 closed ahead',
      '01-06T08:00 01-06T09:00 counted ahead',
    ]);
  });

  test('of a replaced date that is a holiday is the holiday', () => {
    const office = calendarIn('UTC', {
      holidays: [{ date: '2026-01-05', name: 'Off' }],
      replacements: [{ date: '2026-01-05', windows: [['10:00', '16:00']], name: 'Inventory' }],
    });
    expect(lines(explained(started(1), '10:00', office))[0]).toBe('01-05T10:00 01-06T00:00 holiday ahead Off');
  });

  test('does not begin before the night shift of the evening before has ended', () => {
    const office = calendarIn('UTC', {
      weekly: { sun: [['22:00', '06:00']], tue: [['08:00', '09:00']] },
      holidays: [{ date: '2026-01-05', name: 'Off' }],
    });
    expect(lines(explained(started(5, '2026-01-04T22:00:00Z'), '2026-01-04T22:00:00Z', office))).toEqual([
      '01-04T22:00 01-05T03:00 counted ahead',
    ]);
    expect(lines(explained(started(9, '2026-01-04T22:00:00Z'), '2026-01-04T22:00:00Z', office))[1]).toBe(
      '01-05T06:00 01-06T00:00 holiday ahead Off',
    );
  });
});

describe('the ledger of a clock with a history', () => {
  const track = resume(hold(started(9), when('11:00'), 'waiting-for-parts'), when('2026-01-06T10:00:00Z'));

  test('says by whom and why it was held, and counts only open time as held', () => {
    const ledger = explained(track, '2026-01-06T11:00:00Z');
    expect(lines(ledger)).toEqual([
      '01-05T10:00 01-05T11:00 counted past',
      '01-05T11:00 01-05T17:00 held past waiting-for-parts',
      '01-05T17:00 01-06T09:00 closed past waiting-for-parts',
      '01-06T09:00 01-06T10:00 held past waiting-for-parts',
      '01-06T10:00 01-06T11:00 counted past',
      '01-06T11:00 01-06T17:00 counted ahead',
      '01-06T17:00 01-07T09:00 closed ahead',
      '01-07T09:00 01-07T10:00 counted ahead',
    ]);
    expect(ledger.stretches.map((stretch) => stretch.fact)).toEqual([1, 2, 2, 2, 3, 3, 3, 3]);
    expect(ledger.sums).toMatchObject({
      countedMs: ledger.clock.elapsedMs,
      heldMs: ledger.clock.pausedMs,
      closedMs: 16 * HOUR_MS,
    });
  });

  test('tells solved time', () => {
    const reopened = reopen(end(started(4), when('11:00')), when('13:00'));
    expect(lines(explained(reopened, '13:00'))).toEqual([
      '01-05T10:00 01-05T11:00 counted past',
      '01-05T11:00 01-05T13:00 solved past',
      '01-05T13:00 01-05T16:00 counted ahead',
    ]);
  });

  test('shows where the rule changed, each part on its own calendar', () => {
    const changed = retarget(started(9), when('16:00'), commitmentOf({ kind: 'duration', ms: 8 * HOUR_MS }, 'always'));
    const ledger = explained(changed, '16:00');
    expect(lines(ledger)).toEqual(['01-05T10:00 01-05T16:00 counted past', '01-05T16:00 01-05T18:00 counted ahead']);
    expect(ledger.stretches.map(({ rule, calendar }) => [rule, calendar])).toEqual([
      ['rule', 'office'],
      ['rule+', 'always'],
    ]);
    expect(ledger.timeZone).toBe('Asia/Shanghai');
  });
});

describe('the ledger of a clock that counts on while its ticket is on hold', () => {
  test('reaches to due, whenever the hold is planned to end', () => {
    const ledger = explain(started(4), { office: calendarIn('UTC') }, when('11:00'), when('12:00'));
    expect(lines(ledger).at(-1)).toBe('01-05T11:00 01-05T14:00 counted ahead');
  });
});

describe('the ledger of a paused clock', () => {
  test('reaches to now, or to where it would be due', () => {
    const held = hold(started(4), when('11:00'));
    expect(lines(explained(held, '12:00'))).toEqual([
      '01-05T10:00 01-05T11:00 counted past',
      '01-05T11:00 01-05T12:00 held past waiting-for-customer',
      '01-05T12:00 01-05T14:00 held ahead waiting-for-customer',
    ]);
    expect(lines(explained(held, '16:00')).at(-1)).toBe('01-05T11:00 01-05T16:00 held past waiting-for-customer');
  });

  test.each([
    ['13:00', 'expects it no longer than planned', '01-05T12:00 01-05T13:00 held ahead waiting-for-customer'],
    ['17:00', 'reaches no further than to where it would be due', '01-05T12:00 01-05T14:00 held ahead waiting-for-customer'],
    ['11:30', 'has nothing ahead of a planned end that has passed', '01-05T11:00 01-05T12:00 held past waiting-for-customer'],
  ])('in a hold until %s %s', (until, _, last) => {
    const held = hold(started(4), when('11:00'));
    const ledger = explain(held, { office: calendarIn('UTC'), always }, when('12:00'), when(until));
    expect(lines(ledger).at(-1)).toBe(last);
  });
});

describe('the ledger of a clock that ended', () => {
  test('shows what was to spare', () => {
    const ledger = explained(end(started(4), when('12:00')), '2026-02-01T00:00:00Z');
    expect(lines(ledger)).toEqual(['01-05T10:00 01-05T12:00 counted past', '01-05T12:00 01-05T14:00 counted spare']);
    expect(ledger.stretches.at(-1)?.countedMs).toBe(2 * HOUR_MS);
    expect(ledger.sums.totalMs).toBe(2 * HOUR_MS);
  });

  test('in a hold shows what was left to count, and no hold after the end', () => {
    const ledger = explained(end(hold(started(4), when('11:00')), when('12:00')), '2026-02-01T00:00:00Z');
    expect(lines(ledger)).toEqual([
      '01-05T10:00 01-05T11:00 counted past',
      '01-05T11:00 01-05T12:00 held past waiting-for-customer',
      '01-05T12:00 01-05T15:00 counted spare',
    ]);
    expect(ledger.clock.dueAt).toBe(when('15:00'));
  });

  test('shows how late it was', () => {
    expect(lines(explained(end(started(1), when('12:00')), '2026-02-01T00:00:00Z'))).toEqual([
      '01-05T10:00 01-05T11:00 counted past',
      '01-05T11:00 01-05T12:00 counted past',
    ]);
  });
});

describe('the ledger of a promise that never comes due', () => {
  test('ends now', () => {
    expect(lines(explained(started(1), '12:00', calendarIn('UTC', { weekly: {} })))).toEqual([
      '01-05T10:00 01-05T12:00 closed past',
    ]);
  });
});

describe('a description of time', () => {
  test('of no time is empty', () => expect(describeTime(always, 5, 5)).toEqual([]));

  test('has a holiday begin with its date, also where the clocks then go back to the evening before', () => {
    // At 00:01 the clocks of St. John's went back to 23:01.
    const office = calendarIn('America/St_Johns', { holidays: [{ date: '2006-10-29' }] });
    const described = describeTime(office, at('2006-10-29T02:00:00Z'), at('2006-10-29T03:00:00Z'));
    expect(described.map(({ from, kind }) => [iso(from), kind])).toEqual([
      ['2006-10-29T02:00:00Z', 'closed'],
      ['2006-10-29T02:30:00Z', 'holiday'],
    ]);
  });

  test('of a calendar that is always open is short', () =>
    expect(describeTime(always, 5, 9)).toEqual([{ from: 5, to: 9, kind: 'open' }]));
});
