import { describe, expect, test } from 'vitest';
import { createRequestLimits, DEFAULT_LIMITS } from '../../shared/app/keys/request-limits.ts';
import { signAction } from '../../shared/app/notices/action-token.ts';
import { DAY_MS, HOUR_MS } from '../../shared/core/instant.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { openIn } from '../support/in-memory/stores.ts';
import { CORA, linkToken } from './customer-link.ts';
import { type Ask, createWorld, KEY, NOON, type WorldOptions } from './world.ts';

/** A ticket of Cora's, and the portal that has the token of her link. */
async function portal(options: WorldOptions = {}) {
  const world = await createWorld(options);
  const { body } = await world.open({ description: 'It broke this morning.' });
  const id: string = body.id;
  const path = `/v1/tickets/${id}`;
  const key = linkToken(id);
  const see = (what: string, ask: Ask = {}) => world.get(`/v1/customer/${what}`, { key, ...ask });
  const say = (what: string, said: object = {}, ask: Ask = {}) => world.post(`/v1/customer/${what}`, said, { key, ...ask });
  const facts = async () => (await world.get(`${path}/history`)).body.items;
  const last = async () => (await facts()).at(-1);
  return { ...world, id, path, key, see, say, facts, last, reference: body.reference as string };
}

/** Files that came with a message, as mails bring them. */
async function withFile(world: Awaited<ReturnType<typeof portal>>, n: number, name: string) {
  const { platform, get, path, id } = world;
  const messageId: string = (await get(`${path}/messages`)).body.items[n - 1].id;
  const message = await platform.messages.load(id, messageId);
  const blob = `attachments/${name}`;
  await platform.blobs.put(blob, Buffer.from(name), 'application/pdf');
  if (message === undefined) throw new Error('there is no such message');
  await platform.messages.save({ ...message, attachments: [{ name, type: 'application/pdf', size: name.length, blob }] });
  return messageId;
}

