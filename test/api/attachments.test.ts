import { describe, expect, test } from 'vitest';
import { takeMail } from '../../shared/app/mail/mail-intake.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { incoming } from '../mail/mail-world.ts';
import { openIn } from '../support/in-memory/stores.ts';
import { createWorld, NOON } from './world.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const MAIL = [
  'From: cora@customer.example',
  'To: support@acme.example',
  'Subject: It looks like this',
  'Message-ID: <picture@customer.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; boundary=b',
  '',
  '--b',
  'Content-Type: text/html',
  '',
  '<p>See <img src="cid:shot@customer.example"></p><img src="cid:lost@customer.example"><img src="https://track.example/1.gif">',
  '--b',
  'Content-Type: image/png; name="屏幕.png"',
  'Content-ID: <shot@customer.example>',
  'Content-Transfer-Encoding: base64',
  '',
  PNG,
  '--b--',
].join('\r\n');

async function withPicture() {
  const world = await createWorld();
  const mail = incoming(Buffer.from(MAIL), {});
  const { ticketId = '' } = await takeMail({ ...world.platform, reader: mailReader }, mail);
  const { body } = await world.get(`/v1/tickets/${ticketId}/messages`);
  return { ...world, ticketId, message: body.items[0] };
}

describe('an attachment of a mail', () => {
  test('says in its message what it is and where it is handed out', async () => {
    const { ticketId, message } = await withPicture();
    const path = `/v1/tickets/${ticketId}/messages/${message.id}/attachments/1/file`;
    expect(message.attachments).toEqual([{ name: '屏幕.png', type: 'image/png', size: 70, path }]);
  });

  test('is shown where the HTML shows it; what the mail did not bring along is not', async () => {
    const { message } = await withPicture();
    expect(message.html).toBe(`<p>See <img src="${message.attachments[0].path}" /></p>`);
    expect(message.blockedImages).toBe(1);
  });

  test('is fetched without a key under the address that its path leads to, to be saved and not shown', async () => {
    const { get, message, platform } = await withPicture();

    const { status, headers, body } = await get(message.attachments[0].path);

    expect(status).toBe(302);
    const known = { name: '屏幕.png', type: 'image/png', size: 70, expiresAt: new Date(NOON + 300_000).toISOString() };
    expect(body).toEqual({ ...known, url: headers['location'] });
    expect(await get(message.attachments[0].path.replace('/file', ''))).toMatchObject({ status: 200, body });
    const file = await openIn(platform.blobs)(body.url);
    expect(file.headers.get('content-type')).toBe('image/png');
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="__.png"; filename*=UTF-8''%E5%B1%8F%E5%B9%95.png`,
    );
    expect(Buffer.from(await file.bytes()).toString('base64')).toBe(PNG);
  });

  test('is handed out by its own ticket and message only, and by number from 1', async () => {
    const { get, open, ticketId, message } = await withPicture();
    const other = (await open()).body.id;
    const of = (ticket: string, id: string, n: string) => get(`/v1/tickets/${ticket}/messages/${id}/attachments/${n}/file`);

    for (const answer of [
      await of(other, message.id, '1'),
      await of(ticketId, 'no-such-message', '1'),
      await of(ticketId, message.id, '2'),
      await of(ticketId, message.id, '0'),
      await of(ticketId, message.id, '1.5'),
      await of(ticketId, message.id, '-1'),
      await of(ticketId, message.id, 'x'),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'unknown-attachment']);
    }
    expect((await of('7k3m9qxw4t', message.id, '1')).body.code).toBe('unknown-ticket');
  });

  test('is not there for whoever has no key, and no link to it is logged', async () => {
    const { get, message, logged } = await withPicture();
    const { path } = message.attachments[0];

    expect((await get(path, { key: null })).status).toBe(401);
    await get(path);

    expect(JSON.stringify(logged)).not.toContain('blobs.example');
  });
});
