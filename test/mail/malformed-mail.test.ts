import { describe, expect, test } from 'vitest';
import type { ParsedMail } from '../../shared/app/mail/parsed-mail.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';

function read(...lines: readonly string[]): ParsedMail {
  const outcome = parseMail(Buffer.from(lines.join('\r\n'), 'latin1'));
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.mail;
}
const FROM = 'From: Cora <cora@customer.example>';
const utf8 = (text: string) => Buffer.from(text).toString('latin1');
const files = ({ attachments }: ParsedMail) =>
  attachments.map(({ name, type, bytes }) => [name, type, Buffer.from(bytes).toString('latin1')]);

describe('headers', () => {
  test('may stand below a line that is none', () => {
    expect(read('---- Original ----', 'Return-Path: x@y.example', 'garbage', 'Subject: Hello', FROM, '', 'x')).toMatchObject({
      subject: 'Hello',
      text: 'x',
    });
  });

  test('end where text begins, if somebody forgot the empty line', () => {
    expect(read(FROM, 'Subject: Hello', 'Please help me.', 'Cora').text).toBe('Please help me.\nCora');
  });

  test('go on after a folded line of nothing but blanks', () => {
    expect(read('From: Cora', '   ', '\t<cora@customer.example>', 'Subject: Hello', '', 'x')).toMatchObject({
      from: { email: 'cora@customer.example', name: 'Cora' },
      subject: 'Hello',
    });
  });

  test('may have blanks before the colon, and none behind it', () => {
    expect(read('From  : cora@customer.example', 'Subject:Hello', '', 'x')).toMatchObject({ subject: 'Hello' });
  });

  test('that come twice count once, and where the first is empty, the second', () => {
    const mail = read(FROM, 'Subject:', 'Subject: Hello', 'To: a@x.example', 'To: b@x.example', '', 'x');
    expect([mail.subject, mail.to.map(({ email }) => email)]).toEqual(['Hello', ['a@x.example', 'b@x.example']]);
  });

  test.each([
    ['returns', '\r'],
    ['line feeds', '\n'],
    ['returns and line feeds', '\r\n'],
  ])('may end their lines with %s', (_, end) => {
    const raw = [FROM, 'Subject: Hello', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'text', '--b--'].join(end);
    const outcome = parseMail(Buffer.from(raw));
    expect(outcome.ok && [outcome.mail.subject, outcome.mail.text]).toEqual(['Hello', 'text']);
  });

  test('may follow a byte order mark and the first line of a mailbox file', () => {
    expect(read(`${utf8('\ufeff')}From cora@customer.example Mon Mar 2`, 'Subject: Hello', FROM, '', 'x').subject).toBe('Hello');
  });
});

describe('encoded words', () => {
  test.each([
    ['whose base64 is cut where it cannot be', '=?utf-8?B?5L2g5?=\r\n =?utf-8?B?aW9?=', '你好'],
    ['that nobody ends', 'Re: =?utf-8?Q?caf=C3=A9', 'Re: café'],
    ['with blanks in them', '=?utf-8?Q?caf=C3=A9 au lait?=', 'café au lait'],
    ['with base64 that has blanks', '=?utf-8?B?Y2Fmw6k gYXU=?=', 'café au'],
    ['with broken base64', '=?utf-8?B?Y2Fmw6k!!?=', 'café'],
    ['of an unknown charset', '=?x-unknown?Q?caf=C3=A9?=', 'café'],
    ['of a code page of DOS', '=?cp-850?Q?caf=82?=', 'café'],
    ['in UTF-7', '=?unicode-1-1-utf-7?Q?Fr+APY-sche?=', 'Frösche'],
    ['in Japanese', '=?ISO-2022-JP?B?GyRCJF4kXyRgGyhC?=', 'まみむ'],
    ['in Korean', '=?ks_c_5601-1987?B?vsiz5w==?=', '안녕'],
    ['in a text that goes on at once', '=?utf-8?Q?caf=C3=A9?=s', 'cafés'],
    ['in quotes', '"=?utf-8?Q?caf=C3=A9?="', '"café"'],
    ['with an equals sign that means nothing', '=?utf-8?Q?1+1=2?=', '1+1=2'],
  ])('%s are read', (_, value, expected) => {
    expect(read(FROM, `Subject: ${value}`, '', 'x').subject).toBe(expected);
  });

  test('that are none, as escapes of Japanese mail, are read too', () => {
    expect(read(FROM, 'Subject: \u001b$B$^$_$`\u001b(B', '', 'x').subject).toBe('まみむ');
  });
});

