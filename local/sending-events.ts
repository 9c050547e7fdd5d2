import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { LocalResources } from '../infra/resources/local-resources.ts';
import { eventsOf } from './aws-endpoint/mailbox-simulator.ts';
import type { SentMail } from './aws-endpoint/ses.ts';
import { queueUrl, topicArn } from './names.ts';
import { snsEnvelope } from './triggers/ses-notification.ts';

export type SendingEvents = {
  /** Says a little later what became of the mail: SES, too, does so after it has answered. */
  publish(mail: SentMail): void;
  /** Events that are not on the queue yet. */
  pending(): number;
  stop(): Promise<void>;
};

/** Real time; by then the sender has put down that the mail is out. */
const LATER_MS = 50;
/** SQS takes ten messages at a time. */
const MOST_MESSAGES = 10;

const SUBJECT = 'Amazon SES Email Event Notification';

type Parts = {
  readonly sqs: SQSClient;
  readonly engine: string;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
};

/** What the event destination of SES's configuration set does: publishes on the topic that the queue of mail events listens to. */
export function createSendingEvents(
  { sqs, engine, now, onError }: Parts,
  { topic, queue }: LocalResources['sendingEvents'],
): SendingEvents {
  const arn = topicArn(topic);
  let waiting: string[] = [];
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<void> => {
    timer = undefined;
    const bodies = waiting;
    waiting = [];
    underWay += bodies.length;
    for (let from = 0; from < bodies.length; from += MOST_MESSAGES) {
      const Entries = bodies.slice(from, from + MOST_MESSAGES).map((MessageBody, n) => ({ Id: String(n), MessageBody }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl(engine, queue), Entries })).catch(onError);
    }
    underWay -= bodies.length;
  };
  return {
    publish: (mail) => {
      const at = now();
      waiting.push(...eventsOf(mail, at).map((event) => JSON.stringify(snsEnvelope(arn, event, at, SUBJECT))));
      timer ??= setTimeout(() => void flush(), LATER_MS);
    },
    pending: () => waiting.length + underWay,
    stop: async () => {
      clearTimeout(timer);
      await flush();
    },
  };
}
