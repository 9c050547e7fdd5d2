import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../shared/core/escalation/ladder.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/core/instant.ts';
import type { Track } from '../../../shared/core/sla/clock.ts';
import { evaluateClock, markInstant } from '../../../shared/core/sla/evaluate-clock.ts';
import { NEVER } from '../../../shared/core/sla/horizon.ts';
import type { Target } from '../../../shared/core/sla/target.ts';
import { ALL_DAY, at, calendarIn, iso, WHOLE_WEEK, weekOf } from './support/instants.ts';
import { commitmentOf, end, hold, reopen, resume, retarget, startTrack } from './support/track-builder.ts';

const calendars = {
  office: calendarIn('UTC'),
  late: calendarIn('UTC', { weekly: { mon: [['10:30', '17:00']], tue: [['09:00', '17:00']] } }),
  always: calendarIn('UTC', { weekly: weekOf(WHOLE_WEEK, ALL_DAY) }),
  closed: calendarIn('UTC', { weekly: {} }),
};

const lasting = (hours: number): Target => ({ kind: 'duration', ms: hours * HOUR_MS });
const days = (count: number, endOfDay = false): Target => ({ kind: 'business-days', days: count, endOfDay });

/** Begins on Monday 5 January 2026 unless told otherwise; times of that day may be given alone. */
const when = (text: string) => at(text.length === 5 ? `2026-01-05T${text}:00Z` : text);
const started = (target: Target, from = '10:00', calendar = 'office') =>
  startTrack({ at: when(from), commitment: commitmentOf(target, calendar) });
const clock = (track: Track, text: string) => evaluateClock(track, calendars, when(text));
const due = (track: Track, text = '2026-01-05T10:00:00Z') => iso(clock(track, text).dueAt);
const mark = (track: Track, which: Mark) => iso(markInstant(track, which, calendars));

const percent = (value: number): Mark => ({ kind: 'percent', percent: value });
const offset = (minutes: number): Mark => ({ kind: 'offset', ms: minutes * MINUTE_MS });

describe('a running clock', () => {
  const track = started(lasting(4));

  test('says what it is', () => {
    expect(clock(track, '11:30')).toEqual({
      metric: 'solution',
      cycle: 1,
      state: 'running',
      rule: 'rule',
      calendar: 'office',
      targetMs: 4 * HOUR_MS,
      startedAt: when('10:00'),
      dueAt: when('14:00'),
      elapsedMs: 1.5 * HOUR_MS,
      pausedMs: 0,
    });
  });

  test('is due in business time', () => expect(due(started(lasting(10)))).toBe('2026-01-06T12:00:00Z'));

  test('is due at closing when its time ends there', () => expect(due(started(lasting(7)))).toBe('2026-01-05T17:00:00Z'));

  test('that started before opening counts from the opening', () =>
    expect(due(started(lasting(1), '06:00'))).toBe('2026-01-05T10:00:00Z'));

  test('is breached from its due instant on', () => {
    expect(evaluateClock(track, calendars, when('14:00') - 1)).toMatchObject({ state: 'running' });
    expect(clock(track, '14:00')).toMatchObject({ state: 'breached', breachedAt: when('14:00') });
    expect(clock(track, '16:00')).toMatchObject({ state: 'breached', elapsedMs: 6 * HOUR_MS });
    expect(clock(track, '16:00').metAt).toBeUndefined();
  });

  test('counts every second where its calendar is missing', () => {
    expect(due(started(lasting(10), '10:00', 'nowhere'))).toBe('2026-01-05T20:00:00Z');
  });
});

