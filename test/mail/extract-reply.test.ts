import { describe, expect, test } from 'vitest';
import { extractReply } from '../../shared/mail/parse/extract-reply.ts';

const REPLY = 'It burns again.\n\nPlease hurry.';

describe('an answer above the quoted mail', () => {
  test.each([
    ['Gmail', 'On Mon, 5 Jan 2026 at 10:00, Acme Support <support@acme.example> wrote:\n\n> We have received\n> your request'],
    [
      'Gmail, wrapped',
      'On Mon, 5 Jan 2026 at 10:00, Acme Support via the help desk <\nsupport@acme.example> wrote:\n\n> We have received',
    ],
    ['Gmail in Chinese', 'Acme Support <support@acme.example> 于2026年1月5日周一 10:00写道：\n\n> 已收到您的请求'],
    ['Apple Mail in Chinese', '在 2026年1月5日，上午10:00，Acme Support <support@acme.example> 写道：\n\n> 已收到您的请求'],
    ['Apple Mail, wrapped in Chinese', '在 2026年1月5日，上午10:00，Acme Support\n<support@acme.example> 写道：\n\n> 已收到'],
    [
      'Outlook',
      '-----Original Message-----\nFrom: Acme Support <support@acme.example>\nSent: Monday, January 5, 2026 10:00\nTo: Cora\nSubject: received\n\nWe have received',
    ],
    [
      'Outlook without divider',
      'From: Acme Support <support@acme.example>\nSent: Monday, January 5, 2026 10:00\nTo: Cora\nSubject: received\n\nWe have received',
    ],
    [
      'Outlook in Chinese',
      '________________________________\n发件人: Acme Support <support@acme.example>\n发送时间: 2026年1月5日 10:00\n收件人: Cora\n主题: 已收到\n\n已收到您的请求',
    ],
    [
      'QQ Mail',
      '------------------ 原始邮件 ------------------\n发件人: "Acme Support" <support@acme.example>;\n发送时间: 2026年1月5日(星期一) 上午10:00\n收件人: "Cora";\n主题: 已收到\n\n已收到您的请求',
    ],
    ['Foxmail', '发件人： Acme Support\n发送时间： 2026-01-05 10:00\n收件人： cora\n主题： 已收到\n\n已收到您的请求'],
    ['a plain quote', '> We have received\n> your request'],
    ['German', 'Am 05.01.2026 um 10:00 schrieb Acme Support <support@acme.example>:\n\n> Wir haben'],
    ['a request to write above', '## Please type your reply above this line. ##\n\nWe have received'],
  ])('of %s is found, and the rest is kept', (_, quoted) => {
    const { reply, rest } = extractReply(`${REPLY}\n\n${quoted}\n`);
    expect(reply).toBe(REPLY);
    expect(rest).toBe(quoted);
  });

  test.each([
    ['a signature', '-- \nCora\nCustomer Inc.'],
    ['what telephones add', 'Sent from my iPhone'],
    ['what telephones add in Chinese', '发自我的iPhone'],
    ['what telephones add above a quote', '发自我的华为手机\n\nOn Mon, 5 Jan 2026 at 10:00, Acme <a@b.example> wrote:\n> x'],
  ])('ends before %s', (_, tail) => {
    expect(extractReply(`${REPLY}\n\n${tail}`).reply).toBe(REPLY);
  });
});

describe('what a person meant to send', () => {
  test.each([
    ['an answer between the quoted lines', '> Which printer?\nThe red one.\n> Since when?\nSince Monday.'],
    [
      'an attribution with answers between the lines',
      'On Mon, 5 Jan 2026, Acme <a@b.example> wrote:\n> Which printer?\nThe red one.\n> Since when?\nSince Monday.',
    ],
    ['a forwarded mail', 'See below.\n\n---------- Forwarded message ---------\nWe cannot deliver.'],
    ['a text that speaks of writing', 'On this day\n\nI wrote something\n\nthat nobody wrote: never.'],
    ['a single header-like line', 'From: the second floor we hear noises.\nPlease come.'],
    ['dashes', 'one\n---\ntwo'],
    ['nothing but a quote', '> only this'],
    ['nothing', ''],
  ])('%s stays whole', (_, text) => {
    const { reply } = extractReply(text);
    expect(reply).toBe(text.replace(/^On Mon.*\n> Which printer\?\n/, ''));
  });

  test('an answer below the quote is found', () => {
    expect(extractReply('On Mon, 5 Jan 2026, Acme <a@b.example> wrote:\n> Which printer?\n\nThe red one.').reply).toBe(
      'The red one.',
    );
  });
});

test('hostile text takes no longer than honest text', () => {
  const hostile = [
    `On ${'a@'.repeat(200)}`,
    'On x '.repeat(200_000),
    `${'在'.repeat(390)}：\n`.repeat(4_000),
    '> \n'.repeat(100_000),
    `${'a@a'.repeat(100)}:\n`.repeat(4_900),
  ];
  for (const text of hostile) {
    const started = performance.now();
    extractReply(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  }
});
