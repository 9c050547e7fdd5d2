import { describe, expect, test } from 'vitest';
import { classifyMail } from '../../shared/mail/parse/classify-mail.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';
import { readDeliveryReport } from '../../shared/mail/parse/read-delivery-report.ts';
import { expectLinear } from '../support/expect-linear.ts';

const OWN = { from: 'support@acme.example', inboundDomain: 'in.acme.example', addresses: [] };

type Written = { readonly from?: string; readonly subject?: string; readonly headers?: readonly string[]; readonly text: string };

async function read({ from = 'MAILER-DAEMON@mx.example', subject = 'failure notice', headers = [], text }: Written) {
  const raw = [
    `From: ${from}`,
    'To: support@acme.example',
    `Subject: ${subject}`,
    ...headers,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ];
  const parsed = parseMail(Buffer.from(raw.join('\r\n')));
  if (!parsed.ok) throw new Error(parsed.because);
  const { reported } = readDeliveryReport(parsed.mail);
  return { kind: classifyMail(parsed.mail, OWN).kind, reported, bounce: reported[0].bounce };
}

/** As the systems of these names write, of the same address and other troubles. */
const SYSTEMS: readonly (readonly [system: string, written: Written, found: string])[] = [
  [
    'qmail',
    {
      text: "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<lee@shop.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 <lee@shop.example>... User unknown\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@acme.example>\nMessage-ID: <one@acme.example>\n\nYour quota is exceeded",
    },
    '5.1.1 userunknown hard',
  ],
  [
    'qmail that gave up',
    {
      text: "Hi. This is the qmail-send program at mx.example.\n\n<lee@shop.example>:\nSorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <support@acme.example>\n",
    },
    '4.4.1 networkerror',
  ],
  [
    'Exim',
    {
      subject: 'Mail delivery failed: returning message to sender',
      text: 'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  lee@shop.example\n    mailbox is full: retry timeout exceeded\n\n------ This is a copy of the message, including all the headers. ------\n\nReturn-path: <support@acme.example>\nMessage-Id: <one@acme.example>\n',
    },
    '4.0.922 mailboxfull',
  ],
  [
    'Exim without a route',
    {
      subject: 'Mail delivery failed: returning message to sender',
      text: 'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  lee@shop.example\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n',
    },
    '5.0.912 hostunknown hard',
  ],
  [
    'sendmail of old',
    {
      subject: 'Returned mail: User unknown',
      text: '   ----- Transcript of session follows -----\nWhile talking to mx.shop.example:\n>>> RCPT To:<lee@shop.example>\n<<< 550 <lee@shop.example>, User Unknown\n550 <lee@shop.example>... User unknown\n\n   ----- Unsent message follows -----\nReceived: by mx.example; Thu, 29 Apr 1999\nMessage-Id: <one@acme.example>\n\nHello',
    },
    '5.0.911 userunknown hard',
  ],
  [
    'Exchange of old',
    {
      from: 'System Administrator <postmaster@shop.example>',
      subject: 'Undeliverable: Hello',
      text: 'Your message\n\n  To:      lee@shop.example\n  Subject: Hello\n  Sent:    Thu, 29 Apr 2010 18:14:35 +0000\n\ndid not reach the following recipient(s):\n\nlee@shop.example on Thu, 29 Apr 2010 18:14:36 +0000\n    The recipient name is not recognized\n    MSEXCH:IMS:SHOP:EXAMPLE:EX 0 (000C05A6) Unknown Recipient\n',
    },
    '5.0.911 userunknown hard',
  ],
  [
    'Exchange',
    {
      from: 'postmaster@shop.example',
      subject: 'Undeliverable: Hello',
      text: 'Delivery has failed to these recipients or groups:\n\nlee@shop.example\nThe mailbox is too full to take your message now.\n\nDiagnostic information for administrators:\n\nGenerating server: ex.shop.example\n\nlee@shop.example\n#550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient ##\n\nOriginal message headers:\n\nMessage-ID: <one@acme.example>\n',
    },
    '5.2.3 exceedlimit',
  ],
  [
    'Gmail',
    {
      from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      subject: 'Delivery Status Notification (Failure)',
      text: 'Delivery to the following recipient failed permanently:\n\n     lee@shop.example\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected by the recipient domain. The error that the other server returned was:\n550 550 Unknown user lee@shop.example (state 18).\n\n----- Original message -----\n',
    },
    '5.0.910 filtered',
  ],
  [
    'OpenSMTPD',
    {
      subject: 'Delivery status notification: error',
      text: '    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\nlee@shop.example: 550 5.2.2 <lee@shop.example>... Mailbox Full\n\n    Below is a copy of the original message:\n',
    },
    '5.2.2 mailboxfull',
  ],
  [
    'Domino',
    {
      from: 'postmaster@shop.example',
      subject: 'DELIVERY FAILURE: User lee not listed in Domino Directory',
      text: 'Your message\n\n  Subject: Hello\n\nwas not delivered to:\n\n  lee@shop.example\n\nbecause:\n\n  User lee (lee@shop.example) not listed in Domino Directory\n',
    },
    '5.0.911 userunknown hard',
  ],
  [
    'a virus scanner of Trend Micro',
    {
      from: '"InterScan MSS" <interscan@mx.example>',
      subject: 'Mail could not be delivered',
      text: 'Sent <<< RCPT TO:<lee@shop.example>\nReceived >>> 550 5.1.1 <lee@shop.example>... user unknown\n',
    },
    '5.1.1 userunknown hard',
  ],
  [
    'm-FILTER',
    {
      from: 'postmaster@shop.example',
      text: '以下のメールアドレスへの送信に失敗しました。\nlee@shop.example\n\n-------server message\n550 5.1.1 unknown user <lee@shop.example>\n\n-------SMTP command\nRCPT\n\n-------original message\n',
    },
    '5.1.1 userunknown hard',
  ],
  [
    'QQ Mail',
    {
      from: '"PostMaster" <PostMaster@qq.com>',
      subject: '来自qq.com的退信',
      text: '抱歉，您的邮件被退回来了……\n\n收件人：lee@shop.example\n退信原因：收件人邮件地址（lee@shop.example）不存在，邮件无法送达。\nhost mx.shop.example said: 550 5.1.1 User unknown\n',
    },
    '5.1.1 userunknown hard',
  ],
  [
    'NetEase',
    {
      from: 'Postmaster@163.com',
      subject: '系统退信',
      text: '系统退信通知\n\n收件人邮箱空间不足：lee@shop.example\n\n对方邮箱已满，无法接收邮件。\n',
    },
    '5.0.922 mailboxfull',
  ],
  [
    'iMail',
    {
      from: 'Postmaster@shop.example',
      subject: 'Undeliverable Mail',
      text: 'Unknown user: lee@shop.example\n\nOriginal message follows.\n\nMessage-ID: <one@acme.example>\n',
    },
    '5.0.911 userunknown hard',
  ],
  [
    'a telephone company of Japan',
    {
      from: 'Postmaster@ezweb.ne.jp',
      subject: 'Mail System Error - Returned Mail',
      text: 'Each of the following recipients was rejected by a remote\nmail server.\n\n    Recipient: <lee@ezweb.ne.jp>\n    >>> RCPT TO:<lee@ezweb.ne.jp>\n    <<< 550 <lee@ezweb.ne.jp>: User unknown\n\n--------------------------------------------------\n',
    },
    '5.0.911 userunknown hard',
  ],
  [
    'MailMarshal',
    {
      from: 'postmaster@shop.example',
      subject: 'Undeliverable Mail: "Hello"',
      text: 'Your message:\n   From:    support@acme.example\n   Subject: Hello\n\nCould not be delivered because of\n\n550 5.1.1 User unknown\n\nThe following recipients were affected:\n   lee@shop.example\n\nAdditional Information\n======================\nOriginal Sender:    <support@acme.example>\n',
    },
    '5.1.1 userunknown hard',
  ],
];