describe('a clock that ended', () => {
  test('in time is met', () => {
    const met = clock(end(started(lasting(4)), when('13:00')), '2026-02-01T00:00:00Z');
    expect(met).toMatchObject({ state: 'met', metAt: when('13:00'), dueAt: when('14:00'), elapsedMs: 3 * HOUR_MS });
    expect(met.breachedAt).toBeUndefined();
  });

  test('at the due instant was kept, a millisecond later it was not', () => {
    expect(clock(end(started(lasting(4)), when('14:00')), '15:00')).toMatchObject({ state: 'met', elapsedMs: 4 * HOUR_MS });
    expect(clock(end(started(lasting(4)), when('14:00') + 1), '15:00')).toMatchObject({
      state: 'breached',
      breachedAt: when('14:00'),
      metAt: when('14:00') + 1,
    });
  });

  test('by a cancellation is cancelled, unless it was late by then', () => {
    expect(clock(end(started(lasting(4)), when('13:00'), 'cancelled'), '15:00')).toMatchObject({ state: 'cancelled' });
    expect(clock(end(started(lasting(4)), when('15:00'), 'cancelled'), '16:00')).toMatchObject({ state: 'breached' });
    expect(clock(end(started(lasting(4)), when('13:00'), 'cancelled'), '15:00').metAt).toBeUndefined();
  });

  test('overnight after a due at closing was kept in no open time, but late', () => {
    expect(clock(end(started(lasting(7)), when('20:00')), '2026-01-06T00:00:00Z')).toMatchObject({
      state: 'breached',
      elapsedMs: 7 * HOUR_MS,
    });
  });
});

describe('a paused clock', () => {
  const held = hold(started(lasting(4)), when('12:00'));

  test('stands still, due as if the pause ended where it began', () => {
    expect(clock(held, '16:00')).toMatchObject({
      state: 'paused',
      dueAt: when('14:00'),
      elapsedMs: 2 * HOUR_MS,
      pausedMs: 4 * HOUR_MS,
    });
  });

  test('that ends so has its pause behind it, and its deadline moved by that', () => {
    const solved = end(held, when('15:00'));
    expect(clock(solved, '16:00')).toMatchObject({ state: 'met', dueAt: when('17:00'), pausedMs: 3 * HOUR_MS });
    expect(due(solved, '14:00')).toBe('2026-01-05T14:00:00Z');
  });

  test('moves its deadline by the business time it waited', () => {
    expect(due(resume(held, when('2026-01-06T10:00:00Z')), '2026-01-07T00:00:00Z')).toBe('2026-01-06T12:00:00Z');
    expect(clock(resume(held, when('2026-01-06T10:00:00Z')), '2026-01-06T11:00:00Z')).toMatchObject({
      state: 'running',
      elapsedMs: 3 * HOUR_MS,
      pausedMs: 6 * HOUR_MS,
    });
  });

  test('over a weekend waits no business time at all', () => {
    const weekend = resume(
      hold(started(lasting(4), '2026-01-09T15:00:00Z'), when('2026-01-09T17:00:00Z')),
      when('2026-01-12T09:00:00Z'),
    );
    expect(clock(weekend, '2026-01-12T10:00:00Z')).toMatchObject({ pausedMs: 0, dueAt: when('2026-01-12T11:00:00Z') });
  });

  test('from its very start has used nothing', () => {
    const track = startTrack({ at: when('10:00'), commitment: commitmentOf(lasting(4)), kind: 'held' });
    expect(clock(track, '12:00')).toMatchObject({ state: 'paused', elapsedMs: 0, dueAt: when('14:00') });
    expect(due(resume(track, when('12:00')), '12:00')).toBe('2026-01-05T16:00:00Z');
  });

  test('that was late already stays breached', () => {
    expect(clock(hold(started(lasting(4)), when('15:00')), '16:00')).toMatchObject({
      state: 'breached',
      breachedAt: when('14:00'),
    });
  });

  test('several times adds the pauses up', () => {
    const twice = resume(hold(resume(hold(started(lasting(4)), when('10:30')), when('11:00')), when('11:15')), when('12:15'));
    expect(clock(twice, '13:00')).toMatchObject({ pausedMs: 1.5 * HOUR_MS, dueAt: when('15:30') });
  });

  test('under a commitment that changed meanwhile is due from where the pause began', () => {
    const changed = retarget(held, when('13:00'), commitmentOf(lasting(3)));
    expect(clock(changed, '16:00')).toMatchObject({ state: 'paused', dueAt: when('13:00'), pausedMs: 4 * HOUR_MS });
  });
});

