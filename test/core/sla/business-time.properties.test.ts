import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessTime,
  elapsedMs,
  isOpen,
  nextOpen,
  openIntervals,
  subtractBusinessTime,
} from '../../../shared/core/sla/business-time.ts';
import { describeTime } from '../../../shared/core/sla/describe-time.ts';
import { calendarOfScene, SCENE_DAYS, scene } from './support/arbitrary-calendar.ts';
import { openMinutes, slowElapsed } from './support/minute-oracle.ts';

const SPAN_MS = SCENE_DAYS * 86_400_000;
const MINUTES = SCENE_DAYS * 1_440;

/** A calendar, the start of its scene, and three instants within it, in order. */
const situation = scene.chain((place) =>
  fc.record({
    calendar: calendarOfScene(place),
    origin: fc.constant(place.origin),
    instants: fc
      .array(fc.integer({ min: 0, max: SPAN_MS }), { minLength: 3, maxLength: 3 })
      .map((offsets) => offsets.toSorted((a, b) => a - b).map((offset) => place.origin + offset)),
    ms: fc.integer({ min: 1, max: 40 * 3_600_000 }),
  }),
);

describe('any calendar around a change of the clocks', () => {
  test('counts what a reading of every minute counts', () => {
    fc.assert(
      fc.property(situation, ({ calendar, origin, instants: [from = 0, , to = 0] }) => {
        const open = openMinutes(calendar, origin, MINUTES);
        expect(elapsedMs(calendar, from, to)).toBe(slowElapsed(open, origin, from, to));
        expect(isOpen(calendar, from)).toBe(open[Math.floor((from - origin) / 60_000)] ?? isOpen(calendar, from));
      }),
      { numRuns: 200 },
    );
  });

  test('is described as open exactly where it is', () => {
    fc.assert(
      fc.property(situation, ({ calendar, origin }) => {
        const open = openMinutes(calendar, origin, MINUTES);
        const described = describeTime(calendar, origin, origin + SPAN_MS);
        const painted = described.flatMap(({ from, to, kind }) =>
          Array.from({ length: (to - from) / 60_000 }, () => kind === 'open'),
        );
        expect(painted).toEqual(open);
      }),
    );
  });

  test('lists as open exactly what it counts', () => {
    fc.assert(
      fc.property(situation, ({ calendar, instants: [from = 0, , to = 0] }) => {
        const intervals = openIntervals(calendar, from, to);
        const gaps = intervals.slice(1).map((interval, index) => interval.from - (intervals[index]?.to ?? 0));
        expect(intervals.reduce((sum, interval) => sum + interval.to - interval.from, 0)).toBe(elapsedMs(calendar, from, to));
        expect(gaps.every((gap) => gap > 0)).toBe(true);
        expect(intervals.every((interval) => isOpen(calendar, interval.from) && isOpen(calendar, interval.to - 1))).toBe(true);
      }),
    );
  });

  test('adds up over any division', () => {
    fc.assert(
      fc.property(situation, ({ calendar, instants: [from = 0, middle = 0, to = 0] }) => {
        expect(elapsedMs(calendar, from, middle) + elapsedMs(calendar, middle, to)).toBe(elapsedMs(calendar, from, to));
        expect(elapsedMs(calendar, to, from)).toBe(0 - elapsedMs(calendar, from, to));
      }),
    );
  });

  test('is due at the first instant by which the time has elapsed', () => {
    fc.assert(
      fc.property(situation, ({ calendar, instants: [from = 0], ms }) => {
        const due = addBusinessTime(calendar, from, ms);
        if (due === undefined) return;
        expect(elapsedMs(calendar, from, due)).toBe(ms);
        expect(elapsedMs(calendar, from, due - 1)).toBe(ms - 1);
      }),
    );
  });

  test('goes back to the last instant from which the time elapses', () => {
    fc.assert(
      fc.property(situation, ({ calendar, instants: [from = 0], ms }) => {
        const start = subtractBusinessTime(calendar, from, ms);
        if (start === undefined) return;
        expect(elapsedMs(calendar, start, from)).toBe(ms);
        expect(elapsedMs(calendar, start + 1, from)).toBe(ms - 1);
      }),
    );
  });

  test('opens next where the first millisecond counts', () => {
    fc.assert(
      fc.property(situation, ({ calendar, instants: [from = 0] }) => {
        const opening = nextOpen(calendar, from);
        const firstMillisecond = addBusinessTime(calendar, from, 1);
        expect(opening).toBe(firstMillisecond === undefined ? undefined : firstMillisecond - 1);
      }),
    );
  });
});
