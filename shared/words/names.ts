import type { Actor } from '../core/actor.ts';
import type { LadderName, Trigger } from '../core/escalation/trigger.ts';
import type { Language } from '../core/language.ts';
import type { Metric } from '../core/sla/metric.ts';

/** What the product's own things are called, wherever people read of them: mails, ledgers, the terminal. */

export const METRIC_NAMES: { readonly [L in Language]: { readonly [M in Metric]: string } } = {
  en: { 'first-response': 'First response', 'next-response': 'Next response', update: 'Update', solution: 'Solution' },
  'zh-CN': { 'first-response': '首次响应', 'next-response': '后续响应', update: '进展通报', solution: '解决' },
};

const ALARM_NAMES: { readonly [L in Language]: { readonly [T in Trigger]: string } } = {
  en: { opened: 'New ticket', complaint: 'Complaint', reopened: 'Reopened', 'low-rating': 'Low rating' },
  'zh-CN': { opened: '新工单', complaint: '客户投诉', reopened: '再次打开', 'low-rating': '低分评价' },
};

/** What ladders are called: by their promise, or by what raised the alarm. */
export const LADDER_NAMES: { readonly [L in Language]: { readonly [N in LadderName]: string } } = {
  en: { ...METRIC_NAMES.en, ...ALARM_NAMES.en },
  'zh-CN': { ...METRIC_NAMES['zh-CN'], ...ALARM_NAMES['zh-CN'] },
};

const HOLD_REASONS: { readonly [L in Language]: { readonly [reason: string]: string } } = {
  en: {
    customer: 'waiting for the customer',
    'waiting-for-customer': 'waiting for the customer',
    'third-party': 'waiting for a third party',
    'waiting-for-third-party': 'waiting for a third party',
  },
  'zh-CN': {
    customer: '等待客户',
    'waiting-for-customer': '等待客户',
    'third-party': '等待第三方',
    'waiting-for-third-party': '等待第三方',
  },
};

/** Why a ticket waits, as staff say it: reasons that have a name by it, others as somebody wrote them. */
export function sayHoldReason(reason: string, language: Language): string {
  const named = Object.hasOwn(HOLD_REASONS[language], reason) ? HOLD_REASONS[language][reason] : undefined;
  return named ?? `“${reason}”`;
}

const RULE: { readonly [L in Language]: string } = { en: 'an automatic rule', 'zh-CN': '系统规则' };

const PROGRAM: { readonly [L in Language]: (key: string) => string } = {
  en: (key) => `a program (${key})`,
  'zh-CN': (key) => `外部程序（${key}）`,
};

/** An actor as people know it: time acts by rules, a program by the name of its key, a customer by the address. */
export function sayActor(actor: Actor, language: Language, person: (id: string) => string): string {
  const [kind, ...rest] = actor.split(':');
  const name = rest.join(':');
  switch (kind) {
    case 'agent':
      return person(name);
    case 'requester':
      return name;
    case 'system':
      return RULE[language];
    default:
      return PROGRAM[language](name);
  }
}
