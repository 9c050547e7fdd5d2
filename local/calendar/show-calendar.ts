// A calendar day by day, as the engine reads it: hours, and the name of whatever makes a date unlike others of its weekday.
import { type DurationMs, HOUR_MS, type Instant } from '../../shared/core/instant.ts';
import type { Language } from '../../shared/core/language.ts';
import { openTimeOn } from '../../shared/core/sla/business-days.ts';
import type { Calendar } from '../../shared/core/sla/calendar.ts';
import type { DatedRule, DayWindow } from '../../shared/core/sla/calendar-days.ts';
import { type CompiledCalendar, compileCalendar } from '../../shared/core/sla/compiled-calendar.ts';
import { formatLocalDate, type LocalDay, weekdayOfDay } from '../../shared/core/sla/local-date.ts';
import { wallTimeAt } from '../../shared/core/sla/wall-time.ts';

const WORDS = {
  en: {
    days: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    closed: 'closed',
    holiday: 'holiday',
    workday: 'workday',
    break: 'break',
    named: (what: string, name: string) => `${what}: ${name}`,
    version: 'new hours from here on',
    sum: (open: number, days: number, hours: string) => `${days} days, ${open} of them open, ${hours} h`,
  },
  'zh-CN': {
    days: { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' },
    closed: '休息',
    holiday: '节假日',
    workday: '工作日安排',
    break: '部分时段关闭',
    named: (what: string, name: string) => `${what}：${name}`,
    version: '自本日起执行新作息',
    sum: (open: number, days: number, hours: string) => `共 ${days} 天，其中 ${open} 天营业，合计 ${hours} 小时`,
  },
} as const;

type Shown = { readonly from: LocalDay; readonly to: LocalDay; readonly language: Language };

export function showCalendar(calendar: Calendar, { from, to, language }: Shown): string {
  const compiled = compileCalendar(calendar);
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const openMs = days.map((day) => openTimeOn(compiled, day).reduce((sum, open) => sum + open.to - open.from, 0));
  const hours = String(Math.round((openMs.reduce((sum, ms) => sum + ms, 0) / HOUR_MS) * 100) / 100);
  return [
    `${calendar.name}, ${calendar.timeZone}`,
    ...days.map((day) => lineOf(compiled, day, language)),
    WORDS[language].sum(openMs.filter((ms) => ms > 0).length, days.length, hours),
  ].join('\n');
}

function lineOf(compiled: CompiledCalendar, day: LocalDay, language: Language): string {
  const words = WORDS[language];
  const hours = hoursOf(compiled, day) || words.closed;
  const head = `${formatLocalDate(day)} ${words.days[weekdayOfDay(day)]}`;
  return [head, hours, ...reasonsOf(compiled, day, language)].join('  ');
}

function hoursOf(compiled: CompiledCalendar, day: LocalDay): string {
  const clock = (at: Instant) => timeText(wallTimeAt(compiled.days.timeZone, at) - day * 24 * HOUR_MS);
  return openTimeOn(compiled, day)
    .map((open) => `${clock(open.from)}-${clock(open.to)}`)
    .join(' ');
}

function reasonsOf({ days }: CompiledCalendar, day: LocalDay, language: Language): readonly string[] {
  const words = WORDS[language];
  const holiday = days.holidays.get(day);
  const replacement = days.replacements.get(day);
  const named = (what: string, name: string | undefined) => (name === undefined ? what : words.named(what, name));
  return [
    ...(days.weeks.some(({ from }) => from === day) ? [words.version] : []),
    ...(holiday === undefined ? [] : [named(words.holiday, holiday.name)]),
    ...(replacement === undefined ? [] : [named(words.workday, replacement.name)]),
    ...(days.breaks.get(day) ?? []).map((rule) => named(`${words.break} ${windowsText(rule)}`, rule.name)),
  ];
}

const windowsText = ({ windows }: DatedRule) =>
  windows.map(({ openMs, closeMs }: DayWindow) => `${timeText(openMs)}-${timeText(closeMs)}`).join(' ');

/** Wall time from the midnight of a date on: 24:00 is its end, and what lies later is on the next date. */
function timeText(ms: DurationMs): string {
  const minutes = Math.floor(ms / 60_000);
  const shown = minutes > 1_440 ? minutes - 1_440 : minutes;
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}
