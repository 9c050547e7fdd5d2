/** What keeps the promises: the sweep that ticks every minute, the wakes it sends, the daily audit, the canary that shows whether timers fire, and the configuration that they obey. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { ContextAttribute, ScheduleExpression, ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { ENV as AUDIT_ENV } from '../../functions/audit/env.ts';
import { ENV as CANARY_ENV } from '../../functions/canary/env.ts';
import { ENV as CONFIGURE_ENV } from '../../functions/configure/env.ts';
import { ENV as RECONCILE_ENV } from '../../functions/reconcile/env.ts';
import { ENV as SWEEP_ENV } from '../../functions/sweep/env.ts';
import { ENV as WAKE_ENV } from '../../functions/wake/env.ts';
import { acknowledge } from '../acknowledge.ts';
import { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { DeployTrigger } from '../constructs/deploy-trigger.ts';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import { Tick } from '../constructs/tick.ts';
import { type Right, Worker } from '../constructs/worker.ts';
import { mailPace, mailTransport } from '../mail-transport.ts';
import {
  keepBlobs,
  keepTickets,
  listTickets,
  noteLateness,
  queueDeliveries,
  queueWebhooks,
  readDueIndex,
  readSecrets,
  readTickets,
  sendWakes,
} from '../rights.ts';
import { WAKE_TIMEOUT } from '../timeouts.ts';
import type { DataStack } from './data-stack.ts';
import type { MessagingStack } from './messaging-stack.ts';
import { createWebhookDelivery } from './webhook-delivery.ts';

export type EngineStackProps = PledgeStackProps & {
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  readonly publicUrl: string;
  /** None where SES does not send. */
  readonly sendMails: readonly Right[];
  /** The compiled configuration, as JSON. */
  readonly configuration: string;
};

type Scheduled = 'sweep' | 'audit' | 'reconcile' | 'canary';

export class EngineStack extends PledgeStack {
  readonly wake: Worker<typeof WAKE_ENV>;

  constructor(scope: Construct, props: EngineStackProps) {
    super(scope, 'engine', 'Pledge: timers, escalation and notices', props);
    this.wake = this.createWake(props);
    const webhookDelivery = createWebhookDelivery(this, props);
    const sweep = this.createSweep(props);
    const audit = this.createAudit(props);
    const reconcile = this.createReconcile(props);
    const canary = this.createCanary(props);
    this.schedule({ sweep, audit, reconcile, canary });
    // Last, so that only the new release meets the new configuration.
    this.configure(props).executeAfter(this.wake, webhookDelivery, sweep, audit, reconcile, canary);
  }

