import { describe, expect, test } from 'vitest';
import { readMail } from '../../shared/mail/parse/read-mail.ts';
import { encode } from './support/encode.ts';

const bytes = (text: string, charset = 'utf-8') =>
  (charset === 'utf-8' ? Buffer.from(text) : encode(text, charset)).toString('latin1');
const base64 = (text: string, charset = 'utf-8') => Buffer.from(bytes(text, charset), 'latin1').toString('base64');
const word = (text: string, charset = 'utf-8') => `=?${charset}?B?${base64(text, charset)}?=`;

async function read(...lines: readonly string[]) {
  const outcome = await readMail(Buffer.from(lines.join('\r\n'), 'latin1'));
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.mail;
}

describe('a subject', () => {
  test.each([
    ['cut inside a character between a B and a Q word', '=?utf-8?B?5L0=?= =?utf-8?Q?=A0?=', '你'],
    ['cut inside a character between two names of one charset', '=?UTF-8?Q?caf=C3?= =?utf8?Q?=A9?=', 'café'],
    ['cut inside an emoji', '=?utf-8?Q?Done_=F0=9F=98?=\r\n =?utf-8?Q?=80?=', 'Done 😀'],
    ['in words of several charsets', '=?iso-8859-1?Q?caf=E9?= =?utf-8?B?5L2g?= =?gb2312?B?usM=?=', 'café你好'],
    ['in words that touch', '=?utf-8?B?5L2g?==?utf-8?B?5aW9?=', '你好'],
    ['in words that touch other text', 'Re:=?utf-8?B?5L2g?=,=?utf-8?B?5aW9?=!', 'Re:你,好!'],
    ['in brackets', '[=?utf-8?Q?M=C3=BCller?=] (=?utf-8?B?5L2g?=)', '[Müller] (你)'],
    ['folded within a word', '=?utf-8?B?5L2g\r\n 5aW9?=', '你好'],
    ['with two blanks in a row', 'Order 7  of 9', 'Order 7  of 9'],
    ['with two blanks in a word', '=?utf-8?Q?caf=C3=A9_=20au?= lait', 'café  au lait'],
    ['folded with tabs', 'one\r\n\ttwo', 'one two'],
    ['that begins on the next line', '\r\n =?utf-8?B?5L2g?=', '你'],
    ['with half an ending', '=?utf-8?B?5L2g5aW9?', '你好'],
    ['cut short in a word of base64', 'Re: =?utf-8?B?5L2g5aW', 'Re: 你\ufffd'],
    ['with a question mark in a word', '=?utf-8?Q?Really??=', 'Really?'],
    ['with raw bytes in a word', `=?utf-8?Q?caf${bytes('é')}?=`, 'café'],
    ['with lower-case digits', '=?utf-8?q?caf=c3=a9?=', 'café'],
    ['with an escape that is none', '=?utf-8?Q?50=_=zz?=', '50= =zz'],
    ['with an empty word', '=?utf-8?Q??= Hello =?utf-8?B??=', 'Hello'],
    ['with blanks around the text of a word', '=?utf-8?Q? caf=C3=A9 ?=', 'café'],
    ['with line breaks in a word', '=?utf-8?Q?one=0D=0Atwo?=', 'one two'],
    ['with a charset in quotes', '=?"utf-8"?Q?caf=C3=A9?=', 'café'],
    ['of pieces that were padded one by one', '=?utf-8?B?5A==vaA=?=', '你'],
    ['in GB2312 with a character of GBK', word('陶喆', 'gb18030').replace('gb18030', 'gb2312'), '陶喆'],
    ['in GBK over UTF-8', `=?gbk?B?${base64('订单问题')}?=`, '订单问题'],
    ['in Big5 over UTF-8', `=?big5?B?${base64('訂單問題')}?=`, '訂單問題'],
    ['in Latin-1 over UTF-8', `=?iso-8859-1?B?${base64('订单问题')}?=`, '订单问题'],
    ['in windows-1252 that says Latin-1', '=?iso-8859-1?Q?=80_100_=96_=93now=94?=', '€ 100 – “now”'],
    ['in GB18030', '=?GB18030?B?lTSyNdKwvNI=?=', '𠮷野家'],
    ['in KOI8-R', word('Срочно', 'koi8-r'), 'Срочно'],
    ['in Korean with syllables of Windows', '=?ks_c_5601-1987?B?jGO55g==?=', '똠방'],
    ['in EUC-JP', word('請求書', 'euc-jp'), '請求書'],
    ['in Shift_JIS by another name', word('①請求書', 'shift_jis').replace('shift_jis', 'x-sjis'), '①請求書'],
    ['in the Japanese of Microsoft', '=?iso-2022-jp?B?GyRCLSEbKEI=?=', '①'],
    ['in Japanese whose shift lasts over words', '=?ISO-2022-JP?B?GyRCJF4=?= =?ISO-2022-JP?B?JF8bKEI=?=', 'まみ'],
    ['in Japanese with half-width kana', '=?iso-2022-jp?B?GyhJMTIzGyhC?=', 'ｱｲｳ'],
    ['in UTF-16', '=?UTF-16BE?B?AEgAaU9g?=', 'Hi你'],
    ['in UTF-16 of nothing but Chinese', '=?UTF-16BE?B?i6JTVZXumJg=?=', '订单问题'],
    ['in HZ', '=?hz-gb-2312?Q?~{DcND~}?=', '你文'],
    ['in raw UTF-8', bytes('Störung 打印机 😀'), 'Störung 打印机 😀'],
    ['in raw UTF-8 beside an encoded word', `${bytes('Störung')} =?utf-8?B?5L2g?=`, 'Störung 你'],
    ['that only looks encoded', '=?a=b?c?= =?x?y?z?=', '=?a=b?c?= =?x?y?z?='],
    ['with an entity of HTML', 'AT&amp;T', 'AT&amp;T'],
    ['with control characters', 'a\u0000b\u0007c', 'a b c'],
  ])('%s', async (_, value, expected) => {
    expect((await read('From: a@b.example', `Subject: ${value}`, '', 'x')).subject).toBe(expected);
  });

  test.each([
    ['SUBJECT: Hello', 'in capitals'],
    ['Subject:Hello', 'without a blank'],
    ['Subject   :   Hello', 'with blanks around the colon'],
    ['Subject:\tHello', 'with a tab'],
    ['X-Old: a\r\n \r\nSubject: Hello', 'below a field with an empty fold'],
    ['X-Broken\r\nSubject: Hello', 'below a line without a colon'],
    [': nothing\r\nSubject: Hello', 'below a line without a name'],
    ['X-Größe: 5\r\nSubject: Hello', 'below a name with foreign letters'],
    ['>From a@b.example Mon Mar  2 09:00:00 2026\r\nSubject: Hello', 'below a line of a mailbox file'],
  ])('%j is found', async (lines) => {
    expect((await read(...lines.split('\r\n'), 'From: a@b.example', '', 'x')).subject).toBe('Hello');
  });

  test.each([
    ['line feeds and returns in turn', 'From: a@b.example\nSubject: Hello\r\nTo: c@d.example\n\r\nText\n'],
    ['two returns and a line feed', 'From: a@b.example\r\r\nSubject: Hello\r\r\n\r\r\nText\r\r\n'],
    ['empty lines above all', '\r\n\r\nFrom: a@b.example\r\nSubject: Hello\r\n\r\nText'],
    ['nothing behind the header', 'From: a@b.example\r\nSubject: Hello'],
  ])('is read in a mail with %s', async (_, raw) => {
    const outcome = await readMail(Buffer.from(raw, 'latin1'));
    expect(outcome.ok && [outcome.mail.subject, outcome.mail.from?.email]).toEqual(['Hello', 'a@b.example']);
  });
});

