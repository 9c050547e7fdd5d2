/** The front door: an HTTP API that hands every request of the contract to a function, what is about policies and schedules to one of its own. */
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { DomainName, HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ENV } from '../../functions/api/env.ts';
import { ENV as MAIL_REVIEW_ENV } from '../../functions/mail-review/env.ts';
import { ENV as POLICIES_ENV } from '../../functions/policies/env.ts';
import { ENV as WEBHOOK_INTAKE_ENV } from '../../functions/webhook-intake/env.ts';
import type { TokenSettings } from '../../shared/app/tokens/token-verifier.ts';
import { accessSettings } from '../access-settings.ts';
import { acknowledge } from '../acknowledge.ts';
import { PledgeStack, type PledgeStackProps } from '../constructs/pledge-stack.ts';
import { Worker } from '../constructs/worker.ts';
import {
  addDeliveries,
  countRates,
  countSenders,
  keepBlobs,
  keepConfiguration,
  keepKeys,
  keepTickets,
  listChanges,
  listTickets,
  noteKeyUse,
  queueDeliveries,
  queueWebhooks,
  readSecrets,
  readTickets,
  sendWakes,
} from '../rights.ts';
import { stageMailOf } from '../stage.ts';
import { WEBHOOK_INTAKE_TIMEOUT } from '../timeouts.ts';
import type { DataStack } from './data-stack.ts';
import type { MessagingStack } from './messaging-stack.ts';

/** The action links of mails carry their token in the path, so no path is logged: the route tells enough. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTime',
    requestId: '$context.requestId',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    route: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    bytes: '$context.responseLength',
    error: '$context.integrationErrorMessage',
  }),
);

type Route = { readonly path: string; readonly methods: HttpMethod[] };

const ROUTES: readonly Route[] = [
  { path: '/v1/{proxy+}', methods: [HttpMethod.ANY] },
  // What speaks to PagerDuty has no other path.
  { path: '/v2/{proxy+}', methods: [HttpMethod.POST] },
  { path: '/a/{token}', methods: [HttpMethod.GET, HttpMethod.POST] },
  { path: '/t', methods: [HttpMethod.GET, HttpMethod.POST] },
  { path: '/t/{token}', methods: [HttpMethod.GET, HttpMethod.POST] },
  { path: '/t/{token}/{proxy+}', methods: [HttpMethod.GET] },
  { path: '/openapi.json', methods: [HttpMethod.GET] },
  { path: '/docs', methods: [HttpMethod.GET] },
  { path: '/health', methods: [HttpMethod.GET] },
];

/** Of two routes that fit, the gateway takes the one that says more. */
const POLICY_ROUTES: readonly Route[] = [
  { path: '/v1/policies', methods: [HttpMethod.ANY] },
  { path: '/v1/policies/{proxy+}', methods: [HttpMethod.ANY] },
  { path: '/v1/escalations/{proxy+}', methods: [HttpMethod.ANY] },
  { path: '/v1/on-call', methods: [HttpMethod.ANY] },
  { path: '/v1/on-call/{proxy+}', methods: [HttpMethod.ANY] },
  { path: '/v1/keys', methods: [HttpMethod.ANY] },
  { path: '/v1/keys/{proxy+}', methods: [HttpMethod.ANY] },
];

const MAIL_ROUTES: readonly Route[] = [{ path: '/v1/mail/{proxy+}', methods: [HttpMethod.ANY] }];

/** An HTTP API waits 30 s for its answer and no longer. */
const TIMEOUT = Duration.seconds(29);

/** As much as one whole processor comes with: histories are run again one after the other. */
const ONE_PROCESSOR_MB = 1_769;

export type ApiStackProps = PledgeStackProps & {
  readonly data: DataStack;
  readonly messaging: MessagingStack;
  /** Of the user pool of the stage, if it makes one. */
  readonly staff: TokenSettings | undefined;
};

