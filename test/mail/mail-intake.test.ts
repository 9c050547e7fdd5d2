import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { makeReplyAddress } from '../../shared/app/mail/reply-address.ts';
import { referenceOf } from '../../shared/core/reference.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { incoming, MailWorld, rawMail } from './mail-world.ts';

const DOMAIN = 'in.acme.example';

async function withTicket() {
  const mail = await MailWorld.create();
  const { ticketId = '' } = await mail.receive({ id: 'first@customer.example' });
  return { mail, ticketId, reply: makeReplyAddress(SIGNING_KEY, ticketId, DOMAIN), reference: `[${referenceOf(ticketId)}]` };
}

const ticketOf = async (mail: MailWorld, id: string) => {
  const stored = await mail.world.services.tickets.load(id);
  const [opened] = stored?.facts ?? [];
  if (opened?.type !== 'opened') throw new Error(`no ticket ${id}`);
  return opened;
};

describe('a mail from a person that answers nothing', () => {
  test('opens a ticket for its sender and keeps its text', async () => {
    const mail = await MailWorld.create();
    const outcome = await mail.receive({ id: 'a@customer.example', text: 'It burns.\n\n-- \nCora' });
    expect(outcome).toMatchObject({ action: 'opened', because: 'it is a new request' });
    const opened = await ticketOf(mail, outcome.ticketId ?? '');
    expect(opened).toMatchObject({
      subject: 'The printer is on fire',
      requester: { email: 'cora@customer.example', name: 'Cora' },
      channel: 'email',
      language: 'en',
      team: 'support',
    });
    const message = await mail.services.messages.load(outcome.ticketId ?? '', opened.message ?? '');
    expect(message).toMatchObject({ text: 'It burns.\n\n-- \nCora', mailId: 'a@customer.example', direction: 'in' });
  });

  test('is answered with a receipt that hangs under it and brings answers back', async () => {
    const { mail, ticketId, reply } = await withTicket();
    const receipt = await mail.lastMailTo('cora@customer.example');
    expect(receipt.notice).toBe('received');
    expect(receipt.subject).toContain(`[${referenceOf(ticketId)}]`);
    expect(receipt.inReplyTo).toEqual(['first@customer.example']);
    expect(receipt.references).toEqual([`ticket.${ticketId}@${DOMAIN}`, 'first@customer.example']);
    expect(receipt.replyTo[0]?.email).toBe(reply);
    expect(receipt.autoSubmitted).toBe('auto-replied');
  });

  test('opens one ticket when it is delivered three times, also at once', async () => {
    const mail = await MailWorld.create();
    const raw = rawMail({ id: 'twice@customer.example' });
    const outcomes = await Promise.all([takeMail(mail.services, incoming(raw)), takeMail(mail.services, incoming(raw))]);
    const third = await mail.receive(raw, { deliveryId: 'another-delivery' });
    const ids = new Set([...outcomes, third].map(({ ticketId }) => ticketId));
    expect(ids.size).toBe(1);
    expect(third.because).toBe('it had been taken before');
    expect(await mail.world.facts([...ids][0] ?? '', 'opened', 'customer-replied')).toHaveLength(1);
    expect(mail.world.mails.filter(({ notice }) => notice === 'received')).toHaveLength(1);
  });

  test('opens one ticket when it is sent again under its Message-ID with another date', async () => {
    const mail = await MailWorld.create();
    const raw = Buffer.from(rawMail({ id: 'again@customer.example' })).toString();
    const first = await mail.receive(Buffer.from(raw));
    const again = await mail.receive(Buffer.from(raw.replace('09:00:00', '09:05:00')));
    expect(again).toMatchObject({ ticketId: first.ticketId, because: 'it had been taken before' });
  });

  test('opens one ticket when the function dies before it has noted the Message-ID', async () => {
    const mail = await MailWorld.create();
    const raw = rawMail({ id: 'crash@customer.example' });
    const dying = {
      ...mail.services,
      correlations: { ...mail.services.correlations, saveMailId: () => Promise.reject(new Error('killed')) },
    };
    await expect(takeMail(dying, incoming(raw))).rejects.toThrow('killed');
    const again = await mail.receive(raw);
    expect(again).toMatchObject({ action: 'opened', because: 'it had been taken before' });
    expect(await mail.services.correlations.findTicketByMailId('crash@customer.example')).toBe(again.ticketId);
    expect(await mail.world.facts(again.ticketId ?? '', 'opened')).toHaveLength(1);
  });

  test('opens a ticket for each of the different mails that a program sends under one Message-ID', async () => {
    const mail = await MailWorld.create();
    const one = await mail.receive({ id: 'same@customer.example', subject: 'Fire' });
    const other = await mail.receive({ id: 'same@customer.example', subject: 'Flood' });
    const third = await mail.receive({ id: 'same@customer.example', subject: 'Flood', text: 'On another floor.' });
    expect(new Set([one, other, third].map(({ ticketId }) => ticketId)).size).toBe(3);
  });

  test('goes to the team of the address that it was written to', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'b@customer.example', to: 'Developers <Dev@acme.example>' });
    expect((await ticketOf(mail, ticketId)).team).toBe('engineering');
  });

  test('written in Chinese is answered in Chinese, written in Japanese is not', async () => {
    const mail = await MailWorld.create();
    const chinese = await mail.receive({ id: 'zh@customer.example', subject: '打印机着火了', text: '请尽快处理，谢谢。' });
    expect((await ticketOf(mail, chinese.ticketId ?? '')).language).toBe('zh-CN');
    expect((await mail.lastMailTo('cora@customer.example')).subject).toContain('已收到您的请求');
    const japanese = await mail.receive({
      id: 'ja@customer.example',
      subject: 'プリンターが燃えています',
      text: '助けてください。',
    });
    expect((await ticketOf(mail, japanese.ticketId ?? '')).language).toBe('en');
  });

  test('without a subject takes its first line as one', async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 'c@customer.example', subject: '', text: '\n\nIt burns\nbadly' });
    expect((await ticketOf(mail, ticketId)).subject).toBe('It burns');
  });

  test('from an address that nobody reads opens a ticket and is sent nothing', async () => {
    const mail = await MailWorld.create();
    const { action, ticketId = '' } = await mail.receive({ id: 'd@shop.example', from: 'no-reply@shop.example' });
    expect(action).toBe('opened');
    expect((await ticketOf(mail, ticketId)).muted).toBe(true);
    expect(mail.world.mails).toEqual([]);
  });

  test('keeps its attachments by the hash of their content, under harmless names', async () => {
    const mail = await MailWorld.create();
    const raw = Buffer.from(
      [
        'From: cora@customer.example',
        'Subject: two files',
        'Message-ID: <files@customer.example>',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'See below.',
        '--b',
        'Content-Type: text/html; name="../../etc/passwd"',
        'Content-Disposition: attachment; filename="../../etc/passwd"',
        '',
        '<script>alert(1)</script>',
        '--b',
        'Content-Type: application/pdf',
        'Content-Disposition: attachment',
        'Content-ID: <paper@customer.example>',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('%PDF').toString('base64'),
        '--b--',
      ].join('\r\n'),
    );
    const { ticketId = '' } = await mail.receive(raw);
    const { items } = await mail.services.messages.list(ticketId, 10);
    const [first, second] = items[0]?.attachments ?? [];
    expect(first).toMatchObject({ name: 'passwd', type: 'application/octet-stream' });
    expect(second).toMatchObject({ name: 'attachment-2', type: 'application/pdf', size: 4, contentId: 'paper@customer.example' });
    expect(second?.blob).toBe(`attachments/${createHash('sha256').update('%PDF').digest('hex')}`);
    expect(Buffer.from((await mail.services.blobs.get(second?.blob ?? '')) ?? []).toString()).toBe('%PDF');
  });
});