describe('a bounce in the words of', () => {
  test.each(SYSTEMS)('%s is read', async (_, written, found) => {
    const { kind, bounce } = await read(written);
    expect(kind).toBe('bounce');
    const [status, reason, hard] = found.split(' ');
    expect(bounce).toMatchObject({ status, reason, hard: hard === 'hard' });
    expect(bounce.recipient).toMatch(/^lee@(shop\.example|ezweb\.ne\.jp)$/);
  });
});

describe('what a server answers', () => {
  const answered = (said: string) =>
    read({
      subject: 'Undelivered Mail Returned to Sender',
      text: `This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<lee@shop.example>: host mx.shop.example[192.0.2.1] said: ${said}\n`,
    });

  test.each([
    ['550 5.1.1 <lee@shop.example>: Recipient address rejected: User unknown (in reply to RCPT TO command)', 'userunknown', true],
    ['552 5.2.2 Over quota (in reply to RCPT TO command)', 'mailboxfull', false],
    ['552 5.3.4 Message size exceeds fixed limit (in reply to MAIL FROM command)', 'mesgtoobig', false],
    ['554 5.7.1 Relay access denied (in reply to RCPT TO command)', 'norelaying', false],
    ['550 5.7.26 fails DMARC policy (in reply to end of DATA command)', 'authfailure', false],
    ['554 5.7.1 This message was classified as SPAM (in reply to end of DATA command)', 'spamdetected', false],
    [
      '554 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org (in reply to RCPT TO command)',
      'blocked',
      false,
    ],
    ['450 4.1.8 <a@acme.example>: Sender address rejected: Domain not found (in reply to MAIL FROM command)', 'rejected', false],
    ['550 5.1.6 The address has moved to a new one (in reply to RCPT TO command)', 'hasmoved', true],
    ['421 4.7.0 Too many connections (in reply to EHLO command)', 'toomanyconn', false],
    ['550 5.7.25 Reverse DNS required (in reply to MAIL FROM command)', 'requireptr', false],
    ['503 5.5.1 Bad sequence of commands (in reply to DATA command)', 'syntaxerror', false],
    ['556 5.1.10 Recipient address has null MX (in reply to RCPT TO command)', 'notaccept', true],
    ['550 5.2.1 This mailbox is disabled (in reply to RCPT TO command)', 'suspend', false],
    ['552 5.7.0 Virus detected (in reply to end of DATA command)', 'virusdetected', false],
    ['550 nothing that anybody knows', 'onhold', false],
  ])('"%s" means %s', async (said, reason, hard) => {
    expect((await answered(said)).bounce).toMatchObject({ reason, hard });
  });
});

