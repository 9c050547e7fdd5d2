import { describe, expect, test } from 'vitest';
import { extractReply } from '../../shared/mail/parse/extract-reply.ts';
import { extractHtmlReply } from '../../shared/mail/parse/html-reply.ts';
import { expectLinear } from '../support/expect-linear.ts';

const REPLY = 'It burns again.\n\nPlease hurry.';

/** As the programs write below what a person wrote. */
const QUOTES: readonly (readonly [program: string, quoted: string])[] = [
  ['Gmail', 'On Mon, Jan 5, 2026 at 10:00 AM Acme Support <support@acme.example> wrote:\n\n> We have'],
  ['Gmail in German', 'Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Acme Support <\nsupport@acme.example>:\n\n> Wir haben'],
  ['Gmail in French', 'Le lun. 5 janv. 2026 à 10:00, Acme Support <support@acme.example> a\nécrit :\n\n> Nous'],
  ['Gmail in Spanish', 'El lun, 5 ene 2026 a las 10:00, Acme Support (<support@acme.example>)\nescribió:\n\n> Hemos'],
  ['Gmail in Portuguese', 'Em seg., 5 de jan. de 2026 às 10:00, Acme Support <\nsupport@acme.example> escreveu:\n\n> Nós'],
  ['Gmail in Italian', 'Il giorno lun 5 gen 2026 alle ore 10:00 Acme Support <\nsupport@acme.example> ha scritto:\n\n> Abbiamo'],
  ['Gmail in Dutch', 'Op ma 5 jan 2026 om 10:00 schreef Acme Support <support@acme.example>:\n\n> Wij'],
  ['Gmail in Polish', 'pon., 5 sty 2026 o 10:00 Acme Support <support@acme.example> napisał(a):\n\n> My'],
  ['Gmail in Russian', 'пн, 5 янв. 2026 г. в 10:00, Acme Support <support@acme.example>:\n\n> Мы'],
  ['Gmail in Swedish', 'Den mån 5 jan. 2026 kl 10:00 skrev Acme Support <support@acme.example>:\n\n> Vi'],
  ['Gmail in Danish', 'man. 5. jan. 2026 kl. 10.00 skrev Acme Support <support@acme.example>:\n\n> Vi'],
  ['Gmail in Finnish', 'ma 5. tammik. 2026 klo 10.00 Acme Support (support@acme.example) kirjoitti:\n\n> Me'],
  ['Gmail in Czech', 'po 5. 1. 2026 v 10:00 odesílatel Acme Support <support@acme.example>\nnapsal:\n\n> My'],
  ['Gmail in Korean', '2026년 1월 5일 (월) 오전 10:00, Acme Support <support@acme.example>님이 작성:\n\n> 우리'],
  ['Gmail in Turkish', 'Acme Support <support@acme.example>, 5 Oca 2026 Pzt, 10:00 tarihinde\nşunu yazdı:\n\n> Biz'],
  ['Gmail in Japanese', '2026年1月5日(月) 10:00 Acme Support <support@acme.example>:\n\n> 受付'],
  ['Gmail in Traditional Chinese', 'Acme Support <support@acme.example> 於 2026年1月5日 週一 上午10:00寫道：\n\n> 已收到'],
  ['Apple Mail', '> On 5 Jan 2026, at 10:00, Acme Support <support@acme.example> wrote:\n> \n> We have'],
  ['Apple Mail in French', '> Le 5 janv. 2026 à 10:00, Acme Support <support@acme.example> a écrit :\n> \n> Nous'],
  ['Apple Mail in Chinese', '> 2026年1月5日 上午10:00，Acme Support <support@acme.example> 写道：\n> \n> 已收到'],
  ['Apple Mail in Traditional Chinese', '> Acme Support <support@acme.example> 於 2026年1月5日 上午10:00 寫道：\n> \n> 已收到'],
  ['Apple Mail in Japanese', '2026/01/05 10:00、Acme Support <support@acme.example>のメール:\n\n> 受付'],
  ['Thunderbird in German', 'Am 05.01.26 um 10:00 schrieb Acme Support:\n> Wir haben'],
  ['Thunderbird in Chinese', '在 2026/1/5 10:00, Acme Support 写道:\n> 已收到'],
  [
    'Outlook in German',
    '________________________________\nVon: Acme Support <support@acme.example>\nGesendet: Montag, 5. Januar 2026 10:00\nAn: Cora\nBetreff: Re: x\n\nWir',
  ],
  [
    'Outlook in French',
    'De : Acme Support <support@acme.example>\nEnvoyé : lundi 5 janvier 2026 10:00\nÀ : Cora\nObjet : x\n\nNous',
  ],
  [
    'Outlook in Spanish',
    'De: Acme Support <support@acme.example>\nEnviado el: lunes, 5 de enero de 2026 10:00\nPara: Cora\nAsunto: x\n\nHemos',
  ],
  [
    'Outlook in Japanese',
    '________________________________\n差出人: Acme Support <support@acme.example>\n送信日時: 2026年1月5日 10:00\n宛先: Cora\n件名: x\n\n受付',
  ],
  [
    'Outlook in Chinese',
    '发件人: Acme Support <support@acme.example>\n发送时间: 2026年1月5日 10:00\n收件人: Cora\n主题: x\n\n已收到',
  ],
  [
    'Outlook in Traditional Chinese',
    '寄件者: Acme Support <support@acme.example>\n寄件日期: 2026年1月5日 10:00\n收件者: Cora\n主旨: x\n\n已收到',
  ],
  [
    'Outlook in Italian',
    'Da: Acme Support <support@acme.example>\nInviato: lunedì 5 gennaio 2026 10:00\nA: Cora\nOggetto: x\n\nAbb',
  ],
  [
    'Outlook in Russian',
    'От: Acme Support <support@acme.example>\nОтправлено: 5 января 2026 г. 10:00\nКому: Cora\nТема: x\n\nМы',
  ],
  [
    'Outlook in Korean',
    '보낸 사람: Acme Support <support@acme.example>\n보낸 날짜: 2026년 1월 5일\n받는 사람: Cora\n제목: x\n\n우리',
  ],
  [
    'Outlook on a Mac',
    'From: Acme Support <support@acme.example>\nDate: Monday, 5 January 2026 at 10:00\nTo: Cora\nSubject: x\n\nWe',
  ],
  [
    'QQ Mail',
    '------------------ 原始邮件 ------------------\n发件人: "Acme Support" <support@acme.example>;\n发送时间: 2026年1月5日(星期一) 上午10:00\n收件人: "Cora";\n主题: x\n\n已收到',
  ],
  [
    'QQ Mail of today',
    '---原始邮件---\n发件人: "Acme Support"<support@acme.example>\n发送时间: 2026年1月5日\n收件人: "Cora"\n主题: x\n\n已',
  ],
  ['Foxmail', '\n\n\nsupport@acme.example\n \n发件人： Acme Support\n发送时间： 2026-01-05 10:00\n收件人： cora\n主题： x\n\n已'],
  ['NetEase', '在 2026-01-05 10:00:00，"Acme Support" <support@acme.example> 写道：\n\n已收到'],
  [
    'NetEase Mail Master',
    '---- 回复的原邮件 ----\n| 发件人 | Acme Support<support@acme.example> |\n| 发送日期 | 2026年01月05日 10:00 |\n| 收件人 | Cora |\n| 主题 | x |\n已收到',
  ],
  [
    'NetEase Mail Master in English',
    '---- Replied Message ----\n| From | Acme Support<support@acme.example> |\n| Date | 01/05/2026 10:00 |\n| To | Cora |\n| Subject | x |\nWe',
  ],
  [
    'DingTalk Mail',
    '------------------------------------------------------------------\n发件人：Acme Support <support@acme.example>\n日　期：2026年01月05日 10:00:00\n收件人：Cora\n主　题：x\n\n已',
  ],
  [
    'Aliyun',
    '------------------------------------------------------------------\n发件人：Acme Support <support@acme.example>\n发送时间：2026年1月5日(星期一) 10:00\n收件人：Cora\n主　题：x\n\n已',
  ],
  [
    'Coremail',
    '-----原始邮件-----\n发件人:"Acme Support" <support@acme.example>\n发送时间:2026-01-05 10:00:00 (星期一)\n收件人: Cora\n主题: x\n\n已',
  ],
  ['Yahoo', '    On Monday, January 5, 2026 at 10:00:00 AM GMT+1, Acme Support <support@acme.example> wrote:  \n \n We have'],
  [
    'Proton',
    'Sent with Proton Mail secure email.\n\nOn Monday, January 5th, 2026 at 10:00 AM, Acme Support <support@acme.example> wrote:\n\n> We',
  ],
  ['Zoho', '---- On Mon, 05 Jan 2026 10:00:00 +0100 Acme Support <support@acme.example> wrote ---\n\nWe'],
  ['Zoho in Chinese', '---- 在 星期一, 2026-01-05 10:00:00 +0800 Acme Support <support@acme.example> 撰写 ----\n\n已'],
  [
    'K-9',
    '-- \nSent from my Android device with K-9 Mail. Please excuse my brevity.\n\nOn 5 January 2026 10:00:00 CET, Acme Support <support@acme.example> wrote:\n>We',
  ],
  ['Lotus Notes', 'Acme Support <support@acme.example> wrote on 05.01.2026 10:00:00:\n\n> From: Acme\n> We'],
  ['Lotus Notes in German', 'Von:\tAcme Support <support@acme.example>\nAn:\tCora\nDatum:\t05.01.2026 10:00\nBetreff:\tx\n\nWir'],
  [
    'Outlook on a telephone',
    'Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Acme Support <support@acme.example>\nSent: Monday, January 5, 2026 10:00:00 AM\nTo: Cora\nSubject: x\n\nWe',
  ],
  [
    'Outlook on a Chinese telephone',
    '获取 Outlook for iOS\n________________________________\n发件人: Acme Support <support@acme.example>\n发送时间: 星期一, 一月 5, 2026 10:00 上午\n收件人: Cora\n主题: x\n\n已',
  ],
  [
    'an iPhone in German',
    'Von meinem iPhone gesendet\n\n> Am 05.01.2026 um 10:00 schrieb Acme Support <support@acme.example>:\n> \n> Wir',
  ],
  [
    'an iPhone in French',
    'Envoyé de mon iPhone\n\n> Le 5 janv. 2026 à 10:00, Acme Support <support@acme.example> a écrit :\n> \n> Nous',
  ],
  [
    'an iPhone in Spanish',
    'Enviado desde mi iPhone\n\n> El 5 ene 2026, a las 10:00, Acme Support <support@acme.example> escribió:\n> \n> Nos',
  ],
  ['an iPhone in Japanese', 'iPhoneから送信\n\n> 2026/01/05 10:00、Acme Support <support@acme.example>のメール:\n> \n> 受付'],
  ['an iPhone in Chinese', '发自我的iPhone\n\n> 在 2026年1月5日，10:00，Acme Support <support@acme.example> 写道：\n> \n> 已'],
  [
    'an iPhone in Traditional Chinese',
    '從我的 iPhone 傳送\n\n> Acme Support <support@acme.example> 於 2026年1月5日 上午10:00 寫道：\n> \n> 已',
  ],
  ['a telephone in Chinese', '从我的手机发送'],
  [
    'a Huawei telephone',
    '发自我的华为手机\n-------- 原始邮件 --------\n发件人： Acme Support <support@acme.example>\n日期： 2026年1月5日周一 10:00\n收件人： Cora\n主题： x\n已',
  ],
  [
    'a Samsung telephone',
    'Sent from my Galaxy\n\n\n-------- Original message --------\nFrom: Acme Support <support@acme.example>\nDate: 1/5/26 10:00 (GMT+01:00)\nTo: Cora\nSubject: x\n\nWe',
  ],
];

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

  test.each(QUOTES)('ends where %s quotes', (_, quoted) => {
    expect(extractReply(`${REPLY}\n\n${quoted}\n`).reply).toBe(REPLY);
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
    ['a sentence about writing', 'Please note: in 2025 she wrote:\n"we will pay".\nThat did not happen.'],
    ['a sentence that begins like what telephones add', 'Hello,\nsent from the warehouse on Monday, the parcel never arrived'],
    ['a list', '- first\n- second'],
    ['code with delimiters', 'See:\n\n```\na\n---\nb\n```\n\nDone.'],
    ['a single header-like line', 'From: the second floor we hear noises.\nPlease come.'],
    ['dashes', 'one\n---\ntwo'],
    ['nothing but a quote', '> only this'],
    ['nothing', ''],
  ])('%s stays whole', (_, text) => {
    const { reply } = extractReply(text);
    expect(reply).toBe(text.replace(/^On Mon.*\n> Which printer\?\n/, ''));
  });

  test.each([
    [
      'below a line that says so',
      'See below.\n\n---------- Forwarded message ---------\nFrom: Ann <ann@x.example>\nDate: Mon, 5 Jan 2026\nSubject: Invoice\nTo: Cora\n\nPlease pay.\n\nOn 4 Jan 2026, Cora wrote:\n> Why?',
    ],
    [
      'in Chinese',
      '请看。\n\n---------- 转发的邮件 ----------\n发件人：李雷\n发送时间：2026年1月5日\n收件人：韩梅\n主题：发票\n\n请付款。',
    ],
  ])('a mail that is passed on %s stays whole', (_, text) => {
    expect(extractReply(text)).toEqual({ reply: text, rest: '', saysNothing: false });
  });

  test('a mail that is passed on is left out for who may see only what its reader wrote', () => {
    const text = 'See below.\n\n---------- Forwarded message ---------\nFrom: Ann\nSubject: Invoice\n\nPlease pay.';
    expect(extractReply(text, 'nothing').reply).toBe('See below.');
  });

  test('a delimiter within a long text is no signature', () => {
    const text = `First part.\n--\n${'Another line of the second part.\n'.repeat(20)}`.trim();
    expect(extractReply(text).reply).toBe(text);
  });

  test('an answer below the quote is found under a greeting too', () => {
    const text = 'Hi Ann,\n\nOn Mon, 5 Jan 2026, Acme <a@b.example> wrote:\n> Which printer?\n\nThe red one.';
    expect(extractReply(text).reply).toBe('Hi Ann,\n\nThe red one.');
  });

  test('an answer below the quote is found', () => {
    expect(extractReply('On Mon, 5 Jan 2026, Acme <a@b.example> wrote:\n> Which printer?\n\nThe red one.').reply).toBe(
      'The red one.',
    );
  });
});

