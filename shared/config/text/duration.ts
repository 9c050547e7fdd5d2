// Lengths of time as people write them: `15m`, `1h30m`, `2 hours`. A day is refused where it could mean 24 hours or a working day.
import { DAY_MS, type DurationMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';
import { type Parsed, parsed, quote, refused } from './parsed.ts';

const UNITS: { readonly [unit: string]: DurationMs } = {
  ...unit(SECOND_MS, 's', 'sec', 'second', 'seconds'),
  ...unit(MINUTE_MS, 'm', 'min', 'minute', 'minutes'),
  ...unit(HOUR_MS, 'h', 'hour', 'hours'),
};

/** A year: a longer promise is a slip of the pen. */
const LONGEST_DURATION_MS = 366 * DAY_MS;

/** The shape for editors; the parser gives better reasons. */
export const DURATION_PATTERN = String.raw`(\d{1,6} ?(s|sec|seconds?|m|min|minutes?|h|hours?) ?)+`;

/** Reads a length of time, at least a second and at most a year, in milliseconds. */
export function parseDuration(text: string): Parsed<DurationMs> {
  const parts =
    text
      .trim()
      .toLowerCase()
      .match(/^(\d{1,6} ?[a-z]+ ?)+$/) === null
      ? undefined
      : readParts(text);
  if (parts === undefined) return refused(explainRefusal(text.trim()));
  const ms = parts.reduce((sum, part) => sum + part, 0);
  if (ms === 0) return refused(`${quote(text)} is no time at all; write at least 1s`);
  if (ms > LONGEST_DURATION_MS) return refused(`${quote(text)} is more than a year; write at most 8784h`);
  return parsed(ms);
}

/** As `parseDuration`, and in whole days too: for time that runs by the clock on the wall, where a day is 24 hours. */
export function parseElapsed(text: string): Parsed<DurationMs> {
  const days = daysIn(text);
  return parseDuration(days === undefined ? text : `${days * 24}h`);
}

/** How many days are meant by `3d`; `undefined` for all that is not days alone. */
export function daysIn(text: string): number | undefined {
  const days = /^(\d{1,3}) ?d(?:ays?)?$/i.exec(text.trim())?.[1];
  return days === undefined ? undefined : Number(days);
}

/** The shortest way to write a length of time: `1h30m`. */
export function formatDuration(ms: DurationMs): string {
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const seconds = (ms % MINUTE_MS) / SECOND_MS;
  const text = `${hours > 0 ? `${hours}h` : ''}${minutes > 0 ? `${minutes}m` : ''}${seconds > 0 ? `${seconds}s` : ''}`;
  return text === '' ? '0s' : text;
}

/** The lengths of `1h 30m`; `undefined` when a unit is unknown or not smaller than the one before it. */
function readParts(text: string): readonly DurationMs[] | undefined {
  const parts: DurationMs[] = [];
  let previous = Infinity;
  for (const [, amount, name] of text.toLowerCase().matchAll(/(\d+) ?([a-z]+)/g)) {
    const size = name !== undefined && Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
    if (size === undefined || size >= previous) return undefined;
    parts.push(Number(amount) * size);
    previous = size;
  }
  return parts;
}

function explainRefusal(text: string): string {
  if (/^\d{1,6}$/.test(text)) return `${quote(text)} has no unit; write ${text}m for minutes or ${text}h for hours`;
  const decimal = /^(\d{1,4}\.\d{1,4}) ?h(ours?)?$/i.exec(text)?.[1];
  if (decimal !== undefined) {
    return `${quote(text)} has a fraction; write ${formatDuration(Math.round(Number(decimal) * 3600) * SECOND_MS)}`;
  }
  const days = daysIn(text);
  if (days !== undefined) return `${quote(text)} could mean ${days * 24} hours or working days; write ${days * 24}h`;
  return `${quote(text)} is not a length of time; write e.g. 15m, 1h30m or 24h`;
}

function unit(size: DurationMs, ...names: readonly string[]): { readonly [name: string]: DurationMs } {
  return Object.fromEntries(names.map((name) => [name, size]));
}
