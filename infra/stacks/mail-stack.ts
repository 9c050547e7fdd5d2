/**
 * Mail through SES. In: a rule stores each mail and announces it, and a function turns it into a ticket or a reply.
 * Out: the identity that mails are sent under, with a configuration set that stops mailing addresses that bounced and says what
 * became of each mail, which a function puts down on its receipt.
 */
import { Annotations, CfnOutput, Duration, Fn } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  ReceiptRule,
  ReceiptRuleSet,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ENV as EVENTS_ENV } from '../../functions/mail-events/env.ts';
import { ENV as INTAKE_ENV } from '../../functions/mail-intake/env.ts';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { type Right, Worker } from '../constructs/worker.ts';
import { type MailAddresses, senderDomainOf, senderOf } from '../mail-addresses.ts';
import { countSenders, keepBlobs, keepTickets, readSecrets, sendWakes } from '../rights.ts';
import { type MailStageSettings, sendsBySes } from '../stage.ts';
import { MAIL_EVENTS_TIMEOUT, MAIL_INTAKE_TIMEOUT } from '../timeouts.ts';
import type { DataStack } from './data-stack.ts';
import type { MessagingStack } from './messaging-stack.ts';

/** All that says where a mail is; opens and clicks are nobody's business. */
const WHAT_BECOMES_OF_MAILS: readonly EmailSendingEvent[] = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

/** Where SES received mail when this was written. Elsewhere a deployment may fail, so it is warned of and not refused. */
const RECEIVING_REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-central-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-northeast-1',
  'ap-northeast-2',
];

/** The action has no resource to name. */
const READ_QUOTA: Right = {
  purpose: 'ReadSendingQuota',
  actions: ['ses:GetSendQuota'],
  resources: ['*'],
  whyWildcard: 'The quota is that of the account: the action has no resource that a policy could name.',
};

export type MailStackProps = PledgeStackProps & {
  readonly mail: MailStageSettings;
  readonly addresses: MailAddresses;
  readonly data: DataStack;
  readonly mails: Bucket;
  readonly messaging: MessagingStack;
  readonly arrivals: { readonly topic: Topic; readonly queue: Queue };
};

export class MailStack extends PledgeStack {
  /** What a function needs to send mails by SES as this stage, and as nobody else; none where a relay sends. */
  readonly sendMails: readonly Right[];

  constructor(scope: Construct, props: MailStackProps) {
    super(scope, 'mail', 'Pledge: incoming and outgoing mail', props);
    if (!RECEIVING_REGIONS.includes(this.settings.region)) {
      Annotations.of(this).addWarningV2(
        'pledge:receiving-region',
        `SES may not receive mail in ${this.settings.region}: check the list of e-mail receiving endpoints of SES`,
      );
    }
    const configurationSet = sendsBySes(this.settings) ? this.createConfigurationSet() : undefined;
    if (props.mail.identities === 'create') this.createIdentities(props.addresses, configurationSet);
    this.createRule(props);
    this.createIntake(props);
    this.sendMails = configurationSet === undefined ? [] : [this.rightToSend(props), READ_QUOTA];
    if (configurationSet !== undefined) this.createEvents(props, configurationSet);
  }

