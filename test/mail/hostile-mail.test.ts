import { describe, expect, test } from 'vitest';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import { expectLinear } from '../support/expect-linear.ts';

const FROM = 'From: Cora <cora@customer.example>\r\n';
const repeat = (piece: string, bytes: number) => piece.repeat(Math.ceil(bytes / piece.length));
/** Sixteen times as much is a megabyte. */
const SHORT = 64 * 1024;

/** Mails that were made to be slow: each repeats what a parser with a pattern that goes back and forth would choke on. */
const SLOW: { readonly [what: string]: (bytes: number) => string } = {
  'a header of semicolons': (bytes) => `${FROM}Content-Type: text/plain${repeat(';', bytes)}\r\n\r\nx`,
  'parameters without end': (bytes) => `${FROM}Content-Type: text/plain${repeat('; a', bytes)}\r\n\r\nx`,
  'quotes that nobody closes': (bytes) => `${FROM}Content-Type: text/plain; ${repeat('a="\\"', bytes)}\r\n\r\nx`,
  'blanks in a parameter': (bytes) => `${FROM}Content-Type: text/plain; a${repeat(' ', bytes)}\r\n\r\nx`,
  'encoded words that nobody ends': (bytes) => `${FROM}Subject: ${repeat('=?utf-8?Q?a', bytes)}\r\n\r\nx`,
  'encoded words by the thousand': (bytes) => `${FROM}Subject: ${repeat('=?utf-8?Q?=C3=A4?= ', bytes)}\r\n\r\nx`,
  'encoded words of changing charsets': (bytes) =>
    `${FROM}Subject: ${repeat('=?gbk?B?xOO6ww==?= =?big5?Q?a?= ', bytes)}\r\n\r\nx`,
  'comments in comments': (bytes) => `From: ${repeat('(', bytes)}cora@customer.example)\r\n\r\nx`,
  'quotes in an address': (bytes) => `From: ${repeat('"\\', bytes)}" cora@customer.example\r\n\r\nx`,
  'brackets in an address': (bytes) => `From: ${repeat('<', bytes)}cora@customer.example\r\n\r\nx`,
  'at signs': (bytes) => `From: ${repeat('@', bytes)}\r\n\r\nx`,
  'addresses by the thousand': (bytes) => `${FROM}To: ${repeat('a@b.example, ', bytes)}\r\n\r\nx`,
  'lines of dashes': (bytes) => `${FROM}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--\n', bytes)}`,
  'delimiters by the thousand': (bytes) => `${FROM}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--b\n', bytes)}`,
  'ends by the thousand': (bytes) => `${FROM}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--b--\n', bytes)}`,
  'multiparts without a boundary': (bytes) =>
    `${FROM}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat('--b\nContent-Type: multipart/mixed\n\n', bytes)}`,
  'delimiters with blanks in them': (bytes) =>
    `${FROM}Content-Type: multipart/mixed; boundary=b\r\n\r\n${repeat(`--b${' '.repeat(900)}x\n`, bytes)}`,
  'names without an address': (bytes) => `${FROM}To: ${repeat('a, ', bytes)}\r\n\r\nx`,
  'addresses without a comma': (bytes) => `${FROM}To: ${repeat('x<a@b.example>', bytes)}\r\n\r\nx`,
  'HTML whose one line is put together of many pieces': (bytes) =>
    `${FROM}Content-Type: text/html\r\n\r\n${repeat('x<b>', bytes)}`,
  'HTML of blanks that are kept': (bytes) => `${FROM}Content-Type: text/html\r\n\r\n<pre>${repeat(' <div>', bytes)}`,
  'HTML of empty lines below marks of quotes': (bytes) =>
    `${FROM}Content-Type: text/html\r\n\r\n<pre>${'>'.repeat(bytes / 2)}${'\n'.repeat(bytes / 2)}`,
  'HTML of nothing but links': (bytes) => `${FROM}Content-Type: text/html\r\n\r\n${repeat('<a href="http://x/">y</a>', bytes)}`,
  'HTML that hides and never ends it': (bytes) =>
    `${FROM}Content-Type: text/html\r\n\r\n${repeat('<div style="display:none">x', bytes)}`,
  'HTML with quotes that hold brackets': (bytes) => `${FROM}Content-Type: text/html\r\n\r\n${repeat('<a x=">', bytes)}`,
  'a signature of nothing but nesting': (bytes) =>
    `${FROM}Content-Type: application/pkcs7-mime\r\n\r\n${repeat('0\u0080', bytes)}`,
  'files that begin and never end': (bytes) => `${FROM}\r\n${repeat('begin 644 a\n', bytes)}`,
  'yEnc that begins and never ends': (bytes) => `${FROM}\r\n${repeat('=ybegin name=a\n', bytes)}`,
  'UTF-7 that changes all the time': (bytes) =>
    `${FROM}Content-Type: text/plain; charset=utf-7\r\n\r\n${repeat('+AOQ-+', bytes)}`,
  'HZ that nobody closes': (bytes) => `${FROM}Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n${repeat('~{', bytes)}`,
  'base64 padded all the time': (bytes) => `${FROM}Content-Transfer-Encoding: base64\r\n\r\n${repeat('YQ==', bytes)}`,
  'quoted-printable with blanks': (bytes) => `${FROM}Content-Transfer-Encoding: quoted-printable\r\n\r\n${repeat('=   ', bytes)}`,
  'flowing lines': (bytes) => `${FROM}Content-Type: text/plain; format=flowed\r\n\r\n${repeat('a \n', bytes)}`,
  'deep HTML': (bytes) => `${FROM}Content-Type: text/html\r\n\r\n${repeat('<blockquote><ul><li>', bytes)}`,
  'broken HTML': (bytes) => `${FROM}Content-Type: text/html\r\n\r\n${repeat('<a href="&#', bytes)}`,
  'HTML without an end of tags': (bytes) => `${FROM}Content-Type: text/html\r\n\r\n${repeat('<meta ', bytes)}`,
  'a header of empty lines': (bytes) => `${FROM}X: a\r\n${repeat(' \r\n', bytes)}\r\n\r\nx`,
  'names in pieces': (bytes) => `${FROM}Content-Type: text/plain; ${repeat('name*0*=a; ', bytes)}\r\n\r\nx`,
};

