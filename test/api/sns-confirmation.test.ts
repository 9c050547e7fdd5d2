import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';
import { DAY_MS } from '../../shared/core/instant.ts';
import { createCertificate } from '../support/certificate.ts';
import { API_KEYS } from '../support/in-memory/services.ts';
import { createWorld, NOON } from './world.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';
const CERTIFICATE_URL = 'https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-1.pem';
const SUBSCRIBE_URL = 'https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=t';
const AMAZON = createCertificate({ name: 'sns.amazonaws.com', from: NOON - DAY_MS, until: NOON + DAY_MS });

const SOURCE: WebhookSource = {
  name: 'sns',
  type: 'aws-sns',
  authentication: { kind: 'certificate', topics: [TOPIC] },
  mapping: {},
  requester: { email: 'aws@acme.example' },
  language: 'en',
};

function confirmation(changes: { readonly [name: string]: string } = {}) {
  const message: { readonly [name: string]: string } = {
    Message: 'You have chosen to subscribe',
    MessageId: 'm1',
    SubscribeURL: SUBSCRIBE_URL,
    Timestamp: '2026-01-05T12:00:00.000Z',
    Token: 't',
    TopicArn: TOPIC,
    Type: 'SubscriptionConfirmation',
    ...changes,
  };
  const text = Object.entries(message).map(([name, value]) => `${name}\n${value}\n`);
  const Signature = sign('sha256', Buffer.from(text.join('')), AMAZON.privateKey).toString('base64');
  return { ...message, SignatureVersion: '2', Signature, SigningCertURL: CERTIFICATE_URL };
}

async function createTopic() {
  const world = await createWorld({ configuration: { webhooks: { sns: SOURCE } } });
  world.sns.certificates.set(CERTIFICATE_URL, AMAZON.pem);
  const send = async (body: object) => {
    const headers = { 'content-type': 'text/plain; charset=UTF-8' };
    const answer = await world.post('/v1/webhooks/sns', body, { key: null, headers });
    await world.workOff();
    return answer;
  };
  const deliveries = async () => (await world.get('/v1/webhooks/sns/deliveries', { key: API_KEYS.ops })).body.items;
  return { ...world, send, deliveries };
}

describe('a subscription of Amazon SNS', () => {
  test('is confirmed once its signature has been checked', async () => {
    const { send, sns, deliveries } = await createTopic();
    expect((await send(confirmation())).status).toBe(202);
    expect(sns.confirmed).toEqual([SUBSCRIBE_URL]);
    expect(await deliveries()).toMatchObject([{ state: 'done', results: [{ outcome: 'confirmed' }] }]);
  });

  test.each([
    ['was tampered with', { ...confirmation(), SubscribeURL: `${SUBSCRIBE_URL}2` }],
    ['is of another topic', confirmation({ TopicArn: `${TOPIC}2` })],
    ['is signed by nobody', { ...confirmation(), Signature: '' }],
  ])('that %s is refused, and nothing but the verdict stored', async (_why, message) => {
    const { send, sns, deliveries, get } = await createTopic();
    expect((await send(message)).status).toBe(401);
    expect(sns.confirmed).toEqual([]);
    expect(await deliveries()).toMatchObject([{ verdict: 'untrusted', state: 'refused' }]);
    expect((await get('/v1/tickets')).body.items).toEqual([]);
  });

  test('that is rightly signed and leads elsewhere is not confirmed', async () => {
    const { send, sns } = await createTopic();
    const answer = await send(confirmation({ SubscribeURL: 'https://sns.us-east-1.amazonaws.com.evil.example/' }));
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'SubscribeURL' }] } });
    expect(sns.confirmed).toEqual([]);
  });

  test('is known when it is sent again', async () => {
    const { send, sns } = await createTopic();
    await send(confirmation());
    expect((await send(confirmation())).status).toBe(200);
    expect(sns.confirmed).toHaveLength(1);
  });
});