describe('a clock whose commitment changed', () => {
  const urgent = retarget(started(lasting(8)), when('12:00'), commitmentOf(lasting(3)));

  test('keeps the time already used', () => {
    expect(clock(urgent, '12:30')).toMatchObject({
      rule: 'rule+',
      targetMs: 3 * HOUR_MS,
      dueAt: when('13:00'),
      elapsedMs: 2.5 * HOUR_MS,
    });
  });

  test('to less than it has used was due when it had used that much', () => {
    const late = retarget(started(lasting(8)), when('14:00'), commitmentOf(lasting(3)));
    expect(clock(late, '14:00')).toMatchObject({ state: 'breached', breachedAt: when('13:00'), dueAt: when('13:00') });
  });

  test('keeps its pauses', () => {
    const held = resume(hold(started(lasting(8)), when('11:00')), when('13:00'));
    expect(due(retarget(held, when('14:00'), commitmentOf(lasting(3))), '14:00')).toBe('2026-01-05T15:00:00Z');
  });

  test('counts each stretch on the calendar of its own commitment', () => {
    const moved = retarget(started(lasting(8)), when('12:00'), commitmentOf(lasting(20), 'always'));
    expect(clock(moved, '2026-01-06T00:00:00Z')).toMatchObject({
      calendar: 'always',
      elapsedMs: 14 * HOUR_MS,
      dueAt: when('2026-01-06T06:00:00Z'),
    });
  });
});

describe('a reopened clock', () => {
  const reopened = reopen(end(started(lasting(4)), when('12:00')), when('2026-01-06T10:00:00Z'));

  test('goes on with what was left, and leaves out the time it was solved', () => {
    expect(clock(reopened, '2026-01-06T11:00:00Z')).toMatchObject({
      state: 'running',
      elapsedMs: 3 * HOUR_MS,
      pausedMs: 0,
      dueAt: when('2026-01-06T12:00:00Z'),
    });
  });

  test('was met until then', () => expect(clock(reopened, '2026-01-06T10:00:00Z')).toMatchObject({ state: 'running' }));

  test('that still waits in solved time is paused', () => {
    const solved: Track = {
      ...reopened,
      spans: reopened.spans.slice(0, 2).map((span) => ({ ...span, to: span.kind === 'solved' ? undefined : span.to })),
    };
    expect(clock(solved, '2026-01-06T09:00:00Z')).toMatchObject({
      state: 'paused',
      elapsedMs: 2 * HOUR_MS,
      dueAt: when('14:00'),
    });
  });
});

describe('a clock as of the past', () => {
  const history = end(resume(hold(started(lasting(4)), when('11:00')), when('12:00')), when('13:00'));

  test('knows nothing of what came later', () => {
    expect(clock(history, '10:30')).toEqual(clock(started(lasting(4)), '10:30'));
    expect(clock(history, '11:30')).toMatchObject({ state: 'paused', pausedMs: 0.5 * HOUR_MS });
    expect(clock(history, '12:30')).toMatchObject({ state: 'running', dueAt: when('15:00') });
    expect(clock(history, '13:00')).toMatchObject({ state: 'met' });
  });

  test('before its start has used nothing', () => {
    expect(clock(history, '08:00')).toMatchObject({ state: 'running', elapsedMs: 0, dueAt: when('14:00') });
  });

  test('knows what happened at that very instant', () => {
    const track = resume(hold(started(lasting(4)), when('11:00')), when('12:00'));
    expect(clock(track, '11:00').state).toBe('paused');
    expect(clock(track, '12:00').state).toBe('running');
  });

  test('had the commitment of that time', () => {
    const changed = retarget(started(lasting(4)), when('12:00'), commitmentOf(lasting(8)));
    expect(clock(changed, '11:00')).toMatchObject({ rule: 'rule', dueAt: when('14:00') });
  });
});