  private createConfigurationSet(): ConfigurationSet {
    return new ConfigurationSet(this, 'Sending', {
      configurationSetName: this.named('sending'),
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
  }

  private createIdentities(addresses: MailAddresses, configurationSet: ConfigurationSet | undefined): void {
    const sending = configurationSet && senderDomainOf(addresses);
    for (const domain of new Set([...(sending === undefined ? [] : [sending]), addresses.inboundDomain])) {
      const identity = new EmailIdentity(this, `Identity-${domain}`, {
        identity: Identity.domain(domain),
        ...(configurationSet && domain === sending ? { configurationSet } : {}),
      });
      const records = identity.dkimRecords.map(({ name, value }) => Fn.join(' CNAME ', [name, value]));
      new CfnOutput(this, domain === sending ? 'SendingDnsRecords' : 'InboundDnsRecords', {
        value: Fn.join('; ', records),
        description: `DNS records that verify ${domain}`,
      });
    }
    new CfnOutput(this, 'MxRecord', {
      value: `${addresses.inboundDomain} MX 10 inbound-smtp.${this.region}.${this.urlSuffix}`,
      description: 'DNS record that brings mail here',
    });
  }

  /** SES asks for the right on the configuration set too, when the identity has one by default. Whose name an existing identity's set has is not known here. */
  private rightToSend({ mail, addresses }: MailStackProps): Right {
    const arn = (resource: string, resourceName: string) => this.formatArn({ service: 'ses', resource, resourceName });
    const set = mail.identities === 'create' ? this.named('sending') : '*';
    return {
      purpose: 'SendMails',
      actions: ['ses:SendRawEmail'],
      resources: [arn('identity', senderDomainOf(addresses)), arn('configuration-set', set)],
      conditions: { StringEquals: { 'ses:FromAddress': senderOf(addresses) } },
      ...(set === '*'
        ? {
            whyWildcard:
              'The name of the configuration set of an identity that exists already is not known here; the sender address is fixed.',
          }
        : {}),
    };
  }

  private createRule({ mail, addresses, mails, arrivals }: MailStackProps): void {
    const name = this.named('intake');
    const ruleSet = mail.ruleSet
      ? ReceiptRuleSet.fromReceiptRuleSetName(this, 'RuleSet', mail.ruleSet)
      : new ReceiptRuleSet(this, 'RuleSet', { receiptRuleSetName: name });
    new ReceiptRule(this, 'Rule', {
      ruleSet,
      receiptRuleName: name,
      recipients: [addresses.inboundDomain],
      scanEnabled: true,
      // Never with a KMS key: SES would encrypt on its side, and no JavaScript client can read that. The bucket encrypts.
      actions: [new S3({ bucket: mails, topic: arrivals.topic })],
    });
    new CfnOutput(this, 'RuleSetName', {
      value: mail.ruleSet ?? name,
      description: 'Receipt rule set that must be the active one of this region',
    });
  }

  private createIntake({ data, mails, messaging, arrivals }: MailStackProps): void {
    const worker = new Worker(this, {
      name: 'mail-intake',
      description: 'Turns arrived mails into tickets and replies',
      errorImpact: 'Mails from customers are not turned into tickets and replies. They are kept and tried again.',
      env: INTAKE_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        BLOB_BUCKET: data.blobs.bucketName,
        MAIL_BUCKET: mails.bucketName,
        SIGNING_SECRET_ARN: data.signingSecret.secretArn,
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: MAIL_INTAKE_TIMEOUT,
      // A mail of 40 MB is held as bytes, as text and as parsed parts at once.
      memoryMb: 1_024,
    });
    worker.function.addEventSource(
      new SqsEventSource(arrivals.queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 5 }),
    );
    worker.allow(keepTickets(data.table));
    worker.allow(countSenders(data.table));
    worker.allow(sendWakes(messaging.wakeQueue));
    worker.allow(keepBlobs(data.blobs));
    worker.allow(readSecrets(data.signingSecret));
    worker.allow({
      purpose: 'ReadMails',
      actions: ['s3:GetObject'],
      resources: [mails.arnForObjects('*')],
      whyWildcard: 'SES names the mails; the bucket holds nothing else.',
    });
  }

  private createEvents({ data, messaging }: MailStackProps, configurationSet: ConfigurationSet): void {
    const { queue } = new WorkQueue(this, {
      name: 'mail-news',
      workerTimeout: MAIL_EVENTS_TIMEOUT,
      retention: Duration.days(14),
      // News can come before its mail is put down: a quarter of an hour is more than a sender has for that.
      attempts: 8,
      deadLetterImpact:
        'What became of a notice is not on its receipt. If it bounced, the escalation that should have gone on to the next level has not.',
    });
    const topic = new Topic(this, 'SendingEvents', { topicName: this.named('mail-news'), enforceSSL: true });
    topic.addSubscription(new SqsSubscription(queue));
    configurationSet.addEventDestination('Events', {
      destination: EventDestination.snsTopic(topic),
      events: [...WHAT_BECOMES_OF_MAILS],
    });
    const worker = new Worker(this, {
      name: 'mail-events',
      description: 'Puts down on receipts what became of mails, and lets an escalation go on that bounced',
      errorImpact:
        'Receipts do not say what became of mails, and escalations whose mail bounced wait for their next level. News is kept and tried again.',
      env: EVENTS_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        SES_REGION: this.settings.region,
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: MAIL_EVENTS_TIMEOUT,
      memoryMb: 512,
    });
    worker.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 }),
    );
    worker.allow(keepTickets(data.table));
    worker.allow(sendWakes(messaging.wakeQueue));
  }
}
