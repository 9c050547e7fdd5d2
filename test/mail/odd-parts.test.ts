import { describe, expect, test } from 'vitest';
import { readMail } from '../../shared/mail/parse/read-mail.ts';
import { encode } from './support/encode.ts';

const bytes = (text: string, charset = 'utf-8') =>
  (charset === 'utf-8' ? Buffer.from(text) : encode(text, charset)).toString('latin1');
const FROM = 'From: Cora <cora@customer.example>';

async function read(...lines: readonly string[]) {
  const outcome = await readMail(Buffer.from([FROM, ...lines].join('\r\n'), 'latin1'));
  if (!outcome.ok) throw new Error(outcome.because);
  const { text, attachments } = outcome.mail;
  return { text, files: attachments.map(({ name = '', bytes: file }) => [name, Buffer.from(file).toString('latin1')]) };
}
const multipart = (type: string, ...parts: readonly string[]) =>
  read(`Content-Type: multipart/${type}; boundary=b`, '', ...parts.flatMap((part) => ['--b', part]), '--b--', '');

const TEXT = 'Content-Type: text/plain\r\n\r\nHello';
const HTML = 'Content-Type: text/html\r\n\r\n<p>Hello</p>';
const PICTURE = 'Content-Type: image/png\r\nContent-ID: <p@x>\r\n\r\nPNG';

