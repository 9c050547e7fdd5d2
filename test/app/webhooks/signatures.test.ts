import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hmacHex } from '../../../shared/app/webhooks/adapters/hmac.ts';
import { distrust } from '../../../shared/app/webhooks/webhook-authentication.ts';
import type { WebhookSource, WebhookType } from '../../../shared/app/webhooks/webhook-source.ts';
import { createInMemorySns } from '../../support/in-memory/webhooks.ts';
import { HAS_SAMPLES, sample } from '../../support/webhook-samples.ts';
import { sourceOf } from './reading.ts';

const NOW = Date.parse('2026-01-05T12:00:00.000Z');
const SECRET = 'a secret';

type Given = {
  readonly headers: { readonly [name: string]: string | undefined };
  readonly body?: string;
  readonly secret?: string;
  readonly now?: number;
};

const distrusted = (
  type: WebhookType,
  { headers, body = '{}', secret = SECRET, now = NOW }: Given,
  source: Partial<WebhookSource> = {},
) =>
  distrust({
    source: sourceOf(type, source),
    secret,
    now,
    sns: createInMemorySns(),
    post: { headers, bytes: Buffer.from(body) },
  });

const hex = (body: string, secret = SECRET) => createHmac('sha256', secret).update(body).digest('hex');

describe('published signatures', () => {
  const hello = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
  const secret = "It's a Secret to Everybody";

  test('GitHub: "Hello, World!"', async () => {
    const given = { headers: { 'x-hub-signature-256': hello }, secret };
    expect(await distrusted('github', { ...given, body: 'Hello, World!' })).toBeUndefined();
    expect(await distrusted('github', { ...given, body: 'Hello, World?' })).toMatch(/does not fit/);
    expect(await distrusted('github', { ...given, body: 'Hello, World!', secret: 'another' })).toMatch(/does not fit/);
  });

  const AUTHENTICATION = { authentication: { kind: 'standard-webhooks' } } as const;
  const standard = {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    body: '{"test": 2432232314}',
    now: 1_614_265_330_000,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
  };

  test('Standard Webhooks', async () => {
    expect(await distrusted('generic', standard, AUTHENTICATION)).toBeUndefined();
    expect(await distrusted('generic', { ...standard, body: '{"test": 2432232315}' }, AUTHENTICATION)).toMatch(/does not fit/);
    expect(await distrusted('generic', { ...standard, now: standard.now + 300_001 }, AUTHENTICATION)).toMatch(/5 minutes off/);
  });

  test.skipIf(!HAS_SAMPLES)('all that are collected for what is understood (skipped where they are absent)', async () => {
    const types: { readonly [name: string]: WebhookType } = { github: 'github', 'standard-webhooks': 'generic' };
    const vectors = sample('signature-vectors.json').filter(({ name }: { name: string }) => Object.hasOwn(types, name));
    expect(vectors).toHaveLength(2);
    for (const vector of vectors) {
      const headers = {
        [vector.header.toLowerCase()]: vector.expectedHeader,
        'webhook-id': vector.webhookId,
        'webhook-timestamp': vector.webhookTimestamp,
      };
      const given = { headers, body: vector.body, secret: vector.secret, now: Number(vector.webhookTimestamp ?? 0) * 1_000 };
      const source = vector.name === 'github' ? {} : AUTHENTICATION;
      expect(await distrusted(types[vector.name] ?? 'generic', given, source)).toBeUndefined();
    }
  });
});

test.skipIf(!HAS_SAMPLES)(
  'every collected signature over a body alone is the one that is made here (skipped where they are absent)',
  () => {
    const bare = sample('signature-vectors.json').filter(({ scheme }: { scheme: string }) => /hex/.test(scheme));
    expect(bare.map(({ name }: { name: string }) => name)).toEqual(['github', 'pagerduty-v3']);
    for (const { expectedHeader, secret, body } of bare) expect(expectedHeader.split('=')[1]).toBe(hmacHex(secret, body));
  },
);

