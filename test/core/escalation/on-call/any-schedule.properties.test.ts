import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OnCallLayer, OnCallOverride, OnCallSchedule } from '../../../../shared/core/escalation/on-call/schedule.ts';
import { nextHandover, shifts } from '../../../../shared/core/escalation/on-call/shifts.ts';
import { whoIsOnCall } from '../../../../shared/core/escalation/on-call/who-is-on-call.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../../shared/core/instant.ts';
import { WEEKDAYS, type WeeklyHours, type Window } from '../../../../shared/core/sla/calendar.ts';
import { everyMinute, readWall } from './support/minute-oracle.ts';
import { at } from './support/schedules.ts';

/** Ten days in which the clocks change, or a date is left out, and ten in which nothing does. */
const SCENES = [
  { timeZone: 'Europe/Berlin', origin: at('2025-03-25T00:00:00Z') },
  { timeZone: 'Europe/Berlin', origin: at('2025-10-21T00:00:00Z') },
  { timeZone: 'America/New_York', origin: at('2026-03-04T00:00:00Z') },
  { timeZone: 'America/New_York', origin: at('2025-10-29T00:00:00Z') },
  { timeZone: 'Australia/Lord_Howe', origin: at('2025-10-01T00:00:00Z') },
  { timeZone: 'Australia/Lord_Howe', origin: at('2025-04-01T00:00:00Z') },
  { timeZone: 'Asia/Shanghai', origin: at('2026-02-10T00:00:00Z') },
  { timeZone: 'Pacific/Apia', origin: at('2011-12-25T00:00:00Z') },
] as const;
type Scene = (typeof SCENES)[number];

const DAYS = 10;
/** The oracle also reads what comes after, so that shifts which begin late in the scene end as they should. */
const DAYS_READ = DAYS + 3;

const clock = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

/** Half of them in the hours in which clocks change. */
const time = fc.oneof(fc.integer({ min: 4, max: 15 }), fc.integer({ min: 0, max: 95 })).map(clock);
const window = fc
  .tuple(time, time)
  .filter(([open, close]) => open !== close)
  .map(([open, close]): Window => [open, close]);
const person = fc.constantFrom('ann', 'ben', 'cem', 'dora');
const people = fc.uniqueArray(person, { minLength: 1, maxLength: 2 });
const date = ({ origin }: Scene) =>
  fc.integer({ min: 1, max: 7 }).map((days) => new Date(origin + days * DAY_MS).toISOString().slice(0, 10));

const inOrder = (windows: readonly Window[]) => windows.toSorted(([one], [other]) => (one < other ? -1 : 1));

const during: fc.Arbitrary<WeeklyHours> = fc
  .array(
    fc.tuple(fc.constantFrom(...WEEKDAYS), fc.uniqueArray(window, { minLength: 1, maxLength: 2, selector: ([open]) => open })),
    { minLength: 1, maxLength: 7 },
  )
  .map((days) => Object.fromEntries(days.map(([day, windows]) => [day, inOrder(windows)])));

const byTime = fc
  .oneof(fc.constant(24), fc.constant(168), fc.integer({ min: 1, max: 50 }))
  .map((hours) => ({ kind: 'time', ms: hours * HOUR_MS }) as const);
const byShifts = fc.integer({ min: 1, max: 4 }).map((count) => ({ kind: 'shifts', count }) as const);

function layerIn(scene: Scene): fc.Arbitrary<OnCallLayer> {
  const common = { turns: fc.array(people, { minLength: 1, maxLength: 4 }), from: date(scene) };
  const plain = fc.record({ ...common, every: byTime, handover: fc.record({ time }) });
  const weekly = fc.record({
    ...common,
    every: fc.constant({ kind: 'time', ms: 7 * DAY_MS } as const),
    handover: fc.record({ time, weekday: fc.constantFrom(...WEEKDAYS) }),
  });
  const inShifts = fc.record({ ...common, every: fc.oneof(byTime, byShifts), handover: fc.record({ time }), during });
  const until = fc.option(date(scene), { nil: undefined });
  return fc.tuple(fc.oneof(plain, weekly, inShifts), until).map(([layer, end]) => ({
    name: 'layer',
    ...layer,
    ...(end !== undefined && { until: end }),
  }));
}