describe('what is an attachment', () => {
  test.each<readonly [string, string, readonly string[], string, readonly (readonly string[])[]]>([
    ['a picture in the text', 'related', [HTML, PICTURE], 'Hello', [['', 'PNG']]],
    [
      'a picture before the HTML that shows it',
      'related; start="<h@x>"',
      [PICTURE, HTML.replace('\r\n', '\r\nContent-ID: <h@x>\r\n')],
      'Hello',
      [['', 'PNG']],
    ],
    [
      'a picture of Outlook with its name',
      'related',
      [HTML, PICTURE.replace('image/png', 'image/png; name="image001.png"')],
      'Hello',
      [['image001.png', 'PNG']],
    ],
    [
      'the calendar beside a text',
      'alternative',
      [TEXT, HTML, 'Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR'],
      'Hello',
      [['', 'BEGIN:VCALENDAR']],
    ],
    [
      'a business card',
      'mixed',
      [TEXT, 'Content-Type: text/x-vcard; name=c.vcf\r\n\r\nBEGIN:VCARD'],
      'Hello',
      [['c.vcf', 'BEGIN:VCARD']],
    ],
    ['enriched text beside a text', 'alternative', [TEXT, 'Content-Type: text/enriched\r\n\r\n<bold>Hello</bold>'], 'Hello', []],
    [
      'a picture that is named by where it was',
      'related',
      [HTML, PICTURE.replace('Content-ID: <p@x>', 'Content-Location: http://x.example/d/a%20b.png?v=1')],
      'Hello',
      [['a b.png', 'PNG']],
    ],
    ['a table of values', 'mixed', [TEXT, 'Content-Type: text/csv\r\n\r\na;b'], 'Hello', [['', 'a;b']]],
    [
      'an opaque signed mail',
      'mixed',
      [TEXT, 'Content-Type: application/pkcs7-mime; name=smime.p7m\r\n\r\nMII'],
      'Hello',
      [['smime.p7m', 'MII']],
    ],
    [
      'the packet of Outlook',
      'mixed',
      [TEXT, 'Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nTNEF'],
      'Hello',
      [['winmail.dat', 'TNEF']],
    ],
    [
      'a file of a Mac in two forks',
      'appledouble',
      [
        'Content-Type: application/applefile; name="%a.doc"\r\n\r\nFORK',
        'Content-Type: application/msword; name=a.doc\r\n\r\nDOC',
      ],
      '',
      [
        ['%a.doc', 'FORK'],
        ['a.doc', 'DOC'],
      ],
    ],
    [
      'a file with an unknown disposition',
      'mixed',
      [TEXT, 'Content-Type: application/pdf\r\nContent-Disposition: form-data; filename=a.pdf\r\n\r\nPDF'],
      'Hello',
      [['a.pdf', 'PDF']],
    ],
    [
      'a file whose type is nonsense',
      'mixed',
      [TEXT, 'Content-Type: pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\nPDF'],
      'Hello',
      [['a.pdf', 'PDF']],
    ],
    [
      'a file without a type',
      'mixed',
      [TEXT, 'Content-Disposition: attachment; filename=a.pdf\r\n\r\nPDF'],
      'Hello',
      [['a.pdf', 'PDF']],
    ],
    [
      'a text that a person attached without a name',
      'mixed',
      [TEXT, 'Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nLog'],
      'Hello',
      [['', 'Log']],
    ],
    [
      'an HTML file',
      'mixed',
      [TEXT, 'Content-Type: text/html; name=r.html\r\nContent-Disposition: attachment\r\n\r\n<b>x</b>'],
      'Hello',
      [['r.html', '<b>x</b>']],
    ],
    [
      'a reference to what lies elsewhere',
      'mixed',
      [
        TEXT,
        'Content-Type: message/external-body; access-type=URL; URL="https://x.example/a"\r\n\r\nContent-Type: image/png\r\n\r\n',
      ],
      'Hello',
      [['', 'Content-Type: image/png\r\n\r\n']],
    ],
    [
      'a mail in a mail',
      'mixed',
      [TEXT, 'Content-Type: message/rfc822\r\n\r\nSubject: Old\r\n\r\nBye'],
      'Hello',
      [['Old.eml', 'Subject: Old\r\n\r\nBye']],
    ],
    [
      'a mail in a mail with headers in UTF-8',
      'mixed',
      [TEXT, `Content-Type: message/global\r\n\r\nSubject: ${bytes('Größe')}\r\n\r\nBye`],
      'Hello',
      [['Größe.eml', `Subject: ${bytes('Größe')}\r\n\r\nBye`]],
    ],
    [
      'a mail in a mail with a name of its own',
      'mixed',
      [TEXT, 'Content-Type: message/rfc822; name=o.eml\r\n\r\nSubject: Old\r\n\r\nBye'],
      'Hello',
      [['o.eml', 'Subject: Old\r\n\r\nBye']],
    ],
    [
      'each mail of a digest',
      'digest',
      ['\r\nSubject: One\r\n\r\n1', '\r\nSubject: Two\r\n\r\n2'],
      '',
      [
        ['One.eml', 'Subject: One\r\n\r\n1'],
        ['Two.eml', 'Subject: Two\r\n\r\n2'],
      ],
    ],
  ])('%s', async (...[, type, parts, text, files]) => {
    expect(await multipart(type, ...parts)).toEqual({ text, files });
  });

  test.each<readonly [string, string, readonly string[], string]>([
    ['the signature of a mail', 'signed', [TEXT, 'Content-Type: application/pgp-signature\r\n\r\nSIG'], 'Hello'],
    ['a text below a file', 'mixed', [TEXT, 'Content-Type: text/plain\r\n\r\nFooter'], 'Hello\n\nFooter'],
    ['a text that says it is shown', 'mixed', ['Content-Type: text/plain\r\nContent-Disposition: inline\r\n\r\nHello'], 'Hello'],
    ['a text with a Content-ID', 'mixed', ['Content-Type: text/plain\r\nContent-ID: <t@x>\r\n\r\nHello'], 'Hello'],
    ['an empty part', 'mixed', [TEXT, 'Content-Type: application/octet-stream\r\n\r\n'], 'Hello'],
    ['HTML beside its text', 'alternative', [TEXT, HTML], 'Hello'],
    [
      'the text for programs of Google or for watches',
      'alternative',
      [TEXT, 'Content-Type: text/x-amp-html\r\n\r\n<html amp4email>', 'Content-Type: text/watch-html\r\n\r\n<b>Hello</b>', HTML],
      'Hello',
    ],
    ['the HTML that comes first', 'alternative', [HTML, TEXT], 'Hello'],
    [
      'a form of the text that has a name',
      'alternative',
      [TEXT.replace('plain', 'plain; name=t.txt'), HTML.replace('html', 'html; name=h.html')],
      'Hello',
    ],
  ])('is not %s', async (_, type, parts, text) => {
    expect(await multipart(type, ...parts)).toEqual({ text, files: [] });
  });
});

