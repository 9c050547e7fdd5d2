import { describe, expect, test } from 'vitest';
import { readMail } from '../../shared/mail/parse/read-mail.ts';
import { encode } from './support/encode.ts';

const bytes = (text: string, charset = 'utf-8') =>
  (charset === 'utf-8' ? Buffer.from(text) : encode(text, charset)).toString('latin1');

async function read(...lines: readonly string[]) {
  const outcome = await readMail(Buffer.from(['From: Cora <cora@customer.example>', ...lines].join('\r\n'), 'latin1'));
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.mail;
}
const textOf = async (type: string, body: string) => (await read(`Content-Type: ${type}`, '', body)).text;
const hex = (text: string) => Buffer.from(text, 'hex').toString('latin1');
const wide = (text: string) => Buffer.from(text, 'utf16le').toString('latin1');
const wideBig = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('latin1');

describe('a body', () => {
  test.each([
    ['in UTF-8 with a mark', 'text/plain; charset=utf-8', bytes('\ufeff你好'), '你好'],
    ['in UTF-16 with a mark', 'text/plain; charset=utf-16', wide('\ufeff你好 a'), '你好 a'],
    ['in UTF-16, big end first', 'text/plain; charset=utf-16be', wideBig('你好 a'), '你好 a'],
    ['in UTF-16 of nothing but Chinese', 'text/plain; charset=utf-16le', wide('订单问题'), '订单问题'],
    ['in UTF-7', 'text/plain; charset=utf-7', 'Hi +T2BZfQ-!', 'Hi 你好!'],
    ['in HZ', 'text/plain; charset=hz-gb-2312', 'a ~{DcND~}', 'a 你文'],
    ['in Japanese that nobody declared', 'text/plain', '\u001b$B$^$_\u001b(B', 'まみ'],
    ['in the Korean of old', 'text/plain; charset=iso-2022-kr', '\u001b$)C\u000e>H3g\u000f!', '안녕!'],
    [
      'in Korean with syllables of Windows',
      'text/plain; charset=ks_c_5601-1987',
      hex('8c63b9e6b0a2c7cf20bc84bdc3c4ddb6f32c20bec8b3e7c7cfbcbcbfe4'),
      '똠방각하 펲시콜라, 안녕하세요',
    ],
    ['in Chinese of Hong Kong', 'text/plain; charset=big5-hkscs', hex('ca5c925d9df6c3e4abd7'), '佢哋喺邊度'],
    ['in Chinese of Hong Kong that says Big5', 'text/plain; charset=big5', hex('ca5c925d9df6c3e4abd7'), '佢哋喺邊度'],
    ['in a charset in apostrophes', "text/plain; charset='gbk'", bytes('你好', 'gb18030'), '你好'],
    ['in a charset with a comment', 'text/plain; charset=gbk (Chinese)', bytes('你好', 'gb18030'), '你好'],
    ['in a charset behind a semicolon too many', 'text/plain;; charset=gbk;', bytes('你好', 'gb18030'), '你好'],
    ['in a charset said twice', 'text/plain; charset=gbk; charset=utf-8', bytes('你好', 'gb18030'), '你好'],
    ['in a charset without an equals sign', 'text/plain; charset gbk', bytes('你好世界，请回复', 'gb18030'), '你好世界，请回复'],
    ['of a type without a second half', 'text; charset=gbk', bytes('你好', 'gb18030'), '你好'],
    ['in Latin-2', 'text/plain; charset=iso-8859-2', bytes('Łukasz Żółć', 'iso-8859-2'), 'Łukasz Żółć'],
    ['in Latin-9', 'text/plain; charset=iso-8859-15', '100 \u00a4', '100 €'],
    ['in windows-1252 that says Latin-1', 'text/plain; charset=iso-8859-1', '\u0093now\u0094', '“now”'],
    ['in Cyrillic of Windows', 'text/plain; charset=cp1251', bytes('Привет', 'windows-1251'), 'Привет'],
    ['in Cyrillic of Ukraine', 'text/plain; charset=koi8-u', bytes('Їжак', 'koi8-u'), 'Їжак'],
    ['in GB2312 that is Big5', 'text/plain; charset=us-ascii', bytes('請協助開通信箱帳號', 'big5'), '請協助開通信箱帳號'],
    ['cut inside a character', 'text/plain; charset=utf-8', bytes('你好').slice(0, 5), '你\ufffd'],
    ['with zeros', 'text/plain', 'a\u0000b', 'ab'],
    ['with form feeds and other controls', 'text/plain', 'a\u000cb\u0008c', 'abc'],
  ])('%s', async (_, type, body, expected) => {
    expect(await textOf(type, body)).toBe(expected);
  });

  test.each([
    ['marks', '<bold>Hello</bold>, <color><param>red</param>Cora</color>!', 'Hello, Cora!'],
    ['line breaks, one of which is none', 'one\r\ntwo\r\n\r\nthree', 'one two\nthree'],
    ['marks that are meant', 'a << b & c', 'a < b & c'],
  ])('in the enriched text of old, with %s', async (_, body, expected) => {
    const { text, attachments } = await read('Content-Type: text/enriched', '', body);
    expect({ text, attachments }).toEqual({ text: expected, attachments: [] });
  });

  test.each([
    ['line feeds', 'one\ntwo', 'one\ntwo'],
    ['returns in a mail of line feeds and returns', 'one\rtwo', 'one\ntwo'],
    ['empty lines around', '\r\n\r\none\r\n\r\n', 'one'],
    ['blanks at the ends of lines', 'one  \r\ntwo', 'one  \ntwo'],
  ])('with %s', async (_, body, expected) => {
    expect(await textOf('text/plain', body)).toBe(expected);
  });

  test.each([
    ['soft breaks', 'text/plain; format=flowed', 'one \r\ntwo\r\nthree', 'one two\nthree'],
    ['soft breaks that leave no blank', 'text/plain; format=flowed; delsp=yes', '你 \r\n好', '你好'],
    ['stuffed blanks', 'text/plain; format=flowed', ' From here', 'From here'],
    ['a format in quotes and capitals', 'text/plain; Format="Flowed"', 'one \r\ntwo', 'one two'],
  ])('that flows, with %s', async (_, type, body, expected) => {
    expect(await textOf(type, bytes(body))).toBe(expected);
  });
});

