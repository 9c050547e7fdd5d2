import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../infra/project-root.ts';
import type { LocalResources } from '../../infra/resources/local-resources.ts';
import { readResources } from '../../infra/resources/read-resources.ts';
import { readTemplates } from '../../infra/resources/templates.ts';
import { TABLE_DEFINITION } from '../support/table-definition.ts';
import { STAGE, synthesize } from './synthesized.ts';

/** As the local runtime asks for them: in a process of their own. */
function ask(): LocalResources {
  return JSON.parse(execFileSync(process.execPath, [join(PROJECT_ROOT, 'infra/resources-main.ts')], { encoding: 'utf8' }));
}

describe('the resources for a runtime outside AWS', () => {
  const resources = ask();

  test('have the table that tests make, under its own name', () => {
    const { TableName, ...definition } = resources.table.input;
    expect(TableName).toBe('pledge-local-tickets');
    expect(definition).toEqual(TABLE_DEFINITION);
    expect(resources.table.timeToLiveAttribute).toBe('expiresAt');
  });

  test('have each queue with its own dead-letter queue', () => {
    expect(resources.queues.map(({ name, redrive }) => [name, redrive?.deadLetterQueue])).toEqual([
      ['pledge-local-wake', 'pledge-local-wake-dlq'],
      ['pledge-local-wake-dlq', undefined],
      ['pledge-local-webhook-delivery', 'pledge-local-webhook-delivery-dlq'],
      ['pledge-local-webhook-delivery-dlq', undefined],
      ['pledge-local-webhook-intake', 'pledge-local-webhook-intake-dlq'],
      ['pledge-local-webhook-intake-dlq', undefined],
      ['pledge-local-mail-intake', 'pledge-local-mail-intake-dlq'],
      ['pledge-local-mail-intake-dlq', undefined],
      ['pledge-local-mail-news', 'pledge-local-mail-news-dlq'],
      ['pledge-local-mail-news-dlq', undefined],
      ['pledge-local-schedule-dlq', undefined],
    ]);
    expect(resources.queues[0]).toEqual({
      name: 'pledge-local-wake',
      visibilityTimeoutSeconds: 180,
      retentionSeconds: 3_600,
      redrive: { deadLetterQueue: 'pledge-local-wake-dlq', maxReceiveCount: 3 },
    });
  });

  test('say for each variable of each function what it holds', () => {
    expect(resources.functions.wake).toEqual({
      timeoutSeconds: 30,
      environment: {
        TABLE_NAME: { kind: 'table', name: 'pledge-local-tickets' },
        WAKE_QUEUE_URL: { kind: 'queue', name: 'pledge-local-wake' },
        DELIVERY_QUEUE_URL: { kind: 'queue', name: 'pledge-local-webhook-delivery' },
        EVENT_BUS_NAME: { kind: 'bus', name: 'pledge-local-events' },
        BLOB_BUCKET: { kind: 'bucket', name: 'pledge-local-blobs' },
        SIGNING_SECRET_ARN: { kind: 'secret', name: 'pledge-local-signing-secret' },
        WEBHOOK_SECRETS_ARN: { kind: 'secret', name: 'pledge-local-webhook-secrets' },
        PUBLIC_URL: { kind: 'api' },
        MAIL_TRANSPORT: { kind: 'text', text: 'ses' },
        MAIL_PACE: { kind: 'text', text: 'none' },
        SMTP_SECRET_ARN: { kind: 'text', text: 'none' },
        METRICS_NAMESPACE: { kind: 'text', text: 'Pledge/local' },
      },
    });
    const held = Object.values(resources.functions).flatMap(({ environment }) => Object.values(environment));
    expect(new Set(held.flatMap((value) => (value.kind === 'bucket' ? value.name : [])))).toEqual(new Set(resources.buckets));
    expect(resources.secrets).toEqual(['pledge-local-signing-secret', 'pledge-local-api-keys', 'pledge-local-webhook-secrets']);
  });

  test('say which function answers what', () => {
    expect(resources.routes.map((route) => [route.method, route.path, route.function])).toEqual([
      ['ANY', '/v1/{proxy+}', 'api'],
      ['POST', '/v2/{proxy+}', 'api'],
      ['GET', '/a/{token}', 'api'],
      ['POST', '/a/{token}', 'api'],
      ['GET', '/t', 'api'],
      ['POST', '/t', 'api'],
      ['GET', '/t/{token}', 'api'],
      ['POST', '/t/{token}', 'api'],
      ['GET', '/t/{token}/{proxy+}', 'api'],
      ['GET', '/openapi.json', 'api'],
      ['GET', '/docs', 'api'],
      ['GET', '/health', 'api'],
      ['ANY', '/v1/policies', 'policies'],
      ['ANY', '/v1/policies/{proxy+}', 'policies'],
      ['ANY', '/v1/escalations/{proxy+}', 'policies'],
      ['ANY', '/v1/on-call', 'policies'],
      ['ANY', '/v1/on-call/{proxy+}', 'policies'],
      ['ANY', '/v1/keys', 'policies'],
      ['ANY', '/v1/keys/{proxy+}', 'policies'],
      ['ANY', '/v1/mail/{proxy+}', 'mail-review'],
    ]);
  });

  test('say what starts each function', () => {
    const time = '{"time":"<aws.scheduler.scheduled-time>"}';
    expect(resources.schedules).toEqual([
      { function: 'sweep', everySeconds: 60, input: time },
      { function: 'audit', everySeconds: 86_400, input: time },
      { function: 'reconcile', everySeconds: 3_600, input: time },
      { function: 'canary', everySeconds: 300, input: time },
    ]);
    expect(resources.eventSources.map(({ queue, function: name, batchSize }) => [queue, name, batchSize])).toEqual([
      ['pledge-local-webhook-intake', 'webhook-intake', 10],
      ['pledge-local-mail-intake', 'mail-intake', 5],
      ['pledge-local-mail-news', 'mail-events', 10],
      ['pledge-local-wake', 'wake', 10],
      ['pledge-local-webhook-delivery', 'webhook-delivery', 5],
    ]);
    expect(resources.arrivals).toEqual({
      bucket: 'pledge-local-mails',
      topic: 'pledge-local-mail-arrivals',
      queue: 'pledge-local-mail-intake',
    });
    expect(resources.sendingEvents).toEqual({ topic: 'pledge-local-mail-news', queue: 'pledge-local-mail-news' });
  });
});