describe('boundaries', () => {
  const inner = ['Content-Type: text/plain', '', 'one', ''];
  test.each<readonly [string, string, readonly string[]]>([
    [
      'around nothing but the last one of another',
      'b',
      ['--b', 'Content-Type: multipart/mixed; boundary=c', '', '--c--', '--b', '', 'one', '--b--'],
    ],
    ['in quotes', '"b b"', ['--b b', '', 'one', '--b b--']],
    ['in apostrophes', "'b'", ['--b', '', 'one', '--b--']],
    ['with a blank behind the lines', 'b', ['--b  ', '', 'one', '--b--  ']],
    ['with a word behind the last line', 'b', ['--b', '', 'one', '--b-- end']],
    ['with characters of the syntax', '"=_(b)?:/"', ['--=_(b)?:/', '', 'one', '--=_(b)?:/--']],
    ['that begin with dashes', '"--b"', ['----b', '', 'one', '----b--']],
    ['that nobody ends', 'b', ['--b', '', 'one']],
    ['below a preamble and above an epilogue', 'b', ['This is MIME.', '', '--b', '', 'one', '--b--', 'The end.']],
    ['with a preamble that begins like them', 'b', ['--bx', '--b', '', 'one', '--b--']],
    ['with empty parts between', 'b', ['--b', '--b', '', '--b', '', 'one', '--b--']],
    ['with parameters behind', 'b; charset=utf-8', ['--b', '', 'one', '--b--']],
    ['with a comment behind', 'b (mine)', ['--b', '', 'one', '--b--']],
    ['in capitals that are not kept', 'B', ['--b', 'Content-Type: text/plain', '', 'one', '--b--']],
    ['folded', '\r\n\t"b"', ['--b', '', 'one', '--b--']],
  ])('%s', async (_, boundary, lines) => {
    expect((await read(`Content-Type: multipart/mixed; boundary=${boundary}`, '', ...lines)).text).toBe('one');
  });

  test('may begin with the boundary of the multipart around', async () => {
    const lines = [
      '--b',
      'Content-Type: multipart/alternative; boundary=bb',
      '',
      '--bb',
      ...inner,
      '--bb--',
      '--b',
      '',
      'two',
      '--b--',
    ];
    expect((await read('Content-Type: multipart/mixed; boundary=b', '', ...lines)).text).toBe('one\n\ntwo');
  });

  test('may be the same inside and outside', async () => {
    const lines = ['--b', 'Content-Type: multipart/alternative; boundary=b', '', '--b', ...inner, '--b--', '--b--'];
    expect((await read('Content-Type: multipart/mixed; boundary=b', '', ...lines)).text).toBe('one');
  });

  test('may end with line feeds alone, or with returns alone', async () => {
    for (const end of ['\n', '\r']) {
      const raw = [FROM, 'Content-Type: multipart/mixed; boundary=b', '', '--b', ...inner, '--b--'].join(end);
      const outcome = await readMail(Buffer.from(raw));
      expect(outcome.ok && outcome.mail.text).toBe('one');
    }
  });
});