describe('an answer of the customer', () => {
  test('lands on the ticket by the reply address, without the mail that it quotes, which is kept', async () => {
    const { mail, ticketId, reply } = await withTicket();
    const text =
      'It burns again.\n\nOn Mon, 2 Mar 2026 at 09:01, Acme Support <support@acme.example> wrote:\n> We have received your request';
    const outcome = await mail.receive({ id: 'r1@customer.example', to: reply.toUpperCase(), subject: 'something else', text });
    expect(outcome).toEqual({ action: 'customer-replied', ticketId, because: 'it was sent to the reply address of the ticket' });
    const { items } = await mail.services.messages.list(ticketId, 10);
    expect(items.at(-1)).toMatchObject({
      text: 'It burns again.',
      wholeText: text,
      direction: 'in',
      author: 'requester:cora@customer.example',
    });
  });

  test('is found by the mail that it answers, its own or one of ours', async () => {
    const { mail, ticketId } = await withTicket();
    const receipt = await mail.lastMailTo('cora@customer.example');
    const byOurs = await mail.receive({ id: 'r2@customer.example', inReplyTo: receipt.messageId ?? '', subject: 'x' });
    const byTheirs = await mail.receive({
      id: 'r3@customer.example',
      references: '<x@y.example> <first@customer.example> <z@y.example>',
      subject: 'y',
    });
    const byAnswer = await mail.receive({ id: 'r4@customer.example', inReplyTo: 'r3@customer.example', subject: 'z' });
    expect([byOurs, byTheirs, byAnswer].map(({ action, ticketId: id }) => [action, id])).toEqual([
      ['customer-replied', ticketId],
      ['customer-replied', ticketId],
      ['customer-replied', ticketId],
    ]);
  });

  test('is found by the Message-ID that the provider gave our mail', async () => {
    const { mail, ticketId } = await withTicket();
    await mail.services.correlations.saveMailId('0100-ses@eu-central-1.amazonses.com', ticketId);
    const outcome = await mail.receive({ id: 'r5@customer.example', inReplyTo: '0100-ses@eu-central-1.amazonses.com' });
    expect(outcome).toMatchObject({ action: 'customer-replied', ticketId });
  });

  test('is found by the reference in its subject, but only from somebody who belongs to the ticket', async () => {
    const { mail, ticketId, reference } = await withTicket();
    const known = await mail.receive({ id: 'r6@customer.example', subject: `Re: ${reference} still burning` });
    expect(known).toMatchObject({ action: 'customer-replied', ticketId });
    const typed = await mail.receive({ id: 'r6b@customer.example', subject: `About ${reference.replace(/[[\]]/g, '')}` });
    expect(typed).toMatchObject({ action: 'customer-replied', ticketId });
    const stranger = await mail.receive({
      id: 'r7@evil.example',
      from: 'eve@evil.example',
      subject: `Re: ${reference} still burning`,
    });
    expect(stranger.action).toBe('opened');
    expect(stranger.ticketId).not.toBe(ticketId);
  });

  test('with a forged reply address or Message-ID does not reach the ticket', async () => {
    const { mail, ticketId, reply } = await withTicket();
    const forged = reply.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@'));
    const byAddress = await mail.receive({ id: 'f1@evil.example', from: 'eve@evil.example', to: forged });
    const byId = await mail.receive({
      id: 'f2@evil.example',
      from: 'eve@evil.example',
      references: `<n.${ticketId}.aaaaaaaaaa.aaaaaaaaaaaaaaaa@${DOMAIN}> <ticket.${ticketId}@${DOMAIN}>`,
    });
    expect([byAddress.action, byId.action]).toEqual(['opened', 'opened']);
    expect(await mail.world.facts(ticketId, 'customer-replied')).toEqual([]);
  });

  test('is added once however often it is delivered', async () => {
    const { mail, ticketId, reply } = await withTicket();
    const raw = rawMail({ id: 'r8@customer.example', to: reply });
    await mail.receive(raw);
    const again = await mail.receive(raw, { deliveryId: 'again' });
    expect(again).toEqual({ action: 'customer-replied', ticketId, because: 'it had been taken before' });
    expect(await mail.world.facts(ticketId, 'customer-replied')).toHaveLength(1);
    expect((await mail.services.messages.list(ticketId, 10)).items).toHaveLength(2);
  });

  test('from a colleague who got the address makes the colleague a participant, whose next mail is known by the reference', async () => {
    const { mail, ticketId, reply, reference } = await withTicket();
    await mail.receive({ id: 'p1@customer.example', from: 'Dan <dan@customer.example>', to: reply });
    const next = await mail.receive({ id: 'p2@customer.example', from: 'dan@customer.example', subject: reference });
    expect(next).toMatchObject({ action: 'customer-replied', ticketId });
  });
});

