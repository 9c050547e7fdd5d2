import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openMailbox } from '../../local/mailbox/mailbox.ts';

const AT = Date.UTC(2026, 0, 5, 9);
const temporary = (): string => join(mkdtempSync(join(tmpdir(), 'pledge-mailbox-')), 'mail.jsonl');

function mail(id: string, to: string, subject = 'Hello') {
  const raw = [
    'From: Acme <support@acme.example>',
    `To: ${to}`,
    `Subject: ${subject}`,
    'X-A: 1',
    'X-A: 2',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Grüße',
  ].join('\r\n');
  return { id, from: 'support@acme.example', to: [to], raw: Buffer.from(raw) };
}

describe('the captured mailbox', () => {
  test('shows mails as people read them, newest last', async () => {
    const mailbox = openMailbox(temporary(), () => AT);
    mailbox.capture(mail('1', 'ada@acme.example'));
    mailbox.capture(mail('2', 'bob@acme.example', '=?UTF-8?B?5bel5Y2V?='));
    const mails = await mailbox.list({});
    expect(mails.map(({ id, subject }) => [id, subject])).toEqual([
      ['1', 'Hello'],
      ['2', '工单'],
    ]);
    expect(mails[0]).toMatchObject({
      at: '2026-01-05T09:00:00.000Z',
      from: 'Acme <support@acme.example>',
      to: 'ada@acme.example',
      text: 'Grüße\n',
      html: '',
      headers: { 'x-a': '1, 2' },
    });
  });

  test('hands out the pictures that a mail brings along, by the names that its HTML has for them', async () => {
    const mailbox = openMailbox(temporary(), () => AT);
    const part = (type: string, more: readonly string[], body: string) => ['--x', `Content-Type: ${type}`, ...more, '', body];
    const raw = [
      'Content-Type: multipart/related; boundary=x',
      '',
      ...part('text/html', [], '<img src="cid:logo@acme">'),
      ...part('image/png', ['Content-ID: <logo@acme>', 'Content-Transfer-Encoding: base64'], 'iVBORw0KGgo='),
      '--x--',
    ].join('\r\n');
    mailbox.capture({ ...mail('1', 'ada@acme.example'), raw: Buffer.from(raw) });
    mailbox.capture(mail('2', 'bob@acme.example'));
    expect(await mailbox.pictures('1')).toEqual({ 'logo@acme': 'data:image/png;base64,iVBORw0KGgo=' });
    expect(await mailbox.pictures('2')).toEqual({});
    expect(await mailbox.pictures('3')).toBeUndefined();
  });

  test('finds mails by recipient and by time', async () => {
    let now = AT;
    const mailbox = openMailbox(temporary(), () => now);
    mailbox.capture(mail('1', 'ada@acme.example'));
    now += 1_000;
    mailbox.capture(mail('2', 'bob@acme.example'));
    expect((await mailbox.list({ to: 'ADA@' })).map(({ id }) => id)).toEqual(['1']);
    expect((await mailbox.list({ since: AT + 1 })).map(({ id }) => id)).toEqual(['2']);
  });

  test('keeps them across a restart, and forgets one that a crash cut short', async () => {
    const file = temporary();
    const first = openMailbox(file, () => AT);
    first.capture(mail('1', 'ada@acme.example'));
    first.close();
    appendFileSync(file, '{"id":"2","at":17');
    const second = openMailbox(file, () => AT);
    second.capture(mail('3', 'bob@acme.example'));
    expect((await second.list({})).map(({ id }) => id)).toEqual(['1', '3']);
    second.close();
    expect((await openMailbox(file, () => AT).list({})).map(({ id }) => id)).toEqual(['1', '3']);
  });

  test('is empty after it is cleared, and goes on', async () => {
    const mailbox = openMailbox(temporary(), () => AT);
    mailbox.capture(mail('1', 'ada@acme.example'));
    mailbox.clear();
    expect(await mailbox.list({})).toEqual([]);
    mailbox.capture(mail('2', 'ada@acme.example'));
    expect((await mailbox.list({})).map(({ id }) => id)).toEqual(['2']);
    expect(mailbox.raw('2')?.toString()).toContain('Subject: Hello');
  });
});
