import type { Language } from '../../../shared/core/language.ts';

/** What the page says on which customers ask for a new link, in either language. */
export type LinkTrouble = 'no-reference' | 'no-address' | 'too-often';

export type LinkWords = {
  readonly title: string;
  readonly intro: string;
  readonly reference: string;
  readonly email: string;
  readonly button: string;
  readonly done: string;
  readonly trouble: { readonly [T in LinkTrouble]: string };
};

export const LINK_WORDS: { readonly [L in Language]: LinkWords } = {
  en: {
    title: 'A new link to your request',
    intro:
      'Enter the reference of your request, and the address to which we write to you about it. We mail you a new link there.',
    reference: 'Reference, such as 7K3M9-QXW4T',
    email: 'E-mail address',
    button: 'Mail me a link',
    done: 'If there is such a request with this address, a mail with a new link is on its way. If none comes, check both, and look into your spam folder.',
    trouble: {
      'no-reference':
        'Nothing was sent: a reference has ten letters and digits. It stands in square brackets in the subject of our mails.',
      'no-address': 'Nothing was sent: please enter an e-mail address.',
      'too-often':
        'Nothing was sent: so many links were asked for that no more are mailed for now. The newest mail has one that works.',
    },
  },
  'zh-CN': {
    title: '获取新的访问链接',
    intro: '请填写请求编号，以及我们与您联系所用的邮箱地址。新的链接将发送到该邮箱。',
    reference: '请求编号，例如 7K3M9-QXW4T',
    email: '邮箱地址',
    button: '发送链接',
    done: '如该邮箱确有此请求，新的链接将很快发送到邮箱。如未收到，请核对填写内容，并查看垃圾邮件文件夹。',
    trouble: {
      'no-reference': '未发送：请求编号由十位字母和数字组成，可在我们邮件主题的方括号中找到。',
      'no-address': '未发送：请填写有效的邮箱地址。',
      'too-often': '未发送：申请过于频繁，暂时不再发送新链接。请使用最近一封邮件中的链接。',
    },
  },
};