describe('an answer of staff', () => {
  test('from their own address becomes the public answer and goes to the customer without what it quotes', async () => {
    const { mail, ticketId, reply } = await withTicket();
    const text = 'Use the extinguisher.\n\n在 2026年3月2日，Acme Support 写道：\n> internal matters';
    const outcome = await mail.receive(
      { id: 's1@acme.example', from: 'Ann <Ann@acme.example>', to: reply, text },
      { verdicts: { spf: 'PASS', dmarc: 'PASS' } },
    );
    expect(outcome).toMatchObject({ action: 'replied', ticketId });
    const sent = await mail.lastMailTo('cora@customer.example');
    expect(sent.notice).toBe('replied');
    expect(sent.text).toContain('Use the extinguisher.');
    expect(sent.text).not.toContain('internal matters');
    expect(sent.autoSubmitted).toBeUndefined();
    expect(await mail.world.facts(ticketId, 'replied')).toHaveLength(1);
  });

  test('whose address is forged never answers in public', async () => {
    const { mail, ticketId, reply } = await withTicket();
    const byDmarc = await mail.receive(
      { id: 's2@acme.example', from: 'ann@acme.example', to: reply },
      { verdicts: { spf: 'PASS', dmarc: 'FAIL' } },
    );
    const bySpf = await mail.receive(
      { id: 's3@acme.example', from: 'ann@acme.example', to: reply },
      { verdicts: { spf: 'FAIL', dmarc: 'GRAY' } },
    );
    expect([byDmarc.action, bySpf.action]).toEqual(['customer-replied', 'customer-replied']);
    expect(await mail.world.facts(ticketId, 'replied')).toEqual([]);
  });

  test('that was forwarded, so that SPF fails while DMARC passes, counts', async () => {
    const { mail, reply } = await withTicket();
    const outcome = await mail.receive(
      { id: 's4@acme.example', from: 'ann@acme.example', to: reply },
      { verdicts: { spf: 'FAIL', dmarc: 'PASS' } },
    );
    expect(outcome.action).toBe('replied');
  });

  test('that only names the reference counts when its sender is proven', async () => {
    const { mail, reference } = await withTicket();
    const proven = await mail.receive(
      { id: 's5@acme.example', from: 'ann@acme.example', subject: reference },
      { envelopeFrom: 'ann@acme.example', verdicts: { spf: 'PASS', dmarc: 'GRAY' } },
    );
    const unproven = await mail.receive(
      { id: 's6@acme.example', from: 'ann@acme.example', subject: reference },
      { verdicts: { spf: 'GRAY', dmarc: 'GRAY' } },
    );
    expect([proven.action, unproven.action]).toEqual(['replied', 'opened']);
  });

  test.each([
    ['mallory@evil.example', 'opened'],
    ['mallory@notacme.example', 'opened'],
    ['ann@acme.example.evil.example', 'opened'],
    ['bounces+17@mail.acme.example', 'replied'],
  ])('is not proven by the SPF of another domain than theirs: sent by <%s>', async (envelopeFrom, action) => {
    const { mail, reference } = await withTicket();
    const outcome = await mail.receive(
      { id: 's9@acme.example', from: 'ann@acme.example', subject: reference },
      { envelopeFrom, verdicts: { spf: 'PASS', dmarc: 'GRAY' } },
    );
    expect(outcome.action).toBe(action);
  });

  test("counts as the customer's on a ticket that they opened themselves", async () => {
    const mail = await MailWorld.create();
    const { ticketId = '' } = await mail.receive({ id: 's7@acme.example', from: 'ann@acme.example' });
    const outcome = await mail.receive({
      id: 's8@acme.example',
      from: 'ann@acme.example',
      to: makeReplyAddress(SIGNING_KEY, ticketId, DOMAIN),
    });
    expect(outcome.action).toBe('customer-replied');
  });

  test('to a closed ticket is kept where somebody finds it', async () => {
    const { mail, ticketId, reply } = await withTicket();
    await mail.world.do('10:00', ticketId, { type: 'close' });
    const outcome = await mail.receive(
      { id: 's9@acme.example', from: 'ann@acme.example', to: reply },
      { deliveryId: 'late-answer' },
    );
    expect(outcome).toEqual({ action: 'set-aside', folder: 'refused', because: 'the ticket refused it (wrong-status)' });
    expect(await mail.services.blobs.get('parked/refused/late-answer.eml')).toBeDefined();
  });
});

