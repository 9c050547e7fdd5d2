/** The part of the S3 SDK that is used, in a file of its own: `blob-store.ts` imports it when the first blob is touched, not at every cold start. */
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { clientSettings } from './client-settings.ts';

/** Long enough for a mail of 40 MB, the most that SES takes in. */
export function createS3Client(): S3Client {
  const settings = clientSettings({ requestTimeoutMs: 30_000, attempts: 3 });
  return new S3Client({ ...settings, responseChecksumValidation: 'WHEN_REQUIRED' });
}

export function connectS3(client: S3Client = createS3Client()) {
  return {
    put: (input: PutObjectCommandInput) => client.send(new PutObjectCommand(input)),
    get: (input: GetObjectCommandInput) => client.send(new GetObjectCommand(input)),
    link: (input: GetObjectCommandInput, seconds: number) =>
      getSignedUrl(client, new GetObjectCommand(input), { expiresIn: seconds }),
  };
}