describe('an answer in HTML', () => {
  test.each([
    [
      'Gmail',
      '<div dir="ltr">It burns again.<div><br></div><div>Please hurry.</div></div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Jan 5, 2026 at 10:00 AM Acme &lt;<a href="mailto:s@a.b">s@a.b</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="x">We have</blockquote></div>',
    ],
    [
      'Gmail in a language that we do not know',
      '<div dir="ltr">It burns again.<div><br></div><div>Please hurry.</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">เมื่อ จ. 5 ม.ค. 2026 10:00 เขียนว่า<br></div><blockquote class="gmail_quote">We</blockquote></div>',
    ],
    [
      'Outlook in the browser',
      '<div style="f">It burns again.</div><div><br></div><div>Please hurry.</div><div id="appendonsend"></div><hr style="d" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Acme<br><b>Sent:</b> Monday<br></div><div>We have</div>',
    ],
    [
      'Outlook on the desktop',
      '<div class="WordSection1"><p class="MsoNormal">It burns again.<o:p></o:p></p><p class="MsoNormal">Please hurry.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal"><b>Von:</b> Acme <br><b>Gesendet:</b> Montag<br></p></div></div><p>We</p></div>',
    ],
    [
      'Thunderbird',
      '<p>It burns again.</p><p>Please hurry.</p><div class="moz-cite-prefix">Am 05.01.26 um 10:00 schrieb X:<br></div><blockquote type="cite">We</blockquote><div class="moz-signature">-- <br>Cora</div>',
    ],
    [
      'Apple Mail on a telephone',
      '<div>It burns again.</div><div><br></div><div>Please hurry.</div><br><div dir="ltr">发自我的iPhone</div><div dir="ltr"><br><blockquote type="cite">在 2026年1月5日，Acme &lt;s@a.b&gt; 写道：<br><br></blockquote></div><blockquote type="cite"><div>We</div></blockquote>',
    ],
    [
      'NetEase',
      '<div>It burns again.</div><div><br></div><div>Please hurry.</div><div style="position:relative;zoom:1"></div><div id="divNeteaseMailCard"></div><p>At 2026-01-05 10:00:00, "Acme" &lt;s@a.b&gt; wrote:</p> <blockquote id="isReplyContent" style="x">We</blockquote>',
    ],
    [
      'Yahoo',
      '<div class="ydp1">It burns again.</div><div><br></div><div>Please hurry.</div><div id="ydp8yahoo_quoted_1" class="yahoo_quoted"><div>On Monday Acme wrote:</div><div>We</div></div>',
    ],
    [
      'Proton',
      '<div>It burns again.</div><div><br></div><div>Please hurry.</div><div class="protonmail_signature_block"><div>Sent with <a>Proton Mail</a> secure email.</div></div><div class="protonmail_quote">On Monday, X wrote:<br><blockquote>We</blockquote></div>',
    ],
    [
      'DingTalk Mail',
      '<div class="__aliyun_email_body_block"><div>It burns again.</div><div><br></div><div>Please hurry.</div><div class="__aliyun_signature_wrap"><div>Cora</div></div><blockquote style="m"><div>------------------------------------------------------------------</div><div>发件人：Acme</div><div>We</div></blockquote></div>',
    ],
  ])('ends where %s marks the quote', (_, html) => {
    expect(extractHtmlReply(html)?.reply).toBe(REPLY);
  });

  test('keeps the quotes that it answers one by one', () => {
    const html =
      '<div class="gmail_quote"><div class="gmail_attr">On 5 Jan 2026 Acme &lt;a@b.example&gt; wrote:</div><blockquote>Which?</blockquote><div>The red one.</div><blockquote>Since when?</blockquote><div>Since Monday.</div></div>';
    expect(extractHtmlReply(html)?.reply).toBe('The red one.\n\n> Since when?\n\nSince Monday.');
  });

  test('is left to its text where no program marked anything', () => {
    expect(extractHtmlReply('<p>It burns again.</p>')).toBeUndefined();
  });
});

describe('text that was made to be slow', () => {
  test.each<[what: string, make: (times: number) => string]>([
    ['an address that goes on', (times) => `On ${'a@'.repeat(times * 2_000)}`],
    ['beginnings of quotes', (times) => 'On x '.repeat(times * 12_500)],
    ['long lines with colons', (times) => `${'在'.repeat(390)}：\n`.repeat(times * 250)],
    ['quotes of nothing', (times) => '> \n'.repeat(times * 6_250)],
    ['addresses with colons', (times) => `${'a@a'.repeat(100)}:\n`.repeat(times * 306)],
    ['headers in headers', (times) => `From: ${'x: '.repeat(100)}\n`.repeat(times * 306)],
    ['dates and open brackets', (times) => `2026 ${'<a@b '.repeat(80)}\n`.repeat(times * 306)],
  ])('by %s is read in time that grows with its length', (_, make) => expectLinear((times) => extractReply(make(times))));
});
