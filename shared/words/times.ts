import { HOUR_MS, type Instant } from '../core/instant.ts';
import type { Language } from '../core/language.ts';

/** Half a year apart, so that any zone with summer time shows two offsets. */
const WINTER = Date.UTC(2026, 0, 1);
const SUMMER = Date.UTC(2026, 6, 1);

/** A point in time on the reader's wall clock: `Mon 5 Jan 2026, 10:00`, `2026年1月5日（周一）10:00`. */
export function sayInstant(at: Instant, timeZone: string, language: Language): string {
  const { year, date, time } = onWall(at, timeZone, language);
  return language === 'en' ? `${date} ${year}, ${time}` : `${year}年${date}${time}`;
}

/** The same without what goes without saying: `10:00` on the day of `now`, `Mon 5 Jan, 10:00` in its year. */
export function sayNear(at: Instant, now: Instant, timeZone: string, language: Language): string {
  const { year, date, time } = onWall(at, timeZone, language);
  const today = onWall(now, timeZone, language);
  if (year !== today.year) return sayInstant(at, timeZone, language);
  if (date === today.date) return time;
  return language === 'en' ? `${date}, ${time}` : `${date}${time}`;
}

function onWall(at: Instant, timeZone: string, language: Language) {
  const parts = new Map(
    wallClock(timeZone, language)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const date =
    language === 'en'
      ? `${part('weekday')} ${part('day')} ${part('month')}`
      : `${part('month')}月${part('day')}日（${part('weekday')}）`;
  return { year: part('year'), date, time: `${part('hour')}:${part('minute')}` };
}

/**
 * The same, terse and exact, for tables: `Thu 8 Oct 2026 09:00`, `2026-10-08 周四 09:00`. Seconds and their fractions are shown where
 * there are any, and the offset where clocks are set back and the same wall time comes twice: `Sun 25 Oct 2026 02:30 (GMT+1)`.
 */
export function sayMoment(at: Instant, timeZone: string, language: Language): string {
  const said = wallMoment(at, timeZone, language);
  if (!hasSummerTime(timeZone, language)) return said;
  const isRepeated = [-HOUR_MS, HOUR_MS].some((shift) => wallMoment(at + shift, timeZone, language) === said);
  if (!isRepeated) return said;
  const offset = nameOf(timeZone, at, 'shortOffset');
  return language === 'en' ? `${said} (${offset})` : `${said}（${offset}）`;
}

function wallMoment(at: Instant, timeZone: string, language: Language): string {
  const parts = new Map(
    exactClock(timeZone, language)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  const fraction = part('fractionalSecond') === '000' ? '' : `.${part('fractionalSecond')}`;
  const seconds = part('second') === '00' && fraction === '' ? '' : `:${part('second')}${fraction}`;
  const time = `${part('hour')}:${part('minute')}${seconds}`;
  return language === 'en'
    ? `${part('weekday')} ${Number(part('day'))} ${part('month')} ${part('year')} ${time}`
    : `${part('year')}-${part('month')}-${part('day')} ${part('weekday')} ${time}`;
}

/** What the reader calls a zone. One with summer time keeps its IANA name, which is right all year round. */
export const sayZone = remembered((timeZone: string, language: Language): string => {
  return hasSummerTime(timeZone, language) ? timeZone : nameOf(timeZone, WINTER, 'long', language);
});

const hasSummerTime = remembered(
  (timeZone: string) => nameOf(timeZone, WINTER, 'shortOffset') !== nameOf(timeZone, SUMMER, 'shortOffset'),
);

const wallClock = remembered(
  (timeZone: string, language: Language) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }),
);

const exactClock = remembered(
  (timeZone: string, language: Language) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
      weekday: 'short',
      day: '2-digit',
      month: language === 'en' ? 'short' : '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
      timeZone,
    }),
);

function nameOf(timeZone: string, at: Instant, style: 'long' | 'shortOffset', language: Language = 'en'): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: style }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Making a formatter costs as much as the rest of a mail; an organisation has a handful of zones. */
function remembered<T>(make: (timeZone: string, language: Language) => T): (timeZone: string, language: Language) => T {
  const made = new Map<string, T>();
  return (timeZone, language) => {
    const key = `${language} ${timeZone}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(timeZone, language);
    made.set(key, value);
    return value;
  };
}
