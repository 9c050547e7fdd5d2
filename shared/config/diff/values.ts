import type { LevelAction, Recipient } from '../../core/escalation/ladder.ts';
import type { LadderName } from '../../core/escalation/trigger.ts';
import type { DurationMs } from '../../core/instant.ts';
import { webhookName } from '../../core/organisation.ts';
import type { LocalDate, Window } from '../../core/sla/calendar.ts';
import type { Target } from '../../core/sla/target.ts';
import { sayExactly } from '../../words/durations.ts';
import { LADDER_NAMES } from '../../words/names.ts';
import { formatWindow } from '../text/window.ts';
import { inEach, listed, type Said, said, same } from './said.ts';

/** Single values of a configuration in words. What a file has a short form for is shown in it. */
export const ladderName = (name: LadderName): Said =>
  inEach((language) => LADDER_NAMES[language][name].replace(/^[A-Z]/, (first) => first.toLowerCase()));

export const duration = (ms: DurationMs): Said => inEach((language) => sayExactly(ms, language));

export function target(value: Target): Said {
  if (value.kind === 'duration') return duration(value.ms);
  const { days, endOfDay = false } = value;
  const en = `${days} business day${days === 1 ? '' : 's'}${endOfDay ? ', end of day' : ''}`;
  return said(en, `${days} 个工作日${endOfDay ? '（当日结束前）' : ''}`);
}

/** As it stands in the file: `lead`, `manager+1`, `person:lin`, `mail:duty@acme.example`. */
export function recipient(value: Recipient): string {
  switch (value.kind) {
    case 'manager':
      return `${value.of === undefined ? '' : 'assignee-'}manager${value.up === 0 ? '' : `+${value.up}`}`;
    case 'person':
      return `person:${value.id}`;
    case 'on-call':
      return `on-call:${value.schedule}`;
    case 'webhook':
      return webhookName(value.id);
    case 'address':
      return `mail:${value.email}`;
    default:
      return value.kind;
  }
}

export const recipients = (values: readonly Recipient[]): Said => listed(values.map((value) => same(recipient(value))));

export const actions = (values: readonly LevelAction[]): Said => listed(values.map(action));

function action(value: LevelAction): Said {
  switch (value.kind) {
    case 'raise-priority':
      return said(`raise the priority to ${value.to}`, `优先级升为 ${value.to}`);
    case 'assign':
      return said(`assign to ${recipient(value.to)}`, `指派给 ${recipient(value.to)}`);
    case 'watch':
      return said(`add ${recipient(value.to)} as a watcher`, `将 ${recipient(value.to)} 设为关注人`);
  }
}

export const windows = (values: readonly Window[]): Said =>
  values.length === 0 ? said('closed', '休息') : listed(values.map((window) => same(formatWindow(window))));

/** `Thu 1 Oct 2026`, `2026年10月1日（周四）`. */
export function date(value: LocalDate): Said {
  const at = Date.parse(`${value}T00:00:00Z`);
  const part = (locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
  const [year = '', month = '', day = ''] = value.split('-');
  return said(
    `${part('en-GB', { weekday: 'short' })} ${Number(day)} ${part('en-US', { month: 'short' })} ${year}`,
    `${year}年${Number(month)}月${Number(day)}日（${part('zh-CN', { weekday: 'short' })}）`,
  );
}
