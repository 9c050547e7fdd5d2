import { describe, expect, test } from 'vitest';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { World } from '../support/world.ts';
import { incoming } from './mail-world.ts';

type Report = {
  readonly others?: readonly string[];
  readonly action: string;
  readonly status: string;
  readonly diagnosis?: string;
  readonly original?: string;
};

/** As RFC 3464 has it: words for people, fields for programs, and the header of the mail that came back. */
function reportOf({ action, status, diagnosis, original, others = [] }: Report): Uint8Array {
  const lines = [
    'From: Mail Delivery System <MAILER-DAEMON@mx.acme.example>',
    'To: support@in.acme.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <report@mx.acme.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.acme.example',
    '',
    'Final-Recipient: rfc822; lee@acme.example',
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnosis === undefined ? [] : [`Diagnostic-Code: ${diagnosis}`]),
    ...others,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...(original === undefined ? [] : [`Message-ID: <${original}>`]),
    'Subject: Late',
    '',
    '--b--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

const read = async (report: Report) => {
  const found = await mailReader.read(reportOf(report));
  return 'mail' in found ? mailReader.deliveryReport(found.mail) : undefined;
};

describe('a delivery report', () => {
  test('names the mail that came back, and says why', async () => {
    const report = { action: 'failed', status: '5.1.1', diagnosis: 'smtp; 550 5.1.1 user\r\n unknown', original: 'id@x.example' };
    expect(await read(report)).toMatchObject({
      mailIds: ['id@x.example'],
      reported: [
        {
          bounce: { recipient: 'lee@acme.example', status: '5.1.1', replyCode: '550', reason: 'userunknown', hard: true },
          outcome: { type: 'bounced', final: true, detail: '550 5.1.1 user unknown' },
        },
      ],
    });
  });

  test.each([
    ['failed', '4.2.2', { type: 'bounced', final: false, returned: true }],
    ['delayed', '4.4.7', { type: 'delayed', final: false }],
    ['delivered', '2.0.0', { type: 'delivered', final: true }],
    ['relayed', '2.0.0', { type: 'delivered', final: true }],
  ])('of what %s with %s is read so', async (action, status, outcome) => {
    expect((await read({ action, status }))?.reported[0].outcome).toMatchObject(outcome);
  });

  test('of several addresses tells of each', async () => {
    const others = ['', 'Final-Recipient: rfc822; max@acme.example', 'Action: delayed', 'Status: 4.4.1'];
    const report = await read({ action: 'failed', status: '5.1.1', others });
    expect(report?.reported.map(({ bounce, outcome }) => [bounce.recipient, bounce.reason, outcome.type])).toEqual([
      ['lee@acme.example', 'userunknown', 'bounced'],
      ['max@acme.example', 'expired', 'delayed'],
    ]);
  });

  test('tells in the words of the server also where another place says why', async () => {
    const raw = Buffer.from(reportOf({ action: 'failed', status: '5.0.0', diagnosis: 'smtp; 550 Kesto plena' })).toString();
    const found = await mailReader.read(Buffer.from(raw.replace('Your mail could not be delivered.', 'The mailbox is full.')));
    if (!('mail' in found)) throw new Error(found.unreadable);
    const { reason, diagnosis } = mailReader.deliveryReport(found.mail).reported[0].bounce;
    expect([reason, diagnosis]).toEqual(['mailboxfull', '550 Kesto plena']);
  });

  test('names no sender whom the server was told, for an address that failed', async () => {
    const words = [
      'From: MAILER-DAEMON <>',
      'Subject: Mail delivery failed',
      '',
      'This is the DragonFly Mail Agent v0.13 at mx.acme.example.',
      '',
      'There was an error delivering your mail to <lee@shop.example>.',
      '',
      'mx.shop.example [192.0.2.1] did not like our MAIL FROM:',
      '553 5.1.8 <support@acme.example>... Domain of sender address does not exist',
      '',
    ];
    const found = await mailReader.read(Buffer.from(words.join('\r\n')));
    if (!('mail' in found)) throw new Error(found.unreadable);
    expect(mailReader.deliveryReport(found.mail).reported.map(({ bounce }) => [bounce.recipient, bounce.reason])).toEqual([
      ['lee@shop.example', 'rejected'],
    ]);
  });

  test('names an address in any script', async () => {
    const others = ['', 'Final-Recipient: utf-8; 客服@shop.example', 'Action: failed', 'Status: 5.1.1'];
    const report = await read({ action: 'failed', status: '5.1.1', others });
    expect(report?.reported[1]?.bounce.recipient).toBe('客服@shop.example');
  });

  test('of an action that nobody knows counts as of a failure', async () => {
    expect((await read({ action: 'teleported', status: '5.0.0' }))?.reported[0].outcome).toMatchObject({
      type: 'bounced',
      final: false,
    });
  });
});

describe('a feedback report', () => {
  const feedback = (...fields: readonly string[]) =>
    Buffer.from(
      [
        'From: feedbackloop@isp.example',
        'Subject: Report',
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
        '',
        '--b',
        'Content-Type: message/feedback-report',
        '',
        ...fields,
        'User-Agent: Loop/1.0',
        'Original-Rcpt-To: lee@acme.example',
        '',
        '--b--',
        '',
      ].join('\r\n'),
    );

  test.each([
    ['abuse', [], 'complained'],
    ['opt-out', [], 'complained'],
    ['not-spam', [], 'delivered'],
    ['auth-failure', ['Delivery-Result: delivered'], 'delivered'],
    ['auth-failure', ['Delivery-Result: reject'], 'bounced'],
  ])('of %s with %s says that the mail was %s', async (kind, fields, type) => {
    const found = await mailReader.read(feedback(`Feedback-Type: ${kind}`, ...fields));
    if (!('mail' in found)) throw new Error(found.unreadable);
    const [{ bounce, outcome }] = mailReader.deliveryReport(found.mail).reported;
    expect(bounce).toMatchObject({ reason: 'feedback', recipient: 'lee@acme.example', hard: false });
    expect(outcome).toMatchObject({ type, detail: kind });
  });
});

/** Its words tell more than its fields, save what became of the mail. */
const openSmtpdReport = (words: string, says: string, action: string, status: string): Buffer =>
  Buffer.from(
    [
      'From: Mailer Daemon <MAILER-DAEMON@mx.acme.example>',
      `Subject: Delivery status notification: ${action}`,
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=us-ascii',
      '',
      '    Hi!',
      '',
      '    This is the MAILER-DAEMON, please DO NOT REPLY to this email.',
      '',
      `    ${words}`,
      '',
      `lee@acme.example: ${says}`,
      '',
      '    Below is a copy of the original message:',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.acme.example',
      '',
      'Final-Recipient: rfc822; lee@acme.example',
      `Action: ${action}`,
      `Status: ${status}`,
      '',
      '--b--',
      '',
    ].join('\r\n'),
  );
const LATE = 'A message is delayed for more than 4 hours for the following list of recipients:';

describe('a report of OpenSMTPD', () => {
  const FAILED = 'An error has occurred while attempting to deliver a message for:';
  test.each([
    [
      'relayed',
      openSmtpdReport('Your message was relayed to these recipients.', '', 'relayed', '2.0.0'),
      'delivered',
      'delivered',
    ],
    [
      'delivered',
      openSmtpdReport('Your message was successfully delivered.', '', 'delivered', '2.0.0'),
      'delivered',
      'delivered',
    ],
    ['late', openSmtpdReport(LATE, 'Network error on destination MXs', 'delayed', '4.0.0'), 'delayed', 'networkerror'],
    ['given up, which it calls delayed', openSmtpdReport(LATE, 'Envelope expired', 'delayed', '4.4.7'), 'bounced', 'expired'],
    ['refused', openSmtpdReport(FAILED, '550 5.1.1 User unknown', 'failed', '5.0.0'), 'bounced', 'userunknown'],
  ])('of a mail that was %s', async (_, raw, type, reason) => {
    const found = await mailReader.read(raw);
    if (!('mail' in found)) throw new Error(found.unreadable);
    const [{ bounce, outcome }] = mailReader.deliveryReport(found.mail).reported;
    expect(bounce).toMatchObject({ recipient: 'lee@acme.example', reason });
    expect(outcome.type).toBe(type);
  });
});

/** As qmail has it: all in words, and the mail that came back below. */
function writtenReport(original: string): Uint8Array {
  const lines = [
    'From: MAILER-DAEMON@mx.acme.example',
    'To: support@in.acme.example',
    'Subject: failure notice',
    'Message-ID: <written@mx.acme.example>',
    '',
    'Hi. This is the qmail-send program at mx.acme.example.',
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    "This is a permanent error; I've given up. Sorry it didn't work out.",
    '',
    '<lee@acme.example>:',
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '',
    '--- Below this line is a copy of the message.',
    '',
    'Return-Path: <support@in.acme.example>',
    `Message-ID: <${original}>`,
    'Subject: Late',
    '',
    'Late.',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

describe('a bounce that comes back by mail', () => {
  test('stands on the receipt, and sends the ladder on at once', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('11:02');
    const sent = (await world.receipts(id)).find(({ notice }) => notice === 'escalation');
    const raw = reportOf({ action: 'failed', status: '5.1.1', original: `${sent?.providerId}@email.amazonses.com` });

    const outcome = await takeMail({ ...world.services, reader: mailReader }, incoming(raw, { envelopeFrom: '' }));
    await world.until('12:00');

    expect(outcome).toMatchObject({ action: 'ignored', ticketId: id });
    expect((await world.receipts(id)).find(({ notice }) => notice === 'escalation')?.outcome?.type).toBe('bounced');
    expect(world.staffMails().at(-1)).toBe('11:02 escalation → max@acme.example');
  });

  test.each([
    ['the addressee, of whom it says that the mail is late', 'lee@acme.example', 'delayed', 'delayed'],
    ['the addressee, of whom it says that it failed for good', 'lee@acme.example', 'failed', 'bounced'],
    ['addresses behind the addressee, one of which was reached', 'ann@group.example', 'relayed', 'delivered'],
  ])('counts by what it says of %s', async (_, address, action, type) => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('11:02');
    const sent = (await world.receipts(id)).find(({ notice }) => notice === 'escalation');
    const raw = Buffer.from(reportOf({ action: 'failed', status: '5.1.1', original: `${sent?.providerId}@email.amazonses.com` }))
      .toString()
      .replace('Final-Recipient: rfc822; lee@acme.example', 'Final-Recipient: rfc822; someone@group.example')
      .replace(/\r\n\r\n--b\r\nContent-Type: text\/rfc822-headers/, (rest) =>
        ['', '', `Final-Recipient: rfc822; ${address}`, `Action: ${action}`, 'Status: 5.1.1'].join('\r\n').concat(rest),
      );

    await takeMail({ ...world.services, reader: mailReader }, incoming(Buffer.from(raw), { envelopeFrom: '' }));

    expect((await world.receipts(id)).find(({ notice }) => notice === 'escalation')?.outcome?.type).toBe(type);
  });

  test('stands on the receipt too where it is written in words only', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('11:02');
    const sent = (await world.receipts(id)).find(({ notice }) => notice === 'escalation');
    const raw = writtenReport(`${sent?.providerId}@email.amazonses.com`);

    const outcome = await takeMail({ ...world.services, reader: mailReader }, incoming(raw, { envelopeFrom: '' }));

    expect(outcome).toMatchObject({ action: 'ignored', ticketId: id });
    expect((await world.receipts(id)).find(({ notice }) => notice === 'escalation')?.outcome?.type).toBe('bounced');
  });

  test('is known by the address that it comes to, where it does not say which mail it is about', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    await world.until('11:02');
    const [bounceTo = ''] = world.mailer.sent.filter(({ to }) => to === 'lee@acme.example').map((mail) => mail.bounceTo ?? '');
    const raw = reportOf({ action: 'failed', status: '5.1.1' });
    const arrived = incoming(raw, { envelopeFrom: '', recipients: [bounceTo.toUpperCase()] });

    const outcome = await takeMail({ ...world.services, reader: mailReader }, arrived);

    expect(bounceTo).toMatch(/^b\+[0-9a-z]+\.[0-9a-z]{16}@in\.acme\.example$/);
    expect(outcome).toMatchObject({ action: 'ignored', ticketId: id });
    expect((await world.receipts(id)).filter(({ to }) => to === 'lee@acme.example').map((one) => one.outcome?.type)).toContain(
      'bounced',
    );
  });

  test('to an address that somebody made up is ignored', async () => {
    const world = await World.create();
    const id = await world.open('10:00');
    const arrived = incoming(reportOf({ action: 'failed', status: '5.1.1' }), {
      envelopeFrom: '',
      recipients: [`b+${id}.0000000000000000@in.acme.example`],
    });
    expect(await takeMail({ ...world.services, reader: mailReader }, arrived)).not.toHaveProperty('ticketId');
    expect((await world.receipts(id)).every(({ outcome }) => outcome === undefined)).toBe(true);
  });

  test('of a mail that is none of ours is ignored', async () => {
    const world = await World.create();
    const raw = reportOf({ action: 'failed', status: '5.1.1', original: 'foreign@x.example' });
    const outcome = await takeMail({ ...world.services, reader: mailReader }, incoming(raw, { envelopeFrom: '' }));
    expect(outcome).toEqual({ action: 'ignored', because: 'bounce: it is a delivery report (RFC 3464)' });
  });
});