describe('a promise in working days', () => {
  test('is due at the same wall time', () => {
    expect(clock(started(days(1)), '10:00')).toMatchObject({
      dueAt: when('2026-01-06T10:00:00Z'),
      targetMs: 8 * HOUR_MS,
      businessDays: 1,
    });
  });

  test('may be due by the end of the day', () => expect(due(started(days(1, true)))).toBe('2026-01-06T17:00:00Z'));

  test('may be due in closed hours, and not before them', () => {
    const early = started(days(1), '2026-01-06T09:30:00Z', 'late');
    expect(due(early, '2026-01-06T10:00:00Z')).toBe('2026-01-12T09:30:00Z');
    expect(clock(early, '2026-01-12T09:00:00Z')).toMatchObject({ state: 'running' });
    expect(clock(early, '2026-01-12T09:30:00Z')).toMatchObject({ state: 'breached' });
    expect(mark(early, percent(50))).toBe('2026-01-06T13:15:00Z');
    expect(mark(early, percent(100))).toBe('2026-01-12T09:30:00Z');
    expect(mark(early, offset(0))).toBe('2026-01-12T09:30:00Z');
    expect(mark(early, offset(-15))).toBe('2026-01-06T16:45:00Z');
    expect(mark(early, offset(15))).toBe('2026-01-12T10:45:00Z');
  });

  test('moves by the business time held', () => {
    const held = hold(started(days(1)), when('11:00'));
    expect(due(resume(held, when('13:00')), '13:00')).toBe('2026-01-06T12:00:00Z');
    expect(due(held, '11:00')).toBe('2026-01-06T10:00:00Z');
  });

  test('whose due instant passes in a hold is due when the hold ends', () => {
    const held = hold(started(days(1), '2026-01-06T09:30:00Z', 'late'), when('2026-01-11T12:00:00Z'));
    expect(clock(held, '2026-01-12T12:00:00Z')).toMatchObject({ state: 'paused' });
    expect(due(resume(held, when('2026-01-12T12:00:00Z')), '2026-01-12T12:00:00Z')).toBe('2026-01-12T12:00:00Z');
  });
});

describe('a promise of more working days than there are', () => {
  const track = started(days(100_000), '10:00', 'always');

  test('is never due, and may use all the time there is', () => {
    expect(clock(track, '11:00')).toMatchObject({ state: 'running', dueAt: NEVER, targetMs: NEVER - when('10:00') });
  });

  test('has no mark at its due', () => {
    expect(mark(track, percent(100))).toBeUndefined();
    expect(mark(track, offset(0))).toBeUndefined();
  });
});

describe('a calendar that never opens for long enough', () => {
  test('makes no promise due that it opened long enough for before another rule came', () => {
    const fair = calendarIn('UTC', { weekly: {}, replacements: [{ date: '2026-01-06', windows: [['09:00', '12:00']] }] });
    const track = retarget(
      startTrack({ at: when('10:00'), commitment: commitmentOf(lasting(5), 'fair') }),
      when('2026-01-07T10:00:00Z'),
      commitmentOf(lasting(4), 'fair'),
    );
    expect(evaluateClock(track, { fair }, when('2026-01-08T10:00:00Z'))).toMatchObject({ state: 'running', dueAt: NEVER });
  });

  test('never makes a promise due', () => {
    for (const target of [lasting(1), days(1)]) {
      expect(clock(started(target, '10:00', 'closed'), '12:00')).toMatchObject({ state: 'running', dueAt: NEVER });
      expect(mark(started(target, '10:00', 'closed'), percent(50))).toBeUndefined();
    }
  });

  test('not while paused either', () => {
    expect(clock(hold(started(lasting(1), '10:00', 'closed'), when('11:00')), '12:00')).toMatchObject({
      state: 'paused',
      dueAt: NEVER,
    });
  });
});