describe('headers with raw bytes', () => {
  test('are UTF-8 where they can be, whatever the body says', () => {
    expect(read(FROM, `Subject: ${utf8('ô')} la`, 'Content-Type: text/plain; charset=windows-1252', '', 'x').subject).toBe(
      'ô la',
    );
  });

  test('may end with a byte that is a blank in Latin-1', () => {
    const type = `Content-Type: application/pdf; name=${utf8('déjà')}`;
    const mail = read(FROM, `Subject: ${utf8('voilà')}`, type, '', 'x');
    expect([mail.subject, mail.attachments[0]?.name]).toEqual(['voilà', 'déjà']);
  });

  test('take the charset of the body', () => {
    const koi8 = Buffer.from('d3d4c1d4d5d3', 'hex').toString('latin1');
    expect(read(FROM, `Subject: ${koi8}`, 'Content-Type: text/plain; charset=koi8-r', '', koi8).subject).toBe('статус');
  });

  test('are taken apart only once they are characters', () => {
    // The second byte of this character is an @ in GBK.
    const name = Buffer.from('8140c4e3', 'hex').toString('latin1');
    const { from } = read(`From: ${name} <cora@customer.example>`, 'Content-Type: text/plain; charset=gbk', '', 'x');
    expect(from).toEqual({ email: 'cora@customer.example', name: '丂你' });
  });
});

describe('text in an encoding that TextDecoder does not know', () => {
  test.each([
    ['utf-7', 'Fr+APY-sche +- H+AOQ-sinnen', 'Frösche + Häsinnen'],
    ['hz-gb-2312', 'a ~{DcND~} b~~', 'a 你文 b~'],
    ['iso-2022-kr', '\u001b$)C\u000e>H3g\u000f!', '안녕!'],
    ['ibm850', 'caf\u0082', 'café'],
    ['cp437', '\u0081ber', 'über'],
    ['x-mac-ce', '\u0087', 'á'],
    ['mac-roman', 'caf\u008e', 'café'],
    ['windows-936', Buffer.from('c4e3', 'hex').toString('latin1'), '你'],
  ])('%s is read', (charset, body, expected) => {
    expect(read(FROM, `Content-Type: text/plain; charset=${charset}`, '', body).text).toBe(expected);
  });

  test('in two-byte units is read, and a label that says so is not believed of other text', () => {
    const wide = (body: string) => read(FROM, 'Content-Type: text/plain; charset=utf-16', '', body).text;
    expect([wide(Buffer.from('a你', 'utf16le').toString('latin1')), wide('plain')]).toEqual(['a你', 'plain']);
  });
});

describe('multiparts', () => {
  const part = (...lines: readonly string[]) => lines.join('\r\n');

  test('without a declared boundary are taken apart by the one that they use', () => {
    const mail = read(FROM, 'Content-Type: multipart/mixed', '', '--x1', 'Content-Type: text/plain', '', 'one', '--x1--');
    expect(mail.text).toBe('one');
  });

  test('whose boundary is another than they say are taken apart all the same', () => {
    const mail = read(
      FROM,
      'Content-Type: multipart/mixed; boundary=a',
      '',
      '--x1',
      'Content-Type: text/plain',
      '',
      'one',
      '--x1--',
    );
    expect(mail.text).toBe('one');
  });

  test('in which no part is to be found are read as text', () => {
    expect(read(FROM, 'Content-Type: multipart/mixed; boundary=a', '', 'Just text.').text).toBe('Just text.');
  });

  test('that nobody ends keep their last part, and end with those around them', () => {
    const inner = part('Content-Type: multipart/alternative; boundary=i', '', '--i', '', 'inner', '--o', '', 'outer');
    expect(read(FROM, 'Content-Type: multipart/mixed; boundary=o', '', '--o', inner).text).toBe('inner\n\nouter');
  });

  test('may have parts without a header, and parts whose header has no empty line', () => {
    const mail = read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'No header at all',
      '--b',
      'Content-Type: text/plain',
      '--b--',
    );
    expect(mail.text).toBe('No header at all');
  });

  test('may claim a transfer encoding that their parts do not have', () => {
    const headers = [FROM, 'Content-Type: multipart/mixed; boundary=b', 'Content-Transfer-Encoding: base64'];
    expect(read(...headers, '', '--b', '', 'plain text', '--b--').text).toBe('plain text');
  });

  test('give files as they were, without the line break before the next boundary', () => {
    const mail = read(
      FROM,
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/csv; name=a.csv',
      '',
      'a;b',
      '--b--',
    );
    expect(files(mail)).toEqual([['a.csv', 'text/csv', 'a;b']]);
  });
});

