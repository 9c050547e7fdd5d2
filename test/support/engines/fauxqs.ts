import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { honourSignedLinks } from '../../../local/engines/signed-links.ts';
import { engineSettings } from './table-engine.ts';

/** SQS and S3 in memory, on loopback. */
export type QueueEngine = {
  readonly endpoint: string;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  /** @returns its URL */
  createQueue(): Promise<string>;
  /** @returns its name */
  createBucket(): Promise<string>;
  stop(): Promise<void>;
};

/** `startFauxqs` would listen on every interface, so its application is made to listen here. */
export async function startFauxqs(): Promise<QueueEngine> {
  const app = buildApp({ logger: false, defaultRegion: 'us-east-1' });
  honourSignedLinks(app);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const sqs = new SQSClient(engineSettings(endpoint));
  const s3 = new S3Client(engineSettings(endpoint));
  return {
    endpoint,
    sqs,
    s3,
    createQueue: async () => {
      const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: `q-${randomUUID()}` }));
      return QueueUrl;
    },
    createBucket: async () => {
      const name = `b-${randomUUID()}`;
      await s3.send(new CreateBucketCommand({ Bucket: name }));
      return name;
    },
    stop: async () => {
      sqs.destroy();
      s3.destroy();
      await app.close();
    },
  };
}
