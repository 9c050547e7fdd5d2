/**
 * Counted time along a track: the business time of its counting spans, each on the calendar of its own commitment.
 * What was counted stays counted when a commitment changes; holds and solved time count nothing.
 */
import { assertNever } from '../assert-never.ts';
import type { DurationMs, Instant } from '../instant.ts';
import { addBusinessDays } from './business-days.ts';
import { addBusinessTime, elapsedMs, nextOpen } from './business-time.ts';
import type { Calendar } from './calendar.ts';
import type { Span, SpanKind, Track } from './clock.ts';
import { NEVER } from './horizon.ts';

export type Calendars = { readonly [name: string]: Calendar };

/** What a track may use: counted time, and an instant before which it is not due whatever was counted. */
export type Allowance = { readonly ms: DurationMs; readonly notBefore: Instant };

type Reach = {
  readonly ms: DurationMs;
  readonly notBefore: Instant;
  /** `first`: as soon as so much is counted. `last`: as late as no more than that is, which on a closing edge is the next opening. */
  readonly edge: 'first' | 'last';
};

const ALL_WEEK = [['00:00', '24:00']] as const;
/** Stands in for a calendar that is not there, so that a promise comes due early rather than never. Configuration refuses such policies. */
const EVERY_SECOND: Calendar = {
  // Stryker disable next-line StringLiteral: nobody reads the name of a calendar that is not there.
  name: '',
  // Stryker disable next-line StringLiteral: what is always open is so in every zone.
  timeZone: 'UTC',
  weekly: { mon: ALL_WEEK, tue: ALL_WEEK, wed: ALL_WEEK, thu: ALL_WEEK, fri: ALL_WEEK, sat: ALL_WEEK, sun: ALL_WEEK },
};

export function calendarOf(span: Span, calendars: Calendars): Calendar {
  return calendars[span.commitment.calendar] ?? EVERY_SECOND;
}

/** The span that a track ends in. A track always has one. */
export function lastSpan(track: Track): Span {
  return track.spans.at(-1) ?? assertNever(track.spans as never);
}

/** What was known of a track at an instant: later spans and a later end are taken away. */
export function trackAsOf(track: Track, at: Instant): Track {
  const { ended, ...rest } = track;
  const spans = track.spans.filter((span, index) => index === 0 || span.from <= at);
  return ended !== undefined && ended.at <= at ? { ...rest, spans, ended } : { ...rest, spans };
}

/** The target of the commitment in force last, in business time from the track's start. */
export function allowanceOf(track: Track, calendars: Calendars): Allowance {
  const span = lastSpan(track);
  const { target } = span.commitment;
  if (target.kind === 'duration') return { ms: target.ms, notBefore: track.startedAt };
  const calendar = calendarOf(span, calendars);
  const notBefore = addBusinessDays(calendar, track.startedAt, target.days, target.endOfDay);
  if (notBefore === undefined) return { ms: NEVER - track.startedAt, notBefore: NEVER };
  return { ms: elapsedMs(calendar, track.startedAt, notBefore), notBefore };
}

/** Business time of the spans of a kind, up to `until`. */
export function timeSpent(track: Track, calendars: Calendars, kind: SpanKind, until: Instant): DurationMs {
  let spentMs = 0;
  for (const span of track.spans) {
    const to = Math.max(span.from, Math.min(span.to ?? until, until));
    if (span.kind === kind) spentMs += elapsedMs(calendarOf(span, calendars), span.from, to);
  }
  return spentMs;
}

/** The instant at which a track's counted time reaches something, as if its last span, where that counts, went on for ever. */
export function reachInstant(track: Track, calendars: Calendars, reach: Reach): Instant | undefined {
  let leftMs = reach.ms;
  for (const [index, span] of track.spans.entries()) {
    if (span.kind !== 'counting') continue;
    const calendar = calendarOf(span, calendars);
    const at = reachWithin(calendar, span.from, { ...reach, ms: leftMs });
    const next = track.spans[index + 1];
    if (next === undefined) return at;
    if (at !== undefined && (at < next.from || (at === next.from && reach.edge === 'first'))) return at;
    leftMs = Math.max(0, leftMs - elapsedMs(calendar, span.from, next.from));
  }
  return undefined;
}

function reachWithin(calendar: Calendar, from: Instant, { ms, notBefore, edge }: Reach): Instant | undefined {
  const first = addBusinessTime(calendar, from, ms);
  if (first === undefined) return undefined;
  return edge === 'first' ? Math.max(first, notBefore) : nextOpen(calendar, first);
}
