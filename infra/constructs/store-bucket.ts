/** A private, encrypted bucket that is reached over TLS only and whose every access is logged. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { PledgeStack } from './pledge-stack.ts';

export type StoreBucketProps = {
  /** Absent for the bucket that holds the logs of the others. */
  readonly accessLogs?: IBucket;
  /** Objects vanish so long after they came; absent: never. */
  readonly expiration?: Duration;
  /** Objects under these prefixes vanish earlier than the others. */
  readonly passing?: readonly { readonly prefix: string; readonly expiration: Duration }[];
  /** Keeps what was overwritten or deleted for another 30 days. */
  readonly versioned?: boolean;
};

const EVERY_STORE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
} as const;

export class StoreBucket extends Construct {
  readonly bucket: Bucket;

  constructor(stack: PledgeStack, id: string, { accessLogs, expiration, passing = [], versioned = false }: StoreBucketProps) {
    super(stack, id);
    const lifecycle: LifecycleRule = {
      abortIncompleteMultipartUploadAfter: Duration.days(7),
      ...(expiration ? { expiration } : {}),
      ...(versioned ? { noncurrentVersionExpiration: Duration.days(30) } : {}),
    };
    this.bucket = new Bucket(this, 'Bucket', {
      ...EVERY_STORE,
      versioned,
      lifecycleRules: [lifecycle, ...passing],
      removalPolicy: stack.settings.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(accessLogs ? { serverAccessLogsBucket: accessLogs, serverAccessLogsPrefix: `${id.toLowerCase()}/` } : {}),
    });
  }
}
