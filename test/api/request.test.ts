import { describe, expect, test } from 'vitest';
import { signAction } from '../../shared/app/notices/action-token.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { CORA, linkToken } from './customer-link.ts';
import { createWorld, NOON, type WorldOptions } from './world.ts';

const DAY = 86_400_000;
const nobody = { key: null };
const asForm = { ...nobody, headers: { 'content-type': 'application/x-www-form-urlencoded' } };

const linkTo = (...who: Parameters<typeof linkToken>) => `/t/${linkToken(...who)}`;

/** A ticket of Cora's, her link, and what a browser does with it. */
async function requestOf(changes: object = {}, options: WorldOptions = {}) {
  const world = await createWorld(options);
  const { body } = await world.open({ description: 'It broke this morning.', ...changes });
  const id: string = body.id;
  const link = linkTo(id);
  const path = `/v1/tickets/${id}`;
  const page = async (address = link) => (await world.get(address, nobody)).text;
  const once = async () => /name="once" value="([^"]+)"/.exec(await page())?.[1] ?? '';
  const send = (fields: { readonly [name: string]: string }) =>
    world.call('POST', link, { ...asForm, text: new URLSearchParams(fields).toString() });
  const submit = async (fields: { readonly [name: string]: string }) => send({ once: await once(), ...fields });
  const facts = async () => (await world.get(`${path}/history`)).body.items;
  const last = async () => (await facts()).at(-1);
  return { ...world, id, link, path, page, once, send, submit, facts, last, reference: body.reference as string };
}

describe('the page of a request', () => {
  test('shows its customer where it is, what was promised, and what was said', async () => {
    const { get, post, path, link, reference } = await requestOf();
    await post(`${path}/replies`, { from: 'agent', author: 'max', body: 'Please restart it.' });
    const { status, text, headers } = await get(link, nobody);
    expect(status).toBe(200);
    for (const words of [
      reference,
      'VPN does not connect',
      'It broke this morning.',
      'Please restart it.',
      'Solution',
      'We are working',
    ])
      expect(text).toContain(words);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect(text).not.toMatch(/<script|https?:/);
  });

  test('is in the language of the customer, and in the other one on demand', async () => {
    const { page, link } = await requestOf({ language: 'zh-CN' });
    expect(await page()).toContain('处理中');
    expect(await page(`${link}?lang=en`)).toContain('We are working on it');
    expect(await page(`${link}?lang=tlh`)).toContain('处理中');
  });

  test('names no address and no text of anybody but its customer and those who answer in public', async () => {
    const { services, post, path, page } = await requestOf();
    const { organisation } = await services.configuration.current();
    const kinds: readonly (readonly [verb: string, body: object])[] = [
      ['notes', { body: 'NOTE-OF-STAFF', author: 'max' }],
      ['replies', { from: 'agent', author: 'max', body: 'PUBLIC-ANSWER' }],
      ['replies', { from: 'requester', author: 'dan@elsewhere.example', body: 'FROM-A-COLLEAGUE' }],
      ['hold', { reason: 'REASON-OF-HOLD' }],
      ['resume', {}],
      ['watchers', { person: 'ben' }],
      ['acknowledge', { author: 'max' }],
      ['handover', { to: 'ben', note: 'HANDOVER-NOTE', author: 'max' }],
      ['resolve', { body: 'PUBLIC-SOLUTION', author: 'max' }],
      ['close', { reason: 'CLOSED-BECAUSE' }],
    ];
    for (const [verb, body] of kinds)
      expect({ verb, status: (await post(`${path}/${verb}`, body)).status }).toEqual({ verb, status: 200 });
    const secrets = ['NOTE-OF-STAFF', 'REASON-OF-HOLD', 'HANDOVER-NOTE', 'CLOSED-BECAUSE'];
    const text = await page();
    for (const words of ['PUBLIC-ANSWER', 'FROM-A-COLLEAGUE', 'PUBLIC-SOLUTION']) expect(text).toContain(words);
    for (const words of [...secrets, 'dan@elsewhere.example']) expect(text).not.toContain(words);
    const shown = text.replace(/<style>.*<\/style>/s, '');
    for (const { email = '@' } of Object.values(organisation.people)) expect(shown).not.toContain(email);
    expect(shown).not.toContain('@');
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</textarea></style><svg/onload=alert(1)>',
    '&lt;b&gt;',
  ])('shows %s as the text that it is, wherever it comes from', async (attack) => {
    const requester = { email: CORA, name: attack };
    const { post, path, get, link, submit } = await requestOf({ subject: attack, description: attack, requester });
    await post(`${path}/replies`, { from: 'agent', body: attack });
    const { text } = await get(`${link}?lang=${encodeURIComponent(attack)}&done=${encodeURIComponent(attack)}`, nobody);
    const refused = (await submit({ do: 'reply', text: attack, once: 'stale' })).text;
    for (const shown of [text, refused]) {
      expect(shown).not.toMatch(/<(script|img|svg|b>)/);
      expect(shown).toContain(
        attack.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
      );
    }
  });
});

