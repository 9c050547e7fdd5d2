import { DAY_MS, type DurationMs, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/instant.ts';
import type { Language } from '../core/language.ts';

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

/** Says a length of time exactly, and in hours however many: `1 h 14 min 5 s`, `1 小时 14 分 5 秒`. */
export function sayExactly(ms: DurationMs, language: Language): string {
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const seconds = (ms % MINUTE_MS) / SECOND_MS;
  const units = language === 'en' ? [' h', ' min', ' s'] : [' 小时', seconds === 0 ? ' 分钟' : ' 分', ' 秒'];
  const said = [hours, minutes, seconds].flatMap((count, index) => (count === 0 ? [] : [`${count}${units[index]}`]));
  if (said.length === 0) return `0${units[2]}`;
  return said.join(' ');
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
