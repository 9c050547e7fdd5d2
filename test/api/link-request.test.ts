import { describe, expect, test } from 'vitest';
import { networkOf } from '../../shared/app/customer/network-of.ts';
import { openTicket } from '../../shared/app/open-ticket.ts';
import { DAY_MS, HOUR_MS } from '../../shared/core/instant.ts';
import { mailReader } from '../../shared/mail/mail-reader.ts';
import { CORA, linkToken } from './customer-link.ts';
import { createWorld, NOON, type WorldOptions } from './world.ts';

const nobody = { key: null };
const MALLORY = 'mallory@elsewhere.example';

let broken = false;

/** A ticket of Cora's, and somebody without a key who asks for links to it. */
async function asker(options: WorldOptions = {}, changes: object = {}) {
  const world = await createWorld(options);
  const { body } = await world.open(changes);
  const id: string = body.id;
  await world.wake(id);
  const before = world.mailer.sent.length;
  const ask = (wish: object, from = '203.0.113.7') => world.post('/v1/customer/links', wish, { ...nobody, from });
  const fill = (path: string, fields: { readonly [name: string]: string }, from = '203.0.113.7') =>
    world.call('POST', path, {
      ...nobody,
      from,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      text: new URLSearchParams(fields).toString(),
    });
  /** What was mailed since the beginning, once the workers have done their work. */
  const mails = async () => {
    await world.wake(id);
    return world.mailer.sent.slice(before);
  };
  return { ...world, id, reference: body.reference as string, ask, fill, mails };
}

async function linkIn(raw: Uint8Array): Promise<string> {
  const read = await mailReader.read(raw);
  if ('unreadable' in read) throw new Error(read.unreadable);
  return /\/t\/(\S+)/.exec(read.mail.text)?.[1] ?? '';
}

