import type { DeedName } from '../../../shared/app/customer/deed.ts';
import type { Language } from '../../../shared/core/language.ts';
import type { Metric } from '../../../shared/core/sla/metric.ts';
import type { Status } from '../../../shared/core/ticket.ts';

/** Why nothing was done. */
export type Trouble = 'empty' | 'too-long' | 'no-score' | 'stale' | 'too-often' | 'moved-on';

/** What the customer's page of their request says, in either language. */
export type RequestWords = {
  readonly title: string;
  readonly status: { readonly [S in Status]: string };
  readonly promises: string;
  readonly metrics: { readonly [M in Exclude<Metric, 'next-response'>]: string };
  readonly by: (time: string) => string;
  readonly late: (time: string) => string;
  readonly kept: (time: string) => string;
  readonly paused: string;
  readonly conversation: string;
  readonly nothingSaid: string;
  readonly older: string;
  readonly you: string;
  readonly other: string;
  readonly attachments: string;
  readonly zone: (zone: string) => string;
  readonly reply: { readonly title: string; readonly button: string };
  readonly solved: { readonly title: string; readonly yes: string; readonly no: string };
  readonly rating: {
    readonly title: string;
    readonly scores: readonly [string, string, string, string, string];
    readonly comment: string;
    readonly given: (score: number) => string;
    readonly button: string;
  };
  readonly complaint: { readonly title: string; readonly ask: string; readonly button: string };
  readonly done: { readonly [D in DeedName]: string };
  readonly trouble: { readonly [T in Trouble]: string };
  /** The page in the other language, named in it. */
  readonly otherLanguage: { readonly code: Language; readonly name: string };
};

const en: RequestWords = {
  title: 'Your request',
  status: {
    open: 'We are working on it',
    'on-hold': 'On hold',
    'solution-proposed': 'We proposed a solution and wait for your answer',
    resolved: 'Solved',
    confirmed: 'Solved, as you confirmed',
    closed: 'Closed',
    merged: 'Goes on as another request',
  },
  promises: 'What we promised',
  metrics: { 'first-response': 'First response', update: 'Next update', solution: 'Solution' },
  by: (time) => `by ${time}`,
  late: (time) => `was due by ${time}, and is late`,
  kept: (time) => `given ${time}`,
  paused: 'paused while the request is on hold',
  conversation: 'Conversation',
  nothingSaid: 'Nothing has been written yet.',
  older: 'Older messages are not shown.',
  you: 'You',
  other: 'Somebody else in this conversation',
  attachments: 'Attached',
  zone: (zone) => `All times: ${zone}.`,
  reply: { title: 'Write to us', button: 'Send' },
  solved: { title: 'Is it solved?', yes: 'Yes, it is solved', no: 'No, not solved yet' },
  rating: {
    title: 'How did we do?',
    scores: ['1 – poor', '2', '3', '4', '5 – very good'],
    comment: 'Comment (optional)',
    given: (score) => `You rated it ${score} of 5. You can change that.`,
    button: 'Rate',
  },
  complaint: {
    title: 'Complain',
    ask: 'Are you not content with how your request is handled? A superior hears of it.',
    button: 'Send the complaint',
  },
  done: {
    reply: 'Thank you. Your message has arrived.',
    confirm: 'Thank you. We have noted that it is solved.',
    'not-solved': 'Thank you for telling us. We go on working on it.',
    rate: 'Thank you for your rating.',
    complain: 'Your complaint has arrived, and a superior hears of it.',
  },
  trouble: {
    empty: 'Nothing was sent: please write something first.',
    'too-long': 'Nothing was sent: the text is too long, or has characters that are no text.',
    'no-score': 'Nothing was sent: please choose a number from 1 to 5.',
    stale: 'Nothing was sent: please try again from this page.',
    'too-often': 'Nothing was sent: that was a lot within an hour. Please try again later.',
    'moved-on': 'Nothing was changed: the request has moved on. This is where it is now.',
  },
  otherLanguage: { code: 'zh-CN', name: '中文' },
};

const zhCN: RequestWords = {
  title: '您的请求',
  status: {
    open: '处理中',
    'on-hold': '已暂停处理',
    'solution-proposed': '已提出解决方案，等待您的反馈',
    resolved: '已解决',
    confirmed: '已解决（您已确认）',
    closed: '已关闭',
    merged: '已并入另一请求',
  },
  promises: '我们的承诺',
  metrics: { 'first-response': '首次响应', update: '下次进展通报', solution: '解决' },
  by: (time) => `${time} 前`,
  late: (time) => `应于 ${time} 前完成，现已超时`,
  kept: (time) => `已于 ${time} 完成`,
  paused: '暂停处理期间不计时',
  conversation: '沟通记录',
  nothingSaid: '暂无内容。',
  older: '更早的消息未显示。',
  you: '您',
  other: '此对话的其他参与者',
  attachments: '附件',
  zone: (zone) => `以上时间均为${zone}。`,
  reply: { title: '给我们留言', button: '发送' },
  solved: { title: '问题解决了吗？', yes: '已解决', no: '尚未解决' },
  rating: {
    title: '请评价我们的服务',
    scores: ['1 – 很不满意', '2', '3', '4', '5 – 非常满意'],
    comment: '评语（选填）',
    given: (score) => `您已评价 ${score} 分（满分 5 分），可以修改。`,
    button: '提交评价',
  },
  complaint: { title: '投诉', ask: '对处理过程不满意？您的投诉会转达给上级主管。', button: '提交投诉' },
  done: {
    reply: '谢谢！您的留言已收到。',
    confirm: '谢谢！我们已记录：问题已解决。',
    'not-solved': '感谢您的反馈，我们将继续处理。',
    rate: '感谢您的评价。',
    complain: '您的投诉已收到，并会转达给上级主管。',
  },
  trouble: {
    empty: '未发送：请先填写内容。',
    'too-long': '未发送：内容过长，或含有非文本字符。',
    'no-score': '未发送：请选择 1 到 5 分。',
    stale: '未发送：请在本页重试。',
    'too-often': '未发送：一小时内操作过于频繁，请稍后再试。',
    'moved-on': '未做任何更改：请求的状态已有变化，当前状态如下。',
  },
  otherLanguage: { code: 'en', name: 'English' },
};

export const WORDS: { readonly [L in Language]: RequestWords } = { en, 'zh-CN': zhCN };