describe('what a customer sends from the page', () => {
  test('is their reply, and the page says that it has arrived', async () => {
    const { get, submit, last, link, path } = await requestOf();
    const { status, headers } = await submit({ do: 'reply', text: 'Still broken.\r\nPlease help.', lang: 'en' });
    expect({ status, location: headers.location }).toEqual({ status: 303, location: '?lang=en&done=reply' });
    expect(await last()).toMatchObject({ type: 'customer-replied', from: CORA, by: `requester:${CORA}` });
    const { items } = (await get(`${path}/messages`)).body;
    expect(items.at(-1)).toMatchObject({ direction: 'in', author: `requester:${CORA}`, text: 'Still broken.\nPlease help.' });
    expect((await get(`${link}${headers.location}`, nobody)).text).toContain('Your message has arrived');
  });

  test('is done once, however often the same form is sent', async () => {
    const { once, send, facts } = await requestOf();
    const form = { do: 'complain', text: 'Too slow', once: await once() };
    for (const _ of [1, 2, 3]) expect((await send(form)).status).toBe(303);
    expect((await facts()).filter(({ type }: { type: string }) => type === 'complained')).toHaveLength(1);
  });

  test('says whether it is solved, where it waits for that', async () => {
    const { post, path, page, submit, last } = await requestOf();
    expect(await page()).not.toContain('Yes, it is solved');
    expect((await submit({ do: 'confirm' })).status).toBe(409);
    await post(`${path}/solution`, { body: 'Restart it.' });
    expect(await page()).toContain('Yes, it is solved');
    await submit({ do: 'not-solved' });
    expect(await last()).toMatchObject({ type: 'reopened', because: 'not-solved', by: `requester:${CORA}` });
    await post(`${path}/resolve`);
    await submit({ do: 'confirm' });
    expect(await last()).toMatchObject({ type: 'confirmed', by: `requester:${CORA}` });
  });

  test('rates it once it is solved', async () => {
    const { post, path, page, submit, facts } = await requestOf();
    expect(await page()).not.toContain('How did we do?');
    await post(`${path}/resolve`);
    expect((await submit({ do: 'rate', score: '4', text: 'Quick\r\nand kind' })).status).toBe(303);
    expect((await facts()).find(({ type }: { type: string }) => type === 'rated')).toMatchObject({
      score: 4,
      comment: 'Quick and kind',
      by: `requester:${CORA}`,
    });
    const again = await page();
    expect(again).toContain('You rated it 4 of 5');
    expect(again).toContain('value="4" required checked');
    expect(again).toContain('value="Quick and kind"');
  });

  test.each([
    [{ do: 'reply', text: '  ' }, 'please write something'],
    [{ do: 'complain', text: 'x'.repeat(501) }, 'too long'],
    [{ do: 'reply', text: 'a\u0000b' }, 'no text'],
    [{ do: 'rate', score: '6' }, 'from 1 to 5'],
    [{ do: 'rate' }, 'from 1 to 5'],
    [{ do: 'acknowledge' }, 'try again from this page'],
    [{ do: 'reply', text: 'Hello', once: '' }, 'try again from this page'],
    [{}, 'try again from this page'],
  ])('is refused in words when it is not complete: %j', async (fields, words) => {
    const { submit, facts } = await requestOf();
    const { status, text } = await submit(fields);
    expect({ status, said: text.includes(words) }).toEqual({ status: 422, said: true });
    expect(await facts()).toHaveLength(1);
  });

  test('is no more than people send in an hour; what they wrote is not lost', async () => {
    const { submit, facts, advance } = await requestOf();
    for (let n = 0; n < 20; n += 1) expect((await submit({ do: 'reply', text: `Message ${n}` })).status).toBe(303);
    const { status, text } = await submit({ do: 'reply', text: 'One more' });
    expect({ status, kept: text.includes('One more</textarea>') }).toEqual({ status: 429, kept: true });
    expect(await facts()).toHaveLength(21);
    advance(3_600_000);
    expect((await submit({ do: 'reply', text: 'One more' })).status).toBe(303);
  });
});

