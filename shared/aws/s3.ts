/** The part of the S3 SDK that is used, in a file of its own: `blob-store.ts` imports it when the first blob is touched, not at every cold start. */
import { S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from './client-settings.ts';

export { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';

/** Long enough for a mail of 40 MB, the most that SES takes in. */
export function createS3Client(): S3Client {
  return new S3Client({
    ...clientSettings({ requestTimeoutMs: 30_000, attempts: 3 }),
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