export class ApiStack extends PledgeStack {
  readonly api: HttpApi;
  readonly worker: Worker<typeof ENV>;
  /** Base of the links in mails, without a trailing slash. */
  readonly publicUrl: string;

  constructor(scope: Construct, props: ApiStackProps) {
    super(scope, 'api', 'Pledge: HTTP API', props);
    const { domain, publicUrl } = props.settings.api;
    this.api = new HttpApi(this, 'Api', {
      apiName: this.named('api'),
      description: `Pledge ${props.settings.name}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
    });
    this.publicUrl = publicUrl ?? (domain ? `https://${domain.name}` : this.api.apiEndpoint);
    this.worker = this.createWorker(props);
    this.createStage();
    this.createRoutes(this.worker, ROUTES);
    this.createRoutes(this.createPolicies(props), POLICY_ROUTES);
    this.createRoutes(this.createMailReview(props), MAIL_ROUTES);
    this.createWebhookIntake(props);
    new CfnOutput(this, 'PublicUrl', { value: this.publicUrl, description: 'Where people and systems reach Pledge' });
  }

  private createWorker({ data, messaging, staff }: ApiStackProps): Worker<typeof ENV> {
    const worker = new Worker(this, {
      name: 'api',
      description: 'Answers the HTTP API, takes webhooks and action links',
      errorImpact:
        'Requests fail: tickets cannot be opened or answered through the API or by webhooks, and links in mails do not work. Clocks and escalations go on.',
      env: ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        DELIVERY_QUEUE_URL: messaging.deliveryQueue.queueUrl,
        WEBHOOK_QUEUE_URL: messaging.webhookQueue.queueUrl,
        BLOB_BUCKET: data.blobs.bucketName,
        SIGNING_SECRET_ARN: data.signingSecret.secretArn,
        API_KEYS_SECRET_ARN: data.apiKeysSecret.secretArn,
        WEBHOOK_SECRETS_ARN: data.webhookSecrets.secretArn,
        PUBLIC_URL: this.publicUrl,
        ...accessSettings(this.settings, staff),
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: TIMEOUT,
      memoryMb: 512,
    });
    worker.allow(keepTickets(data.table));
    worker.allow(listTickets(data.table));
    worker.allow(listChanges(data.table));
    worker.allow(noteKeyUse(data.table));
    worker.allow(countRates(data.table));
    worker.allow(queueWebhooks(data.table));
    worker.allow({
      purpose: 'RemoveSubscriptions',
      actions: ['dynamodb:DeleteItem'],
      resources: [data.table.tableArn],
      conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['SUBSCRIPTIONS'] } },
    });
    worker.allow(sendWakes(messaging.wakeQueue, messaging.deliveryQueue));
    worker.allow(addDeliveries(data.table));
    worker.allow(queueDeliveries(messaging.webhookQueue));
    worker.allow(keepBlobs(data.blobs));
    worker.allow(readSecrets(data.signingSecret, data.apiKeysSecret, data.webhookSecrets));
    return worker;
  }

  private createPolicies({ data, messaging, settings, staff }: ApiStackProps): Worker<typeof POLICIES_ENV> {
    const worker = new Worker(this, {
      name: 'policies',
      description: 'Shows, checks and applies policies; says who is on call; keeps API keys',
      errorImpact:
        'Policies, on-call schedules and API keys cannot be shown or changed. Tickets and their clocks are not affected, and rollouts that have begun go on.',
      env: POLICIES_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        API_KEYS_SECRET_ARN: data.apiKeysSecret.secretArn,
        STAGE_MAIL: JSON.stringify(stageMailOf(settings)),
        ...accessSettings(this.settings, staff),
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: TIMEOUT,
      memoryMb: ONE_PROCESSOR_MB,
    });
    worker.allow(keepConfiguration(data.table));
    worker.allow(keepKeys(data.table));
    worker.allow(noteKeyUse(data.table));
    worker.allow(countRates(data.table));
    worker.allow(readTickets(data.table));
    worker.allow(listTickets(data.table));
    worker.allow(sendWakes(messaging.wakeQueue));
    worker.allow(readSecrets(data.apiKeysSecret));
    return worker;
  }