  private createWake({ data, messaging, publicUrl, sendMails, settings }: EngineStackProps): Worker<typeof WAKE_ENV> {
    const worker = new Worker(this, {
      name: 'wake',
      description: 'Does what is due on a ticket: warnings, breaches, escalations, notices, events',
      errorImpact: 'Warnings, escalations, notices and events of the affected tickets are late until a repeat succeeds.',
      env: WAKE_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        DELIVERY_QUEUE_URL: messaging.deliveryQueue.queueUrl,
        EVENT_BUS_NAME: messaging.bus.eventBusName,
        BLOB_BUCKET: data.blobs.bucketName,
        SIGNING_SECRET_ARN: data.signingSecret.secretArn,
        WEBHOOK_SECRETS_ARN: data.webhookSecrets.secretArn,
        PUBLIC_URL: publicUrl,
        ...mailTransport(settings, data),
        MAIL_PACE: mailPace(settings),
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: WAKE_TIMEOUT,
      memoryMb: 512,
      feedsItself: true,
    });
    const { maxConcurrency } = settings.wake;
    // No batching window: a timer that waits for company is late.
    worker.function.addEventSource(
      new SqsEventSource(messaging.wakeQueue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency }),
    );
    worker.allow(keepTickets(data.table));
    worker.allow(listTickets(data.table));
    worker.allow(noteLateness(data.table));
    worker.allow(queueWebhooks(data.table));
    worker.allow(sendWakes(messaging.wakeQueue, messaging.deliveryQueue));
    worker.allow(keepBlobs(data.blobs));
    worker.allow(readSecrets(data.signingSecret, data.webhookSecrets, ...(data.smtpSecret ? [data.smtpSecret] : [])));
    worker.allow({ purpose: 'PublishEvents', actions: ['events:PutEvents'], resources: [messaging.bus.eventBusArn] });
    for (const right of sendMails) worker.allow(right);
    return worker;
  }

  private createSweep({ data, messaging }: EngineStackProps): Worker<typeof SWEEP_ENV> {
    const worker = new Worker(this, {
      name: 'sweep',
      description:
        'Every minute: sends the tickets that become due soon to the wake queue, and a rollout that has stopped on its way',
      errorImpact:
        'No timer is started: warnings, breaches and escalations of all tickets wait until a sweep succeeds. None is lost.',
      env: SWEEP_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        DELIVERY_QUEUE_URL: messaging.deliveryQueue.queueUrl,
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: Duration.seconds(55),
      memoryMb: 512,
    });
    worker.allow(readDueIndex(data.table));
    worker.allow(sendWakes(messaging.wakeQueue, messaging.deliveryQueue));
    worker.allow({
      purpose: 'KeepCursors',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [data.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SWEEP#*'] } },
    });
    worker.allow({
      purpose: 'ReadRollouts',
      actions: ['dynamodb:Query'],
      resources: [data.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CONFIG'] } },
    });
    return worker;
  }

  private createAudit({ data }: EngineStackProps): Worker<typeof AUDIT_ENV> {
    const worker = new Worker(this, {
      name: 'audit',
      description: 'Every day: compares all open tickets and webhook subscriptions with the due index and mends what differs',
      errorImpact:
        'A ticket that fell out of the due index would not be found today; its timers would not fire until the next audit or the next change to it.',
      env: AUDIT_ENV,
      environment: { TABLE_NAME: data.table.tableName, METRICS_NAMESPACE: this.metricsNamespace },
      timeout: Duration.minutes(15),
      memoryMb: 1_024,
    });
    worker.allow(keepTickets(data.table));
    worker.allow(readDueIndex(data.table));
    worker.allow({
      purpose: 'WakeSubscriptions',
      actions: ['dynamodb:UpdateItem'],
      resources: [data.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['HOOK#*'] } },
    });
    worker.allow({ purpose: 'ScanTickets', actions: ['dynamodb:Scan'], resources: [data.table.tableArn] });
    return worker;
  }

  private createReconcile({ data, messaging }: EngineStackProps): Worker<typeof RECONCILE_ENV> {
    const worker = new Worker(this, {
      name: 'reconcile',
      description:
        'Every hour: puts webhooks back on the queue that it has lost. Every day, in parts if need be: compares the notices that were planned with their receipts',
      errorImpact:
        'A notice that was planned and never sent would not be found today, nor a webhook that the queue has lost. None is lost by this alone.',
      env: RECONCILE_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WEBHOOK_QUEUE_URL: messaging.webhookQueue.queueUrl,
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: Duration.minutes(15),
      memoryMb: 1_024,
    });
    worker.allow(readTickets(data.table));
    worker.allow(listTickets(data.table));
    worker.allow(queueDeliveries(messaging.webhookQueue));
    worker.allow({
      purpose: 'KeepResult',
      actions: ['dynamodb:PutItem'],
      resources: [data.table.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['RECONCILIATION'] } },
    });
    return worker;
  }

  private createCanary({ data, messaging }: EngineStackProps): Worker<typeof CANARY_ENV> {
    const worker = new Worker(this, {
      name: 'canary',
      description:
        'Every five minutes: opens a ticket whose promise is broken a minute later, and sees whether that of the last one was',
      errorImpact: 'Nobody checks whether timers fire. That alone makes none of them late.',
      env: CANARY_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        SIGNING_SECRET_ARN: data.signingSecret.secretArn,
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: Duration.seconds(30),
      memoryMb: 512,
    });
    worker.allow(keepTickets(data.table));
    worker.allow(sendWakes(messaging.wakeQueue));
    worker.allow(readSecrets(data.signingSecret));
    // A release that knows no canaries could not wake one.
    worker.function.node.addDependency(this.wake.function);
    return worker;
  }

  private schedule({ sweep, audit, reconcile, canary }: { readonly [N in Scheduled]: Worker }): void {
    const group = new ScheduleGroup(this, 'Schedules', {
      scheduleGroupName: this.named('schedules'),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const deadLetters = new DeadLetterQueue(this, {
      name: 'schedule-dlq',
      messageImpact:
        'A sweep, an audit, a reconciliation or a canary could not be started or failed for good. One sweep more or less does no harm; when they keep coming, no timer fires.',
    });
    acknowledge(deadLetters, 'SQS3', 'It is a dead-letter queue: of schedules and asynchronous functions, not of another queue.');
    const input = ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime });
    const often = { group, deadLetters, input, maxAge: Duration.minutes(2), retries: 2 } as const;
    new Tick(this, 'SweepTick', {
      ...often,
      worker: sweep,
      expression: ScheduleExpression.rate(Duration.minutes(1)),
      description: 'Starts the sweep',
    });
    new Tick(this, 'AuditTick', {
      ...often,
      worker: audit,
      expression: ScheduleExpression.rate(Duration.days(1)),
      maxAge: Duration.hours(6),
      description: 'Starts the audit',
    });
    // Every hour, so that a run that did not end in time goes on; where the last one is less than a day old it does nothing.
    new Tick(this, 'ReconcileTick', {
      ...often,
      worker: reconcile,
      expression: ScheduleExpression.rate(Duration.hours(1)),
      maxAge: Duration.minutes(30),
      description: 'Starts the reconciliation, or goes on with it',
    });
    new Tick(this, 'CanaryTick', {
      ...often,
      worker: canary,
      expression: ScheduleExpression.rate(Duration.minutes(5)),
      description: 'Starts the canary',
    });
  }

  /** Runs with every deployment that changes the function or the configuration, which lies beside its code. A configuration that is refused fails the deployment. */
  private configure({ data, configuration }: EngineStackProps): DeployTrigger {
    const worker = new Worker(this, {
      name: 'configure',
      description: 'At deployment: puts the configuration in force',
      errorImpact: 'The new configuration is not in force; Pledge goes on with the one before.',
      env: CONFIGURE_ENV,
      environment: { TABLE_NAME: data.table.tableName },
      timeout: Duration.minutes(1),
      memoryMb: 512,
      files: { 'configuration.json': configuration },
    });
    worker.allow({
      purpose: 'KeepConfiguration',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [data.table.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['CONFIG'] } },
    });
    return new DeployTrigger(this, 'Configure', worker);
  }
}
