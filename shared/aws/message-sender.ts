/** Sends messages to an SQS queue, many callers' in common requests. */
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, type SQSClient } from '@aws-sdk/client-sqs';
import { RetryableError } from '../app/errors.ts';
import { attempt } from './aws-error.ts';
import { offerAll } from './batches.ts';
import { coalesce } from './coalesce.ts';

export type QueueOptions = { readonly sqs: SQSClient; readonly queueUrl: string };

/** SQS takes ten messages at a time. */
const BATCH = 10;
/** Enough to send some thousand messages a second, and less than the connections that a client keeps. */
const CONCURRENT_BATCHES = 16;

/** @param step what errors call it @returns sends messages; rejects with a RetryableError when the queue did not take one of them */
export function createMessageSender<T>(
  { sqs, queueUrl }: QueueOptions,
  step: string,
  toEntry: (message: T) => Omit<SendMessageBatchRequestEntry, 'Id'>,
): (messages: readonly T[]) => Promise<void> {
  const offer = async (entries: readonly SendMessageBatchRequestEntry[]) => {
    const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: [...entries] });
    const { Failed = [] } = await attempt(step, () => sqs.send(command));
    const refused = new Set(Failed.map(({ Id }) => Id));
    return entries.filter(({ Id }) => refused.has(Id));
  };
  return coalesce<T>({
    size: BATCH,
    width: CONCURRENT_BATCHES,
    handOver: async (messages) => {
      const entries = messages.map((message, i) => ({ ...toEntry(message), Id: String(i) }));
      return (await offerAll(entries, offer)).flatMap(({ Id }) => messages[Number(Id)] ?? []);
    },
    refused: (count) => new RetryableError(`${step}: the queue refused ${count} messages`),
  });
}