describe('recipients', () => {
  const shown = async (value: string) => {
    const { to } = await read(`To: ${value}`, 'From: a@b.example', '', 'x');
    return to.map(({ name, email }) => (name === '' ? email : `${name} <${email}>`));
  };

  test.each<readonly [string, string, readonly string[]]>([
    ['a name with a comma that nobody quoted', 'Meyer, Cora <c@x.example>', ['Meyer, Cora <c@x.example>']],
    ['two of them', 'Meyer, Cora <c@x.example>, Li, Na <n@x.example>', ['Meyer, Cora <c@x.example>', 'Li, Na <n@x.example>']],
    ['addresses beside such a name', 'a@x.example, Meyer, Cora <c@x.example>', ['a@x.example', 'Meyer, Cora <c@x.example>']],
    ['names of Outlook', 'Cora Meyer [mailto:c@x.example]', ['Cora Meyer <c@x.example>']],
    ['names of Exchange', 'Cora Meyer [SMTP:c@x.example]', ['Cora Meyer <c@x.example>']],
    ['the kind of an address', 'Cora <SMTP:c@x.example>', ['Cora <c@x.example>']],
    ['an address in square brackets', 'Cora Meyer [c@x.example]', ['Cora Meyer <c@x.example>']],
    ['semicolons between brackets', 'Cora <c@x.example>; Dan <d@x.example>;', ['Cora <c@x.example>', 'Dan <d@x.example>']],
    ['no comma between brackets', 'Cora <c@x.example> Dan <d@x.example>', ['Cora <c@x.example>', 'Dan <d@x.example>']],
    ['too many commas', ',Cora <c@x.example>,, ,d@x.example,', ['Cora <c@x.example>', 'd@x.example']],
    ['a list in quotes', '"a@x.example, b@x.example"', ['a@x.example', 'b@x.example']],
    ['an empty group before somebody', 'Nobody:;, b@x.example', ['b@x.example']],
    [
      'a group in a list',
      'a@x.example, Team: b@x.example, c@x.example;, d@x.example',
      ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'],
    ],
    ['a comment alone', 'a@x.example, (the other is away), b@x.example', ['a@x.example', 'b@x.example']],
    ['no blank before the bracket', `${word('张三', 'gb18030')}<zs@x.example>`, ['张三 <zs@x.example>']],
    ['an encoded name in quotes', `"${word('张三', 'gb18030')}" <zs@x.example>`, ['张三 <zs@x.example>']],
    ['an encoded name with a comma', `${word('Meyer, Cora')} <c@x.example>`, ['Meyer, Cora <c@x.example>']],
    ['a name half encoded', 'Cora =?utf-8?Q?M=C3=BCller?= <c@x.example>', ['Cora Müller <c@x.example>']],
    ['a name of words that touch', '=?utf-8?Q?Cora?= =?utf-8?Q?_Meyer?= <c@x.example>', ['Cora Meyer <c@x.example>']],
    [
      'raw GBK',
      `"${bytes('张三', 'gb18030')}" <zs@x.example>, ${bytes('李娜', 'gb18030')} <ln@x.example>`,
      ['张三 <zs@x.example>', '李娜 <ln@x.example>'],
    ],
    ['raw UTF-8 in an address', `c@${bytes('münchen')}.example`, ['c@münchen.example']],
    ['an address that is quoted', '"cora meyer"@x.example', ['"cora meyer"@x.example']],
    ['an address of numbers', 'Cora <c@[192.0.2.1]>', ['Cora <c@[192.0.2.1]>']],
    ['a closing bracket without an opening one', 'c@x.example>', ['c@x.example']],
    ['a route', '<@a.example,@b.example:c@x.example>', ['c@x.example']],
    ['a folded list', 'a@x.example,\r\n\tb@x.example,\r\n c@x.example', ['a@x.example', 'b@x.example', 'c@x.example']],
    ['blanks in brackets', 'Cora < c@x.example >', ['Cora <c@x.example>']],
    ['a word after the address', 'Cora <c@x.example> (work)', ['Cora <c@x.example>']],
    ['a colon in a name', 'Support: Acme <c@x.example>', ['Support: Acme <c@x.example>']],
    ['quotes of apostrophes', "'Cora Meyer' <c@x.example>", ["'Cora Meyer' <c@x.example>"]],
    ['an address twice', 'c@x.example <c@x.example>', ['c@x.example <c@x.example>']],
    ['an address in a name', '"c@x.example" <d@x.example>', ['c@x.example <d@x.example>']],
    ['nobody', 'undisclosed-recipients: ;', []],
    ['nobody in brackets', '<>', []],
    ['nobody in Chinese', `${word('收件人未公开')}:;`, []],
  ])('%s', async (_, value, expected) => {
    expect(await shown(value)).toEqual(expected);
  });
});

