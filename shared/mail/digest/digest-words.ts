import type { Language } from '../../core/language.ts';

/** What a language says in the digest of a rollout. */
export type DigestWords = {
  readonly headline: (tickets: number) => string;
  readonly explanation: (policyVersion: number) => string;
  /** That levels which are still ahead fire as ever. */
  readonly outlook: string;
  readonly listTitle: (shown: number, tickets: number) => string;
  readonly line: (ticket: {
    readonly reference: string;
    readonly subject: string;
    readonly promises: string;
    readonly responsible: string;
  }) => string;
  readonly nearlyDue: (metric: string, due: string) => string;
  readonly overdue: (metric: string, due: string) => string;
  readonly kept: string;
  readonly noAnswer: string;
};

export const DIGEST_WORDS: { readonly [L in Language]: DigestWords } = {
  en: {
    headline: (tickets) =>
      tickets === 1 ? '1 ticket has passed a new deadline' : `${tickets} tickets have passed new deadlines`,
    explanation: (version) =>
      `Policy version ${version} now applies to open tickets. Some of its deadlines, or the times of its warnings, had passed already when it was applied. This one mail stands for all notices that you would have got for them.`,
    outlook: 'Escalation levels that are still ahead fire at their times, unless somebody acknowledges or answers before.',
    listTitle: (shown, tickets) => (shown < tickets ? `The first ${shown} of ${tickets}` : 'Your tickets'),
    line: ({ reference, subject, promises, responsible }) => `[${reference}] ${subject} – ${promises} (${responsible})`,
    nearlyDue: (metric, due) => `${metric} due ${due}`,
    overdue: (metric, due) => `${metric} overdue since ${due}`,
    kept: 'settled meanwhile',
    noAnswer: 'Nobody reads answers to this mail: please act on the tickets themselves.',
  },
  'zh-CN': {
    headline: (tickets) => `${tickets} 张工单已超过新的时限`,
    explanation: (version) =>
      `第 ${version} 版服务策略现已适用于未关闭的工单。策略生效时，部分新的截止时间或预警时间已经过去。为避免逐条打扰，相关通知合并为这一封邮件。`,
    outlook: '尚未到时的升级级别仍将按时触发，除非在此之前有人确认收到或已回复客户。',
    listTitle: (shown, tickets) => (shown < tickets ? `共 ${tickets} 张，以下为前 ${shown} 张` : '相关工单'),
    line: ({ reference, subject, promises, responsible }) => `[${reference}] ${subject}：${promises}（负责人：${responsible}）`,
    nearlyDue: (metric, due) => `${metric}截止时间 ${due}`,
    overdue: (metric, due) => `${metric}已超时，截止时间 ${due}`,
    kept: '现已处理',
    noAnswer: '请勿直接回复本邮件，请在相应工单中处理。',
  },
};
