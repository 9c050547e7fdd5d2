import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PermanentError, RetryableError } from '../../../shared/app/errors.ts';
import { distrust } from '../../../shared/app/webhooks/webhook-authentication.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/core/instant.ts';
import { createSns } from '../../../shared/net/sns.ts';
import { createCertificate } from '../../support/certificate.ts';
import { sourceOf } from './reading.ts';

const NOW = Date.parse('2026-01-05T12:00:00.000Z');
const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';
const CERTIFICATE_URL = 'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem';
const VALID = { name: 'sns.amazonaws.com', from: NOW - DAY_MS, until: NOW + DAY_MS };
const AMAZON = createCertificate(VALID);

type Message = { readonly [name: string]: string | null };

const NOTIFICATION: Message = {
  Type: 'Notification',
  MessageId: 'm1',
  TopicArn: TOPIC,
  Subject: 'ALARM: "cpu" 溢出',
  Message: '{"AlarmName":"cpu"}',
  Timestamp: '2026-01-05T12:00:00.000Z',
};
const CONFIRMATION: Message = {
  Type: 'SubscriptionConfirmation',
  MessageId: 'm2',
  TopicArn: TOPIC,
  Token: 't',
  Message: 'You have chosen to subscribe',
  SubscribeURL: 'https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t',
  Timestamp: '2026-01-05T12:00:00.000Z',
};

/** As Amazon describes it: names in the order of their bytes, each with its value, each on a line of its own. */
function signed(message: Message, version = '2', privateKey = AMAZON.privateKey) {
  const names = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
  const text = names.flatMap((name) => (typeof message[name] === 'string' ? `${name}\n${message[name]}\n` : [])).join('');
  const signature = sign(version === '1' ? 'sha1' : 'sha256', Buffer.from(text), privateKey).toString('base64');
  return { ...message, SignatureVersion: version, Signature: signature, SigningCertURL: CERTIFICATE_URL };
}

type World = { readonly pem?: string; readonly status?: number; readonly topics?: readonly string[] };

function createWorld({ pem = AMAZON.pem, status = 200, topics = [TOPIC] }: World = {}) {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return { status, text: pem };
  };
  const source = sourceOf('aws-sns', { authentication: { kind: 'certificate', topics } });
  const check = (body: object) =>
    distrust({
      source,
      secret: '',
      now: NOW,
      sns: createSns({ fetch }),
      post: { headers: {}, bytes: Buffer.from(JSON.stringify(body)) },
    });
  return { asked, check };
}

