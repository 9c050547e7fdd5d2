/**
 * Mail through SES. In: a rule stores each mail and announces it, and a function turns it into a ticket or a reply.
 * Out: the identity that mails are sent under, with a configuration set that stops mailing addresses that bounced.
 */
import { Annotations, CfnOutput, Fn } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConfigurationSet, EmailIdentity, Identity, ReceiptRule, ReceiptRuleSet, SuppressionReasons } from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ENV } from '../../functions/mail-intake/env.ts';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import { type Right, Worker } from '../constructs/worker.ts';
import { type MailAddresses, senderDomainOf, senderOf } from '../mail-addresses.ts';
import { keepBlobs, keepTickets, readSecrets, sendWakes } from '../rights.ts';
import type { MailStageSettings } from '../stage.ts';
import { MAIL_INTAKE_TIMEOUT } from '../timeouts.ts';
import type { DataStack } from './data-stack.ts';
import type { MessagingStack } from './messaging-stack.ts';

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

export type MailStackProps = PledgeStackProps & {
  readonly mail: MailStageSettings;
  readonly addresses: MailAddresses;
  readonly data: DataStack;
  readonly mails: Bucket;
  readonly messaging: MessagingStack;
  readonly arrivals: { readonly topic: Topic; readonly queue: Queue };
};

export class MailStack extends PledgeStack {
  readonly worker: Worker<typeof ENV>;
  /** What a function needs to send mails as this stage, and as nobody else. */
  readonly sendMails: Right;

  constructor(scope: Construct, props: MailStackProps) {
    super(scope, 'mail', 'Pledge: incoming and outgoing mail', props);
    if (!RECEIVING_REGIONS.includes(this.settings.region)) {
      Annotations.of(this).addWarningV2(
        'pledge:receiving-region',
        `SES may not receive mail in ${this.settings.region}: check the list of e-mail receiving endpoints of SES`,
      );
    }
    const configurationSet = this.createConfigurationSet();
    if (props.mail.identities === 'create') this.createIdentities(props.addresses, configurationSet);
    this.sendMails = this.rightToSend(props);
    this.createRule(props);
    this.worker = this.createWorker(props);
  }

  private createConfigurationSet(): ConfigurationSet {
    return new ConfigurationSet(this, 'Sending', {
      configurationSetName: this.named('sending'),
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
  }

  private createIdentities(addresses: MailAddresses, configurationSet: ConfigurationSet): void {
    const sending = senderDomainOf(addresses);
    for (const domain of new Set([sending, addresses.inboundDomain])) {
      const identity = new EmailIdentity(this, `Identity-${domain}`, {
        identity: Identity.domain(domain),
        ...(domain === sending ? { configurationSet } : {}),
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

  private createWorker({ data, mails, messaging, arrivals }: MailStackProps): Worker<typeof ENV> {
    const worker = new Worker(this, {
      name: 'mail-intake',
      description: 'Turns arrived mails into tickets and replies',
      errorImpact: 'Mails from customers are not turned into tickets and replies. They are kept and tried again.',
      env: ENV,
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
    worker.allow(sendWakes(messaging.wakeQueue));
    worker.allow(keepBlobs(data.blobs));
    worker.allow(readSecrets(data.signingSecret));
    worker.allow({
      purpose: 'ReadMails',
      actions: ['s3:GetObject'],
      resources: [mails.arnForObjects('*')],
      whyWildcard: 'SES names the mails; the bucket holds nothing else.',
    });
    return worker;
  }
}