describe.each([
  ['github', 'x-hub-signature-256', 'sha256='],
  ['sentry', 'sentry-hook-signature', ''],
  ['grafana', 'x-grafana-alerting-signature', ''],
] as const)('a signature of %s', (type, header, prefix) => {
  const body = '{"title":"溢出"}';

  test('is over the bytes of the body', async () => {
    expect(await distrusted(type, { headers: { [header]: `${prefix}${hex(body)}` }, body })).toBeUndefined();
    expect(await distrusted(type, { headers: { [header]: `${prefix}${hex(body)}` }, body: `${body} ` })).toMatch(/does not fit/);
  });

  test.each([
    ['by another secret', `${prefix}${hex(body, 'other')}`],
    ['cut off', `${prefix}${hex(body)}`.slice(0, -1)],
    ['in capitals', `${prefix}${hex(body).toUpperCase()}`],
    ['of another kind', `sha1=${hex(body)}`],
    ['empty', ''],
  ])('that is %s is not trusted', async (_why, given) => {
    expect(await distrusted(type, { headers: { [header]: given }, body })).toMatch(/does not fit/);
  });

  test('that is missing is asked for', async () => {
    expect(await distrusted(type, { headers: {}, body })).toMatch(/is missing/);
  });
});

describe('a signature of Grafana with the time in it', () => {
  const authentication = { kind: 'signature', timestampHeader: 'x-grafana-time' } as const;
  const at = String(NOW / 1_000);
  const headers = { 'x-grafana-time': at, 'x-grafana-alerting-signature': hex(`${at}:{}`) };
  const check = (given: Given['headers'], now = NOW) => distrusted('grafana', { headers: given, now }, { authentication });

  test('is over time and body', async () => {
    expect(await check(headers)).toBeUndefined();
    expect(await check({ ...headers, 'x-grafana-alerting-signature': hex('{}') })).toMatch(/does not fit/);
    expect(await check({ ...headers, 'x-grafana-time': String(NOW / 1_000 + 1) })).toMatch(/does not fit/);
  });

  test('is good for five minutes either way', async () => {
    expect(await check(headers, NOW + 300_000)).toBeUndefined();
    expect(await check(headers, NOW - 300_000)).toBeUndefined();
    expect(await check(headers, NOW + 300_001)).toMatch(/5 minutes off/);
    expect(await check(headers, NOW - 300_001)).toMatch(/5 minutes off/);
  });

  test.each([undefined, 'now', '', '-1', '1e9'])('needs a time: %j', async (time) => {
    expect(await check({ ...headers, 'x-grafana-time': time })).toMatch(/time/);
  });
});

describe('a secret in the header Authorization', () => {
  const authentication = { kind: 'shared-secret', header: 'authorization' } as const;
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  test.each([`Bearer ${SECRET}`, `bearer ${SECRET}`, SECRET, basic(`anybody:${SECRET}`), basic(`:${SECRET}`)])(
    'is taken as %s',
    async (given) => {
      expect(await distrusted('alertmanager', { headers: { authorization: given } }, { authentication })).toBeUndefined();
    },
  );

  test.each(['Bearer wrong', '', 'Bearer ', basic(`${SECRET}:`), basic('x:wrong'), 'Basic %%%'])(
    'is wrong as "%s"',
    async (given) => {
      expect(await distrusted('alertmanager', { headers: { authorization: given } }, { authentication })).toMatch(/is wrong/);
    },
  );
});

describe('a routing key of PagerDuty', () => {
  const authentication = { kind: 'routing-key' } as const;

  test.each([
    [{ routing_key: SECRET }, undefined],
    [{ routing_key: 'wrong' }, 'Invalid routing key'],
    [{ routing_key: [SECRET] }, 'Invalid routing key'],
    [{}, 'Invalid routing key'],
    [null, 'Invalid routing key'],
  ])('stands in the body: %j', async (body, reason) => {
    expect(await distrusted('pagerduty', { headers: {}, body: JSON.stringify(body) }, { authentication })).toBe(reason);
  });

  test('is not looked for in what is not JSON', async () => {
    expect(await distrusted('pagerduty', { headers: {}, body: SECRET }, { authentication })).toBe('Invalid routing key');
  });
});
