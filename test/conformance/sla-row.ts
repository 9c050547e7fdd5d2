/**
 * Runs a row of the SLA vectors on the engine. Both the test of the vectors and the command `conformance` go through here,
 * so that what a row means is said once.
 */
import type { Instant } from '../../shared/core/instant.ts';
import { addBusinessDays } from '../../shared/core/sla/business-days.ts';
import { elapsedMs, isOpen, nextOpen, openIntervals, subtractBusinessTime } from '../../shared/core/sla/business-time.ts';
import type { Calendar, DatedWindows, Weekday, Window } from '../../shared/core/sla/calendar.ts';
import type { Clock, Track } from '../../shared/core/sla/clock.ts';
import { evaluateClock, markInstant } from '../../shared/core/sla/evaluate-clock.ts';
import { parseLocalDate } from '../../shared/core/sla/local-date.ts';
import type { Calendars } from '../../shared/core/sla/track-time.ts';
import { instantOf } from '../../shared/core/sla/wall-time.ts';
import { type RowTracks, runsFromCustomer, tracksOf } from './sla-row-tracks.ts';

type Windows = readonly Window[];
type Value = unknown;

export type RowPolicy = {
  readonly firstResponseMinutes?: number;
  readonly updateMinutes?: number;
  readonly solutionMinutes?: number;
  readonly solutionSeconds?: number;
  readonly solutionBusinessDays?: number;
  readonly endOfWorkingDay?: boolean;
  readonly warnOffsetMinutes?: number;
};

export type RowEvent = {
  readonly at: string;
  readonly type: 'customerMessage' | 'reply' | 'pause' | 'resume' | 'resolve' | 'reopen';
};

export type SlaRow = {
  readonly id: string;
  readonly kind: string;
  readonly timezone: string;
  readonly weeklyHours: { readonly [D in Weekday]?: Windows };
  readonly holidays?: readonly string[];
  readonly dateOverrides?: { readonly [date: string]: Windows };
  readonly dateBreaks?: { readonly [date: string]: Windows };
  readonly start?: string;
  readonly end?: string;
  readonly at?: string;
  readonly policy?: RowPolicy;
  readonly events?: readonly RowEvent[];
  readonly expected: { readonly [key: string]: Value };
  readonly semantics?: { readonly [convention: string]: Value };
  readonly alternatives?: { readonly [convention: string]: { readonly [key: string]: Value } };
};

export type Difference = { readonly key: string; readonly expected: Value; readonly got: Value };

/** The conventions that are Pledge's where systems differ. A row that needs another is compared with what it says of ours, where it does. */
const OURS: { readonly [convention: string]: string } = {
  dueAtClosingEdge: 'close',
  clock: 'real',
  updateTimerFrom: 'agentReply',
};

/** What the engine answers otherwise than the row expects. */
export function runRow(row: SlaRow): readonly Difference[] {
  const expected = expectedOf(row);
  const answer = answerer(row);
  return Object.entries(expected)
    .filter(([key]) => key !== 'localInput')
    .map(([key, value]) => ({ key, expected: normalise(value), got: answer(key) }))
    .filter((difference) => JSON.stringify(difference.expected) !== JSON.stringify(difference.got));
}

function calendarOfRow(row: SlaRow): Calendar {
  return {
    name: 'row',
    timeZone: row.timezone,
    weekly: row.weeklyHours,
    holidays: (row.holidays ?? []).map((date) => ({ date })),
    replacements: dated(row.dateOverrides),
    breaks: dated(row.dateBreaks),
  };
}

function expectedOf(row: SlaRow): { readonly [key: string]: Value } {
  const ours = Object.entries(row.semantics ?? {})
    .filter(([convention, value]) => OURS[convention] !== undefined && OURS[convention] !== value)
    .filter(([convention, value]) => convention !== 'updateTimerFrom' || !runsFromCustomer(value))
    .map(([convention]) => row.alternatives?.[`${convention}=${OURS[convention]}`] ?? {});
  return Object.assign({}, row.expected, ...ours);
}