describe('what no runtime outside AWS would know how to make', () => {
  const { templates } = synthesize({ ...STAGE, name: 'strange' });
  const changed = (part: string, from: string, to: string) =>
    readTemplates(
      new Map(
        [...templates].map(([name, template]) => {
          const text = JSON.stringify(template.toJSON());
          return [`pledge-strange-${name}`, JSON.parse(name === part ? text.replaceAll(from, to) : text)];
        }),
      ),
    );

  test.each([
    ['a FIFO queue', { part: 'messaging', from: '"QueueName":', to: '"FifoQueue":true,"QueueName":' }, 'FifoQueue'],
    ['a schedule by the calendar', { part: 'engine', from: 'rate(1 day)', to: 'cron(0 3 * * ? *)' }, 'ScheduleExpression'],
    ['a table with provisioned capacity', { part: 'data', from: 'PAY_PER_REQUEST', to: 'PROVISIONED' }, 'BillingMode'],
    ['a parameter', { part: 'data', from: 'SecretsManager::Secret', to: 'SSM::Parameter' }, 'given AWS::SSM::Parameter'],
    ['a bare announcement', { part: 'messaging', from: '"sqs"', to: '"sqs","RawMessageDelivery":true' }, 'RawMessageDelivery'],
  ])('is refused: %s', (_, { part, from, to }, refusal) => {
    expect(() => readResources(changed(part, from, to), 'pledge-strange-')).toThrow(refusal);
  });
});
