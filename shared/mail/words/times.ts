import type { Instant } from '../../core/instant.ts';
import type { Language } from '../../core/language.ts';

/** Half a year apart, so that any zone with summer time shows two offsets. */
const WINTER = Date.UTC(2026, 0, 1);
const SUMMER = Date.UTC(2026, 6, 1);

/** A point in time on the reader's wall clock: `Mon 5 Jan 2026, 10:00`, `2026年1月5日（周一）10:00`. */
export function sayInstant(at: Instant, timeZone: string, language: Language): string {
  const part = partsOf(at, timeZone, language);
  const time = `${part('hour')}:${part('minute')}`;
  return language === 'en'
    ? `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${time}`
    : `${part('year')}年${part('month')}月${part('day')}日（${part('weekday')}）${time}`;
}

/** What the reader calls a zone. One with summer time keeps its IANA name, which is right all year round. */
export function sayZone(timeZone: string, language: Language): string {
  if (nameOf(timeZone, WINTER, 'shortOffset') !== nameOf(timeZone, SUMMER, 'shortOffset')) return timeZone;
  return nameOf(timeZone, WINTER, 'long', language);
}

function partsOf(at: Instant, timeZone: string, language: Language): (type: Intl.DateTimeFormatPartTypes) => string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return (type) => parts.get(type) ?? '';
}

function nameOf(timeZone: string, at: Instant, style: 'long' | 'shortOffset', language: Language = 'en'): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: style }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