describe('a new link', () => {
  test('is mailed to the customer who is named with their reference, and opens the request for 90 days', async () => {
    const { ask, mails, reference, get, advance } = await asker();
    expect((await ask({ ticket: reference, email: CORA.toUpperCase() })).status).toBe(202);
    const [mail, ...others] = await mails();
    expect({ to: mail?.to, others }).toEqual({ to: CORA, others: [] });
    const key = await linkIn(mail?.raw ?? new Uint8Array());
    advance(90 * DAY_MS - HOUR_MS);
    expect((await get('/v1/customer/request', { key })).body.reference).toBe(reference);
    advance(HOUR_MS);
    expect((await get('/v1/customer/request', { key })).body.code).toBe('expired-link');
  });

  test('is had by a link that has expired, as it stands in the mail or its token alone', async () => {
    const { ask, mails, id } = await asker();
    const token = linkToken(id, CORA, { expiresAt: NOON - DAY_MS });
    for (const link of [token, `https://help.example/t/${token}?lang=en`]) expect((await ask({ link })).status).toBe(202);
    expect((await mails()).map(({ to }) => to)).toEqual([CORA, CORA]);
    expect((await ask({ link: `${token}x` })).body.errors).toMatchObject([{ field: 'link', in: 'body' }]);
  });

  test('is in the language of the customer', async () => {
    const { ask, mails, reference } = await asker({}, { language: 'zh-CN' });
    await ask({ ticket: reference, email: CORA });
    const [mail] = await mails();
    const read = await mailReader.read(mail?.raw ?? new Uint8Array());
    expect('mail' in read && read.mail.subject).toContain('访问链接');
    expect('mail' in read && read.mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('stands in the history for the staff, and tells no one else', async () => {
    const { ask, mails, reference, get, id } = await asker();
    await ask({ ticket: reference, email: CORA });
    expect((await get(`/v1/tickets/${id}/history`)).body.items.at(-1)).toMatchObject({
      type: 'link-requested',
      by: 'system',
      to: CORA,
    });
    expect(await mails()).toHaveLength(1);
  });

  test('of a merged ticket is one to the ticket that it goes on as', async () => {
    const { ask, mails, reference, open, post, id, wake, mailer, get } = await asker();
    const heir = (await open({ requester: { email: 'eve@other.example' } })).body;
    await post(`/v1/tickets/${id}/merge`, { into: heir.id });
    await mails();
    await wake(heir.id);
    const before = mailer.sent.length;
    await ask({ ticket: reference, email: CORA });
    await wake(heir.id);
    const [mail, ...others] = mailer.sent.slice(before);
    expect({ to: mail?.to, others }).toEqual({ to: CORA, others: [] });
    const key = await linkIn(mail?.raw ?? new Uint8Array());
    expect((await get('/v1/customer/request', { key })).body.reference).toBe(heir.reference);
  });
});

describe('whoever asks for a link', () => {
  test('hears the same, in the same time, whether or not ticket and address belong together', async () => {
    const waits: number[] = [];
    const { ask, fill, mails, reference } = await asker({
      replace: () => ({
        wait: async (ms) => {
          waits.push(ms);
        },
      }),
    });
    const wishes = [
      [reference, CORA],
      [reference, MALLORY],
      ['7K3M9-QXW4T', CORA],
    ] as const;
    const answers = [];
    for (const [ticket, email] of wishes) {
      const { status, text, headers } = await ask({ ticket, email });
      const page = await fill('/t', { reference: ticket, email, lang: 'en' });
      answers.push({ status, text, headers, page: [page.status, page.headers, page.text] });
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]]);
    expect(new Set(waits)).toEqual(new Set([600]));
    expect((await mails()).map(({ to }) => to)).toEqual([CORA, CORA]);
  });

  test('is not told by a failure either', async () => {
    const { ask, reference } = await asker({
      replace: ({ tickets }) => ({
        tickets: {
          ...tickets,
          commit: async (...given) => {
            if (broken) throw new Error('the store is away');
            return tickets.commit(...given);
          },
        },
      }),
    });
    broken = true;
    const { status } = await ask({ ticket: reference, email: CORA });
    broken = false;
    expect(status).toBe(202);
  });

  test('makes no mail to an address that is mailed no more, to a machine, or to somebody who is no customer', async () => {
    const { ask, mails, reference, platform, id, mailer, wake } = await asker();
    await platform.suppressions.save(
      {
        address: CORA,
        revision: 1,
        marks: [{ reason: 'bounced', since: NOON, at: NOON, mails: 1, newest: { ticketId: id, receipt: 'r' }, counted: [] }],
      },
      0,
    );
    for (const email of [CORA, MALLORY]) expect((await ask({ ticket: reference, email })).status).toBe(202);
    expect(await mails()).toEqual([]);
    const robot = { email: 'noreply@robot.example' };
    const draft = { subject: 'Disk full', requester: robot, channel: 'webhook', muted: true } as const;
    const opened = await openTicket(platform, draft, { by: 'webhook:disks', key: 'k', commandId: 'k' });
    const machine = opened.ok ? opened.stored.id : '';
    const sent = mailer.sent.length;
    expect((await ask({ ticket: machine, email: robot.email })).status).toBe(202);
    await wake(machine);
    expect(mailer.sent.slice(sent)).toEqual([]);
  });

  test('has five mails a day sent to one address, by whatever ticket and way, whether or not there is such a customer', async () => {
    for (const email of [CORA, MALLORY]) {
      const { ask, fill, reference, advance } = await asker();
      for (let n = 0; n < 5; n += 1) expect((await ask({ ticket: reference, email }, `203.0.113.${n}`)).status).toBe(202);
      const { status, body, headers } = await ask({ ticket: '7K3M9-QXW4T', email });
      expect({ status, code: body.code, later: headers['retry-after'] }).toEqual({
        status: 429,
        code: 'too-often',
        later: '3600',
      });
      expect((await fill('/t', { reference, email })).status).toBe(429);
      advance(DAY_MS);
      expect((await ask({ ticket: reference, email })).status).toBe(202);
    }
  });

  test('is heard thirty times an hour from one place', async () => {
    const { ask, fill, reference, advance } = await asker();
    const from = '2001:db8:1:2::7';
    for (let n = 0; n < 30; n += 1) expect((await ask({ ticket: reference, email: `who${n}@x.example` }, from)).status).toBe(202);
    expect((await ask({ ticket: reference, email: CORA }, '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await fill('/t', { reference, email: CORA }, from)).status).toBe(429);
    expect((await ask({ ticket: reference, email: CORA })).status).toBe(202);
    advance(HOUR_MS);
    expect((await ask({ ticket: reference, email: CORA }, from)).status).toBe(202);
  });

  test.each([
    [{}, ''],
    [{ ticket: '7K3M9-QXW4T' }, ''],
    [{ ticket: '7K3M9-QXW4T', email: CORA, link: 'x' }, ''],
    [{ ticket: 'no reference', email: CORA }, 'ticket'],
    [{ ticket: '7K3M9-QXW4T', email: 'cora' }, 'email'],
    [{ link: 'x.y' }, 'link'],
  ])('is told what is missing in %j', async (wish, field) => {
    const { ask } = await asker();
    const { status, body } = await ask(wish);
    expect({ status, field: body.errors[0].field }).toEqual({ status: 422, field });
  });
});

describe('the page on which a link is asked for', () => {
  test('is in either language, and keeps what was typed where it does not fit', async () => {
    const { get, fill } = await asker();
    expect((await get('/t', nobody)).text).toContain('A new link to your request');
    expect((await get('/t', { ...nobody, headers: { 'accept-language': 'zh-CN,zh' } })).text).toContain('获取新的访问链接');
    const { status, text } = await fill('/t', { reference: '"><script>', email: 'cora', lang: 'en' });
    expect(status).toBe(422);
    expect(text).toContain('ten letters and digits');
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect((await fill('/t', { reference: '7K3M9-QXW4T', email: 'cora', lang: 'zh-CN' })).text).toContain('请填写有效的邮箱地址');
  });

  test('says that a mail may be on its way', async () => {
    const { get, fill, reference, mails } = await asker();
    const { status, headers } = await fill('/t', { reference, email: ` ${CORA} `, lang: 'en' });
    expect({ status, location: headers['location'] }).toEqual({ status: 303, location: '?lang=en&done=link' });
    expect((await get(`/t${headers['location']}`, nobody)).text).toContain('is on its way');
    expect(await mails()).toHaveLength(1);
  });

  test('is where a link leads that does not work; one that has expired needs a button only', async () => {
    const { get, fill, id, mails } = await asker();
    expect((await get('/t/x', nobody)).text).toContain('href="../t"');
    const old = linkToken(id, CORA, { expiresAt: NOON - DAY_MS });
    expect((await get(`/t/${old}`, nobody)).text).toContain('<button name="do" value="link">');
    const { status, headers } = await fill(`/t/${old}`, { do: 'link' });
    expect({ status, location: headers['location'] }).toEqual({ status: 303, location: '../t?done=link' });
    expect((await mails()).map(({ to }) => to)).toEqual([CORA]);
    expect((await fill(`/t/x${old}`, { do: 'link' })).status).toBe(403);
  });
});

describe('where a request comes from', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('is %s counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
