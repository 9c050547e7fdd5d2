import { describe, expect, test } from 'vitest';
import { type ActionGrant, signAction } from '../../shared/app/notices/action-token.ts';
import { SIGNING_KEY } from '../support/in-memory/services.ts';
import { createWorld, NOON } from './world.ts';

const DAY = 86_400_000;
const nobody = { key: null };

async function ticketWithLink(grant: Pick<ActionGrant, 'action' | 'by'> & Partial<ActionGrant>) {
  const world = await createWorld();
  const { body } = await world.open();
  const token = signAction(SIGNING_KEY, { ticketId: body.id, expiresAt: NOON + DAY, ...grant });
  const path = `/v1/tickets/${body.id}`;
  const last = async () => (await world.get(`${path}/history`)).body.items.at(-1);
  const version = async () => (await world.get(path)).body.version;
  return { ...world, path, link: `/a/${token}`, reference: body.reference as string, last, version };
}

const byCustomer = { by: 'requester:cora@customer.example' } as const;

describe('a link from a mail about a ticket that was merged since', () => {
  test('changes nothing and says so', async () => {
    const { post, open, path, link, version } = await ticketWithLink({ action: 'not-solved', ...byCustomer });
    await post(`${path}/merge`, { into: (await open()).body.id });
    const { status, text } = await post(link, undefined, nobody);
    expect(status).toBe(409);
    expect(text).toContain('merged into another one');
    expect(text).toContain('已合并');
    expect(await version()).toBe(2);
  });
});