describe('mail that no person wrote', () => {
  const machines = {
    'an out-of-office notice': { headers: ['Auto-Submitted: auto-replied'] },
    'a bounce': { from: 'MAILER-DAEMON@mx.example', subject: 'Undelivered Mail Returned to Sender' },
    'a newsletter': { headers: ['List-Id: <news.shop.example>', 'Precedence: bulk'] },
    'our own notice': { from: 'Acme Support <support@acme.example>' },
  } as const;

  test.each(Object.entries(machines))('%s opens nothing, counts as nothing and is not answered', async (_, written) => {
    const { mail, ticketId, reply } = await withTicket();
    const sent = mail.world.mails.length;
    const fresh = await mail.receive({ id: 'm1@x.example', ...written });
    const onTicket = await mail.receive({ id: 'm2@x.example', to: reply, ...written });
    expect([fresh.action, onTicket.action]).toEqual(['ignored', 'ignored']);
    expect(fresh.because).not.toBe('');
    expect(await mail.world.facts(ticketId, 'customer-replied', 'replied')).toEqual([]);
    expect(mail.world.mails).toHaveLength(sent);
  });

  test('two helpdesks that answer each other stop after one receipt', async () => {
    const { mail } = await withTicket();
    const receipt = mail.world.mails.find(({ notice }) => notice === 'received');
    const back = Buffer.from((receipt?.raw ?? '').replace(/^From: .*$/m, 'From: Other Desk <help@other.example>'));
    expect((await mail.receive(back)).action).toBe('ignored');
  });

  test('with a null return path is known by its envelope alone', async () => {
    const mail = await MailWorld.create();
    const outcome = await mail.receive({ id: 'n@x.example', subject: 'hello' }, { envelopeFrom: '' });
    expect(outcome.action).toBe('ignored');
  });
});