describe('a mail that was made to be slow', () => {
  test.each(Object.entries(SLOW))('by %s is read in time that grows with its length', (_, make) =>
    expectLinear((times) => parseMail(Buffer.from(make(times * SHORT), 'latin1'))),
  );
});

describe('a mail of too many parts', () => {
  test('in each other is read as deep as anybody would, and the rest is kept as a file', () => {
    const nested = Array.from(
      { length: 10_000 },
      (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`,
    );
    const outcome = parseMail(Buffer.from(`${FROM}${nested.join('')}\r\nHelp`));
    const { text, attachments } = outcome.ok ? outcome.mail : { text: '', attachments: [] };
    expect(`${text}${attachments.map(({ bytes }) => Buffer.from(bytes).toString()).join('')}`).toContain('Help');
  });

  test('side by side keeps what is beyond in the last one', () => {
    const parts = Array.from({ length: 3_000 }, (_, index) => `--b\r\nContent-Type: text/plain\r\n\r\npart ${index}.\r\n`);
    const outcome = parseMail(Buffer.from(`${FROM}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--`));
    expect(outcome.ok && outcome.mail.text).toContain('part 2999.');
  });
});

describe('bytes at random', () => {
  const SEED = 20_261_122;
  let state = SEED;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const PIECES = [
    'From: ',
    'To: ',
    'Subject: ',
    'Content-Type: ',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="',
    'multipart/mixed; boundary=b',
    'text/html; charset=gb2312',
    'message/rfc822',
    '\r\n',
    '\r\n\r\n',
    '\n',
    '\r',
    '--b',
    '--b--',
    '=?utf-8?Q?',
    '=?gbk?B?xOO6ww==',
    '?=',
    '<a@b.example>',
    '"',
    '(',
    ')',
    ';',
    ',',
    '<p>',
    'hello',
    '=E4',
    'YWJj',
    '\u00e4\u00f6',
    '\u0000',
    '\u001b$B',
    ' ',
    '\t',
  ]; // prettier-ignore

  test('and pieces of mails are read without a crash, and what has a body has a text or a file', () => {
    for (let round = 0; round < 3_000; round += 1) {
      const body = Array.from({ length: random(40) }, () => PIECES[random(PIECES.length)]).join('');
      const where = `seed ${SEED}, round ${round}: ${JSON.stringify(body)}`;
      const any = parseMail(Buffer.from(body, 'latin1'));
      expect(any.ok || any.because, where).toBeTruthy();
      const plain = parseMail(Buffer.from(`${FROM}\r\n${body}end`, 'latin1'));
      const said = plain.ok && (plain.mail.text !== '' || plain.mail.attachments.length > 0);
      expect(said, where).toBe(true);
    }
  });
});
