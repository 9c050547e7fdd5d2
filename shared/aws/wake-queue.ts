/** Wake messages through SQS. A message is a hint that arrives at least once; what it says is checked against the ticket. */
import type { SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import type { WakeQueue } from '../app/ports.ts';
import { SECOND_MS } from '../core/instant.ts';
import { createMessageSender, type QueueOptions } from './message-sender.ts';

const MAX_DELAY_S = 900;
/** Receiving a message takes some tens of milliseconds; together with the second that rounding takes it is less than a worker waits out. */
const TO_RECEIVE_MS = 250;

export const createWakeQueue = (options: QueueOptions): WakeQueue => ({
  send: createMessageSender<Wake>(options, 'send wakes', toEntry),
});

type Wake = Parameters<WakeQueue['send']>[0][number];

/** Whole seconds, rounded down, and so early that it has been received by its instant: a worker waits out the rest, but cannot make up for time lost. */
function toEntry({ message, delayMs }: Wake): Omit<SendMessageBatchRequestEntry, 'Id'> {
  const delay = Math.min(MAX_DELAY_S, Math.max(0, Math.floor((delayMs - TO_RECEIVE_MS) / SECOND_MS)));
  return { MessageBody: JSON.stringify(message), DelaySeconds: delay };
}
