/** Deliveries that are to be carried out, through SQS. A message says which, and the log has the rest. */
import type { DeliveryMessage, DeliveryQueue } from '../app/webhooks/delivery.ts';
import { createMessageSender, type QueueOptions } from './message-sender.ts';

export const createDeliveryQueue = (options: QueueOptions): DeliveryQueue => ({
  send: createMessageSender<DeliveryMessage>(options, 'queue deliveries', (message) => ({
    MessageBody: JSON.stringify(message),
  })),
});
