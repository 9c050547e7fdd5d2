/** Wake messages through SQS. A message is a hint that arrives at least once; what it says is checked against the ticket. */
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import { RetryableError } from '../app/errors.ts';
import type { WakeQueue } from '../app/ports.ts';
import { SECOND_MS } from '../core/instant.ts';
import { attempt } from './aws-error.ts';
import { offerAll } from './batches.ts';
import { coalesce } from './coalesce.ts';

/** SQS takes ten messages at a time. */
const BATCH = 10;
/** Enough to send some thousand messages a second, and less than the connections that a client keeps. */
const CONCURRENT_BATCHES = 16;
const MAX_DELAY_S = 900;
/** Receiving a message takes some tens of milliseconds; together with the second that rounding takes it is less than a worker waits out. */
const TO_RECEIVE_MS = 250;

export function createWakeQueue({ sqs, queueUrl }: { readonly sqs: SQSClient; readonly queueUrl: string }): WakeQueue {
  const offer = async (entries: readonly SendMessageBatchRequestEntry[]) => {
    const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...entries] });
    const { Failed = [] } = await attempt('send wakes', () => sqs.send(command));
    const refused = new Set(Failed.map(({ Id }) => Id));
    return entries.filter(({ Id }) => refused.has(Id));
  };
  const send = coalesce<Wake>({
    size: BATCH,
    width: CONCURRENT_BATCHES,
    handOver: async (wakes) => (await offerAll(wakes.map(toEntry), offer)).flatMap(({ Id }) => wakes[Number(Id)] ?? []),
    refused: (count) => new RetryableError(`send wakes: the queue refused ${count} messages`),
  });
  return { send };
}

type Wake = Parameters<WakeQueue['send']>[0][number];

/** Whole seconds, rounded down, and so early that it has been received by its instant: a worker waits out the rest, but cannot make up for time lost. */
function toEntry({ message, delayMs }: Wake, i: number): SendMessageBatchRequestEntry {
  const delay = Math.min(MAX_DELAY_S, Math.max(0, Math.floor((delayMs - TO_RECEIVE_MS) / SECOND_MS)));
  return { Id: String(i), MessageBody: JSON.stringify(message), DelaySeconds: delay };
}