describe('transfer encodings', () => {
  const file = async (encoding: string, body: string) =>
    (await multipart('mixed', TEXT, `Content-Type: application/pdf\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`))
      .files[0]?.[1];

  test.each([
    ['base64 without its padding', 'base64', 'SGVsbG8', 'Hello'],
    ['base64 in lines of odd lengths', 'base64', 'SGVsb\r\nG\r\n8=', 'Hello'],
    ['base64 with blanks', 'base64', ' SGVs bG8= ', 'Hello'],
    ['base64 with too much padding', 'base64', 'SGVsbG8====', 'Hello'],
    ['base64 with exclamation marks at the ends of lines', 'base64', 'SGVs!\r\nbG8=', 'Hello'],
    ['base64 of padded blocks', 'base64', 'SGU=bGw=bw==', 'Hello'],
    ['base64 in quotes', '"base64"', 'SGVsbG8=', 'Hello'],
    ['base64 with a comment', 'base64 (mine)', 'SGVsbG8=', 'Hello'],
    ['base64 of the web', 'base64', 'Pz8_Pz8-', '?????>'],
    ['base64 with an empty line in it', 'base64', 'SGVs\r\n\r\nbG8=', 'Hello'],
    [
      'what is declared as base64 and is text',
      'base64',
      'Hello, Cora!\r\n\r\nIs it on fire?',
      'Hello, Cora!\r\n\r\nIs it on fire?',
    ],
    ['quoted-printable that ends with a soft break', 'quoted-printable', 'Hello=', 'Hello'],
    ['quoted-printable in lower case', 'Quoted-Printable', 'caf=c3=a9', bytes('café')],
    ['quoted-printable with a broken escape', 'quoted-printable', '100=% =4', '100=% =4'],
    ['quoted-printable with raw bytes', 'quoted-printable', bytes('é=C3=A9'), bytes('éé')],
    ['bytes as they are', 'binary', 'a\u0000b', 'a\u0000b'],
    ['seven bits', '7bit', 'Hello', 'Hello'],
    ['nothing at all', '', 'Hello', 'Hello'],
    ['something new', 'x-new', 'Hello', 'Hello'],
  ])('%s', async (_, encoding, body, expected) => {
    expect(await file(encoding, body)).toBe(expected);
  });

  test('may be said twice, where the first is empty', async () => {
    expect((await read('Content-Transfer-Encoding:', 'Content-Transfer-Encoding: base64', '', 'SGVsbG8=')).text).toBe('Hello');
  });
});

describe('names of files', () => {
  const named = async (headers: string) => (await multipart('mixed', TEXT, `${headers}\r\n\r\nx`)).files[0]?.[0];
  const pdf = 'Content-Type: application/pdf';

  test.each([
    ['in the type alone', `${pdf}; name="a b.pdf"`, 'a b.pdf'],
    [
      'other in the type than in the disposition',
      `${pdf}; name=a.pdf\r\nContent-Disposition: attachment; filename=b.pdf`,
      'b.pdf',
    ],
    [
      'encoded in the type, and cut in the disposition',
      `${pdf}; name="=?gb2312?B?1cXI/S5wZGY=?="\r\nContent-Disposition: attachment; filename=""`,
      '张三.pdf',
    ],
    ['in words that are cut within quotes', `${pdf}; name="=?utf-8?B?5L2g?=\r\n =?utf-8?B?5aW9LnBkZg==?="`, '你好.pdf'],
    ['in a word without quotes', `${pdf}; name==?utf-8?B?5L2gLnBkZg==?=`, '你.pdf'],
    ['with a semicolon in quotes', `${pdf}; name="a;b.pdf"`, 'a;b.pdf'],
    ['with an equals sign', `${pdf}; name="a=b.pdf"`, 'a=b.pdf'],
    ['with blanks around the sign', `${pdf} ; name = "a.pdf"`, 'a.pdf'],
    ['in capitals', `CONTENT-TYPE: APPLICATION/PDF; NAME="A.PDF"`, 'A.PDF'],
    ['with a folded name', `${pdf};\r\n\tname="a long\r\n name.pdf"`, 'a long name.pdf'],
    ['as RFC 2231 has it', `${pdf}\r\nContent-Disposition: attachment; filename*=UTF-8''%E4%BD%A0.pdf`, '你.pdf'],
    ['as RFC 2231 has it, with a language', `${pdf}; name*=utf-8'zh'%E4%BD%A0.pdf`, '你.pdf'],
    ['as RFC 2231 has it, in quotes', `${pdf}; name*="utf-8''%E4%BD%A0.pdf"`, '你.pdf'],
    ['as RFC 2231 has it, in GBK', `${pdf}; name*=GBK''%D5%C5%C8%FD.pdf`, '张三.pdf'],
    ['in pieces that cut a character', `${pdf}; name*0*=utf-8''%E4%BD; name*1*=%A0.pdf`, '你.pdf'],
    [
      'in ten pieces and more',
      `${pdf}; ${Array.from({ length: 12 }, (_, index) => `name*${index}=${String.fromCharCode(97 + index)}`).join('; ')}`,
      'abcdefghijkl',
    ],
    ['in pieces of which the first is missing', `${pdf}; name*1=b.pdf`, 'b.pdf'],
    ['in pieces beside a plain one', `${pdf}; name=x.pdf; name*0=a; name*1=.pdf`, 'a.pdf'],
    ['in raw GBK', `${pdf}; name="${bytes('合同扫描件', 'gb18030')}.pdf"`, '合同扫描件.pdf'],
    [
      'in raw Shift_JIS, whose second bytes may be a backslash',
      `${pdf}; name="${bytes('仕様表示', 'shift_jis')}.pdf"`,
      '仕様表示.pdf',
    ],
    ['in escapes of Japanese mail', `${pdf}; name="\u001b$B8+@Q\u001b(B.pdf"`, '見積.pdf'],
    ['in a description alone', `${pdf}\r\nContent-Description: report.pdf`, ''],
  ])('%s', async (_, headers, expected) => {
    expect(await named(headers)).toBe(expected);
  });
});