test('the command that was refused counts, where only the words above the fields name it', async () => {
  const words = (command: string) =>
    `This is the mail system at host mx.example.\n\n<lee@shop.example>: host mx.shop.example[192.0.2.1] said: 550\n    Unknown user lee@shop.example (in reply to ${command} command)\n\nFinal-Recipient: rfc822; lee@shop.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 Unknown user lee@shop.example\n`;
  expect((await read({ text: words('RCPT TO') })).bounce.reason).toBe('userunknown');
  expect((await read({ text: words('end of DATA') })).bounce.reason).toBe('filtered');
});

describe('a status that no server stated', () => {
  test('is made of the reason, and passes where the server says that the trouble may pass', async () => {
    const text = (said: string) => ({
      text: `Hi. This is the qmail-send program at mx.example.\n\n<lee@shop.example>:\n${said}\n`,
    });
    expect((await read(text('Remote host said: 550 mailbox quota exceeded'))).bounce.status).toBe('5.0.922');
    expect((await read(text('Remote host said: 452 mailbox quota exceeded'))).bounce.status).toBe('4.0.922');
  });
});

describe("a person's mail about a bounce", () => {
  test("stays a person's mail", async () => {
    const quoted =
      '> <lee@shop.example>: host mx said: 550 5.1.1 User unknown\n> Final-Recipient: rfc822; lee@shop.example\n> Action: failed';
    const written = {
      from: 'Cora <cora@customer.example>',
      subject: 'Undelivered mail',
      text: `I got this, what is wrong?\n\n${quoted}`,
    };
    expect((await read(written)).kind).toBe('person');
  });

  test('also when the shop could not deliver a parcel', async () => {
    const written = {
      from: 'no-reply@parcels.example',
      subject: 'Delivery failed',
      text: 'We could not deliver your parcel to your neighbour.',
    };
    expect((await read(written)).kind).toBe('person');
  });
});

describe('a report that was made to be slow', () => {
  test.each<[what: string, make: (times: number) => string]>([
    ['addresses', (times) => '<a@b.c>:\n'.repeat(times * 125)],
    ['an address without an end', (times) => `${'a'.repeat(times * 1_250)}@`],
    ['words before an address', (times) => 'to '.repeat(times * 440)],
    ['reply codes', (times) => '550 '.repeat(times * 312)],
    ['a status that goes on', (times) => '5.1.1.'.repeat(times * 188)],
  ])('by %s is read in time that grows with its length', (_, make) =>
    expectLinear((times) => read({ text: `Hi. This is the qmail-send program\n\n${make(times)}` })),
  );
});