describe('mail that cannot be used', () => {
  test('with a virus or as spam is set aside and nothing of it is kept elsewhere', async () => {
    const mail = await MailWorld.create();
    const virus = await mail.receive({ id: 'v@x.example' }, { verdicts: { virus: 'FAIL' }, deliveryId: 'v' });
    const spam = await mail.receive({ id: 'w@x.example' }, { verdicts: { spam: 'FAIL' }, deliveryId: 's' });
    expect([virus, spam]).toEqual([
      { action: 'set-aside', folder: 'virus', because: 'it carries a virus' },
      { action: 'set-aside', folder: 'spam', because: 'it is spam' },
    ]);
    expect(await mail.services.blobs.get('parked/virus/v.eml')).toBeDefined();
    expect(await mail.services.blobs.get('parked/spam/s.eml')).toBeDefined();
    expect((await mail.world.services.tickets.scanOpen()).items).toEqual([]);
  });

  test.each([
    ['nothing at all', ''],
    ['no From', 'Subject: hi\r\n\r\nhello'],
    ['an empty From', 'From: <>\r\nSubject: hi\r\n\r\nhello'],
    ['a From that is no address', 'From: the boss\r\nSubject: hi\r\n\r\nhello'],
    ['a From without a domain that could be written to', 'From: root@localhost\r\nSubject: hi\r\n\r\nhello'],
  ])('with %s is set aside and reported', async (_, raw) => {
    const mail = await MailWorld.create();
    const outcome = await mail.receive(Buffer.from(raw), { deliveryId: 'odd/../name' });
    expect(outcome.action).toBe('set-aside');
    expect(await mail.services.blobs.get('parked/unparsed/odd_.._name.eml')).toBeDefined();
    expect(mail.world.counts['MailUnparsed']).toBe(1);
  });
});
