/** What a runtime outside AWS has to make and connect, in its own words rather than CloudFormation's. */
import type { FunctionName } from '../function-name.ts';

export type LocalResources = {
  readonly table: TableDefinition;
  readonly queues: readonly QueueDefinition[];
  /** Names of the buckets that functions use. */
  readonly buckets: readonly string[];
  readonly bus: string;
  /** Names of the secrets that functions read. */
  readonly secrets: readonly string[];
  readonly functions: { readonly [N in FunctionName]: FunctionDefinition };
  /** Which function answers what; of several that fit, the one that says most. */
  readonly routes: readonly RouteDefinition[];
  readonly schedules: readonly ScheduleDefinition[];
  readonly eventSources: readonly EventSource[];
  /** Where an arrived mail is stored and how it is announced. */
  readonly arrivals: { readonly bucket: string; readonly topic: string; readonly queue: string };
  /** Where it is told what became of mails that went out. */
  readonly sendingEvents: { readonly topic: string; readonly queue: string };
};

/** The input of `CreateTable`, and the attribute whose items expire. */
export type TableDefinition = {
  readonly input: {
    readonly TableName: string;
    readonly BillingMode: 'PAY_PER_REQUEST';
    readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: 'S' | 'N' | 'B' }[];
    readonly KeySchema: readonly KeyPart[];
    readonly GlobalSecondaryIndexes: readonly {
      readonly IndexName: string;
      readonly KeySchema: readonly KeyPart[];
      readonly Projection: {
        readonly ProjectionType: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
        readonly NonKeyAttributes?: readonly string[];
      };
    }[];
  };
  readonly timeToLiveAttribute: string;
};

export type KeyPart = { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' };

/** A standard queue; none of Pledge's is FIFO. */
export type QueueDefinition = {
  readonly name: string;
  readonly visibilityTimeoutSeconds: number;
  readonly retentionSeconds: number;
  readonly redrive?: { readonly deadLetterQueue: string; readonly maxReceiveCount: number };
};

export type FunctionDefinition = {
  readonly timeoutSeconds: number;
  /** What each variable has to hold; `LocalResources` names the resources. */
  readonly environment: { readonly [variable: string]: EnvironmentValue };
};

export type EnvironmentValue =
  | { readonly kind: 'text'; readonly text: string }
  /** The name of the table, bucket or bus; the URL of the queue; the ARN (or anything that finds it) of the secret. */
  | { readonly kind: 'table' | 'bucket' | 'bus' | 'queue' | 'secret'; readonly name: string }
  /** The address of the HTTP API, without a trailing slash. */
  | { readonly kind: 'api' };

/** `ANY` stands for every method, `{name}` for one segment of a path, `{name+}` at its end for one or more. */
export type RouteDefinition = { readonly method: string; readonly path: string; readonly function: FunctionName };

/** `<aws.scheduler.scheduled-time>` in the input stands for the nominal time of the start. */
export type ScheduleDefinition = { readonly function: FunctionName; readonly everySeconds: number; readonly input: string };

export type EventSource = {
  readonly queue: string;
  readonly function: FunctionName;
  readonly batchSize: number;
  readonly batchingWindowSeconds: number;
  readonly maxConcurrency?: number;
};
