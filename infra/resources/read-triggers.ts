import * as z from 'zod';
import type { EventSource, LocalResources, QueueDefinition, RouteDefinition, ScheduleDefinition } from './local-resources.ts';
import { functionNameOf, nameOf } from './names.ts';
import type { Resource, Templates } from './templates.ts';

const queue = z.object({
  VisibilityTimeout: z.number().default(30),
  MessageRetentionPeriod: z.number(),
  FifoQueue: z.never().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number() }).optional(),
});

export function queueOf(templates: Templates, resource: Resource, prefix: string): QueueDefinition {
  const { VisibilityTimeout, MessageRetentionPeriod, RedrivePolicy } = queue.parse(resource.properties);
  const plain = {
    name: nameOf(resource, prefix),
    visibilityTimeoutSeconds: VisibilityTimeout,
    retentionSeconds: MessageRetentionPeriod,
  };
  if (!RedrivePolicy) return plain;
  const deadLetterQueue = nameOf(templates.follow(resource.stack, RedrivePolicy.deadLetterTargetArn), prefix);
  return { ...plain, redrive: { deadLetterQueue, maxReceiveCount: RedrivePolicy.maxReceiveCount } };
}

const SECONDS = { minute: 60, hour: 3_600, day: 86_400 } as const;

const schedule = z.object({
  ScheduleExpression: z.templateLiteral(['rate(', z.int(), ' ', z.enum(['minute', 'hour', 'day']), z.enum(['', 's']), ')']),
  Target: z.object({ Arn: z.unknown(), Input: z.string() }),
});

export function scheduleOf(templates: Templates, resource: Resource, prefix: string): ScheduleDefinition {
  const { ScheduleExpression, Target } = schedule.parse(resource.properties);
  const [, count, unit] = /(\d+) (minute|hour|day)/.exec(ScheduleExpression) ?? [];
  return {
    function: functionNameOf(templates.follow(resource.stack, Target.Arn), prefix),
    everySeconds: Number(count) * SECONDS[unit as keyof typeof SECONDS],
    input: Target.Input,
  };
}

const mapping = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  BatchSize: z.number(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.tuple([z.literal('ReportBatchItemFailures')]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
});

export function eventSourceOf(templates: Templates, resource: Resource, prefix: string): EventSource {
  const { EventSourceArn, FunctionName, BatchSize, MaximumBatchingWindowInSeconds, ScalingConfig } = mapping.parse(
    resource.properties,
  );
  return {
    queue: nameOf(templates.follow(resource.stack, EventSourceArn), prefix),
    function: functionNameOf(templates.follow(resource.stack, FunctionName), prefix),
    batchSize: BatchSize,
    batchingWindowSeconds: MaximumBatchingWindowInSeconds,
    ...(ScalingConfig ? { maxConcurrency: ScalingConfig.MaximumConcurrency } : {}),
  };
}

const route = z.object({
  RouteKey: z.string().regex(/^[A-Z]+ \/\S*$/),
  Target: z.object({ 'Fn::Join': z.tuple([z.literal(''), z.tuple([z.literal('integrations/'), z.unknown()])]) }),
});
const integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  PayloadFormatVersion: z.literal('2.0'),
  IntegrationUri: z.unknown(),
});

export function routeOf(templates: Templates, resource: Resource, prefix: string): RouteDefinition {
  const { RouteKey, Target } = route.parse(resource.properties);
  const target = templates.follow(resource.stack, Target['Fn::Join'][1][1]);
  const { IntegrationUri } = integration.parse(target.properties);
  const [method = '', path = ''] = RouteKey.split(' ');
  return { method, path, function: functionNameOf(templates.follow(target.stack, IntegrationUri), prefix) };
}

const receiptRule = z.object({
  Rule: z.object({ Actions: z.tuple([z.object({ S3Action: z.object({ BucketName: z.unknown(), TopicArn: z.unknown() }) })]) }),
});
const subscription = z.object({
  Protocol: z.string(),
  TopicArn: z.unknown(),
  Endpoint: z.unknown(),
  RawMessageDelivery: z.never().optional(),
});

/** SES stores a mail in the bucket and announces it on the topic. */
export function arrivalsOf(templates: Templates, prefix: string): LocalResources['arrivals'] {
  const [rule] = templates.ofType('AWS::SES::ReceiptRule');
  if (!rule) throw new Error('no rule receives mail');
  const { BucketName, TopicArn } = receiptRule.parse(rule.properties).Rule.Actions[0].S3Action;
  const bucket = nameOf(templates.follow(rule.stack, BucketName), prefix);
  return { bucket, ...announcementsOn(templates, templates.follow(rule.stack, TopicArn), prefix) };
}

const eventDestination = z.object({
  EventDestination: z.object({ Enabled: z.literal(true), SnsDestination: z.object({ TopicARN: z.unknown() }) }),
});

/** SES tells on the topic what became of each mail. */
export function sendingEventsOf(templates: Templates, prefix: string): LocalResources['sendingEvents'] {
  const [destination] = templates.ofType('AWS::SES::ConfigurationSetEventDestination');
  if (!destination) throw new Error('nobody is told what became of mails');
  const { SnsDestination } = eventDestination.parse(destination.properties).EventDestination;
  return announcementsOn(templates, templates.follow(destination.stack, SnsDestination.TopicARN), prefix);
}

/** The topic's only queue gets SNS's envelope around each message. */
function announcementsOn(templates: Templates, topicResource: Resource, prefix: string): LocalResources['sendingEvents'] {
  const topic = nameOf(topicResource, prefix);
  const [queue] = templates
    .ofType('AWS::SNS::Subscription')
    .filter(({ properties }) => properties.Protocol === 'sqs')
    .map(({ stack, properties }) => ({ stack, ...subscription.parse(properties) }))
    .filter((one) => nameOf(templates.follow(one.stack, one.TopicArn), prefix) === topic)
    .map((one) => nameOf(templates.follow(one.stack, one.Endpoint), prefix));
  if (queue === undefined) throw new Error(`no queue listens to ${topic}`);
  return { topic, queue };
}