const overrideIn = ({ origin }: Scene): fc.Arbitrary<OnCallOverride> =>
  fc
    .record({
      start: fc.integer({ min: 0, max: DAYS * 96 }),
      quarters: fc.integer({ min: 1, max: 200 }),
      who: people,
      instead: fc.option(person, { nil: undefined }),
    })
    .map(({ start, quarters, who, instead }) => ({
      from: origin + start * 15 * MINUTE_MS,
      until: origin + (start + quarters) * 15 * MINUTE_MS,
      who,
      ...(instead !== undefined && { instead }),
    }));

const situation = fc.constantFrom<Scene>(...SCENES).chain((scene) =>
  fc
    .record({
      layers: fc.array(layerIn(scene), { minLength: 1, maxLength: 3 }),
      overrides: fc.array(overrideIn(scene), { maxLength: 3 }),
    })
    .map(({ layers, overrides }) => ({
      scene,
      schedule: {
        name: 'desk',
        timeZone: scene.timeZone,
        layers: layers.map((layer, index) => ({ ...layer, name: `layer ${index}` })),
        overrides,
      } satisfies OnCallSchedule,
    })),
);

const endOf = ({ origin }: Scene): Instant => origin + DAYS * DAY_MS;

describe('any schedule around a change of the clocks', () => {
  test('has on call whom a reading of every minute finds', () => {
    fc.assert(
      fc.property(situation, ({ scene, schedule }) => {
        const slow = everyMinute(schedule, readWall(scene.timeZone, scene.origin, DAYS_READ * 1_440));
        const found = shifts(schedule, scene.origin, endOf(scene));
        const fast = found.flatMap(({ from, to, who }) => Array.from({ length: (to - from) / MINUTE_MS }, () => who.join('+')));
        expect(fast).toEqual(slow.slice(0, DAYS * 1_440).map((who) => who.join('+')));
      }),
      { numRuns: 100 },
    );
  });

  test('fills the time without gap or overlap, whoever asks for whatever part of it', () => {
    fc.assert(
      fc.property(situation, fc.array(fc.nat(DAYS * DAY_MS), { minLength: 2, maxLength: 2 }), ({ scene, schedule }, offsets) => {
        const [from = 0, to = 0] = offsets.map((offset) => scene.origin + offset).toSorted((a, b) => a - b);
        const found = shifts(schedule, from, to);
        expect([from, ...found.map((shift) => shift.to)]).toEqual([...found.map((shift) => shift.from), to]);
        expect(found.every((shift) => shift.from < shift.to)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('says the same of every edge, of the millisecond before it and of the one after', () => {
    fc.assert(
      fc.property(situation, ({ scene, schedule }) => {
        for (const { from, to, who, source } of shifts(schedule, scene.origin, endOf(scene))) {
          for (const instant of [from, Math.min(from + 1, to - 1), to - 1]) {
            expect(whoIsOnCall(schedule, instant)).toEqual({ who, source });
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('hands over when others take over, and not before', () => {
    fc.assert(
      fc.property(situation, fc.nat((DAYS - 2) * DAY_MS), ({ scene, schedule }, offset) => {
        const from = scene.origin + offset;
        const now = whoIsOnCall(schedule, from).who;
        const expected = shifts(schedule, from, from + 30 * DAY_MS).find(({ who }) => who.join() !== now.join());
        const next = nextHandover(schedule, from);
        const near = next !== undefined && next.at < from + 30 * DAY_MS ? next : undefined;
        expect(near && { at: near.at, who: near.to.who }).toEqual(expected && { at: expected.from, who: expected.who });
      }),
      { numRuns: 100 },
    );
  });
});
