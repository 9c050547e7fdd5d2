/** What carries hints and news between the functions: the wake queue, the queues of arrived mails and webhooks, the event bus. */
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { receivesMail } from '../stage.ts';
import { MAIL_INTAKE_TIMEOUT, WAKE_TIMEOUT, WEBHOOK_DELIVERY_TIMEOUT, WEBHOOK_INTAKE_TIMEOUT } from '../timeouts.ts';

export class MessagingStack extends PledgeStack {
  readonly wakeQueue: Queue;
  /** Which subscriptions have something to be delivered. */
  readonly deliveryQueue: Queue;
  /** What other systems have posted, and waits to be carried out. */
  readonly webhookQueue: Queue;
  readonly bus: EventBus;
  /** Where SES announces a mail that it has stored, and where the announcements wait; absent where the stage receives none. */
  readonly arrivals?: { readonly topic: Topic; readonly queue: Queue };

  constructor(scope: Construct, props: PledgeStackProps) {
    super(scope, 'messaging', 'Pledge: queues and event bus', props);
    this.wakeQueue = new WorkQueue(this, {
      name: 'wake',
      workerTimeout: WAKE_TIMEOUT,
      // A message is only a hint, and the sweep repeats it every minute for as long as the ticket is overdue.
      retention: Duration.hours(1),
      attempts: 3,
      deadLetterImpact:
        'One ticket could not be woken three times in a row. Its warnings and escalations are late until a later attempt succeeds; other tickets are not affected.',
    }).queue;
    this.deliveryQueue = new WorkQueue(this, {
      name: 'webhook-delivery',
      workerTimeout: WEBHOOK_DELIVERY_TIMEOUT,
      // A hint like a wake: what is to be delivered stands in the table, and the sweep repeats it.
      retention: Duration.hours(1),
      attempts: 3,
      deadLetterImpact:
        'What is to be posted to a webhook subscription could not be looked after three times in a row. Its webhooks are late until a later attempt succeeds; tickets and other subscriptions are not affected.',
    }).queue;
    this.webhookQueue = new WorkQueue(this, {
      name: 'webhook-intake',
      workerTimeout: WEBHOOK_INTAKE_TIMEOUT,
      retention: Duration.days(14),
      attempts: 5,
      deadLetterImpact:
        'An alert or a form that another system sent has not become a ticket, or has not changed the one it has. The delivery is kept, and can be taken anew.',
    }).queue;
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: this.named('events'),
      description: 'Everything that happens to tickets of Pledge',
    });
    if (receivesMail(props.settings)) this.arrivals = this.createArrivals();
    new CfnOutput(this, 'EventBusName', {
      value: this.bus.eventBusName,
      description: 'Other systems subscribe to ticket events here',
    });
  }

  private createArrivals(): { readonly topic: Topic; readonly queue: Queue } {
    const { queue } = new WorkQueue(this, {
      name: 'mail-intake',
      workerTimeout: MAIL_INTAKE_TIMEOUT,
      retention: Duration.days(14),
      attempts: 5,
      deadLetterImpact:
        'A mail that a customer sent has not become a ticket or a reply. It is kept and must be brought back by hand.',
    });
    const topic = new Topic(this, 'Arrivals', { topicName: this.named('mail-arrivals'), enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AnnounceMails',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    topic.addSubscription(new SqsSubscription(queue));
    return { topic, queue };
  }
}
