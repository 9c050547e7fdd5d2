import type { Mark } from '../../core/escalation/ladder.ts';
import { isTrigger, type LadderName } from '../../core/escalation/trigger.ts';
import { DURATION_PATTERN, formatDuration, parseDuration } from './duration.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

export const MARK_PATTERN = String.raw`^(due|\d{1,3}(\.\d{1,2})?%|[+-]${DURATION_PATTERN})$`;

export const ALARM_MARK_PATTERN = String.raw`^(now|\+${DURATION_PATTERN})$`;

/** Ten times the target: a later level is a slip of the pen. */
const MOST_PERCENT = 1000;

/** Reads a point on a clock: `75%` of the target, `due`, `-15m` before it, `+30m` after it. */
export function parseMark(text: string): Parsed<Mark> {
  const written = text.trim();
  if (/^due$/i.test(written)) return parsed({ kind: 'offset', ms: 0 });
  if (/^\d+(\.\d+)? ?%$/.test(written)) return percentMark(written);
  const sign = written[0];
  if (sign === '+' || sign === '-') return offsetMark(written, sign);
  if (/^\d{1,3}$/.test(written))
    return refused(`${quote(text)} has no unit; write ${written}% of the target, or +${written}m after due`);
  const unsigned = parseDuration(written);
  if (unsigned.ok) return refused(`${quote(text)} has no sign; write -${written} for before due or +${written} for after it`);
  return refused(`${quote(text)} is not a point on a clock; write e.g. 75%, due, -15m or +30m`);
}

function percentMark(written: string): Parsed<Mark> {
  const percent = Number(written.slice(0, -1));
  if (percent === 0) return refused(`${quote(written)} is when the clock starts; write e.g. 50%`);
  if (percent > MOST_PERCENT) return refused(`${quote(written)} is too far away; write at most ${MOST_PERCENT}%`);
  return parsed({ kind: 'percent', percent });
}

function offsetMark(written: string, sign: '+' | '-'): Parsed<Mark> {
  if (/^[+-] ?0[a-z]*$/i.test(written)) return refused(`${quote(written)} is the due instant itself; write due`);
  const days = /^[+-] ?(\d{1,3}) ?d(ays?)?$/i.exec(written)?.[1];
  if (days !== undefined)
    return refused(`${quote(written)} could mean working days; write ${sign}${Number(days) * 24}h for hours that count`);
  const duration = parseDuration(written.slice(1));
  if (!duration.ok) return refused(`${quote(written)} is not a point on a clock; write e.g. ${sign}30m or ${sign}1h30m`);
  return parsed({ kind: 'offset', ms: sign === '-' ? -duration.value : duration.value });
}

/** Reads a point after an alarm was raised, in real time: `now`, `+15m`. */
export function parseAlarmMark(text: string): Parsed<Mark> {
  const written = text.trim();
  if (/^now$/i.test(written)) return parsed({ kind: 'offset', ms: 0 });
  if (written.endsWith('%'))
    return refused(`${quote(text)} is a share of a target, and an alarm has none; write now, or e.g. +15m`);
  if (/^due$/i.test(written)) return refused(`${quote(text)} is for promises, and nothing is due of an alarm; write now`);
  if (written.startsWith('-')) return refused(`${quote(text)} is before the alarm is raised; write now, or e.g. +15m`);
  if (/^\+ ?0[a-z]*$/i.test(written)) return refused(`${quote(text)} is the instant itself; write now`);
  const duration = parseDuration(written.replace(/^\+/, ''));
  if (!duration.ok) return refused(`${quote(text)} is not a point on the ladder of an alarm; write now, or e.g. +15m`);
  if (!written.startsWith('+')) return refused(`${quote(text)} has no sign; write +${written}`);
  return parsed({ kind: 'offset', ms: duration.value });
}

/** A point on a ladder as it stands in the file: `75%`, `due`, `-15m`, `+30m`; of an alarm `now`, `+15m`. */
export function formatMark(mark: Mark, ladder: LadderName): string {
  if (mark.kind === 'percent') return `${mark.percent}%${mark.plusMs ? `+${formatDuration(mark.plusMs)}` : ''}`;
  if (mark.ms === 0) return isTrigger(ladder) ? 'now' : 'due';
  return mark.ms < 0 ? `-${formatDuration(-mark.ms)}` : `+${formatDuration(mark.ms)}`;
}
