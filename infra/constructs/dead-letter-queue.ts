/**
 * Keeps what could not be handled, for two weeks. A message in it is always worth an alarm, so it cannot be made
 * without saying what its messages mean for users.
 */
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { PledgeStack } from './pledge-stack.ts';

export type DeadLetterQueueProps = {
  /** Ends in `-dlq`; begins the alarm's name and the runbook's section. */
  readonly name: `${string}-dlq`;
  /** What a message in it means for users. */
  readonly messageImpact: string;
};

export class DeadLetterQueue extends Construct {
  readonly name: string;
  readonly messageImpact: string;
  readonly queue: Queue;

  constructor(stack: PledgeStack, props: DeadLetterQueueProps) {
    super(stack, props.name);
    this.name = props.name;
    this.messageImpact = props.messageImpact;
    this.queue = new Queue(this, 'Queue', {
      queueName: stack.named(props.name),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }
}