describe('a mail that is wrapped into its signature', () => {
  const element = (tag: number, ...contents: readonly string[]): string => {
    const content = contents.join('');
    const length = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
    return String.fromCharCode(tag, ...length) + content;
  };
  const SIGNED_DATA = Buffer.from('06092a864886f70d010702', 'hex').toString('latin1');
  const ENVELOPED_DATA = Buffer.from('06092a864886f70d010703', 'hex').toString('latin1');
  const DATA = Buffer.from('06092a864886f70d010701', 'hex').toString('latin1');
  const wrapped = (content: string, type = SIGNED_DATA) =>
    element(
      0x30,
      type,
      element(
        0xa0,
        element(0x30, element(0x02, '\u0001'), element(0x31), element(0x30, DATA, element(0xa0, content)), element(0x31)),
      ),
    );
  const readWrapped = (bytes: string) =>
    read(
      'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes, 'latin1').toString('base64'),
    );
  const PARTS = ['Content-Type: multipart/mixed; boundary=b', '', '--b', TEXT, '--b', PICTURE, '--b--'].join('\r\n');

  test('says what is inside, and keeps the signature', async () => {
    const bytes = wrapped(element(0x04, PARTS));
    expect(await readWrapped(bytes)).toEqual({
      text: 'Hello',
      files: [
        ['smime.p7m', bytes],
        ['', 'PNG'],
      ],
    });
  });

  test('may be wrapped in pieces', async () => {
    const bytes = wrapped(element(0x24, element(0x04, PARTS.slice(0, 50)), element(0x04, PARTS.slice(50))));
    expect((await readWrapped(bytes)).text).toBe('Hello');
  });

  test.each([
    ['encrypted', wrapped(element(0x04, TEXT), ENVELOPED_DATA)],
    ['broken', wrapped(element(0x04, TEXT)).slice(0, 40)],
    ['none', 'nothing of the kind'],
    ['nothing but nesting', element(0x30).repeat(2).replace(/^/, '0\u0080'.repeat(50_000))],
  ])('is a file alone where it is %s', async (_, bytes) => {
    expect(await readWrapped(bytes)).toEqual({ text: '', files: [['smime.p7m', bytes]] });
  });

  test('is not opened a second time', async () => {
    const inner = `Content-Type: application/pkcs7-mime; name=inner.p7m\r\nContent-Transfer-Encoding: binary\r\n\r\n${wrapped(element(0x04, TEXT))}`;
    expect((await readWrapped(wrapped(element(0x04, inner)))).files.map(([name]) => name)).toEqual(['smime.p7m', 'inner.p7m']);
  });
});