describe('a portal with the link of a customer', () => {
  test('reads the request as its customer sees it', async () => {
    const { see, reference } = await portal();
    const { status, body } = await see('request');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      reference,
      subject: 'VPN does not connect',
      status: 'open',
      mayDo: ['reply', 'complain'],
      linkExpiresAt: new Date(NOON + DAY_MS).toISOString(),
    });
    expect(body.promises.map(({ metric }: { metric: string }) => metric)).toContain('solution');
    expect(body).not.toHaveProperty('rating');
  });

  test('reads what was said in public, page by page and from either end, and no note', async () => {
    const { see, post, path } = await portal();
    await post(`${path}/replies`, { from: 'agent', author: 'max', body: 'Please restart it.' });
    await post(`${path}/notes`, { body: 'NOTE-OF-STAFF', author: 'max' });
    await post(`${path}/solution`, { body: 'We restarted it.' });
    const first = (await see('messages?limit=2')).body;
    expect(first.items).toMatchObject([
      { by: 'you', text: 'It broke this morning.', attachments: [] },
      { by: 'us', text: 'Please restart it.' },
    ]);
    expect((await see(`messages?limit=2&cursor=${first.nextCursor}`)).body).toMatchObject({
      items: [{ by: 'us', text: 'We restarted it.' }],
      nextCursor: null,
    });
    const newest = (await see('messages?sort=-at&limit=1')).body;
    expect(newest.items).toMatchObject([{ text: 'We restarted it.' }]);
    expect((await see('messages?limit=2&cursor=bm9uZQ.aaaaaaaa')).status).toBe(400);
    expect(JSON.stringify((await see('messages')).body)).not.toMatch(/NOTE|@/);
  });

  test('saves a file of a public message by an address of five minutes, and none of a note', async () => {
    const world = await portal();
    await world.post(`${world.path}/notes`, { body: 'Look at this', author: 'max' });
    const open = await withFile(world, 1, 'offer.pdf');
    const secret = await withFile(world, 2, 'secret.pdf');
    const [{ attachments }] = (await world.see('messages')).body.items;
    expect(attachments).toEqual([
      { name: 'offer.pdf', type: 'application/pdf', size: 9, path: `/v1/customer/messages/${open}/attachments/1` },
    ]);
    const { body } = await world.get(attachments[0].path, { key: world.key });
    expect(body).toMatchObject({ name: 'offer.pdf', expiresAt: new Date(NOON + 300_000).toISOString() });
    const file = await openIn(world.platform.blobs)(body.url);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    for (const place of [`${secret}/attachments/1`, `${open}/attachments/2`, `${open}/attachments/0`, 'none/attachments/1'])
      expect((await world.see(`messages/${place}`)).body.code).toBe('unknown-attachment');
  });

  test('writes in the name of its customer', async () => {
    const { say, last, get, path } = await portal();
    const { status, body } = await say('messages', { text: 'Still broken.' });
    expect({ status, state: body.status }).toEqual({ status: 200, state: 'open' });
    expect(await last()).toMatchObject({ type: 'customer-replied', from: CORA, by: `requester:${CORA}` });
    const { items } = (await get(`${path}/messages`)).body;
    expect(items.at(-1)).toMatchObject({ direction: 'in', channel: 'link', text: 'Still broken.' });
  });

  test('says that it is not solved, that it is, and how content the customer is', async () => {
    const { say, see, post, path, last } = await portal();
    await post(`${path}/solution`, { body: 'Restart it.' });
    expect((await see('request')).body.mayDo).toEqual(['reply', 'confirm', 'not-solved', 'rate', 'complain']);
    expect((await say('reopen', { reason: 'It is as slow as before' })).body.status).toBe('open');
    expect(await last()).toMatchObject({ type: 'reopened', because: 'not-solved', reason: 'It is as slow as before' });
    await post(`${path}/resolve`);
    expect((await say('confirm')).body.status).toBe('confirmed');
    const { body } = await say('rating', { score: 4, comment: 'Quick' });
    expect(body.rating).toMatchObject({ score: 4, comment: 'Quick' });
    expect(await last()).toMatchObject({ type: 'rated', by: `requester:${CORA}` });
  });

  test('does once what it repeats with one key, and is refused what the request does not allow', async () => {
    const { say, facts, post, path } = await portal();
    const again = { headers: { 'idempotency-key': 'one' } };
    for (const replayed of [undefined, 'true'])
      expect((await say('complaint', { reason: 'Too slow' }, again)).headers['idempotency-replayed']).toBe(replayed);
    expect((await facts()).filter(({ type }: { type: string }) => type === 'complained')).toHaveLength(1);
    expect((await say('complaint', { reason: 'Other' }, again)).body.code).toBe('idempotency-key-reused');
    expect((await say('confirm')).body).toMatchObject({ status: 409, code: 'wrong-status' });
    await post(`${path}/resolve`);
    expect([(await say('confirm')).status, (await say('confirm')).status]).toEqual([200, 409]);
    for (const _ of [1, 2]) expect((await say('rating', { score: 5 })).status).toBe(200);
    expect((await facts()).filter(({ type }: { type: string }) => type === 'rated')).toHaveLength(1);
  });

  test('brings a closed request back by what the customer writes', async () => {
    const { say, post, path } = await portal();
    await post(`${path}/resolve`);
    await say('confirm');
    await post(`${path}/close`, {});
    expect((await say('messages', { text: 'It happened again, the error is the same as before.' })).body.status).toBe('open');
  });

  test.each([
    ['messages', { text: 'x'.repeat(20_001) }, 'text'],
    ['messages', { text: ' ' }, 'text'],
    ['messages', {}, 'text'],
    ['messages', { text: 'Hello', author: 'max' }, 'author'],
    ['rating', { score: 6 }, 'score'],
    ['complaint', { reason: 'a\u0000b' }, 'reason'],
    ['confirm', { by: 'max' }, 'by'],
  ])('is told which field of %s does not fit', async (what, said, field) => {
    const { say, facts } = await portal();
    const { status, body } = await say(what, said);
    expect({ status, field: body.errors[0].field }).toEqual({ status: 422, field });
    expect(await facts()).toHaveLength(1);
  });

  test('is refused a text of a megabyte before anybody reads it', async () => {
    const { say } = await portal();
    expect((await say('messages', { text: 'x'.repeat(1_000_000) })).status).toBe(413);
  });

  test('may send as much in an hour as its customer on their page: both are counted as one', async () => {
    const { say, advance, facts } = await portal();
    for (let n = 0; n < 20; n += 1) await say('messages', { text: `Message ${n}` });
    const { status, body, headers } = await say('messages', { text: 'One more' });
    expect({ status, code: body.code, after: headers['retry-after'] }).toEqual({ status: 429, code: 'too-often', after: '3600' });
    expect(await facts()).toHaveLength(21);
    advance(HOUR_MS);
    expect((await say('messages', { text: 'One more' })).status).toBe(200);
  });
});

