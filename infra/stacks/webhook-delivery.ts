/** What posts events to other systems: a worker with a queue of its own, so that a receiver's slowness is nobody else's. */
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { ENV } from '../../functions/webhook-delivery/env.ts';
import type { PledgeStack } from '../constructs/pledge-stack.ts';
import { Worker } from '../constructs/worker.ts';
import { mailPace, mailTransport } from '../mail-transport.ts';
import { keepBlobs, keepTickets, queueWebhooks, readSecrets, sendWakes } from '../rights.ts';
import { WEBHOOK_DELIVERY_TIMEOUT } from '../timeouts.ts';
import type { EngineStackProps } from './engine-stack.ts';

/** A receiver has only one worker at a time, so what is slow keeps nobody waiting but its batch. */
const RECEIVERS_AT_ONCE = 5;
/** There are at most a hundred subscriptions. */
const MOST_WORKERS = 20;

export function createWebhookDelivery(stack: PledgeStack, props: EngineStackProps): Worker<typeof ENV> {
  const { data, messaging, publicUrl, sendMails, settings } = props;
  const worker = new Worker(stack, {
    name: 'webhook-delivery',
    description: 'Posts events to the webhook subscriptions of other systems',
    errorImpact:
      'Webhooks to other systems are late until a repeat succeeds. None is lost, and tickets and escalations are not affected.',
    env: ENV,
    environment: {
      TABLE_NAME: data.table.tableName,
      DELIVERY_QUEUE_URL: messaging.deliveryQueue.queueUrl,
      EVENT_BUS_NAME: messaging.bus.eventBusName,
      BLOB_BUCKET: data.blobs.bucketName,
      SIGNING_SECRET_ARN: data.signingSecret.secretArn,
      PUBLIC_URL: publicUrl,
      ...mailTransport(settings, data),
      MAIL_PACE: mailPace(settings),
      METRICS_NAMESPACE: stack.metricsNamespace,
    },
    timeout: WEBHOOK_DELIVERY_TIMEOUT,
    memoryMb: 512,
    feedsItself: true,
  });
  worker.function.addEventSource(
    new SqsEventSource(messaging.deliveryQueue, {
      batchSize: RECEIVERS_AT_ONCE,
      reportBatchItemFailures: true,
      maxConcurrency: MOST_WORKERS,
    }),
  );
  worker.allow(keepTickets(data.table));
  worker.allow(queueWebhooks(data.table));
  worker.allow(sendWakes(messaging.deliveryQueue));
  worker.allow(keepBlobs(data.blobs));
  worker.allow(readSecrets(data.signingSecret, ...(data.smtpSecret ? [data.smtpSecret] : [])));
  worker.allow({ purpose: 'PublishEvents', actions: ['events:PutEvents'], resources: [messaging.bus.eventBusArn] });
  for (const right of sendMails) worker.allow(right);
  return worker;
}
