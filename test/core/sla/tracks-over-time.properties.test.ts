import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../../shared/core/sla/calendar.ts';
import type { Track } from '../../../shared/core/sla/clock.ts';
import { evaluateClock, markInstant } from '../../../shared/core/sla/evaluate-clock.ts';
import { explain } from '../../../shared/core/sla/explain.ts';
import { NEVER } from '../../../shared/core/sla/horizon.ts';
import { calendarOfScene, SCENE_DAYS, scene } from './support/arbitrary-calendar.ts';
import { openMinutes } from './support/minute-oracle.ts';
import { commitmentOf, end, hold, reopen, resume, retarget, startTrack } from './support/track-builder.ts';

const MINUTE = 60_000;
const MINUTES = SCENE_DAYS * 1_440;

/** What may befall a clock at a minute of the scene. */
type Event = {
  readonly minute: number;
  readonly type: 'hold' | 'resume' | 'retarget' | 'end' | 'reopen';
  readonly minutes: number;
  readonly calendar: 'one' | 'two';
};

const event = fc.record({
  minute: fc.integer({ min: 0, max: MINUTES - 1 }),
  type: fc.constantFrom<Event['type']>('hold', 'resume', 'retarget', 'end', 'reopen'),
  minutes: fc.integer({ min: 1, max: 4_000 }),
  calendar: fc.constantFrom<Event['calendar']>('one', 'two'),
});

const situation = scene.chain(({ timeZone, origin }) =>
  fc.record({
    origin: fc.constant(origin),
    one: calendarOfScene({ timeZone, origin }),
    two: calendarOfScene({ timeZone, origin }),
    events: fc.array(event, { minLength: 1, maxLength: 7 }).map((events) => events.toSorted((a, b) => a.minute - b.minute)),
    now: fc.integer({ min: 0, max: MINUTES - 1 }),
    share: fc.integer({ min: 1, max: 300 }),
  }),
);

function trackOf(origin: number, [first, ...events]: readonly Event[]): Track {
  const commitment = ({ minutes, calendar }: Event) => commitmentOf({ kind: 'duration', ms: minutes * MINUTE }, calendar);
  if (first === undefined) throw new Error('a track begins with an event');
  return events.reduce(
    (track, next) => apply(track, next, origin, commitment(next)),
    startTrack({ at: origin + first.minute * MINUTE, commitment: commitment(first) }),
  );
}

function apply(track: Track, { type, minute }: Event, origin: number, commitment: Track['spans'][number]['commitment']): Track {
  const when = origin + minute * MINUTE;
  if (track.ended !== undefined) return type === 'reopen' && when > track.ended.at ? reopen(track, when) : track;
  switch (type) {
    case 'hold':
      return hold(track, when);
    case 'resume':
      return resume(track, when);
    case 'retarget':
      return retarget(track, when, commitment);
    case 'end':
      return end(track, when);
    case 'reopen':
      return track;
  }
}

/** Counts a track minute by minute: what it used and waited by `until`, and when it had used so many minutes. */
function countSlowly(track: Track, calendars: { readonly [name: string]: Calendar }, origin: number, until: number) {
  const open = Object.fromEntries(
    Object.entries(calendars).map(([name, calendar]) => [name, openMinutes(calendar, origin, MINUTES)]),
  );
  const reached: number[] = [];
  let counted = 0;
  let held = 0;
  for (let minute = 0; minute < MINUTES; minute += 1) {
    const start = origin + minute * MINUTE;
    const span = track.spans.findLast((candidate) => candidate.from <= start);
    const over = track.ended !== undefined && start >= track.ended.at;
    if (span === undefined || over || open[span.commitment.calendar]?.[minute] !== true) continue;
    if (span.kind === 'counting') reached.push(start + MINUTE);
    if (start >= until) continue;
    counted += span.kind === 'counting' ? 1 : 0;
    held += span.kind === 'held' ? 1 : 0;
  }
  return { countedMs: counted * MINUTE, heldMs: held * MINUTE, reached };
}

