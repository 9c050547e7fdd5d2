import type { Disabling } from '../../app/subscriptions/subscription.ts';
import type { Language } from '../../core/language.ts';

type Because = Exclude<Disabling['because'], 'asked'>;

/** What a language says of a subscription that was disabled. */
export type DisablingWords = {
  readonly headline: (host: string) => string;
  readonly because: { readonly [B in Because]: (host: string) => string };
  readonly since: (at: string) => string;
  readonly whatToDo: (enable: string, deliveries: string) => string;
  readonly resumed: string;
  readonly noAnswer: string;
};

export const DISABLING_WORDS: { readonly [L in Language]: DisablingWords } = {
  en: {
    headline: (host) => `Webhooks to ${host} have been switched off`,
    because: {
      failing: (host) => `For three days ${host} has taken none of the webhooks that Pledge posted to it.`,
      gone: (host) => `${host} has answered 410 Gone: it wants no more webhooks from Pledge.`,
    },
    since: (at) => `Switched off at ${at}. Events that happen from then on are not kept for this subscription.`,
    whatToDo: (enable, deliveries) =>
      `Repair the receiver and switch the subscription on again with POST ${enable}. What went wrong, attempt by attempt, is at GET ${deliveries}.`,
    resumed:
      'What was waiting then goes on; what was given up is posted again on request. If nobody needs these webhooks any more, delete the subscription.',
    noAnswer: 'Nobody reads answers to this mail.',
  },
  'zh-CN': {
    headline: (host) => `发往 ${host} 的 Webhook 已停用`,
    because: {
      failing: (host) => `连续三天，${host} 没有接收 Pledge 推送的任何 Webhook。`,
      gone: (host) => `${host} 返回了 410 Gone，表示不再接收 Pledge 的 Webhook。`,
    },
    since: (at) => `停用时间：${at}。此后发生的事件不再为该订阅保留。`,
    whatToDo: (enable, deliveries) =>
      `请修复接收端，然后通过 POST ${enable} 重新启用订阅。每次推送的失败原因可通过 GET ${deliveries} 查看。`,
    resumed: '重新启用后，仍在等待的推送会继续；已放弃的推送可以按需重新发送。如果不再需要，请删除该订阅。',
    noAnswer: '请勿直接回复本邮件。',
  },
};
