import { describe, expect, test } from 'vitest';
import type { ParsedMail } from '../../shared/app/mail/parsed-mail.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';

const GBK_HELLO = Buffer.from('c4e3bac3cac0bde7', 'hex'); // 你好世界
const BIG5_HELLO = Buffer.from('a741a66ea540acc9', 'hex'); // 你好世界

function read(...parts: readonly (string | Uint8Array)[]): ParsedMail {
  const raw = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const outcome = parseMail(raw);
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.mail;
}

const FROM = 'From: Cora <cora@customer.example>\r\n';

describe('text whose charset label', () => {
  const body = (type: string, bytes: Uint8Array) =>
    read(FROM, `Content-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`, bytes);

  test.each([
    ['is right', 'text/plain; charset=gb2312', GBK_HELLO],
    ['is unknown', 'text/plain; charset=iso-gb2312', GBK_HELLO],
    ['has a vendor prefix', 'text/plain; charset="x-gbk"', GBK_HELLO],
    ['is missing', 'text/plain', GBK_HELLO],
    ['claims ASCII', 'text/plain; charset=us-ascii', GBK_HELLO],
    ['claims UTF-8', 'text/plain; charset=utf-8', GBK_HELLO],
    ['says Big5', 'text/plain; charset=big5', BIG5_HELLO],
    ['says Big5 over UTF-8', 'text/plain; charset=big5', Buffer.from('你好世界')],
    ['says GB2312 over UTF-8', 'text/plain; charset=gb2312', Buffer.from('你好世界')],
    ['says Latin-1 over UTF-8', 'text/plain; charset=iso-8859-1', Buffer.from('你好世界')],
    ['is missing over UTF-8', 'text/plain', Buffer.from('你好世界')],
  ])('%s is read right', (_, type, bytes) => {
    expect(body(type, bytes).text).toBe('你好世界');
  });

  test('says GB2312 over GB18030 keeps the characters that GB2312 lacks', () => {
    expect(body('text/plain; charset=gb2312', Buffer.from('d6ece9468139ee39', 'hex')).text).toBe('朱镕㐀');
  });

  test('is missing over accented Latin letters is not taken for Chinese', () => {
    expect(body('text/plain', Buffer.from('Fr\xf6sche und H\xe4sinnen \xfcber Stra\xdfen', 'latin1')).text).toBe(
      'Frösche und Häsinnen über Straßen',
    );
  });

  test('stands in a base64 or quoted-printable part is mended too', () => {
    const base64 = read(
      FROM,
      'Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: base64\r\n\r\n',
      GBK_HELLO.toString('base64'),
    );
    expect(base64.text).toBe('你好世界');
    const quoted = read(
      FROM,
      'Content-Type: text/plain; charset=x-unknown\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C4=E3=BA=C3=CA=C0=BD=E7',
    );
    expect(quoted.text).toBe('你好世界');
  });
});

describe('a header', () => {
  test.each([
    ['with an encoded word', '=?gb2312?B?xOO6w8rAvec=?=', '你好世界'],
    ['whose encoded words cut a character in two', '=?utf-8?B?5L2g5Q==?=\r\n =?utf-8?B?pb0=?=', '你好'],
    ['whose encoded words cut a character in two with Q', '=?utf-8?Q?=E4=BD=A0=E5?= =?utf-8?Q?=A5=BD?=', '你好'],
    ['with raw bytes inside an encoded word', '=?iso-8859-1?Q?Fr\xf6sche?=', 'Frösche'],
    ['with a language tag', '=?utf-8*en?Q?caf=C3=A9?=', 'café'],
    ['with a text around', 'Re: =?utf-8?Q?caf=C3=A9?= (again)', 'Re: café (again)'],
    ['with something that only looks like one', 'a =?b c?= d', 'a =?b c?= d'],
    ['with raw UTF-8', Buffer.from('你好').toString('latin1'), '你好'],
    ['with raw GBK', GBK_HELLO.toString('latin1'), '你好世界'],
  ])('%s is read', (_, value, expected) => {
    expect(read(FROM, `Subject: ${value}\r\n\r\nx`).subject).toBe(expected);
  });

  test('that smuggles line breaks and direction marks through an encoded word becomes one harmless line', () => {
    const word = Buffer.from('a\r\nBcc: eve@evil.example\u202e').toString('base64');
    expect(read(FROM, `Subject: =?utf-8?B?${word}?=\r\n\r\nx`).subject).toBe('a Bcc: eve@evil.example');
  });

  test('with an encoded name cannot pretend to hold another address', () => {
    const name = Buffer.from('Eve <boss@acme.example>,').toString('base64');
    const { from } = read(`From: =?utf-8?B?${name}?= <eve@evil.example>\r\n\r\nx`);
    expect(from?.email).toBe('eve@evil.example');
  });

  test('From with several senders gives the first that has an address', () => {
    expect(read('From: "Lights" <>, "Ltd" <ly@shop.example>\r\n\r\nx').from).toEqual({
      email: 'ly@shop.example',
      name: 'Ltd',
    });
  });

  test('References and In-Reply-To give ids without brackets, also where a program forgot them', () => {
    const mail = read(FROM, 'Message-ID: <a@x>\r\nIn-Reply-To: b@x\r\nReferences: <c@x>\r\n\t<d@x> <e@x>\r\n\r\nx');
    expect([mail.messageId, mail.inReplyTo, mail.references]).toEqual(['a@x', ['b@x'], ['c@x', 'd@x', 'e@x']]);
  });
});

