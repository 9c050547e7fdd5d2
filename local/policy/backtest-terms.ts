import type { Language } from '../../shared/core/language.ts';

export type BacktestTerms = {
  readonly title: (tickets: number, from: string, until: string, file: string) => string;
  readonly nothing: (from: string, until: string) => string;
  /** Heads of columns. */
  readonly promises: readonly string[];
  readonly mails: readonly string[];
  readonly gained: (count: number) => string;
  readonly lost: (count: number) => string;
  readonly sameBreaches: string;
};

export const BACKTEST_TERMS: { readonly [L in Language]: BacktestTerms } = {
  en: {
    title: (tickets, from, until, file) =>
      `${tickets} ${tickets === 1 ? 'ticket' : 'tickets'}, opened ${from} – ${until}, run again under ${file}`,
    nothing: (from, until) => `No ticket was opened ${from} – ${until}: there is nothing to run again.`,
    promises: ['promise', '', 'kept today', 'kept then', 'breached today', 'breached then'],
    mails: ['mails by escalation', 'today', 'then', 'at night today', 'at night then', 'busiest week today', 'busiest week then'],
    gained: (count) => `Breached only then: ${count}`,
    lost: (count) => `Breached only today: ${count}`,
    sameBreaches: 'The same promises are breached.',
  },
  'zh-CN': {
    title: (tickets, from, until, file) => `${from} 至 ${until} 受理的 ${tickets} 张工单，按 ${file} 重新推演`,
    nothing: (from, until) => `${from} 至 ${until} 没有受理工单，无可推演。`,
    promises: ['承诺', '', '现行达成率', '草案达成率', '现行超时', '草案超时'],
    mails: ['升级邮件', '现行', '草案', '夜间（现行）', '夜间（草案）', '最多一周（现行）', '最多一周（草案）'],
    gained: (count) => `仅草案下超时：${count}`,
    lost: (count) => `仅现行策略下超时：${count}`,
    sameBreaches: '超时的承诺完全相同。',
  },
};
