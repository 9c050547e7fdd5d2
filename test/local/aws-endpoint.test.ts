import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type AwsService, startAwsEndpoint } from '../../local/aws-endpoint/aws-endpoint.ts';
import { createEventBridge, type DeliveredEvent } from '../../local/aws-endpoint/event-bridge.ts';
import { createSecretsManager } from '../../local/aws-endpoint/secrets-manager.ts';
import { createSes, type SentMail } from '../../local/aws-endpoint/ses.ts';

const AT = Date.UTC(2026, 0, 5, 9);

async function clientSettings(service: AwsService) {
  const endpoint = await startAwsEndpoint({ it: service });
  onTestFinished(() => endpoint.stop());
  return {
    endpoint: endpoint.url('it'),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
}

describe('SES on this machine', () => {
  const raw = [
    'From: a@acme.example',
    'Message-ID: <own@acme.example>',
    'Date: yesterday',
    'Bcc: secret@acme.example',
    'Subject: Grüße',
    '',
    'Message-ID: in the body',
  ].join('\r\n');

  test('captures what would stand on the wire, with the id that it answers', async () => {
    const mails: SentMail[] = [];
    const ses = new SESClient(
      await clientSettings(
        createSes(
          (mail) => mails.push(mail),
          () => AT,
        ),
      ),
    );
    const { MessageId } = await ses.send(
      new SendRawEmailCommand({
        Source: 'a@acme.example',
        Destinations: ['b@customer.example'],
        RawMessage: { Data: Buffer.from(raw) },
      }),
    );
    expect(mails[0]).toMatchObject({ id: MessageId, from: 'a@acme.example', to: ['b@customer.example'] });
    const text = mails[0]?.raw.toString('utf8') ?? '';
    expect(text.split('\r\n')).toEqual([
      'From: a@acme.example',
      'Subject: Grüße',
      `Message-ID: <${MessageId}@email.amazonses.com>`,
      'Date: Mon, 05 Jan 2026 09:00:00 +0000',
      '',
      'Message-ID: in the body',
    ]);
  });

  test('refuses mails that SES would refuse', async () => {
    const ses = new SESClient(
      await clientSettings(
        createSes(
          () => undefined,
          () => AT,
        ),
      ),
    );
    const send = (Destinations: string[], Data: Buffer) =>
      ses.send(new SendRawEmailCommand({ Source: 'a@acme.example', Destinations, RawMessage: { Data } }));
    await expect(send(['b@customer.example'], Buffer.alloc(10 * 1024 * 1024 + 1, 65))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    await expect(send([], Buffer.from(raw))).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });
});

describe('EventBridge on this machine', () => {
  test('delivers events and reports those that it cannot take', async () => {
    const events: DeliveredEvent[] = [];
    const bus = new EventBridgeClient(
      await clientSettings(
        createEventBridge(
          (event) => events.push(event),
          () => AT,
        ),
      ),
    );
    const { FailedEntryCount, Entries } = await bus.send(
      new PutEventsCommand({
        Entries: [
          { Source: 'pledge', DetailType: 'ticket.opened', Detail: '{"n":1}', Time: new Date(AT) },
          { Source: 'pledge', DetailType: 'ticket.opened', Detail: '{"n":' },
        ],
      }),
    );
    expect([FailedEntryCount, Entries?.[0]?.EventId, Entries?.[1]?.ErrorCode]).toEqual([1, events[0]?.id, 'MalformedDetail']);
    expect(events).toEqual([
      expect.objectContaining({
        source: 'pledge',
        'detail-type': 'ticket.opened',
        time: '2026-01-05T09:00:00.000Z',
        detail: { n: 1 },
      }),
    ]);
  });
});

describe('Secrets Manager on this machine', () => {
  test('knows the secrets of this platform and no others', async () => {
    const secrets = new SecretsManagerClient(await clientSettings(createSecretsManager({ KEYS: { dev: 'k' } })));
    expect((await secrets.send(new GetSecretValueCommand({ SecretId: 'KEYS' }))).SecretString).toBe('{"dev":"k"}');
    await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'OTHER' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
