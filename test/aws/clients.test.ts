import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientSettings } from '../../shared/aws/client-settings.ts';
import { createDynamoClient, createSecretsManagerClient, createSqsClient } from '../../shared/aws/clients.ts';
import { createEventBridgeClient } from '../../shared/aws/event-bridge.ts';
import { createS3Client } from '../../shared/aws/s3.ts';
import { createSesClient } from '../../shared/aws/ses.ts';
import { getItem } from '../../shared/aws/table.ts';
import { type CannedService, startCannedService } from '../support/engines/canned-service.ts';
import { engineSettings } from '../support/engines/table-engine.ts';

const SERVICES = ['DYNAMODB', 'EVENTBRIDGE'];
const SETTINGS = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };

describe('the clients', () => {
  let service: CannedService;
  const before = { ...process.env };
  beforeEach(async () => {
    service = await startCannedService(() => ({ status: 200, body: '{}' }));
    Object.assign(process.env, SETTINGS, ...SERVICES.map((name) => ({ [`AWS_ENDPOINT_URL_${name}`]: service.endpoint })));
  });
  afterEach(async () => {
    process.env = { ...before };
    await service.stop();
  });

  test('find an engine on the laptop through the environment alone', async () => {
    await createDynamoClient().send(new GetItemCommand({ TableName: 't', Key: { pk: { S: 'a' } } }));
    await createEventBridgeClient().send(new PutEventsCommand({ Entries: [] }));
    const targets = service.requests.map(({ headers }) => headers['x-amz-target']);
    expect(targets).toStrictEqual(['DynamoDB_20120810.GetItem', 'AWSEvents.PutEvents']);
  });

  test('repeat what may be repeated', async () => {
    const clients = [
      createDynamoClient(),
      createSqsClient(),
      createSecretsManagerClient(),
      createEventBridgeClient(),
      createS3Client(),
    ];
    for (const { config } of clients) expect(await config.maxAttempts()).toBeGreaterThanOrEqual(3);
  });

  test('send a mail once, whatever happens', async () => {
    expect(await createSesClient().config.maxAttempts()).toBe(1);
  });
});

describe('a service that never answers', () => {
  test('is given up after the time that the client was made with', async () => {
    const service = await startCannedService(() => new Promise(() => undefined));
    const settings = clientSettings({ requestTimeoutMs: 30, attempts: 1 });
    const client = new DynamoDBClient({ ...engineSettings(service.endpoint), ...settings });
    const reading = getItem({ dynamo: client, name: 't' }, { pk: 'a', sk: 'b' }, 'read');
    await expect(reading).rejects.toMatchObject({ name: 'RetryableError', message: /^read: TimeoutError/, outcomeUnknown: true });
    client.destroy();
    await service.stop();
  });
});
