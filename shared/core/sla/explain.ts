/**
 * The ledger of a clock: every stretch from its start to its due instant, with the reason why it counted or did not.
 * The stretches tile without gaps, and their sums are the very figures of the evaluated clock. Plain data, in no language.
 */
import { defined } from '../defined.ts';
import type { DurationMs, Instant } from '../instant.ts';
import type { Calendar, LocalDate } from './calendar.ts';
import type { Clock, Span, Track } from './clock.ts';
import { type DescribedTime, describeTime } from './describe-time.ts';
import { evaluateClock } from './evaluate-clock.ts';
import { NEVER } from './horizon.ts';
import { formatLocalDate } from './local-date.ts';
import type { Commitment } from './policy.ts';
import { type Calendars, calendarOf, lastSpan, trackAsOf } from './track-time.ts';
import { localDayAt } from './wall-time.ts';

/** `counted` is open time that the clock used; `held` and `solved` are open time that it did not. Closed time is told apart by its cause. */
export type StretchKind = 'counted' | 'closed' | 'holiday' | 'break' | 'held' | 'solved';

/** `past`: it happened. `ahead`: up to due, or to the planned end of a hold before it, if nothing changes. `spare`: from the end of the clock to its due instant, never used. */
export type Phase = 'past' | 'ahead' | 'spare';

export type Stretch = {
  readonly from: Instant;
  readonly to: Instant;
  readonly ms: DurationMs;
  readonly kind: StretchKind;
  readonly phase: Phase;
  /** Of the holiday, the break, or the replacement that opened or closed it. */
  readonly name?: string;
  /** Of the hold that the stretch lies in, also where it is closed. */
  readonly reason?: string;
  /** Counted time from the start of the clock to the end of this stretch. */
  readonly countedMs: DurationMs;
  /** Number of the fact since which this rule and this state of the clock hold. */
  readonly fact: number;
  readonly rule: string;
  readonly calendar: string;
  /** Date of the weekly hours in force at the beginning; absent for the first version. */
  readonly calendarVersion?: LocalDate;
};

/** Sums over the stretches of the past; together they are its length. */
export type Sums = { readonly [K in StretchKind as `${K}Ms`]: DurationMs } & { readonly totalMs: DurationMs };

export type Ledger = {
  readonly clock: Clock;
  /** The instant as of which it was drawn up. */
  readonly at: Instant;
  /** Zone of the calendar in force. */
  readonly timeZone: string;
  /** In force. */
  readonly commitment: Commitment;
  /** From the start of the clock to where `ahead` ends or, where that is later, to `at` or to the end of the clock. */
  readonly stretches: readonly Stretch[];
  readonly sums: Sums;
};

/** The ledger as of `at`; `heldUntil` is the planned end of the hold that the ticket is in. `sums.countedMs` and `sums.heldMs` equal the clock's `elapsedMs` and `pausedMs`. */
export function explain(track: Track, calendars: Calendars, at: Instant, heldUntil?: Instant): Ledger {
  const known = trackAsOf(track, at);
  const clock = evaluateClock(known, calendars, at);
  const stretches = stretchesOf(known, calendars, { clock, now: known.ended?.at ?? at, heldUntil });
  const last = lastSpan(known);
  const { timeZone } = calendarOf(last, calendars);
  return { clock, at, timeZone, commitment: last.commitment, stretches, sums: sumsOf(stretches) };
}

/** `now` parts what happened from what did not: the instant of the ledger, or the end of the clock. */
type Frame = { readonly clock: Clock; readonly now: Instant; readonly heldUntil: Instant | undefined };

/** A hold is expected no longer than planned, for then the clock leads to another due instant. What never comes due has no end to draw up to. */
function endOf({ clock, now, heldUntil = NEVER }: Frame): Instant {
  const ahead = clock.state === 'paused' ? Math.min(clock.dueAt, heldUntil) : clock.dueAt;
  return ahead >= NEVER ? now : Math.max(ahead, now);
}

function stretchesOf(track: Track, calendars: Calendars, frame: Frame): readonly Stretch[] {
  const { clock, now } = frame;
  const end = endOf(frame);
  const later: Phase = track.ended === undefined ? 'ahead' : 'spare';
  const stretches: Stretch[] = [];
  let countedMs = 0;
  for (const [index, span] of track.spans.entries()) {
    const to = track.spans[index + 1]?.from ?? end;
    const calendar = calendarOf(span, calendars);
    const described = describeTime(calendar, span.from, to);
    // Due parts what was in time from what was late. While paused it is only a projection, and parts nothing.
    for (const time of cutAt(described, clock.state === 'paused' ? [now] : [now, clock.dueAt])) {
      const phase = time.from < now ? 'past' : later;
      const lived = phase === 'spare' ? counting(span) : span;
      const kind = kindOf(time, lived);
      if (kind === 'counted' && phase !== 'spare') countedMs += time.to - time.from;
      stretches.push({ ...stretchOf(time, lived, { kind, phase, countedMs }), ...versionAt(calendar, time.from) });
    }
  }
  return stretches;
}

/** As it would have gone on: no hold outlives the clock. */
function counting({ reason: _, ...span }: Span): Span {
  return { ...span, kind: 'counting' };
}

function stretchOf(time: DescribedTime, span: Span, counted: Pick<Stretch, 'kind' | 'phase' | 'countedMs'>): Stretch {
  const { from, to, name } = time;
  return {
    from,
    to,
    ms: to - from,
    ...counted,
    ...defined({ name, reason: span.reason }),
    fact: span.fact,
    rule: span.rule,
    calendar: span.commitment.calendar,
  };
}

function versionAt({ timeZone, later = [] }: Calendar, at: Instant): Pick<Stretch, 'calendarVersion'> {
  const today = formatLocalDate(localDayAt(timeZone, at));
  const begun = later.map(({ from }) => from).filter((from) => from <= today);
  return defined({ calendarVersion: begun.sort().at(-1) });
}

const KIND_WHEN_OPEN = { counting: 'counted', held: 'held', solved: 'solved' } as const;

function kindOf(time: DescribedTime, span: Span): StretchKind {
  return time.kind === 'open' ? KIND_WHEN_OPEN[span.kind] : time.kind;
}

function cutAt(times: readonly DescribedTime[], instants: readonly Instant[]): readonly DescribedTime[] {
  return instants.reduce<readonly DescribedTime[]>(
    (parts, at) =>
      parts.flatMap((part) =>
        part.from < at && at < part.to
          ? [
              { ...part, to: at },
              { ...part, from: at },
            ]
          : [part],
      ),
    times,
  );
}

function sumsOf(stretches: readonly Stretch[]): Sums {
  const sums = { countedMs: 0, closedMs: 0, holidayMs: 0, breakMs: 0, heldMs: 0, solvedMs: 0, totalMs: 0 };
  for (const { kind, ms, phase } of stretches) {
    if (phase !== 'past') continue;
    sums[`${kind}Ms`] += ms;
    sums.totalMs += ms;
  }
  return sums;
}