describe('a promise of no time', () => {
  test('is due at once', () =>
    expect(clock(started(lasting(0), '2026-01-04T10:00:00Z'), '10:00')).toMatchObject({ dueAt: when('2026-01-04T10:00:00Z') }));
});

describe('a mark', () => {
  const track = started(lasting(4), '15:00');

  test('is a share of the target in business time', () => {
    expect(mark(track, percent(25))).toBe('2026-01-05T16:00:00Z');
    expect(mark(track, percent(75))).toBe('2026-01-06T10:00:00Z');
    expect(mark(track, percent(100))).toBe('2026-01-06T11:00:00Z');
    expect(mark(track, percent(150))).toBe('2026-01-06T13:00:00Z');
  });

  test('is reached as soon as its share is, at the closing if it must', () =>
    expect(mark(track, percent(50))).toBe('2026-01-05T17:00:00Z'));

  test('of an odd share is a whole millisecond', () => {
    expect(mark(started({ kind: 'duration', ms: 1_000 }, '10:00'), percent(33.33))).toBe('2026-01-05T10:00:00.333Z');
  });

  test('at due is the due instant', () => expect(mark(track, offset(0))).toBe('2026-01-06T11:00:00Z'));

  test('before due walks the calendar backwards', () => {
    expect(mark(track, offset(-60))).toBe('2026-01-06T10:00:00Z');
    expect(mark(track, offset(-150))).toBe('2026-01-05T16:30:00Z');
  });

  test('before due that falls on an edge is the opening, the last moment with so much left', () => {
    expect(mark(track, offset(-120))).toBe('2026-01-06T09:00:00Z');
  });

  test('that would lie before the start is the first instant that counts', () => {
    expect(mark(track, offset(-500))).toBe('2026-01-05T15:00:00Z');
    expect(mark(started(lasting(1), '2026-01-03T15:00:00Z'), offset(-90))).toBe('2026-01-05T09:00:00Z');
  });

  test('after due counts on', () => expect(mark(track, offset(7 * 60))).toBe('2026-01-07T10:00:00Z'));
});

describe('a mark of a paused clock', () => {
  const held = hold(started(lasting(4)), when('12:00'));

  test('is unknown while it is not reached', () => {
    expect(mark(held, percent(75))).toBeUndefined();
    expect(mark(held, offset(-30))).toBeUndefined();
    expect(mark(held, offset(30))).toBeUndefined();
  });

  test('is known once it is reached', () => {
    expect(mark(held, percent(25))).toBe('2026-01-05T11:00:00Z');
    expect(mark(held, percent(50))).toBe('2026-01-05T12:00:00Z');
  });

  test('moves by the pause', () => {
    const resumed = resume(held, when('13:00'));
    expect(mark(resumed, percent(75))).toBe('2026-01-05T14:00:00Z');
    expect(mark(resumed, offset(-60))).toBe('2026-01-05T14:00:00Z');
  });

  test('before due that falls on the pause is its end, the last moment with so much left', () => {
    expect(mark(held, offset(-120))).toBeUndefined();
    expect(mark(resume(held, when('13:00')), offset(-120))).toBe('2026-01-05T13:00:00Z');
  });
});

describe('a mark of a clock that ended', () => {
  const late = end(started(lasting(4)), when('15:00'));

  test('was reached, if it came before the end', () => {
    expect(mark(late, offset(0))).toBe('2026-01-05T14:00:00Z');
    expect(mark(late, offset(59))).toBe('2026-01-05T14:59:00Z');
  });

  test('never is, if the end came first or with it', () => {
    expect(mark(late, offset(60))).toBeUndefined();
    expect(mark(late, offset(61))).toBeUndefined();
    expect(mark(end(started(lasting(4)), when('14:00')), offset(0))).toBeUndefined();
  });
});

describe('a track without spans', () => {
  test('can not be', () => {
    expect(() => evaluateClock({ metric: 'update', cycle: 1, startedAt: 0, spans: [] }, calendars, 0)).toThrow('unhandled case');
  });
});
