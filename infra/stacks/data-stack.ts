/** What must survive everything else: the tickets, the bodies and mails beside them, and the secrets. */
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import { StoreBucket } from '../constructs/store-bucket.ts';
import { receivesMail } from '../stage.ts';

export const DUE_INDEX = 'due';
export const LIST_INDEX = 'list';
export const CHANGED_INDEX = 'changed';
export const INDEXES = [DUE_INDEX, LIST_INDEX, CHANGED_INDEX];

const text = (name: string) => ({ name, type: AttributeType.STRING });

export class DataStack extends PledgeStack {
  readonly table: TableV2;
  readonly blobs: Bucket;
  /** Mails as they came; absent where the stage receives none. */
  readonly mails?: Bucket;
  readonly signingSecret: Secret;
  readonly apiKeysSecret: Secret;
  readonly webhookSecrets: Secret;
  /** Absent where the stage mails through no relay, or through one that asks for no password. */
  readonly smtpSecret?: Secret;

  constructor(scope: Construct, props: PledgeStackProps) {
    super(scope, 'data', 'Pledge: tickets, attachments, mails and secrets', props);
    this.table = this.createTable();
    const accessLogs = new StoreBucket(this, 'AccessLogs', { expiration: Duration.days(90) }).bucket;
    const { mail } = props.settings;
    const keepRaw = Duration.days(mail?.keepRawDays ?? 1);
    // Mails that nobody could or should read are parked among the blobs. They go when they would have gone as ordinary mails.
    const passing = [
      { prefix: 'parked/', expiration: keepRaw },
      // Bodies of deliveries, as long as these can be looked at.
      { prefix: 'webhooks/', expiration: Duration.days(31) },
    ];
    this.blobs = new StoreBucket(this, 'Blobs', { accessLogs, versioned: true, passing }).bucket;
    if (receivesMail(props.settings)) this.mails = new StoreBucket(this, 'Mails', { accessLogs, expiration: keepRaw }).bucket;
    this.signingSecret = this.createSecret(
      'SigningSecret',
      'Signs reply addresses and action links, derives ticket ids: {"key": "..."}',
      'key',
    );
    this.apiKeysSecret = this.createSecret('ApiKeys', 'API keys by name: {"<name>": "<key>"}', 'default');
    this.webhookSecrets = this.createSecret(
      'WebhookSecrets',
      'Secrets of webhooks by name: {"<source>": "<secret>", "webhook:<outgoing>": "whsec_<base64>"}',
      'default',
    );
    if (mail?.smtp?.user !== undefined)
      this.smtpSecret = this.createSecret('SmtpSecret', 'Password of the SMTP relay: {"password": "..."}', 'password');
    this.tellOperator();
  }

  private get removalPolicy() {
    return this.settings.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }

  private createTable(): TableV2 {
    return new TableV2(this, 'Tickets', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: this.settings.retain,
      removalPolicy: this.removalPolicy,
      timeToLiveAttribute: 'expiresAt',
      globalSecondaryIndexes: [
        {
          indexName: DUE_INDEX,
          partitionKey: text('dueShard'),
          sortKey: text('dueKey'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: LIST_INDEX,
          partitionKey: text('listKey'),
          sortKey: text('listSort'),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: ['status', 'priority', 'team', 'assignee', 'requester', 'deadlineAt'],
        },
        {
          indexName: CHANGED_INDEX,
          partitionKey: text('changedShard'),
          sortKey: text('changedKey'),
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    });
  }

  /** Begins with one generated entry; the operator edits the others in. The template never changes, so a deployment overwrites nothing. */
  private createSecret(id: string, description: string, firstEntry: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: firstEntry,
        passwordLength: 48,
        excludePunctuation: true,
      },
      removalPolicy: this.removalPolicy,
    });
    acknowledge(
      secret,
      'SMG4',
      'Others hold its other half (mails that were sent, clients, webhook senders), so it is rotated together with them: see docs/deploy.md.',
    );
    return secret;
  }

  private tellOperator(): void {
    new CfnOutput(this, 'TableName', { value: this.table.tableName, description: 'The table of all tickets' });
    new CfnOutput(this, 'BlobBucketName', {
      value: this.blobs.bucketName,
      description: 'Attachments, large bodies, parked mails',
    });
    if (this.mails) new CfnOutput(this, 'MailBucketName', { value: this.mails.bucketName, description: 'Mails as they came' });
    new CfnOutput(this, 'SigningSecretArn', { value: this.signingSecret.secretArn, description: 'Holds the signing key' });
    new CfnOutput(this, 'ApiKeysSecretArn', { value: this.apiKeysSecret.secretArn, description: 'Holds the API keys' });
    new CfnOutput(this, 'WebhookSecretsArn', {
      value: this.webhookSecrets.secretArn,
      description: 'Holds the secrets of webhook sources',
    });
    if (this.smtpSecret)
      new CfnOutput(this, 'SmtpSecretArn', {
        value: this.smtpSecret.secretArn,
        description: 'Holds the password of the SMTP relay: enter it after the first deployment',
      });
  }
}
