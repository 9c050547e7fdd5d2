import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../shared/core/instant.ts';
import { evaluateClock } from '../../../shared/core/sla/evaluate-clock.ts';
import { explain } from '../../../shared/core/sla/explain.ts';
import { policySet, STANDARD_LADDER } from '../../support/policies.ts';
import { clockTime, Story, time } from '../../support/story.ts';
import { calendarOfScene, SCENE_DAYS, scene } from './support/arbitrary-calendar.ts';
import { commitmentOf, hold, resume, startTrack } from './support/track-builder.ts';

const MINUTES = SCENE_DAYS * 1_440;

describe('any hold on any calendar', () => {
  const situation = scene.chain((place) =>
    fc.record({
      office: calendarOfScene(place),
      origin: fc.constant(place.origin),
      targetMinutes: fc.integer({ min: 1, max: 2_000 }),
      minutes: fc.array(fc.integer({ min: 0, max: MINUTES }), { minLength: 4, maxLength: 4 }),
    }),
  );

  test('never makes a ticket due earlier by going on for longer', () => {
    fc.assert(
      fc.property(situation, ({ office, origin, targetMinutes, minutes }) => {
        const [opened = 0, held = 0, shorter = 0, longer = 0] = minutes
          .toSorted((a, b) => a - b)
          .map((minute) => origin + minute * MINUTE_MS);
        const commitment = commitmentOf({ kind: 'duration', ms: targetMinutes * MINUTE_MS });
        const track = hold(startTrack({ at: opened, commitment }), held);
        const dueAfter = (resumed: number) => evaluateClock(resume(track, resumed), { office }, longer).dueAt;
        expect(dueAfter(longer)).toBeGreaterThanOrEqual(dueAfter(shorter));
        expect(dueAfter(shorter)).toBeGreaterThanOrEqual(dueAfter(held));
      }),
    );
  });
});

describe('any ticket on the ladder', () => {
  const TARGET_MS = 3 * HOUR_MS;
  const set = policySet({
    rules: [
      {
        name: 'office',
        when: {},
        escalation: 'standard',
        commitments: { solution: { target: { kind: 'duration', ms: TARGET_MS }, calendar: 'office', pausedBy: 'any' } },
      },
    ],
  });
  /** Counted time at which each level stands: 75 %, due, due, and four hours after. */
  const STANDS_AT = new Map([
    ['w1', 0.75 * TARGET_MS],
    ['breach', TARGET_MS],
    ['1', TARGET_MS],
    ['2', TARGET_MS + 4 * HOUR_MS],
  ]);
  const second = fc.integer({ min: 0, max: 5 * 86_400 });
  const seconds = fc.array(second, { minLength: 1, maxLength: 8 }).map((times) => times.toSorted((a, b) => a - b));

  test('is told at the very instant at which the ledger has counted so much', () => {
    fc.assert(
      fc.property(seconds, ([opened = 0, ...changes]) => {
        const when = (offset: number) => clockTime(time('00:00') + offset * 1_000);
        const story = new Story({ policySet: set }).open(when(opened));
        for (const change of changes) {
          const held = story.status === 'on-hold';
          story.do(when(change), held ? { type: 'resume' } : { type: 'hold', reason: 'waiting-for-customer' });
        }
        if (story.status === 'on-hold') story.do(when(6 * 86_400), { type: 'resume' });
        story.until(when(20 * 86_400));

        const track = story.snapshot?.tracks.find(({ metric }) => metric === 'solution');
        if (track === undefined) throw new Error('a ticket has its clock');
        const countedAt = (at: number) => explain(track, set.calendars, at).sums.countedMs;
        const fired = story.facts.flatMap((fact) => ('level' in fact ? [{ level: fact.level, at: fact.at }] : []));
        const breached = story.facts.filter((fact) => fact.type === 'breached').map((fact) => ({ level: 'breach', at: fact.at }));
        const levels = STANDARD_LADDER.levels.filter(({ metric }) => metric === 'solution').map(({ id }) => id);
        expect(new Set([...fired, ...breached].map(({ level }) => level))).toEqual(new Set(levels));
        for (const { level, at } of [...fired, ...breached]) {
          expect([level, countedAt(at), countedAt(at - 1)]).toEqual([
            level,
            STANDS_AT.get(level),
            (STANDS_AT.get(level) ?? 0) - 1,
          ]);
        }
      }),
    );
  });
});