describe('a link from a mail', () => {
  test('shows what it would do, in both languages, and does nothing', async () => {
    const { call, link, reference, version } = await ticketWithLink({ action: 'acknowledge', by: 'agent:max' });
    for (const method of ['GET', 'HEAD', 'GET']) await call(method, link, nobody);
    const { status, text, headers } = await call('GET', link, nobody);
    expect(status).toBe(200);
    expect(text).toContain(reference);
    expect(text).toContain('I take charge');
    expect(text).toContain('我来处理');
    expect(text.match(/<form method="post"><button>/g)).toHaveLength(1);
    expect(text).not.toMatch(/<script|https?:|VPN|cora/);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(await version()).toBe(1);
  });

  test('acknowledges in the name of its addressee, once however often the button is pressed', async () => {
    const { post, link, last, version } = await ticketWithLink({
      action: 'acknowledge',
      by: 'agent:max',
      clocks: ['solution/1'],
    });
    const { status, text } = await post(link, undefined, {
      ...nobody,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect({ status, done: text.includes('Acknowledged.') && text.includes('已确认收到') }).toEqual({ status: 200, done: true });
    expect(text).not.toContain('<form');
    expect(await last()).toMatchObject({ type: 'acknowledged', by: 'agent:max', clocks: [{ metric: 'solution', cycle: 1 }] });
    expect((await post(link, undefined, nobody)).status).toBe(200);
    expect(await version()).toBe(2);
  });

  test('takes its addressee off the watchers by one click of a mail program, and again once they are back', async () => {
    const { post, path, link, last } = await ticketWithLink({ action: 'unwatch', by: 'agent:max' });
    const oneClick = { ...nobody, headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    for (let round = 0; round < 2; round += 1) {
      await post(`${path}/watchers`, { person: 'max' });
      expect((await post(link, 'List-Unsubscribe=One-Click', oneClick)).status).toBe(200);
      expect(await last()).toMatchObject({ type: 'unwatched', by: 'agent:max', watchers: ['max'] });
    }
  });

  test('confirms', async () => {
    const { post, path, link, last } = await ticketWithLink({ action: 'confirm', ...byCustomer });
    await post(`${path}/resolve`);
    expect((await post(link, undefined, nobody)).status).toBe(200);
    expect(await last()).toMatchObject({ type: 'confirmed', by: 'requester:cora@customer.example' });
  });

  test('says that it is not solved', async () => {
    const { post, path, link, last } = await ticketWithLink({ action: 'not-solved', ...byCustomer });
    await post(`${path}/resolve`);
    expect((await post(link, undefined, nobody)).text).toContain('open again');
    expect(await last()).toMatchObject({ type: 'reopened', because: 'not-solved', by: 'requester:cora@customer.example' });
  });

  test('that the ticket has overtaken says where it is now', async () => {
    const { post, link, version } = await ticketWithLink({ action: 'confirm', ...byCustomer });
    const { status, text } = await post(link, undefined, nobody);
    expect(status).toBe(409);
    expect(text).toContain('the ticket is open, and we are working on it');
    expect(text).toContain('处理中');
    expect(await version()).toBe(1);
  });

  test('with nothing left to acknowledge says so', async () => {
    const { post, path, link } = await ticketWithLink({ action: 'acknowledge', by: 'agent:max' });
    await post(`${path}/resolve`, { body: 'Done' });
    expect(await post(link, undefined, nobody)).toMatchObject({ status: 409 });
  });

  test.each(['GET', 'POST'])('that has expired says so to a %s', async (method) => {
    const { call, link, advance, reference, version } = await ticketWithLink({ action: 'acknowledge', by: 'agent:max' });
    advance(DAY);
    const { status, text } = await call(method, link, nobody);
    expect(status).toBe(410);
    expect(text).toContain('expired');
    expect(text).toContain('已过期');
    expect(text).toContain(reference);
    expect(text).not.toContain('<form');
    expect(await version()).toBe(1);
  });

  test.each([
    ['acknowledge', 'agent:max', 'A reply to the mail acknowledges as well', '同样视为确认收到'],
    ['confirm', 'requester:cora@customer.example', 'answer the mail', '请直接回复邮件'],
    ['not-solved', 'requester:cora@customer.example', 'answer the mail', '请直接回复邮件'],
    ['accept-handover', 'agent:ben', 'a reply to the mail would go to the customer', '内容会发送给客户'],
    ['decline-handover', 'agent:ben', 'a reply to the mail would go to the customer', '内容会发送给客户'],
  ] as const)('that has expired says what to do instead: %s', async (action, by, ...said) => {
    const { get, link, advance } = await ticketWithLink({ action, by });
    advance(DAY);
    const { text } = await get(link, nobody);
    for (const words of said) expect(text).toContain(words);
  });

  test.each(['GET', 'POST'])('that was changed does nothing for a %s', async (method) => {
    const { call, link, version } = await ticketWithLink({ action: 'acknowledge', by: 'agent:max' });
    for (const changed of [
      link.slice(0, -2),
      link.replace('/a/', '/a/x'),
      '/a/x',
      '/a/x.y',
      '/a/<script>',
      '/a/%00',
      `/a/${'x'.repeat(9_000)}`,
    ]) {
      const { status, text } = await call(method, changed, nobody);
      expect({ status, said: text.includes('This link does not work') }).toEqual({ status: 403, said: true });
    }
    expect(await version()).toBe(1);
  });

  test('never gets into the log, though its work fails', async () => {
    const world = await createWorld({
      replace: ({ tickets }) => ({ tickets: { ...tickets, load: () => Promise.reject(new Error('x')) } }),
    });
    const token = signAction(SIGNING_KEY, { ticketId: '7k3m9qxw4t', expiresAt: NOON + DAY, action: 'confirm', ...byCustomer });
    expect((await world.post(`/a/${token}`, undefined, nobody)).status).toBe(500);
    expect(world.logged).toHaveLength(1);
    expect(JSON.stringify(world.logged)).not.toContain(token);
  });
});

describe('a link from a mail that asks for a handover', () => {
  const asked = async (action: 'accept-handover' | 'decline-handover') => {
    const world = await ticketWithLink({ action, by: 'agent:ben' });
    await world.post(`${world.path}/replies`, { body: 'On it.', from: 'agent', author: 'ann' });
    await world.post(`${world.path}/handover`, { to: 'ben', author: 'ann' });
    return world;
  };

  test.each([
    ['accept-handover', 'handed-over', 'The ticket is yours now', '此工单现由您负责跟进', 'ben'],
    ['decline-handover', 'handover-declined', 'stays with its owner', '仍由首问责任人跟进', 'ann'],
  ] as const)('answers it in the name of its addressee: %s', async (action, type, english, ...[chinese, owner]) => {
    const { post, get, path, link, last } = await asked(action);
    const { status, text } = await post(link, undefined, nobody);
    expect(status).toBe(200);
    expect(text).toContain(english);
    expect(text).toContain(chinese);
    expect(await last()).toMatchObject({ type, by: 'agent:ben' });
    expect((await get(path)).body.owner).toBe(owner);
  });

  test('does not send its addressee to the customer where the ticket is closed', async () => {
    const { post, path, link } = await asked('accept-handover');
    await post(`${path}/close`);
    const { status, text } = await post(link, undefined, nobody);
    expect(status).toBe(409);
    expect(text).toContain('the ticket is closed');
    expect(text).not.toMatch(/answer the mail|回复邮件/);
  });

  test('says so when the offer no longer stands', async () => {
    const { post, path, link } = await asked('accept-handover');
    await post(`${path}/handover/withdraw`, { author: 'ann' });
    const { status, text } = await post(link, undefined, nobody);
    expect(status).toBe(409);
    expect(text).toContain('was taken back');
    expect(text).toContain('已撤回');
  });
});