  private createWebhookIntake({ data, messaging }: ApiStackProps): void {
    const worker = new Worker(this, {
      name: 'webhook-intake',
      description: 'Carries out what other systems have posted: opens tickets, adds to them, resolves them',
      errorImpact:
        'Alerts and forms of other systems do not become tickets yet, or do not resolve theirs. Each is kept and tried again.',
      env: WEBHOOK_INTAKE_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        BLOB_BUCKET: data.blobs.bucketName,
        SIGNING_SECRET_ARN: data.signingSecret.secretArn,
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: WEBHOOK_INTAKE_TIMEOUT,
      memoryMb: 512,
    });
    // Few at once: a burst waits in the queue, and what it says of one problem is put together.
    worker.function.addEventSource(
      new SqsEventSource(messaging.webhookQueue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
    worker.allow(keepTickets(data.table));
    worker.allow(sendWakes(messaging.wakeQueue));
    worker.allow(keepBlobs(data.blobs));
    worker.allow(readSecrets(data.signingSecret));
  }

  private createMailReview({ data, messaging, settings, staff }: ApiStackProps): Worker<typeof MAIL_REVIEW_ENV> {
    const worker = new Worker(this, {
      name: 'mail-review',
      description:
        'Shows mails that were set aside, takes in those that are released, and shows addresses that are mailed no more',
      errorImpact:
        'Mails that were set aside cannot be looked at or released, nor addresses mailed again. All are kept, and other mails are taken in.',
      env: MAIL_REVIEW_ENV,
      environment: {
        TABLE_NAME: data.table.tableName,
        WAKE_QUEUE_URL: messaging.wakeQueue.queueUrl,
        BLOB_BUCKET: data.blobs.bucketName,
        SIGNING_SECRET_ARN: data.signingSecret.secretArn,
        API_KEYS_SECRET_ARN: data.apiKeysSecret.secretArn,
        ...accessSettings(settings, staff),
        METRICS_NAMESPACE: this.metricsNamespace,
      },
      timeout: TIMEOUT,
      // A mail of 40 MB is held as bytes, as text and as parsed parts at once.
      memoryMb: 1_024,
    });
    worker.allow(keepTickets(data.table));
    worker.allow(countSenders(data.table));
    worker.allow(noteKeyUse(data.table));
    worker.allow(countRates(data.table));
    worker.allow(sendWakes(messaging.wakeQueue));
    worker.allow(keepBlobs(data.blobs));
    worker.allow(readSecrets(data.signingSecret, data.apiKeysSecret));
    return worker;
  }

  private createStage(): void {
    const { requestsPerSecond, burst, domain } = this.settings.api;
    const logGroup = new LogGroup(this, 'AccessLog', {
      // Under this prefix the account's log policy need not grow with every log group.
      logGroupName: `/aws/vendedlogs/pledge/${this.settings.name}/access`,
      retention: this.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: requestsPerSecond, burstLimit: burst },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: ACCESS_LOG },
      ...(domain ? { domainMapping: { domainName: this.createDomain(domain) } } : {}),
    });
  }

  private createDomain({ name, certificateArn }: { readonly name: string; readonly certificateArn: string }): DomainName {
    const domainName = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    new CfnOutput(this, 'DomainTarget', {
      value: domainName.regionalDomainName,
      description: `Point a CNAME record of ${name} here`,
    });
    return domainName;
  }

  private createRoutes(worker: Worker, routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration(worker.name, worker.function);
    for (const { path, methods } of routes) {
      for (const route of this.api.addRoutes({ path, methods, integration })) {
        acknowledge(
          route,
          'APIG4',
          'The function checks the API key, the webhook signature or the signed token itself and answers with a problem document; /health, /docs and /openapi.json are public.',
        );
      }
    }
  }
}