describe('files in the text', () => {
  test.each([
    ['uuencode with blanks that got lost', 'begin 644 a.txt\n#0V%T\n`\nend', 'Cat'],
    ['uuencode without its empty line', 'begin 644 a.txt\n#0V%T\nend', 'Cat'],
    ['uuencode with a name of several words', 'begin 644 a b.txt\n#0V%T\n`\nend', 'Cat'],
  ])('%s', async (_, body, expected) => {
    const { attachments } = await read('', `See:\n${body}\nBye`);
    expect(attachments.map(({ bytes: file }) => Buffer.from(file).toString())).toEqual([expected]);
  });

  test('several', async () => {
    const one = 'begin 644 a.txt\n#0V%T\n`\nend\n';
    expect((await read('', `${one}and\n${one}`)).attachments).toHaveLength(2);
  });
});

describe('HTML', () => {
  test.each([
    ['lines', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    ['lines of div, as Gmail and Apple write them', '<div>one</div><div><br></div><div>two</div>', 'one\n\ntwo'],
    [
      'paragraphs of Outlook',
      '<p class=MsoNormal>one<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>two</p>',
      'one\n\ntwo',
    ],
    ['text that goes on in spans', 'one <span>two</span><b> three</b>', 'one two three'],
    ['no word that is not there', '<b>Hel</b>lo', 'Hello'],
    ['line breaks of the source as blanks', 'one\r\n  two', 'one two'],
    ['lists in lists', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n\n- b\n\n- c'],
    ['preformatted text', '<pre>a  b\n  c</pre>', 'a  b\n  c'],
    ['tables', '<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', 'A B\n1 2'],
    ['headings', '<h1>Title</h1>text', 'Title\n\ntext'],
    ['links', '<a href="https://x.example/p">click</a>', 'click (https://x.example/p)'],
    ['links without quotes', '<a href=https://x.example/p>click</a>', 'click (https://x.example/p)'],
    ['nothing of a picture', 'See <img src="cid:1" alt="Logo of Acme"> here', 'See here'],
    [
      'faces that are sent as pictures',
      'Thanks <img src="cid:1" alt="😀">!<img alt="&#x1f44d;&#x1f3fb;" src=x>',
      'Thanks 😀!👍🏻',
    ],
    ['entities', '&lt;b&gt; &amp;amp; &copy; &#8364; &#x4f60; &hellip; &nbsp;x', '<b> &amp; © € 你 … x'],
    ['entities of mathematics and Greek', '&alpha;&le;&infin;&rarr;&check;', 'α≤∞→✓'],
    ['numbers of Windows that are none of Unicode', '&#150;&#128;&#146;', '–€’'],
    ['entities without a semicolon', 'AT&amp T &lt b', 'AT& T < b'],
    ['an ampersand', 'R&D & more', 'R&D & more'],
    ['no style and no script', '<style>p{color:red}</style><script>var a="<p>";</script>x', 'x'],
    ['no head', '<head><title>t</title><meta><style>x</style></head><body>x</body>', 'x'],
    ['no comment', 'a<!-- b -->c', 'ac'],
    ['no conditional comment', 'a<!--[if mso]><p>Outlook only</p><![endif]-->c', 'ac'],
    ['what is in a conditional comment for the others', '<!--[if !mso]><!-->b<!--<![endif]-->', 'b'],
    ['what is between conditional marks', '<![if !supportLists]>b<![endif]>', 'b'],
    ['no text that is hidden', '<div style="display:none;max-height:0">preheader</div>Hello', 'Hello'],
    [
      'no text that is hidden by an attribute',
      '<div hidden>x</div><span style="DISPLAY: NONE !important">y</span>Hello',
      'Hello',
    ],
    ['no text in an element of no height', '<div style="max-height:0px;overflow:hidden">x</div>Hello', 'Hello'],
    ['what follows an element that is hidden and holds others', '<div style="display:none"><div>a</div>b</div>c', 'c'],
    ['all, where all is hidden', '<div style="display:none">Hello</div>', 'Hello'],
    ['all, where nobody ends what is hidden', 'Hello <p style="display:none">you', 'Hello\n\nyou'],
    ['joiners within words', 'می&zwnj;خواهم', 'می\u200cخواهم'],
    ['what follows a hidden picture', '<img style="display:none" src=x>Hello', 'Hello'],
    ['quotes', '<blockquote>old</blockquote>new', '> old\n\nnew'],
    ['a rule', 'a<hr>b', 'a\n---\nb'],
    ['no zero-width filling', `a${'&zwnj;&nbsp;'.repeat(20)}b`, 'a b'],
    ['no soft hyphens', 'Donau&shy;dampf', 'Donaudampf'],
    ['unclosed tags', '<p>one<p>two<b>three', 'one\n\ntwothree'],
    ['a lone bracket', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['a bracket in an attribute', '<a title="a > b" href="https://x.example/p">x</a>', 'x (https://x.example/p)'],
    ['capitals', '<P>one</P><BR><DIV>two</DIV>', 'one\n\ntwo'],
    ['text areas and buttons', '<button>Yes</button> <textarea>x</textarea>', 'Yes x'],
    ['definition lists', '<dl><dt>a</dt><dd>b</dd></dl>', 'a\nb'],
    ['ruby and subscripts', 'H<sub>2</sub>O', 'H2O'],
  ])('shows %s', async (_, html, expected) => {
    expect(await textOf('text/html; charset=utf-8', bytes(html))).toBe(expected);
  });

  test('takes the charset that it names where the mail names none', async () => {
    const html = `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">${bytes('订单', 'gb18030')}`;
    expect(await textOf('text/html', html)).toBe('订单');
    expect(await textOf('text/html', `<meta charset='koi8-r'>${bytes('Да', 'koi8-r')}`)).toBe('Да');
  });
});
