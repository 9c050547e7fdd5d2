import { PermanentError } from '../app/errors.ts';
import type { WakeQueue } from '../app/ports.ts';
import type { Services } from '../app/services.ts';
import { subscriptionIdOf } from '../app/subscriptions/subscription.ts';
import { createSqsClient } from '../aws/clients.ts';
import { createDeliveryQueue } from '../aws/delivery-queue.ts';
import { createWakeQueue } from '../aws/wake-queue.ts';

type QueueEnv = { readonly WAKE_QUEUE_URL?: string; readonly DELIVERY_QUEUE_URL?: string };

/** Wakes of tickets, and of the endpoints of subscriptions, whose queue is another: each function has the queues that its environment names. */
export function queueServices({ WAKE_QUEUE_URL, DELIVERY_QUEUE_URL }: QueueEnv): Pick<Services, 'wakeQueue'> {
  const sqs = createSqsClient();
  const queueAt = (queueUrl: string | undefined, what: string): WakeQueue =>
    queueUrl === undefined ? noQueue(what) : createWakeQueue({ sqs, queueUrl });
  return { wakeQueue: byKind(queueAt(WAKE_QUEUE_URL, 'tickets'), queueAt(DELIVERY_QUEUE_URL, 'webhooks')) };
}

function byKind(tickets: WakeQueue, webhooks: WakeQueue): WakeQueue {
  const isWebhook = ({ message }: Parameters<WakeQueue['send']>[0][number]) => subscriptionIdOf(message.ticketId) !== undefined;
  return {
    send: async (messages) => {
      const ofWebhooks = messages.filter(isWebhook);
      if (ofWebhooks.length === 0) return tickets.send(messages);
      const ofTickets = messages.filter((message) => !isWebhook(message));
      await Promise.all([webhooks.send(ofWebhooks), ...(ofTickets.length > 0 ? [tickets.send(ofTickets)] : [])]);
    },
  };
}

const noQueue = (what: string): WakeQueue => ({
  send: () => Promise.reject(new PermanentError(`this function may not send to the queue of ${what}`)),
});

/** Deliveries of webhooks that wait to be carried out. */
export function deliveryQueueServices(env: { readonly WEBHOOK_QUEUE_URL: string }): Pick<Services, 'webhookQueue'> {
  return { webhookQueue: createDeliveryQueue({ sqs: createSqsClient(), queueUrl: env.WEBHOOK_QUEUE_URL }) };
}