describe('the token of a link', () => {
  test('is asked for, and says by the headers how often it may ask', async () => {
    const { see } = await portal({ replace: (services) => ({ requestLimits: createRequestLimits(services, DEFAULT_LIMITS) }) });
    const { status, body, headers } = await see('request', { key: null });
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'no-link' });
    expect(headers['www-authenticate']).toContain('Bearer');
    expect((await see('request')).headers['ratelimit-policy']).toBe('"default";q=60;w=60');
  });

  test('lets in only as it was signed, for this purpose, with the key in force, for a customer of the ticket', async () => {
    const { see, say, id, key, facts } = await portal();
    const action = signAction(SIGNING_KEY, {
      ticketId: id,
      action: 'confirm',
      by: `requester:${CORA}`,
      expiresAt: NOON + DAY_MS,
    });
    const forged = [key.slice(0, -2), `x${key}`, 'x.y', '.', 'x'.repeat(9_000), action, KEY];
    const others = [linkToken(id, CORA, { key: 'an older key' }), linkToken(id, 'mallory@elsewhere.example')];
    for (const wrong of [...forged, ...others])
      for (const answer of [await see('request', { key: wrong }), await say('messages', { text: 'Hello' }, { key: wrong })])
        expect({ wrong, status: answer.status, code: answer.body.code }).toEqual({ wrong, status: 401, code: 'wrong-link' });
    expect(await facts()).toHaveLength(1);
  });

  test('says that it has expired, and how another is had', async () => {
    const { see, advance } = await portal();
    advance(DAY_MS);
    expect((await see('request')).body).toMatchObject({ status: 401, code: 'expired-link' });
  });

  test('shows nothing of another ticket: the token is all that says which', async () => {
    const world = await portal();
    const other = (await world.open({ subject: 'OTHER-TICKET', requester: { email: 'eve@other.example' } })).body;
    const file = await withFile(world, 1, 'offer.pdf');
    const key = linkToken(other.id, 'eve@other.example');
    expect((await world.see('request', { key })).body.subject).toBe('OTHER-TICKET');
    expect((await world.see(`messages/${file}/attachments/1`, { key })).status).toBe(404);
    expect((await world.see('request', { key: linkToken(other.id, CORA) })).status).toBe(401);
  });

  test('stands in no log', async () => {
    const { see, logged, key } = await portal();
    await see('request');
    await see('request', { key: `${key}x` });
    expect(JSON.stringify(logged)).not.toContain(key.slice(0, 20));
  });
});

describe('a file on the page of a request', () => {
  test('is a link that leads to the file, and for a note or a forged link leads nowhere', async () => {
    const world = await portal();
    await world.post(`${world.path}/notes`, { body: 'Look at this', author: 'max' });
    await withFile(world, 1, 'offer.pdf');
    const secret = await withFile(world, 2, 'secret.pdf');
    const nobody = { key: null };
    const { text } = await world.get(`/t/${world.key}`, nobody);
    const [, href = ''] = /href="([^"]+\/files\/[^"]+)"/.exec(text) ?? [];
    expect(text).not.toContain('secret.pdf');
    const { status, headers } = await world.get(`/t/${href}`, nobody);
    expect(status).toBe(302);
    const file = await openIn(world.platform.blobs)(headers['location'] ?? '');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="offer.pdf"/);
    const refused = [`/t/${world.key}/files/${secret}/1`, `/t/${href.slice(0, -1)}2`];
    expect(await Promise.all(refused.map(async (path) => (await world.get(path, nobody)).status))).toEqual([404, 404]);
    const forged = await world.get(`/t/x${href}`, nobody);
    expect([forged.status, forged.headers['location']]).toEqual([302, `../../../x${world.key}`]);
  });
});
