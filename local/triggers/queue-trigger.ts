import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { coalesce } from '../../shared/aws/coalesce.ts';

/** A function that takes messages, as Lambda would call it. */
export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined>;

export type QueueTrigger = {
  /** Messages that failed here and stay hidden until their visibility timeout ends. */
  hidden(): number;
  /** Takes nothing more, lets what is being handled finish for some seconds. */
  stop(): Promise<void>;
};

export type QueueSource = {
  readonly url: string;
  readonly arn: string;
  readonly batchSize: number;
  /** Batches that may be in work at the same time. */
  readonly maxConcurrency: number;
  readonly visibilityTimeoutMs: number;
  /** Delivers each message twice at the same time, as SQS may. */
  readonly duplicate: boolean;
  /** One message in so many is deleted without having been handed over, as if it had been lost. */
  readonly lose?: number | undefined;
  /** Messages in flight that only wait for their instant: they take no part of the machine. */
  parked(): number;
  /** Messages that may be at work at this moment, where something else comes first; absent: as many as ever. */
  share(): number | undefined;
};

/** Messages that are taken at the same time. Lambda goes to thousands; this is one machine. */
const MESSAGES_AT_WORK = 20_000;
/** Receives under way at the same time while there is more to be had than one brings. */
const MOST_POLLERS = 4;
const LOOK_AGAIN_MS = 10;
const WAIT_SECONDS = 20;
/** What takes longer to finish comes again after the next start. */
const DRAIN_MS = 10_000;
/** After an error of the engine itself. */
const PAUSE_MS = 500;
/** While there is work, messages that come one by one are gathered for so long: each request takes as much of the machine as ten messages. */
const GATHER_MS = 15;
/** SQS deletes ten messages at a time. */
const MOST_DELETED = 10;

/** Lambda's event source mapping for a queue: long polls, hands over batches, deletes what succeeded, leaves the rest to the redrive policy. */
export function startQueueTrigger(
  sqs: SQSClient,
  source: QueueSource,
  handler: QueueHandler,
  onError: (error: unknown) => void,
): QueueTrigger {
  const stopped = new AbortController();
  const running = new Map<Promise<void>, number>();
  const hiddenUntil = new Map<string, number>();

  const remove = createRemover(sqs, source.url);
  const most = Math.min(MESSAGES_AT_WORK, source.maxConcurrency * source.batchSize);
  const room = (): number => Math.min(most, source.share() ?? most) - (atWork(running) - source.parked());
  const isLost = loser(source.lose);
  const handle = async (messages: readonly Message[]): Promise<void> => {
    const arrived = messages.filter((_) => !isLost());
    const failed = arrived.length === 0 ? new Set<string>() : await invoke(handler, source, arrived, onError);
    for (const id of failed) hiddenUntil.set(id, Date.now() + source.visibilityTimeoutMs);
    await remove(messages.filter((m) => !failed.has(m.MessageId ?? '')));
  };
  /** @returns how many there were */
  const take = async (waitSeconds: number): Promise<number> => {
    const messages = await receive(sqs, source, { waitSeconds, abortSignal: stopped.signal });
    for (const { MessageId } of messages) hiddenUntil.delete(MessageId ?? '');
    if (messages.length > 0) track(running, handle(messages).catch(onError), messages.length);
    return messages.length;
  };
  const poll = async (): Promise<void> => {
    let pollers = 1;
    while (!stopped.signal.aborted) {
      while (room() <= 0 && !stopped.signal.aborted) await Promise.race([...running.keys(), sleep(LOOK_AGAIN_MS)]);
      const isBusy = running.size > 0;
      const waitSeconds = pollers === 1 ? WAIT_SECONDS : 0;
      const taken = await Promise.all(Array.from({ length: pollers }, () => take(waitSeconds)));
      const full = taken.every((messages) => messages === source.batchSize);
      pollers = full ? Math.min(MOST_POLLERS, pollers * 2) : 1;
      if (isBusy && !full) await sleep(GATHER_MS);
    }
  };
  const polling = keepPolling(poll, stopped.signal, onError);
  return {
    hidden: () => {
      for (const [id, until] of hiddenUntil) if (until <= Date.now()) hiddenUntil.delete(id);
      return hiddenUntil.size;
    },
    stop: async () => {
      stopped.abort();
      await polling;
      await Promise.race([Promise.all(running.keys()), sleep(DRAIN_MS, undefined, { ref: false })]);
    },
  };
}

/** @param oneIn absent: nothing is lost */
function loser(oneIn: number | undefined): () => boolean {
  let messages = 0;
  return () => {
    messages += 1;
    return oneIn !== undefined && messages % oneIn === 0;
  };
}

function track(running: Map<Promise<void>, number>, work: Promise<void>, messages: number): void {
  running.set(work, messages);
  void work.finally(() => running.delete(work));
}

function atWork(running: ReadonlyMap<unknown, number>): number {
  return [...running.values()].reduce((sum, messages) => sum + messages, 0);
}

async function keepPolling(poll: () => Promise<void>, stopped: AbortSignal, onError: (error: unknown) => void): Promise<void> {
  while (!stopped.aborted) {
    try {
      await poll();
    } catch (error) {
      if (stopped.aborted) return;
      onError(error);
      await sleep(PAUSE_MS);
    }
  }
}

type Poll = { readonly waitSeconds: number; readonly abortSignal: AbortSignal };

async function receive(sqs: SQSClient, source: QueueSource, { waitSeconds, abortSignal }: Poll): Promise<readonly Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: source.url,
    MaxNumberOfMessages: source.batchSize,
    WaitTimeSeconds: waitSeconds,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  const { Messages } = await sqs.send(command, { abortSignal });
  return Messages ?? [];
}

/** @returns ids of the messages that have to come again */
async function invoke(
  handler: QueueHandler,
  source: QueueSource,
  messages: readonly Message[],
  onError: (error: unknown) => void,
): Promise<ReadonlySet<string>> {
  const event: SQSEvent = { Records: messages.map((message) => toRecord(message, source.arn)) };
  const deliveries = source.duplicate ? [event, structuredClone(event)] : [event];
  const results = await Promise.allSettled(deliveries.map((delivery) => handler(delivery)));
  const failed = new Set<string>();
  for (const result of results) {
    if (result.status === 'rejected') {
      onError(result.reason);
      for (const { messageId } of event.Records) failed.add(messageId);
    } else for (const { itemIdentifier } of result.value?.batchItemFailures ?? []) failed.add(itemIdentifier);
  }
  return failed;
}

function toRecord(message: Message, arn: string): SQSRecord {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '000000000000',
      ApproximateFirstReceiveTimestamp: '0',
      ...message.Attributes,
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'us-east-1',
  };
}

/** Batches that are done at the same time are deleted together. */
function createRemover(sqs: SQSClient, url: string): (messages: readonly Message[]) => Promise<void> {
  return coalesce<Message>({
    size: MOST_DELETED,
    width: 4,
    handOver: async (messages) => {
      const Entries = messages.map(({ ReceiptHandle }, n) => ({ Id: String(n), ReceiptHandle: ReceiptHandle ?? '' }));
      const { Failed = [] } = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
      return Failed.flatMap(({ Id }) => messages[Number(Id)] ?? []);
    },
    refused: (count) => new Error(`${count} messages could not be deleted and will come again`),
  });
}
