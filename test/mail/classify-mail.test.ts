import { describe, expect, test } from 'vitest';
import { example } from '../../local/mail/samples/sample-notice.ts';
import type { MailKind, OwnMail } from '../../shared/app/mail/parsed-mail.ts';
import { composeNotice } from '../../shared/mail/compose-notice.ts';
import { classifyMail } from '../../shared/mail/parse/classify-mail.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import { rawMail, type Written } from './mail-world.ts';

const OWN: OwnMail = {
  from: 'support@acme.example',
  inboundDomain: 'in.acme.example',
  addresses: ['billing@acme.example', 'help@in.acme.example'],
};

async function classify(written: Written | Uint8Array, envelopeFrom?: string) {
  const parsed = parseMail(written instanceof Uint8Array ? written : rawMail(written));
  if (!parsed.ok) throw new Error(parsed.because);
  return classifyMail(parsed.mail, OWN, envelopeFrom);
}

const withHeaders = (...headers: readonly string[]): Written => ({ headers });

describe('a mail', () => {
  const cases: readonly (readonly [sign: string, written: Written, kind: MailKind])[] = [
    ['without any sign', {}, 'person'],
    ['that says Auto-Submitted: no', withHeaders('Auto-Submitted: no'), 'person'],
    ['that says Auto-Submitted: auto-replied', withHeaders('Auto-Submitted: auto-replied; x=y'), 'auto-reply'],
    ['that says Auto-Submitted: auto-generated', withHeaders('Auto-Submitted: auto-generated'), 'auto-reply'],
    ['with X-Auto-Response-Suppress alone', withHeaders('X-Auto-Response-Suppress: All'), 'person'],
    ['with X-Autoreply', withHeaders('X-Autoreply: yes'), 'auto-reply'],
    ['with X-Autorespond', withHeaders('X-Autorespond: vacation'), 'auto-reply'],
    ['with X-Auto-Reply-From', withHeaders('X-Auto-Reply-From: cora@customer.example'), 'auto-reply'],
    ['with X-Autoreply: no', withHeaders('X-Autoreply: no'), 'person'],
    ['that Apple Mail answered by itself', withHeaders('X-Apple-Action: vacation'), 'auto-reply'],
    ['with Precedence auto_reply', withHeaders('Precedence: auto_reply'), 'auto-reply'],
    ['with Precedence bulk', withHeaders('Precedence: bulk'), 'list'],
    ['with Precedence junk', withHeaders('Precedence: junk'), 'list'],
    ['with a List-Id', withHeaders('List-Id: News <news.shop.example>'), 'list'],
    ['that our own group address forwarded', withHeaders('List-Id: <support.acme.example>', 'Precedence: list'), 'person'],
    ['with an empty return path', withHeaders('Return-Path: <>'), 'auto-reply'],
    [
      'that is a read receipt',
      withHeaders('Content-Type: multipart/report; report-type=disposition-notification; boundary=b'),
      'auto-reply',
    ],
    ['whose subject alone speaks of absence', { subject: 'Out of office: who stands in?' }, 'person'],
    [
      'whose subject speaks of absence, with another sign',
      { subject: 'Automatic reply: help', headers: ['X-Auto-Response-Suppress: All'] },
      'auto-reply',
    ],
    [
      'whose Chinese subject speaks of absence, with another sign',
      { subject: '自动回复：打印机', headers: ['Precedence: junk'] },
      'auto-reply',
    ],
    ['whose Chinese subject alone speaks of absence', { subject: '自动回复功能坏了' }, 'person'],
    [
      'whose subject is that of an absence notice, over words of absence',
      { subject: 'Automatic reply: help', text: 'I am out of the office until Monday.' },
      'auto-reply',
    ],
    ['the same in German', { subject: 'Automatische Antwort: Hilfe', text: 'Ich bin bis Montag im Urlaub.' }, 'auto-reply'],
    ['the same in Japanese', { subject: '自動応答：お問い合わせ', text: '月曜日まで休暇をいただいております。' }, 'auto-reply'],
    ['the same in Chinese', { subject: '自动回复：打印机', text: '我正在休假，周一回来。' }, 'auto-reply'],
    [
      'whose writer tells of their absence',
      { subject: 'Out of office next week', text: 'I am away next week, who stands in?' },
      'person',
    ],
    [
      'that complains of a mail as Hotmail does',
      { from: 'staff@hotmail.com', subject: 'complaint about message from 192.0.2.1' },
      'feedback-report',
    ],
    ['of an Apple telephone that wants no more', withHeaders('X-Apple-Unsubscribe: true'), 'feedback-report'],
    [
      'with the fields of a complaint in its text',
      { from: 'fbl@isp.example', text: 'Feedback-Type: abuse\r\nUser-Agent: Some/1.0\r\nVersion: 1' },
      'feedback-report',
    ],
    [
      'from an administrator about mail delivery',
      { from: 'System Administrator <admin@customer.example>', subject: 'Mail delivery', text: 'Our mail is slow.' },
      'person',
    ],
    [
      'from a delivery department',
      { from: 'delivery@customer.example', subject: 'Delivery failed', text: 'Nobody was there.' },
      'person',
    ],
    ['from a mail system about a failed delivery', { from: 'postmaster@mx.example', subject: 'Undeliverable: hello' }, 'bounce'],
    [
      'from a Chinese mail system about a failed delivery',
      { from: 'MAILER-DAEMON@qq.com', subject: '系统退信/Systems bounce' },
      'bounce',
    ],
    ['from a mailer daemon, whatever it says', { from: 'MAILER-DAEMON@mx.example', subject: 'About your printer' }, 'bounce'],
    ['from a human postmaster', { from: 'postmaster@customer.example', subject: 'Our server is down' }, 'person'],
    ['from a person about undelivered mail', { subject: 'Undelivered mail, please help' }, 'person'],
    ['that names failed recipients', withHeaders('X-Failed-Recipients: a@b.example'), 'bounce'],
    ['from our own address', { from: 'Support <SUPPORT@acme.example>' }, 'own'],
    ['from a reply address of ours', { from: 't+7k3m9qxw4t.x@in.acme.example' }, 'own'],
    ['from an address of ours that only receives', { from: 'Help@in.acme.example' }, 'own'],
    ['from a person within our incoming domain', { from: 'ann@in.acme.example' }, 'person'],
    ['from a team that shares an address elsewhere', { from: 'billing@acme.example' }, 'person'],
  ];

  test.each(cases)('%s', async (_, written, kind) => {
    const { kind: found, because } = await classify(written);
    expect(found).toBe(kind);
    expect(because).toMatch(/\S/);
  });

  test("is a machine's when its envelope names no sender, whatever its header says", async () => {
    expect((await classify({ headers: ['Return-Path: <cora@customer.example>'] }, '')).kind).toBe('auto-reply');
    expect((await classify({ headers: ['Return-Path: <>'] }, 'cora@customer.example')).kind).toBe('person');
  });
});

describe('a notice of another Pledge', () => {
  const elsewhere = { ...OWN, from: 'help@other.example', inboundDomain: 'in.other.example' };
  const read = async (notice: 'replied' | 'received') => {
    const parsed = parseMail((await composeNotice(example(notice, 'en'))).raw);
    if (!parsed.ok) throw new Error(parsed.because);
    return parsed.mail;
  };

  test("is a person's mail when a person answered, and a machine's otherwise", async () => {
    expect(classifyMail(await read('replied'), elsewhere).kind).toBe('person');
    expect(classifyMail(await read('received'), elsewhere).kind).toBe('auto-reply');
  });

  test('is our own where it comes back to us', async () => {
    expect(classifyMail(await read('replied'), OWN).kind).toBe('own');
    const redirected = { ...(await read('replied')), from: { email: 'redirect@customer.example', name: '' } };
    expect(classifyMail(redirected, OWN).kind).toBe('own');
  });
});
