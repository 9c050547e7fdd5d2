/** What the engine answers to a row: a value for each key that a row of its kind may expect. */
import { type Instant, MINUTE_MS, SECOND_MS } from '../../shared/core/instant.ts';
import { addBusinessDays } from '../../shared/core/sla/business-days.ts';
import {
  addBusinessTime,
  elapsedMs,
  isOpen,
  nextOpen,
  openIntervals,
  subtractBusinessTime,
} from '../../shared/core/sla/business-time.ts';
import type { Calendar } from '../../shared/core/sla/calendar.ts';
import { parseLocalDate } from '../../shared/core/sla/local-date.ts';
import { instantOf } from '../../shared/core/sla/wall-time.ts';
import { isoOf } from './iso.ts';
import type { Json, RowPolicy, SlaRow } from './read-row.ts';
import { calendarOfRow } from './row-calendar.ts';
import { ticketAnswers } from './ticket-answers.ts';

export type Answers = { readonly [key: string]: Json };

export function answersTo(row: SlaRow): Answers {
  const calendar = calendarOfRow(row);
  switch (row.kind) {
    case 'ticket':
    case 'deadline':
      // No promise reaches back; going back is arithmetic alone.
      return amountOf(row.policy) < 0
        ? { solutionDueAt: isoOf(move(calendar, row.start, { ...row, sign: 1 })) }
        : ticketAnswers(row, calendar);
    case 'subtract':
      return { startAt: isoOf(move(calendar, row.start, { ...row, sign: -1 })) };
    case 'elapsed': {
      const ms = elapsedMs(calendar, row.start, row.end);
      return { businessMinutesBetween: ms / MINUTE_MS, businessSecondsBetween: ms / SECOND_MS };
    }
    case 'isOpen':
      return { isOpen: isOpen(calendar, row.at) };
    case 'nextOpen':
      return { nextOpenAt: isoOf(nextOpen(calendar, row.at)) };
    case 'intervals':
      return { openIntervals: openIntervals(calendar, row.start, row.end).map(({ from, to }) => [isoOf(from), isoOf(to)]) };
    case 'localTime':
      return { instant: isoOf(instantOf(row.timezone, wallTime(row.localInput))) };
  }
}

function amountOf(policy: RowPolicy): number {
  return policy.solutionBusinessDays ?? policy.solutionSeconds ?? policy.solutionMinutes ?? 0;
}

/** As much business time or as many working days as the policy says, forwards or backwards. */
function move(calendar: Calendar, from: Instant, { policy, sign }: { policy: RowPolicy; sign: 1 | -1 }): Instant | undefined {
  const { solutionBusinessDays, solutionSeconds, solutionMinutes = 0 } = policy;
  if (solutionBusinessDays !== undefined) {
    return addBusinessDays(calendar, from, sign * solutionBusinessDays, policy.endOfWorkingDay);
  }
  const ms = sign * (solutionSeconds === undefined ? solutionMinutes * MINUTE_MS : solutionSeconds * SECOND_MS);
  return ms < 0 ? subtractBusinessTime(calendar, from, -ms) : addBusinessTime(calendar, from, ms);
}

function wallTime(text: string): number {
  const [date = '', time = ''] = text.split(/[T ]/);
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (
    (parseLocalDate(date) ?? Number.NaN) * 86_400_000 + hours * 3_600_000 + minutes * MINUTE_MS + Math.round(seconds * SECOND_MS)
  );
}
