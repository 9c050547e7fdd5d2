import { describe, expect, test } from 'vitest';
import { adapterOf } from '../../../shared/app/webhooks/webhook-adapters.ts';
import type { WebhookType } from '../../../shared/app/webhooks/webhook-source.ts';

/** By its sender's own name a delivery that comes twice is known. */
describe('the name that a sender gives its delivery', () => {
  const SNS = { Type: 'Notification', MessageId: 'm1' };

  test.each<[WebhookType, { readonly [name: string]: string }, unknown, string | undefined]>([
    ['generic', { 'webhook-id': 'msg_1', 'idempotency-key': 'k' }, {}, 'msg_1'],
    ['generic', { 'idempotency-key': 'k' }, {}, 'k'],
    ['generic', {}, {}, undefined],
    ['github', { 'x-github-delivery': 'guid' }, {}, 'guid'],
    ['sentry', { 'request-id': 'r1' }, {}, 'r1'],
    ['aws-sns', {}, SNS, 'm1'],
    ['aws-sns', {}, { Records: [{ Sns: SNS }] }, 'm1'],
    ['aws-sns', {}, 'text', undefined],
    // They send the same again on purpose: that it is still there.
    ['alertmanager', { 'idempotency-key': 'k' }, {}, undefined],
    ['grafana', { 'idempotency-key': 'k' }, {}, undefined],
    ['pagerduty', { 'idempotency-key': 'k' }, { dedup_key: 'lag' }, undefined],
  ])('of %s with %j', async (type, headers, body, name) => {
    const adapter = await adapterOf(type);
    expect(adapter.deliveryId?.({ headers, bytes: new Uint8Array() }, body)).toBe(name);
  });
});