function answerer(row: SlaRow): (key: string) => Value {
  const calendar = calendarOfRow(row);
  switch (row.kind) {
    case 'deadline':
    case 'ticket':
      // No promise reaches back; going back in working days is arithmetic alone.
      if ((row.policy?.solutionBusinessDays ?? 0) < 0) return () => iso(daysFrom(row, calendar, 1));
      return ticketAnswerer(row, calendar);
    case 'elapsed': {
      const ms = elapsedMs(calendar, instant(row.start), instant(row.end));
      return (key) => (key === 'businessSecondsBetween' ? ms / 1_000 : ms / 60_000);
    }
    case 'subtract':
      if (row.policy?.solutionBusinessDays !== undefined) return () => iso(daysFrom(row, calendar, -1));
      return () => iso(subtractBusinessTime(calendar, instant(row.start), (row.policy?.solutionMinutes ?? 0) * 60_000));
    case 'isOpen':
      return () => isOpen(calendar, instant(row.at));
    case 'nextOpen':
      return () => iso(nextOpen(calendar, instant(row.at)));
    case 'intervals':
      return () => openIntervals(calendar, instant(row.start), instant(row.end)).map(({ from, to }) => [iso(from), iso(to)]);
    case 'localTime':
      return () => iso(instantOf(row.timezone, wallTime(String(row.expected.localInput))));
    default:
      return () => `unknown kind ${row.kind}`;
  }
}

function ticketAnswerer(row: SlaRow, calendar: Calendar): (key: string) => Value {
  const calendars = { row: calendar };
  const tracks = tracksOf(row);
  const at = Math.max(
    ...[row.start, row.end, row.at, ...(row.events ?? []).map((event) => event.at)]
      .filter((text) => text !== undefined)
      .map(instant),
  );
  const clockOf = (track: Track | undefined): Clock | undefined =>
    track === undefined ? undefined : evaluateClock(track, calendars, at);
  return (key) => {
    const main = tracks.solution ?? tracks.response ?? tracks.update;
    if (key === 'warnAt') return iso(warnInstant(row, main, calendars));
    if (key === 'pausedBusinessSeconds') return (clockOf(main)?.pausedMs ?? 0) / 1_000;
    const [, timer, name = ''] = /^(response|update|solution)(.+)$/.exec(key) ?? [];
    return figure(name, tracks[timer as keyof RowTracks], clockOf(tracks[timer as keyof RowTracks]));
  };
}

function figure(name: string, track: Track | undefined, clock: Clock | undefined): Value {
  if (track === undefined || clock === undefined) return name === 'DueAt' ? null : 'no such clock';
  switch (name) {
    case 'DueAt':
      // A cycle that is over has nothing due any more; what is promised once stays on the record.
      return isCycle(track) && track.ended !== undefined ? null : iso(clock.dueAt);
    case 'ElapsedMinutes':
      return clock.elapsedMs / 60_000;
    case 'ElapsedSeconds':
      return clock.elapsedMs / 1_000;
    case 'MarginMinutes':
      return (clock.targetMs - clock.elapsedMs) / 60_000;
    case 'Breached':
      return clock.breachedAt !== undefined;
    default:
      return `unknown figure ${name}`;
  }
}

function isCycle(track: Track): boolean {
  return track.metric === 'update' || track.metric === 'next-response';
}

function warnInstant(row: SlaRow, track: Track | undefined, calendars: Calendars): Instant | undefined {
  const ms = (row.policy?.warnOffsetMinutes ?? 0) * 60_000;
  return track === undefined ? undefined : markInstant(track, { kind: 'offset', ms }, calendars);
}

function daysFrom(row: SlaRow, calendar: Calendar, sign: 1 | -1): Instant | undefined {
  const { solutionBusinessDays = 0, endOfWorkingDay } = row.policy ?? {};
  return addBusinessDays(calendar, instant(row.start), sign * solutionBusinessDays, endOfWorkingDay);
}

function dated(windowsByDate: { readonly [date: string]: Windows } = {}): readonly DatedWindows[] {
  return Object.entries(windowsByDate).map(([date, windows]) => ({ date, windows }));
}

function wallTime(text: string): number {
  const [date = '', time = ''] = text.split('T');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (parseLocalDate(date) ?? Number.NaN) * 86_400_000 + hours * 3_600_000 + minutes * 60_000 + Math.round(seconds * 1_000);
}

function normalise(value: Value): Value {
  if (Array.isArray(value)) return value.map(normalise);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? iso(instant(value)) : value;
}

function instant(text: string | undefined): Instant {
  return Date.parse(text ?? '');
}

function iso(at: Instant | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