describe('the text of a mail', () => {
  test('that is only HTML is what a reader sees', () => {
    const html =
      '<html><head><title>no</title><style>p{}</style></head><body><p>Hello&nbsp;<b>Anna</b>,</p><ul><li>one</li><li>two &amp; three</li></ul>' +
      '<div>bye<br>Cora</div><blockquote>older<br>mail</blockquote><script>no()</script></body></html>';
    const mail = read(FROM, 'Content-Type: text/html; charset=utf-8\r\n\r\n', html);
    expect(mail.text).toBe('Hello Anna,\n\n- one\n- two & three\n\nbye\nCora\n\n> older\n> mail');
    expect(mail.html).toContain('<b>Anna</b>');
  });

  test('that is empty beside HTML is made from the HTML', () => {
    const mail = read(
      FROM,
      'Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Hi</p>\r\n--b--\r\n',
    );
    expect(mail.text).toBe('Hi');
  });

  test('of somebody who forwards a mail as an attachment and writes nothing is that of the forwarded mail', () => {
    const mail = read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: =?utf-8?Q?caf=C3=A9?=\r\n\r\nThe machine is out.\r\n--b--\r\n',
    );
    expect(mail.text).toBe('The machine is out.');
    expect(mail.attachments.map(({ name, type }) => [name, type])).toEqual([['café.eml', 'message/rfc822']]);
  });

  test('survives HTML that is broken on purpose', () => {
    const mail = read(FROM, 'Content-Type: text/html\r\n\r\n', `${'<a "'.repeat(100_000)}${'<!--'.repeat(50_000)}`);
    expect(mail.subject).toBe('');
  });
});

describe('a mail that cannot be read', () => {
  test.each([
    ['is empty', ''],
    ['has headers without end', `Subject: ${'x'.repeat(3 * 1024 * 1024)}`],
  ])('because it %s is said to be so', (_, raw) => {
    const outcome = parseMail(Buffer.from(raw));
    expect(outcome).toEqual({ ok: false, because: expect.stringMatching(/\S/) });
  });

  test('is never thrown, whatever the bytes are', () => {
    const seed = 20_260_302;
    let state = seed;
    const random = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const base = Buffer.from(
      'From: =?gbk?B?xOO6ww==?= <a@b.example>\r\nSubject: =?utf-8?Q?x?=\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=gb2312\r\n\r\n<p>x</p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y\r\n\r\nz\r\n--b--\r\n',
    );
    for (let round = 0; round < 2_000; round += 1) {
      const raw = Buffer.from(base);
      for (let change = 0; change < 8; change += 1) raw[Math.floor(random() * raw.length)] = Math.floor(random() * 256);
      const cut = raw.subarray(0, Math.floor(random() * raw.length) + 1);
      expect(() => parseMail(cut), `seed ${seed}, round ${round}`).not.toThrow();
    }
  });
});

test('a mail of 25 MB with 500 parts is read', () => {
  const chunk = `${'QUJD'.repeat(19)}\r\n`.repeat(640);
  const parts = Array.from(
    { length: 500 },
    (_, index) =>
      `--b\r\nContent-Type: application/octet-stream; name=f${index}.bin\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${chunk}`,
  );
  const raw = Buffer.from(`${FROM}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts.join('')}--b--\r\n`);
  const outcome = parseMail(raw);
  expect(raw.length).toBeGreaterThan(24_000_000);
  expect(outcome.ok && outcome.mail.attachments.length).toBe(500);
}, 20_000);