describe('a link to a request', () => {
  test.each(['GET', 'POST'])('lets a %s in only as it was signed, for this purpose, with the key in force', async (method) => {
    const { call, id, link, facts } = await requestOf();
    const action = signAction(SIGNING_KEY, { ticketId: id, action: 'confirm', by: `requester:${CORA}`, expiresAt: NOON + DAY });
    const refused = [link.slice(0, -2), `/t/x${link.slice(3)}`, '/t/x', '/t/x.y', '/t/%00', `/t/${'x'.repeat(9_000)}`];
    const others = [`/t/${action}`, link.replace('/t/', '/a/'), linkTo(id, CORA, { key: 'an older key' })];
    for (const address of [...refused, ...others]) {
      const { status, text } = await call(method, address, asForm);
      expect({ address, status, said: text.includes('This link does not work') }).toEqual({ address, status: 403, said: true });
      expect(text).not.toContain('VPN');
    }
    expect(await facts()).toHaveLength(1);
  });

  test.each(['GET', 'POST'])('that has expired says so to a %s, and shows nothing', async (method) => {
    const { call, link, advance, reference } = await requestOf();
    advance(DAY);
    const { status, text } = await call(method, link, asForm);
    expect(status).toBe(410);
    for (const words of ['expired', '已过期', reference]) expect(text).toContain(words);
    expect(text).not.toContain('VPN');
  });

  test('is worth nothing for somebody who is no customer of the ticket', async () => {
    const { get, id } = await requestOf();
    for (const email of ['mallory@elsewhere.example', '', 'anna@acme.example']) {
      expect((await get(linkTo(id, email), nobody)).status).toBe(403);
    }
  });

  test('has no address in it', async () => {
    const { link } = await requestOf();
    const [payload = ''] = link.slice(3).split('.');
    expect(Buffer.from(payload, 'base64url').toString()).not.toMatch(/cora|@/);
  });
});

describe('a link to a request that was merged', () => {
  async function merged() {
    const world = await requestOf();
    const heir = (
      await world.open({
        subject: 'VPN for all',
        description: 'HEIR-OPENED',
        requester: { email: 'eve@other.example', name: 'Eve' },
      })
    ).body;
    const heirPath = `/v1/tickets/${heir.id}`;
    await world.post(`${heirPath}/replies`, { from: 'agent', body: 'ANSWER-BEFORE' });
    await world.post(`${world.path}/merge`, { into: heir.id });
    await world.wake(world.id);
    await world.post(`${heirPath}/replies`, { from: 'agent', body: 'ANSWER-AFTER' });
    await world.post(`${heirPath}/replies`, { from: 'requester', body: 'OF-EVE' });
    return { ...world, heir, heirPath };
  }

  test('leads to the one that it goes on as, without what others wrote and what was said before', async () => {
    const { page, heir } = await merged();
    const text = await page();
    expect(text).toContain(heir.reference);
    expect(text).toContain('ANSWER-AFTER');
    for (const words of ['HEIR-OPENED', 'ANSWER-BEFORE', 'OF-EVE', 'Eve', 'eve@']) expect(text).not.toContain(words);
  });

  test('brings what its customer writes there', async () => {
    const { submit, get, heirPath, page } = await merged();
    expect((await submit({ do: 'reply', text: 'Here too' })).status).toBe(303);
    const { items } = (await get(`${heirPath}/history`)).body;
    expect(items.at(-1)).toMatchObject({ type: 'customer-replied', from: CORA });
    expect(await page()).toContain('Here too');
  });
});
