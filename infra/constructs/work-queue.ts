/** A queue that feeds a worker, with the queue for what the worker cannot handle. */
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import type { PledgeStack } from './pledge-stack.ts';

export type WorkQueueProps = {
  readonly name: string;
  /** Timeout of the worker that reads it. */
  readonly workerTimeout: Duration;
  /** A message that nobody could handle for so long is dropped. */
  readonly retention: Duration;
  /** Deliveries before a message goes to the dead-letter queue. */
  readonly attempts: number;
  /** What a message in the dead-letter queue means for users. */
  readonly deadLetterImpact: string;
};

/** AWS's advice: less, and a message comes back while Lambda still holds it back for a busy worker. */
const VISIBILITY_PER_TIMEOUT = 6;

export class WorkQueue extends Construct {
  readonly queue: Queue;

  constructor(stack: PledgeStack, props: WorkQueueProps) {
    super(stack, props.name);
    const deadLetters = new DeadLetterQueue(stack, { name: `${props.name}-dlq`, messageImpact: props.deadLetterImpact });
    this.queue = new Queue(this, 'Queue', {
      queueName: stack.named(props.name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(props.workerTimeout.toSeconds() * VISIBILITY_PER_TIMEOUT),
      retentionPeriod: props.retention,
      deadLetterQueue: { queue: deadLetters.queue, maxReceiveCount: props.attempts },
    });
  }
}
