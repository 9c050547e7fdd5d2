import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { createPostedBox } from '../../local/posted.ts';
import { call, runPlatform } from './support/platform.ts';

const SECRET = 'whsec_dHJ5aW5nIG91dCBhIHdlYmhvb2s=';
const NOW = Date.parse('2026-01-05T12:00:00Z');

describe('what an outgoing webhook posts to the laptop itself', () => {
  const body = '{"type":"ticket.escalated"}';
  const signed = (secret: string) => ({
    'webhook-id': 'a#1',
    'webhook-timestamp': String(NOW / 1_000),
    'webhook-signature': new Webhook(secret).sign('a#1', new Date(NOW), body),
  });

  test('can be looked at', () => {
    const box = createPostedBox({ 'webhook:pager': SECRET }, () => NOW);
    box.add('pager', signed(SECRET), Buffer.from(body));
    expect(box.recent()).toEqual([
      { at: '2026-01-05T12:00:00.000Z', webhook: 'pager', id: 'a#1', body: { type: 'ticket.escalated' } },
    ]);
  });

  test('is distrusted where it is signed by somebody else', () => {
    const box = createPostedBox({ 'webhook:pager': SECRET }, () => NOW);
    expect(box.add('pager', signed('whsec_c29tZWJvZHkgZWxzZQ=='), Buffer.from(body)).distrusted).toContain('signature');
  });
});

test('a platform refuses what is not signed, and shows it', async () => {
  const platform = await runPlatform();
  expect((await call(platform, '/_local/webhooks/pager', { type: 'x' })).status).toBe(401);
  const { body } = await call(platform, '/_local/webhooks');
  expect(JSON.parse(String(body['text']))).toMatchObject([{ webhook: 'pager', body: { type: 'x' } }]);
});
