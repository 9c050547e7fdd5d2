import { describe, expect, test } from 'vitest';
import { composeDisabling } from '../../shared/mail/compose-disabling.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import { configurationDraft } from '../support/configuration.ts';
import { MONDAY } from '../support/stored-tickets.ts';
import { subscription } from '../support/subscriptions.ts';

const { organisation, mail: settings } = configurationDraft();

const mailOf = async (language: 'en' | 'zh-CN', because: 'failing' | 'gone') => {
  const mail = await composeDisabling({
    to: { email: 'crm@acme.example' },
    language,
    timeZone: 'Asia/Shanghai',
    at: MONDAY,
    organisation,
    settings,
    subscription: subscription({ url: 'https://crm.example/in?key=k7f3' }),
    disabled: { at: MONDAY, because },
  });
  const read = parseMail(mail.raw);
  if (!read.ok) throw new Error('a mail that cannot be read');
  return { mail, read: read.mail };
};

describe('the mail about a subscription that was switched off', () => {
  test.each([
    ['en', 'failing', 'Webhooks to crm.example have been switched off', 'For three days crm.example has taken none'],
    ['en', 'gone', 'Webhooks to crm.example have been switched off', 'has answered 410 Gone'],
    ['zh-CN', 'failing', '发往 crm.example 的 Webhook 已停用', '连续三天，crm.example 没有接收'],
    ['zh-CN', 'gone', '发往 crm.example 的 Webhook 已停用', '返回了 410 Gone'],
  ] as const)('says in %s that it is %s, and what to do', async (language, because, subject, text) => {
    const { mail, read } = await mailOf(language, because);
    expect(mail.to).toBe('crm@acme.example');
    expect(read.subject).toBe(subject);
    expect(read.text).toContain(text);
    expect(read.text).toContain(`POST /v1/subscriptions/${subscription().id}/enable`);
  });

  test('names no more of the address than the host', async () => {
    const { mail } = await mailOf('en', 'failing');
    expect(Buffer.from(mail.raw).toString('utf8')).not.toContain('k7f3');
  });
});
