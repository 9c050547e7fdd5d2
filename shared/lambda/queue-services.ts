import type { Services } from '../app/services.ts';
import { createSqsClient } from '../aws/clients.ts';
import { createWakeQueue } from '../aws/wake-queue.ts';

export function queueServices(env: { readonly WAKE_QUEUE_URL: string }): Pick<Services, 'wakeQueue'> {
  return { wakeQueue: createWakeQueue({ sqs: createSqsClient(), queueUrl: env.WAKE_QUEUE_URL }) };
}