describe('any clock with any history', () => {
  test('uses and waits what a count of every minute says', () => {
    fc.assert(
      fc.property(situation, ({ origin, one, two, events, now }) => {
        const track = trackOf(origin, events);
        const at = Math.max(origin + now * MINUTE, ...track.spans.map((span) => span.from), track.ended?.at ?? 0);
        const clock = evaluateClock(track, { one, two }, at);
        const slow = countSlowly(track, { one, two }, origin, at);
        expect([clock.elapsedMs, clock.pausedMs]).toEqual([slow.countedMs, slow.heldMs]);
      }),
    );
  });

  test('reaches its due instant and its marks when a count of every minute does', () => {
    fc.assert(
      fc.property(situation, ({ origin, one, two, events, share }) => {
        const track = trackOf(origin, events);
        const { targetMs } = evaluateClock(track, { one, two }, origin + MINUTES * MINUTE);
        const { reached } = countSlowly(track, { one, two }, origin, origin);
        const minutes = Math.ceil((targetMs / MINUTE) * (share / 100));
        const mark = markInstant(track, { kind: 'percent', percent: ((minutes * MINUTE) / targetMs) * 100 }, { one, two });
        const slow = reached[minutes - 1];
        const known = slow === undefined || (track.ended !== undefined && slow >= track.ended.at) ? undefined : slow;
        // What lies beyond the scene was not counted slowly.
        expect(mark === undefined || mark > origin + MINUTES * MINUTE ? undefined : mark).toBe(known);
      }),
    );
  });

  test('is breached exactly when its mark at due has passed', () => {
    fc.assert(
      fc.property(situation, ({ origin, one, two, events }) => {
        const track = trackOf(origin, events);
        const at = origin + MINUTES * MINUTE;
        const due = markInstant(track, { kind: 'offset', ms: 0 }, { one, two });
        const clock = evaluateClock(track, { one, two }, at);
        expect(clock.breachedAt).toBe(due !== undefined && due <= at ? due : undefined);
        expect(clock.state === 'breached').toBe(clock.breachedAt !== undefined);
      }),
    );
  });

  test('has a ledger that tiles without gaps and adds up to the clock', () => {
    fc.assert(
      fc.property(situation, ({ origin, one, two, events, now }) => {
        const track = trackOf(origin, events);
        const at = origin + now * MINUTE;
        const { clock, stretches, sums } = explain(track, { one, two }, at);
        expect(clock).toEqual(evaluateClock(track, { one, two }, at));
        expect(stretches.map((stretch) => stretch.from)).toEqual(
          [track.startedAt, ...stretches.slice(0, -1).map((stretch) => stretch.to)].slice(0, stretches.length),
        );
        expect(stretches.every((stretch) => stretch.ms === stretch.to - stretch.from && stretch.ms > 0)).toBe(true);
        expect([sums.countedMs, sums.heldMs]).toEqual([clock.elapsedMs, clock.pausedMs]);
        expect(sums.countedMs + sums.heldMs + sums.solvedMs + sums.closedMs + sums.holidayMs + sums.breakMs).toBe(sums.totalMs);
        const ended = track.ended !== undefined && track.ended.at <= at ? track.ended.at : undefined;
        expect(sums.totalMs).toBe(Math.max(0, (ended ?? at) - track.startedAt));
        const until = ended ?? at;
        const last = clock.dueAt === NEVER ? Math.max(track.startedAt, until) : Math.max(clock.dueAt, until);
        expect(stretches.at(-1)?.to ?? track.startedAt).toBe(last);
      }),
    );
  });

  test('has a ledger that counts up to the target by due, while it runs', () => {
    fc.assert(
      fc.property(situation, ({ origin, one, two, events, now }) => {
        const track = trackOf(origin, events);
        const { clock, stretches } = explain(track, { one, two }, origin + now * MINUTE);
        if (clock.state !== 'running' || stretches.at(-1)?.to !== clock.dueAt) return;
        expect(stretches.at(-1)?.countedMs).toBe(clock.targetMs);
      }),
    );
  });
});
