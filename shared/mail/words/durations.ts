import { DAY_MS, type DurationMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/instant.ts';

/** How a language says amounts of time; `{n}` stands for the number. */
export type DurationWords = {
  readonly day: readonly [one: string, many: string];
  readonly hour: readonly [one: string, many: string];
  readonly minute: readonly [one: string, many: string];
  readonly second: readonly [one: string, many: string];
  readonly separator: string;
  readonly nothing: string;
};

/** Below this, seconds are worth saying. */
const SECONDS_MATTER_MS = 2 * MINUTE_MS;
/** From here on, hours stop being readable. Promises of up to two days are known by their hours. */
const DAYS_MATTER_MS = 2 * DAY_MS;

type Part = readonly [unit: 'day' | 'hour' | 'minute' | 'second', count: number];

/** Says a length of time in its two largest units that matter, rounded to the smaller one: `2 hours 30 minutes`. */
export function sayDuration(ms: DurationMs, words: DurationWords): string {
  const said = partsOf(Math.abs(ms))
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => words[unit][count === 1 ? 0 : 1].replace('{n}', String(count)));
  return said.length === 0 ? words.nothing : said.join(words.separator);
}

function partsOf(ms: DurationMs): readonly Part[] {
  if (ms < SECONDS_MATTER_MS) return split(ms, ['minute', MINUTE_MS], ['second', SECOND_MS]);
  if (ms < DAYS_MATTER_MS) return split(ms, ['hour', HOUR_MS], ['minute', MINUTE_MS]);
  return split(ms, ['day', DAY_MS], ['hour', HOUR_MS]);
}

type Unit = readonly [unit: Part[0], ms: DurationMs];

function split(ms: DurationMs, [large, largeMs]: Unit, [small, smallMs]: Unit): readonly Part[] {
  const rounded = Math.round(ms / smallMs) * smallMs;
  const count = Math.floor(rounded / largeMs);
  return [
    [large, count],
    [small, (rounded - count * largeMs) / smallMs],
  ];
}
