/** Large bodies and attachments in S3. */
import type { S3Client } from '@aws-sdk/client-s3';
import type { BlobStore, IncomingMail } from '../app/ports.ts';
import { SECOND_MS } from '../core/instant.ts';
import { once } from '../core/once.ts';
import { attachmentDisposition } from './attachment-disposition.ts';
import { attempt, nameOf, toAppError } from './aws-error.ts';

export type BucketOptions = { readonly bucket: string; readonly client?: S3Client };

export function createBlobStore(options: BucketOptions): BlobStore {
  const connect = connector(options);
  return {
    put: async (key, bytes, contentType) => {
      const s3 = await connect();
      const input = { Bucket: options.bucket, Key: key, Body: bytes, ContentType: contentType };
      await attempt(`put blob ${key}`, () => s3.put(input));
    },
    get: (key) => getObject(options.bucket, key, connect),
    link: async (key, { name, type, forMs }) => {
      const { link } = await connect();
      const input = {
        Bucket: options.bucket,
        Key: key,
        ResponseContentDisposition: attachmentDisposition(name),
        ResponseContentType: type,
        ResponseCacheControl: 'private, no-store',
      };
      return attempt(`link blob ${key}`, () => link(input, forMs / SECOND_MS));
    },
  };
}

/** Mails as the SES receipt rule put them into their own bucket. */
export function createIncomingMail(options: BucketOptions): IncomingMail {
  const connect = connector(options);
  return { load: (key) => getObject(options.bucket, key, connect) };
}

const connector = ({ client }: BucketOptions) => once(async () => (await import('./s3.ts')).connectS3(client));

/** S3 tells missing from forbidden only to those who may list the bucket; to others what is missing is an error, and tried again. */
async function getObject(bucket: string, key: string, connect: ReturnType<typeof connector>): Promise<Uint8Array | undefined> {
  const s3 = await connect();
  try {
    const { Body } = await s3.get({ Bucket: bucket, Key: key });
    return await Body?.transformToByteArray();
  } catch (cause) {
    if (nameOf(cause) === 'NoSuchKey') return undefined;
    throw toAppError(`get blob ${key}`, cause);
  }
}