describe('a sender', () => {
  test.each([
    ['a name with a comma that nobody quoted', 'Meyer, Cora <c@x.example>', 'c@x.example', 'Meyer, Cora'],
    ['a name in a comment', 'c@x.example (Cora Meyer)', 'c@x.example', 'Cora Meyer'],
    ['an encoded name in a comment', 'c@x.example (=?utf-8?Q?M=C3=BCller?=)', 'c@x.example', 'Müller'],
    ['nobody before somebody', '<>, Cora <c@x.example>', 'c@x.example', 'Cora'],
    ['an address without brackets behind a name', 'Cora Meyer c@x.example', 'c@x.example', 'Cora Meyer'],
    ['two of them', 'Cora <c@x.example>, Dan <d@x.example>', 'c@x.example', 'Cora'],
    ['raw KOI8-R', `${bytes('Иван Петров', 'koi8-r')} <i@x.example>`, 'i@x.example', 'Иван Петров'],
    [
      'raw Shift_JIS, whose second bytes may be a backslash',
      `"${bytes('ソフト表示', 'shift_jis')}" <i@x.example>`,
      'i@x.example',
      'ソフト表示',
    ],
    ['quotes within quotes', '"Cora \\"C\\" Meyer" <c@x.example>', 'c@x.example', 'Cora "C" Meyer'],
    ['a name that is quoted in part', 'Cora "C." Meyer <c@x.example>', 'c@x.example', 'Cora C. Meyer'],
  ])('%s', async (_, value, email, name) => {
    expect((await read(`From: ${value}`, '', 'x')).from).toEqual({ email, name });
  });
});
