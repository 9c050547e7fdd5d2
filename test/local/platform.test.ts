import { describe, expect, test } from 'vitest';
import type { Platform } from '../../local/platform.ts';
import { A_TICKET, call, openByApi, postAlert, runPlatform, sendMail, temporaryFolder } from './support/platform.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Who was mailed when, in minutes since the opening. */
async function escalations(platform: Platform, id: string, openedAt: number): Promise<readonly string[]> {
  const mails = (await platform.mails()).filter(
    ({ headers, to }) => headers['x-pledge-ticket'] === id && to.endsWith('@acme.example'),
  );
  return mails.map(({ at, to }) => `${(Date.parse(at) - openedAt) / MINUTE} ${to}`);
}

const LEFT_ALONE = [
  '45 leo@acme.example',
  '60 leo@acme.example',
  '90 mia@acme.example',
  '1080 leo@acme.example',
  '1440 mia@acme.example',
  '1680 dan@acme.example',
];

async function onlyTicket(platform: Platform): Promise<{ readonly id: string; readonly openedAt: number }> {
  const { body } = await call(platform, '/v1/tickets');
  const [ticket] = body['items'] as readonly { readonly id: string; readonly openedAt: string }[];
  if (ticket === undefined) throw new Error('there is no ticket');
  return { id: ticket.id, openedAt: Date.parse(ticket.openedAt) };
}

describe('a ticket that is left alone', () => {
  test('climbs its ladder, each level at its own instant, when time is advanced in one go', async () => {
    const platform = await runPlatform();
    const { id, openedAt } = await openByApi(platform);
    await platform.advance(48 * HOUR);
    expect(await escalations(platform, id, openedAt)).toEqual(LEFT_ALONE);
  });

  test('climbs it the same way when every message is delivered twice, and when it came by mail', async () => {
    const platform = await runPlatform({ faults: { duplicate: true } });
    await sendMail(platform, { subject: 'Help' });
    await platform.advance(48 * HOUR);
    const { id, openedAt } = await onlyTicket(platform);
    expect(await escalations(platform, id, openedAt)).toEqual(LEFT_ALONE);
    const received = await platform.mails({ to: 'cara@customer.example' });
    expect(received.map(({ subject }) => subject)).toEqual([expect.stringContaining('Help')]);
  });

  test('climbs it the same way when it came by webhook', async () => {
    const platform = await runPlatform();
    expect((await postAlert(platform, { id: 'a1', title: 'Disk full' })).status).toBeLessThan(300);
    await platform.advance(48 * HOUR);
    const { id, openedAt } = await onlyTicket(platform);
    expect(await escalations(platform, id, openedAt)).toEqual(LEFT_ALONE);
  });
});

describe('the local pages', () => {
  test('show the clock, move it, and refuse what makes no sense', async () => {
    const platform = await runPlatform();
    const before = await call(platform, '/_local/clock');
    expect(before.body).toEqual({ now: expect.any(String), timeScale: 1 });
    const after = await call(platform, '/_local/clock/advance', { seconds: 90 });
    expect(Date.parse(String(after.body['now'])) - Date.parse(String(before.body['now']))).toBeGreaterThanOrEqual(90_000);
    for (const body of [{}, { seconds: -1 }, { seconds: '5' }, { seconds: 1e12 }, '{"seconds":', '']) {
      expect((await call(platform, '/_local/clock/advance', body, { method: 'POST' })).status).toBe(400);
    }
  });

  test('show outgoing mail, events and nothing else', async () => {
    const platform = await runPlatform();
    await openByApi(platform);
    await platform.advance(1_000);
    const mails = JSON.parse(String((await call(platform, '/_local/mail?to=cara')).body['text'])) as unknown;
    expect(mails).toEqual([
      expect.objectContaining({
        to: 'cara@customer.example',
        from: 'Acme <help@in.acme.example>',
        text: expect.stringContaining('printer'),
      }),
    ]);
    expect(platform.events().map((event) => event['detail-type'])).toContain('ticket.opened');
    expect(String((await call(platform, '/_local/mailbox')).body['text'])).toContain('<!doctype html>');
    expect((await call(platform, '/_local/mail', undefined, { method: 'DELETE' })).status).toBe(204);
    expect(await platform.mails()).toEqual([]);
    expect((await call(platform, '/_local/nothing')).status).toBe(404);
  });

  test('say which methods a path takes, and can be asked for by their headers alone', async () => {
    const platform = await runPlatform();
    const ask = (path: string, method: string) => fetch(`${platform.url}${path}`, { method });
    for (const [method, path, allow] of [
      ['GET', '/_local/clock/advance', 'POST'],
      ['POST', '/_local/clock', 'GET, HEAD'],
      ['PUT', '/_local/mail', 'GET, HEAD, DELETE'],
      ['DELETE', '/_local/mail/some-id', 'GET, HEAD'],
    ] as const) {
      const answer = await ask(path, method);
      expect([answer.status, answer.headers.get('allow')], `${method} ${path}`).toEqual([405, allow]);
    }
    expect((await ask('/_local/mail', 'HEAD')).status).toBe(200);
  });

  test('are closed to pages of other sites', async () => {
    const platform = await runPlatform();
    const answer = await call(
      platform,
      '/_local/clock/advance',
      { seconds: 1 },
      { headers: { origin: 'https://elsewhere.example' } },
    );
    expect(answer.status).toBe(403);
  });
});

describe('the front door', () => {
  test('refuses a body over 10 MB before it reaches the API', async () => {
    const platform = await runPlatform();
    const answer = await call(platform, '/v1/tickets', `{"subject":"${'x'.repeat(10 * 1024 * 1024)}"}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
  });

  test('takes mail with 8-bit text and attachments of several megabytes', async () => {
    const platform = await runPlatform();
    await sendMail(platform, { subject: '打印机着火了', text: 'x'.repeat(15 * 1024 * 1024) });
    await platform.advance(1_000);
    expect((await onlyTicket(platform)).id).toMatch(/^\w{10}$/);
  });
});

describe('after a restart', () => {
  test('time, tickets, mails and secrets are what they were', async () => {
    const data = temporaryFolder();
    const first = await runPlatform({ data });
    const { id, openedAt } = await openByApi(first);
    await first.advance(50 * MINUTE);
    const [webhook] = first.webhooks;
    await first.stop();
    const second = await runPlatform({ data });
    expect(second.now()).toBeGreaterThanOrEqual(openedAt + 50 * MINUTE);
    expect(second.webhooks[0]?.secret).toBe(webhook?.secret);
    await second.advance(50 * MINUTE);
    expect(await escalations(second, id, openedAt)).toEqual(LEFT_ALONE.slice(0, 3));
    expect((await call(second, `/v1/tickets/${id}`)).body['subject']).toBe(A_TICKET.subject);
  });
});
