import { describe, expect, test } from 'vitest';
import { example } from '../../local/mail/samples/sample-notice.ts';
import { noticeInput, OPENED_AT, REFERENCE, TICKET, TICKET_ID } from '../../local/mail/samples/sample-ticket.ts';
import type { NoticeInput } from '../../shared/app/notices/notice-input.ts';
import { CUSTOMER_NOTICES, type NoticeKind, STAFF_NOTICES } from '../../shared/core/effect.ts';
import { composeNotice } from '../../shared/mail/compose-notice.ts';
import { parseMail } from '../../shared/mail/parse/parse-mail.ts';

async function compose(input: NoticeInput) {
  const mail = await composeNotice(input);
  const raw = Buffer.from(mail.raw).toString('latin1');
  const header = raw.slice(0, raw.indexOf('\r\n\r\n'));
  const parsed = parseMail(mail.raw);
  if (!parsed.ok) throw new Error(parsed.because);
  return { mail, raw, header, read: parsed.mail };
}

describe('a composed notice', () => {
  test('comes from the configured sender, goes to its addressee, and brings answers to the ticket', async () => {
    const { mail, read } = await compose(example('received', 'en'));
    expect(mail).toMatchObject({ from: 'support@acme.example', to: 'reader@example.com' });
    expect(read.from).toEqual({ email: 'support@acme.example', name: 'Acme Support' });
    expect(read.to).toEqual([{ email: 'reader@example.com', name: 'Reader' }]);
    expect(read.replyTo[0]?.email).toMatch(/^t\+7k3m9qxw4t\.[0-9a-z]{16}@in\.acme\.example$/);
    expect(read.subject).toContain(`[${REFERENCE}]`);
    expect(read.headers.get('x-pledge-ticket')).toBe(TICKET_ID);
    expect(read.headers.get('x-pledge-notice')).toBe('received');
    expect(read.date).toBe('Mon, 05 Jan 2026 01:00:00 +0000');
  });

  test.each([
    ['received', 'auto-replied'],
    ['replied', undefined],
    ['resolved', 'auto-generated'],
    ['escalation', 'auto-generated'],
  ] as const)('of the kind %s says %s about who wrote it', async (notice, automatic) => {
    expect((await compose(example(notice, 'en'))).read.autoSubmitted).toBe(automatic);
  });

  test('that its reader may leave says how, also for mail programs that do it with one click', async () => {
    const unwatch = `https://pledge.acme.example/a/${'x'.repeat(400)}`;
    const { read, header } = await compose({ ...example('news', 'en'), links: { unwatch } });
    expect(read.headers.get('list-unsubscribe')).toBe(`<${unwatch}>`);
    expect(read.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(read.text).toContain(`Stop following this ticket:\n${unwatch}`);
    expect(header.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  });

  test.each([...CUSTOMER_NOTICES, ...STAFF_NOTICES].filter((notice) => notice !== 'news'))(
    'of the kind %s is nothing that one could leave',
    async (notice: NoticeKind) => {
      expect((await compose(example(notice, 'en'))).header).not.toMatch(/^list-/im);
    },
  );

  test('to a domain in another script goes to its name in the DNS', async () => {
    const { mail, header } = await compose(noticeInput('received', 'en', { to: { email: 'info@例子.example', name: '张伟' } }));
    expect(header).toMatch(/^[\x00-\x7f]*$/);
    expect(header).toContain('xn--fsqu00a.example');
    expect(mail.to).toBe('info@xn--fsqu00a.example');
  });

  test('is the same mail when it is composed again', async () => {
    const [one, two] = [await compose(example('breach', 'en')), await compose(example('breach', 'en'))];
    expect(one.read.messageId).toBe(two.read.messageId);
    expect(one.read.date).toBe(two.read.date);
    expect([one.read.text, one.read.html]).toEqual([two.read.text, two.read.html]);
  });

  test.each(['received', 'breach'] as const)('of the kind %s hangs under the mails that its addressee knows', async (notice) => {
    const mailIds = ['a@customer.example', 'b@customer.example'];
    const { read } = await compose({ ...example(notice, 'en'), mailIds });
    expect(read.inReplyTo).toEqual(['b@customer.example']);
    expect(read.references).toEqual([`ticket.${TICKET_ID}@in.acme.example`, ...mailIds]);
  });

  test('that is the first one to its addressee hangs under the ticket', async () => {
    const staff = (await compose({ ...example('breach', 'en'), mailIds: [] })).read;
    expect(staff.inReplyTo).toEqual([`ticket.${TICKET_ID}@in.acme.example`]);
    expect(staff.references).toEqual([`ticket.${TICKET_ID}@in.acme.example`]);
  });

  test('of a long conversation keeps its root and the newest mails', async () => {
    const mailIds = Array.from({ length: 60 }, (_, index) => `m${index}@customer.example`);
    const { references } = (await compose(noticeInput('replied', 'en', { mailIds, message: 'x' }))).read;
    expect(references).toHaveLength(12);
    expect(references[0]).toBe(`ticket.${TICKET_ID}@in.acme.example`);
    expect(references.at(-1)).toBe('m59@customer.example');
  });

  test.each([...CUSTOMER_NOTICES, ...STAFF_NOTICES])(
    'of the kind %s in Chinese is plain ASCII on the wire and arrives unharmed',
    async (notice: NoticeKind) => {
      const { raw, header, read } = await compose(example(notice, 'zh-CN'));
      expect(raw).toMatch(/^[\x00-\x7f]*$/);
      expect(header.split('\r\n').every((line) => line.length <= 78)).toBe(true);
      expect(read.subject).toContain('标签打印机');
      expect(read.text).toContain('标签打印机只打空白页');
      expect(read.html).toContain('标签打印机只打空白页');
    },
  );
});

describe('hostile words in a mail', () => {
  const inject = 'x\r\nBcc: eve@evil.example\r\n\r\nbody';

  test('never add a header, a recipient or a body', async () => {
    const { header, read } = await compose({
      ...example('replied', 'en'),
      ticket: { ...TICKET, subject: `${inject}${'very long '.repeat(400)}` },
      effect: {
        ...example('replied', 'en').effect,
        to: { email: 'cora@customer.example', name: `${inject} <eve@evil.example>, "` },
      },
      settings: { ...example('replied', 'en').settings, from: 'Acme, "Support"\r\nBcc: eve@evil.example <support@acme.example>' },
      mailIds: [
        inject,
        'ok@customer.example>\r\nBcc: <eve@evil.example',
        `${'l'.repeat(400)}@x.example`,
        'fine@customer.example',
      ],
    });
    expect(header).not.toMatch(/^bcc:/im);
    expect(read.headers.has('bcc')).toBe(false);
    expect(read.to.map(({ email }) => email)).toEqual(['cora@customer.example']);
    expect(read.from?.email).toBe('support@acme.example');
    expect(read.references).toEqual([`ticket.${TICKET_ID}@in.acme.example`, 'fine@customer.example']);
    expect(header.split('\r\n').every((line) => line.length <= 998)).toBe(true);
  });

  test('are read as they stand, also where they look encoded', async () => {
    const encoded = `=?utf-8?B?${Buffer.from(inject).toString('base64')}?= =?UTF-8?q?=0D=0ABcc:_eve@evil.example?=`;
    for (const words of [encoded, `工单 ${encoded}`]) {
      const { header, read } = await compose({
        ...example('received', 'en'),
        ticket: { ...TICKET, subject: words },
        effect: { ...example('received', 'en').effect, to: { email: 'cora@customer.example', name: words.slice(0, 80) } },
      });
      const unfolded = header.replace(/\r\n[ \t]/g, ' ');
      expect(unfolded).not.toMatch(/=\?utf-8\?B\?eA0K|=\?utf-8\?q\?=0D/i);
      expect(read.subject).toContain('?utf-8?B?');
      expect(read.subject).toContain('?q?=0D=0ABcc:_eve@evil.example?=');
      expect(read.to).toMatchObject([{ email: 'cora@customer.example', name: expect.stringContaining('?utf-8?B?') }]);
    }
  });

  test.each([
    '',
    'no at sign',
    'a@b.example, eve@evil.example',
    'a@b.example\r\nBcc: eve@evil.example',
    '<a@b.example>',
    'a@@b.example',
    '"a b"@c.example',
  ])('as the address %j are refused for good', async (email) => {
    const input = noticeInput('received', 'en', { to: { email } });
    await expect(composeNotice(input)).rejects.toThrow(expect.objectContaining({ name: 'PermanentError' }));
  });
});

test("the moment of sending is the Date of the mail, whatever the machine's clock says", async () => {
  const { read } = await compose({ ...example('received', 'en'), at: OPENED_AT + 86_400_000 });
  expect(read.date).toBe('Tue, 06 Jan 2026 01:00:00 +0000');
});
