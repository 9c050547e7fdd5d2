/**
 * Starts a worker by the clock. A late start is worth nothing, because the next one comes anyway: what cannot be
 * started soon goes to the dead-letter queue, be it the scheduler that failed to start it or the worker that threw.
 */
import type { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, type ScheduleExpression, type ScheduleGroup, type ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import type { PledgeStack } from './pledge-stack.ts';
import type { Worker } from './worker.ts';

export type TickProps = {
  readonly worker: Worker;
  readonly group: ScheduleGroup;
  readonly expression: ScheduleExpression;
  readonly description: string;
  readonly input: ScheduleTargetInput;
  readonly deadLetters: DeadLetterQueue;
  /** A start that is later than this is not made. */
  readonly maxAge: Duration;
  readonly retries: 0 | 1 | 2;
};

export class Tick extends Construct {
  constructor(stack: PledgeStack, id: string, props: TickProps) {
    super(stack, id);
    const { maxAge: maxEventAge, retries: retryAttempts, deadLetters, worker } = props;
    // The scheduler starts Lambda asynchronously: its own retries end at the hand-over, these are for what comes after.
    worker.function.configureAsyncInvoke({ maxEventAge, retryAttempts, onFailure: new SqsDestination(deadLetters.queue) });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      description: `Starts pledge's ${worker.name} function`,
    });
    worker.function.grantInvokeLatestVersion(role);
    deadLetters.queue.grantSendMessages(role);
    new Schedule(this, 'Schedule', {
      schedule: props.expression,
      scheduleGroup: props.group,
      description: props.description,
      // Without policy updates: the target would add a right on every version of the function.
      target: new LambdaInvoke(worker.function, {
        role: role.withoutPolicyUpdates(),
        deadLetterQueue: deadLetters.queue,
        input: props.input,
        maxEventAge,
        retryAttempts,
      }),
    });
  }
}