describe('what is text and what is a file', () => {
  const mixed = (...parts: readonly string[]) =>
    read(FROM, 'Content-Type: multipart/mixed; boundary=b', '', ...parts.flatMap((one) => ['--b', one]), '--b--');

  test.each([
    ['a text that is attached', 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx', 'a.txt'],
    [
      'a text that is shown, but has a name',
      'Content-Type: text/plain; name=a.txt\r\nContent-Disposition: inline\r\n\r\nx',
      'a.txt',
    ],
    ['a picture without a name', 'Content-Type: image/png\r\n\r\nx', undefined],
    ['a calendar', 'Content-Type: text/calendar; method=REQUEST\r\n\r\nx', undefined],
    ['a file of no bytes that has a name', 'Content-Type: application/pdf; name=a.pdf\r\n\r\n', 'a.pdf'],
  ])('%s is a file', (_, one, name) => {
    const mail = mixed('\r\nHello', one);
    expect([mail.text, mail.attachments.map((file) => file.name)]).toEqual(['Hello', [name]]);
  });

  test('HTML above the words of a mailing list is text too', () => {
    expect(mixed('Content-Type: text/html\r\n\r\n<p>Hello</p>', 'Content-Type: text/plain\r\n\r\nList footer').text).toBe(
      'Hello\n\nList footer',
    );
  });

  test('HTML beside a text is not said twice', () => {
    expect(mixed('Content-Type: text/plain\r\n\r\nHello', 'Content-Type: text/html\r\n\r\n<p>Hello</p>')).toMatchObject({
      text: 'Hello',
      html: '<p>Hello</p>',
    });
  });

  test('the signature of a signed mail is no file, unless it is sent as one', () => {
    const signed = (signature: string) =>
      read(FROM, 'Content-Type: multipart/signed; boundary=b', '', '--b', '', 'Hello', '--b', signature, '', 'MII', '--b--')
        .attachments.length;
    expect(signed('Content-Type: application/pgp-signature')).toBe(0);
    expect(signed('Content-Type: application/pgp-signature; name=signature.asc')).toBe(1);
  });

  test('files that old programs write into the text are files', () => {
    const mail = read(FROM, '', 'See the file:', 'begin 644 cat.txt', '#0V%T', '`', 'end', 'Bye');
    expect([mail.text, files(mail)]).toEqual(['See the file:\nBye', [['cat.txt', 'application/octet-stream', 'Cat']]]);
    const y = read(FROM, '', '=ybegin line=128 size=3 name=cat.txt', '\u006d\u008b\u009e', '=yend size=3');
    expect(files(y)).toEqual([['cat.txt', 'application/octet-stream', 'Cat']]);
  });

  test('a text that only speaks of beginning is a text', () => {
    expect(read(FROM, '', 'begin 644 things', 'and never finish', 'end').text).toContain('begin 644 things');
  });
});

describe('names of files', () => {
  const named = (disposition: string, type = 'application/pdf') =>
    read(FROM, `Content-Type: ${type}`, `Content-Disposition: attachment; ${disposition}`, '', 'x').attachments[0]?.name;

  test.each([
    ['in a charset', "filename*=iso-8859-1''caf%E9.pdf", 'café.pdf'],
    ['in pieces', 'filename*0*=utf-8\'\'caf%C3; filename*1*=%A9; filename*2=".pdf"', 'café.pdf'],
    ['in pieces out of order', 'filename*1=b.pdf; filename*0=a', 'ab.pdf'],
    ['in both ways', "filename=cafe.pdf; filename*=utf-8''caf%C3%A9.pdf", 'café.pdf'],
    ['as an encoded word', 'filename="=?utf-8?Q?caf=C3=A9.pdf?="', 'café.pdf'],
    ['as encoded words in pieces', 'filename*0="=?utf-8?Q?caf=C3?="; filename*1="=?utf-8?Q?=A9.pdf?="', 'café.pdf'],
    ['in raw bytes', `filename="${utf8('café')}.pdf"`, 'café.pdf'],
    ['without quotes', 'filename=my file.pdf', 'my file.pdf'],
    ['with a quote that nobody closes', 'filename="my file.pdf', 'my file.pdf'],
    ['with a path of Windows', 'filename="C:\\TEMP\\a.pdf"', 'C:\\TEMP\\a.pdf'],
    ['with quotes in it', 'filename="a \\"b\\".pdf"', 'a "b".pdf'],
    ['with a percent sign that means nothing', "filename*=utf-8''100%.pdf", '100%.pdf'],
    ['that says no charset', 'filename*=caf%C3%A9.pdf', 'café.pdf'],
    ['without a semicolon behind', 'filename=my file.pdf size=3', 'my file.pdf'],
  ])('%s are read', (_, disposition, expected) => {
    expect(named(disposition)).toBe(expected);
  });

  test('may stand in the type alone', () => {
    expect(named('size=1', 'application/pdf; name="=?utf-8?B?Y2Fmw6k=?=.pdf"')).toBe('café.pdf');
  });
});

describe('transfer encodings', () => {
  const body = (encoding: string, text: string) => read(FROM, `Content-Transfer-Encoding: ${encoding}`, '', text).text;

  test.each([
    ['in capitals', 'BASE64', 'SGVsbG8=', 'Hello'],
    ['with something behind', 'quoted-printable; x', 'caf=C3=A9', 'café'],
    ['of pieces that were padded one by one', 'base64', 'SGVs\r\nbG8=\r\nIQ==', 'Hello!'],
    ['of base64 with a footer below', 'base64', 'SGVsbG8=\r\n-- \r\nThis list is public.', 'Hello'],
    ['of base64 with foreign characters', 'base64', 'SGVs*bG8=', 'Hello'],
    ['with soft breaks before blanks', 'quoted-printable', 'one =  \r\ntwo', 'one two'],
    ['with a sign that means nothing', 'quoted-printable', '1 = 1 =ZZ', '1 = 1 =ZZ'],
    ['that there is not', 'x-nonsense', 'Hello', 'Hello'],
    ['uuencode', 'x-uuencode', 'begin 644 a\r\n#0V%T\r\n`\r\nend', 'Cat'],
  ])('%s are undone', (_, encoding, text, expected) => {
    expect(body(encoding, text)).toBe(expected);
  });
});

test('lines that were broken to keep them short are joined', () => {
  const type = 'Content-Type: text/plain; format=flowed';
  expect(read(FROM, type, '', 'One long ', 'line.', '> quoted ', '> on', '-- ', 'Cora').text).toBe(
    'One long line.\n> quoted \n> on\n-- \nCora',
  );
});

test('a type with blanks in it is the type that it means', () => {
  const type = 'Content-Type: text / html; charset=utf-8 (Unicode)';
  expect(read(FROM, type, '', `<p>${utf8('café')}</p>`).text).toBe('café');
});

describe('HTML that is shown as text', () => {
  const text = (html: string) => read(FROM, 'Content-Type: text/html', '', html).text;

  test.each([
    ['numbers what it numbers', '<ol><li>one<li>two</ol><ul><li>three</ul>', '1. one\n2. two\n\n- three'],
    ['says where a link leads', '<a href="https://x.example/a?b=1&amp;c=2">here</a>', 'here (https://x.example/a?b=1&c=2)'],
    ['says it once', '<a href="https://www.x.example/">x.example</a>', 'x.example'],
    ['says nothing of links that count clicks', `<a href="https://x.example/${'a'.repeat(300)}">here</a>`, 'here'],
    ['says nothing of addresses and scripts', '<a href="mailto:a@x.example">Anna</a> <a href="javascript:x()">b</a>', 'Anna b'],
    ['forgets what nobody sees', '<style>p{}</style><!-- no --><script>a<b</script><p>yes</p>', 'yes'],
    ['begins where a head is not closed', '<html><head><title>no</title><body>yes', 'yes'],
    ['puts the cells of a row beside each other', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ])('%s', (_, html, expected) => {
    expect(text(html)).toBe(expected);
  });
});
