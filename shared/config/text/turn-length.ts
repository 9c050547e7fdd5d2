import type { TurnLength } from '../../core/escalation/on-call/schedule.ts';
import { DAY_MS, HOUR_MS } from '../../core/instant.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

export const TURN_LENGTH_PATTERN = String.raw`^(day|week|shift|\d{1,3} ?(h|hours?|days?|weeks?|shifts?))$`;

const UNITS: { readonly [unit: string]: (count: number) => TurnLength } = {
  h: (count) => ({ kind: 'time', ms: count * HOUR_MS }),
  hour: (count) => ({ kind: 'time', ms: count * HOUR_MS }),
  day: (count) => ({ kind: 'time', ms: count * DAY_MS }),
  week: (count) => ({ kind: 'time', ms: count * 7 * DAY_MS }),
  shift: (count) => ({ kind: 'shifts', count }),
};

/** Reads how long a turn is: `day`, `week`, `2 days`, `12h`, `shift`, `3 shifts`. */
export function parseTurnLength(text: string): Parsed<TurnLength> {
  const match = /^(?:(\d{1,3}) ?)?([a-z]+?)s?$/.exec(text.trim().toLowerCase());
  const [count, unit] = [Number(match?.[1] ?? 1), match?.[2] ?? ''];
  const read = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (read === undefined) return refused(`${quote(text)} is not how long a turn is; write e.g. day, week, 2 days, 12h or shift`);
  if (count === 0) return refused(`${quote(text)} is no time at all; write at least 1h`);
  return parsed(read(count));
}

/** The shortest way to write it. */
export function formatTurnLength(every: TurnLength): string {
  if (every.kind === 'shifts') return counted(every.count, 'shift');
  if (every.ms % (7 * DAY_MS) === 0) return counted(every.ms / (7 * DAY_MS), 'week');
  return every.ms % DAY_MS === 0 ? counted(every.ms / DAY_MS, 'day') : `${every.ms / HOUR_MS}h`;
}

const counted = (count: number, unit: string) => (count === 1 ? unit : `${count} ${unit}s`);