describe('a message of Amazon SNS', () => {
  test.each(['1', '2'])('with a signature of version %s is trusted', async (version) => {
    const { check, asked } = createWorld();
    expect(await check(signed(NOTIFICATION, version))).toBeUndefined();
    expect(await check(signed(CONFIRMATION, version))).toBeUndefined();
    expect(asked[0]).toBe(CERTIFICATE_URL);
  });

  test.each([
    ['without a subject', { ...NOTIFICATION, Subject: null }],
    ['about the end of a subscription', { ...CONFIRMATION, Type: 'UnsubscribeConfirmation' }],
  ])('%s is signed over what there is', async (_what, message) => {
    expect(await createWorld().check(signed(message))).toBeUndefined();
  });

  test('that a function has handed on spells some names otherwise', async () => {
    const { SigningCertURL, ...message } = signed(NOTIFICATION);
    const body = { Records: [{ Sns: { ...message, SigningCertUrl: SigningCertURL, UnsubscribeUrl: 'x' } }] };
    expect(await createWorld().check(body)).toBeUndefined();
  });

  test('of the China partition is trusted', async () => {
    const topic = 'arn:aws-cn:sns:cn-north-1:123456789012:alarms';
    const { pem, privateKey } = createCertificate({ ...VALID, name: 'sns.cn-north-1.amazonaws.com.cn' });
    const message = {
      ...signed({ ...NOTIFICATION, TopicArn: topic }, '1', privateKey),
      SigningCertURL: 'https://sns.cn-north-1.amazonaws.com.cn/SimpleNotificationService-1.pem',
    };
    expect(await createWorld({ pem, topics: [topic] }).check(message)).toBeUndefined();
  });

  test.each(Object.keys(NOTIFICATION).filter((name) => !['TopicArn', 'Timestamp'].includes(name)))(
    'whose %s was changed on the way is not trusted',
    async (name) => {
      expect(await createWorld().check({ ...signed(NOTIFICATION), [name]: 'changed' })).toMatch(/does not fit/);
    },
  );

  test('whose time was changed on the way to one that could be is not trusted', async () => {
    const { check } = createWorld();
    expect(await check({ ...signed(NOTIFICATION), Timestamp: '2026-01-05T12:00:01.000Z' })).toMatch(/does not fit/);
  });

  test.each(['SubscribeURL', 'Token'])('that asks to be confirmed and whose %s was changed is not trusted', async (name) => {
    expect(await createWorld().check({ ...signed(CONFIRMATION), [name]: 'changed' })).toMatch(/does not fit/);
  });

  test.each([
    ['SignatureVersion', '3', /must be 1 or 2/],
    ['SignatureVersion', 'constructor', /must be 1 or 2/],
    ['SignatureVersion', '1', /does not fit/],
    ['Signature', '', /does not fit/],
    ['Signature', 'AAAA', /does not fit/],
    ['Signature', null, /does not fit/],
  ])('whose %s is %j is not trusted', async (name, value, reason) => {
    expect(await createWorld().check({ ...signed(NOTIFICATION), [name]: value })).toMatch(reason);
  });

  test.each(['arn:aws:sns:eu-central-1:999999999999:alarms', `${TOPIC}2`, ''])(
    'of the topic "%s" is not trusted, and no certificate asked for',
    async (topic) => {
      const { check, asked } = createWorld();
      expect(await check(signed({ ...NOTIFICATION, TopicArn: topic }))).toMatch(/[Tt]opic/);
      expect(asked).toEqual([]);
    },
  );

  test.each([
    undefined,
    'http://sns.eu-central-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com.evil.example/a.pem',
    'https://sns.us-east-1.amazonaws.com@evil.example/a.pem',
    'https://evil.example/sns.us-east-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.evil.example#.amazonaws.com/a.pem',
    'https://evilsns.us-east-1.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com.cn.evil.example/a.pem',
    'https://bucket.s3.amazonaws.com/a.pem',
    // Buckets of S3 that somebody may have called `sns`.
    'https://sns.s3.amazonaws.com/a.pem',
    'https://sns.s3-us-west-2.amazonaws.com/a.pem',
    'https://sns.us-east-1.amazonaws.com:444/a.pem',
    'https://sns.us-east-1.amazonaws.com/?Action=GetTopic',
    'file:///etc/ssl/a.pem',
    'a.pem',
  ])('with a certificate at %s is not trusted, and none asked for', async (url) => {
    const { check, asked } = createWorld();
    expect(await check({ ...signed(NOTIFICATION), SigningCertURL: url })).toMatch(/must be an https address/);
    expect(asked).toEqual([]);
  });

  test.each([
    ['has run out', { until: NOW - 1_000 }, /not valid at this time/],
    ['is not valid yet', { from: NOW + 60_000 }, /not valid at this time/],
    ['is made out for somebody else', { name: 'evil.example' }, /not one of Amazon SNS/],
    ['is made out for another service', { name: 's3.amazonaws.com' }, /not one of Amazon SNS/],
    ['is made out for a look-alike', { name: 'sns.amazonaws.com.evil.example' }, /not one of Amazon SNS/],
    ['has no RSA key', { kind: 'ec' as const }, /no RSA key/],
  ])('whose certificate %s is not trusted', async (_why, changes, reason) => {
    const { pem, privateKey } = createCertificate({ ...VALID, ...changes });
    expect(await createWorld({ pem }).check(signed(NOTIFICATION, '2', privateKey))).toMatch(reason);
  });

  const published = (offsetMs: number) => signed({ ...NOTIFICATION, Timestamp: new Date(NOW + offsetMs).toISOString() });

  test.each([
    ['an hour ago, as the last repeat of it', -HOUR_MS],
    ['a moment ahead, by its own clock', 4 * MINUTE_MS],
  ])('that was published %s is trusted', async (_, offsetMs) => {
    expect(await createWorld().check(published(offsetMs))).toBeUndefined();
  });

  test.each([-2 * HOUR_MS, HOUR_MS])(
    'that was published %i ms from now is not: whoever has recorded one cannot post it for long',
    async (offsetMs) => {
      const { check, asked } = createWorld();
      expect(await check(published(offsetMs))).toMatch(/more than an hour ago, or ahead/);
      expect(asked).toEqual([]);
    },
  );

  test.each(['', 'yesterday', null])('that does not say when it was published is not trusted: %j', async (Timestamp) => {
    expect(await createWorld().check(signed({ ...NOTIFICATION, Timestamp }))).toMatch(/`Timestamp` must be the time/);
  });

  test('by another key than that of the certificate is not trusted', async () => {
    const { privateKey } = createCertificate(VALID);
    expect(await createWorld().check(signed(NOTIFICATION, '2', privateKey))).toMatch(/does not fit/);
  });

  test.each([
    [404, AMAZON.pem],
    [302, AMAZON.pem],
    [200, '<html>'],
  ])('whose certificate is answered with %i is not trusted', async (status, pem) => {
    expect(await createWorld({ status, pem }).check(signed(NOTIFICATION))).toMatch(/no certificate/);
  });

  test('whose certificate cannot be had right now is asked for again', async () => {
    await expect(createWorld({ status: 503 }).check(signed(NOTIFICATION))).rejects.toBeInstanceOf(RetryableError);
  });

  test.each([[{}], [[]], ['text'], [{ Records: [] }]])('is none: %j', async (body) => {
    expect(await createWorld().check(body as object)).toMatch(/no message of Amazon SNS/);
  });
});

describe('what is asked of Amazon SNS', () => {
  test('goes to its own hosts and nowhere else', async () => {
    const sns = createSns({ fetch: async () => ({ status: 200, text: '' }) });
    await expect(sns.certificate('https://evil.example/a.pem')).rejects.toBeInstanceOf(PermanentError);
    await expect(sns.confirm('http://sns.eu-central-1.amazonaws.com/')).rejects.toBeInstanceOf(PermanentError);
  });

  test('is the same certificate once a day', async () => {
    const asked: string[] = [];
    let uptime = 0;
    const fetch = async (url: string) => ({ status: 200, text: String(asked.push(url)) });
    const sns = createSns({ fetch, uptimeMs: () => uptime });
    expect([await sns.certificate(CERTIFICATE_URL), await sns.certificate(CERTIFICATE_URL)]).toEqual(['1', '1']);
    uptime = DAY_MS;
    expect(await sns.certificate(CERTIFICATE_URL)).toBe('2');
  });

  test.each([
    [403, PermanentError],
    [500, RetryableError],
    [429, RetryableError],
  ])('and answered with %i to a confirmation is an error without the token', async (status, kind) => {
    const sns = createSns({ fetch: async () => ({ status, text: '' }) });
    const confirming = sns.confirm(CONFIRMATION['SubscribeURL'] ?? '');
    await expect(confirming).rejects.toBeInstanceOf(kind);
    await expect(confirming).rejects.toThrow(/^(?!.*Token)/);
  });
});
