// What a mistake in a deployment must never cost: the tickets and what lies beside them.
import { describe, expect, test } from 'vitest';
import { names, STAGE, synthesize, valuesOf } from './synthesized.ts';

const kept = synthesize(STAGE);

describe('a stage that keeps its data', () => {
  test('keeps the table when its stack is removed, refuses to delete it, and can bring back any second of 35 days', () => {
    const [table, ...others] = kept.ofType('AWS::DynamoDB::GlobalTable');
    expect(others).toEqual([]);
    expect(table).toMatchObject({ deletionPolicy: 'Retain', updateReplacePolicy: 'Retain' });
    expect(table?.properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      Replicas: [{ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
  });

  test('keeps every bucket and every secret', () => {
    const stores = [...kept.ofType('AWS::S3::Bucket'), ...kept.ofType('AWS::SecretsManager::Secret')];
    expect(stores).toHaveLength(6);
    expect(
      names(
        stores.filter(
          ({ deletionPolicy, updateReplacePolicy }) => deletionPolicy !== 'Retain' || updateReplacePolicy !== 'Retain',
        ),
      ),
    ).toEqual([]);
  });
});

describe('a stage that does not', () => {
  const gone = synthesize({ ...STAGE, retain: false });

  test('leaves nothing behind, but can still bring back any second', () => {
    const [table] = gone.ofType('AWS::DynamoDB::GlobalTable');
    expect(table).toMatchObject({ deletionPolicy: 'Delete' });
    expect(table?.properties).toMatchObject({
      Replicas: [{ DeletionProtectionEnabled: false, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
    expect(names(gone.resources.filter(({ deletionPolicy }) => deletionPolicy === 'Retain'))).toEqual([]);
  });
});

const TIDY = expect.objectContaining({ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } });

describe('a bucket', () => {
  const buckets = kept.ofType('AWS::S3::Bucket');

  test('keeps mails as they came for as long as the stage says, parked ones too, and attachments for ever', () => {
    const expirations = buckets.map(({ id, properties }) => [
      id.replace(/Bucket.*/, ''),
      valuesOf('Rules', properties['LifecycleConfiguration'])
        .flat()
        .map((rule) => [valuesOf('Prefix', rule)[0], valuesOf('ExpirationInDays', rule)[0]]),
    ]);
    expect(Object.fromEntries(expirations)).toEqual({
      AccessLogs: [[undefined, 90]],
      Blobs: [
        [undefined, undefined],
        ['parked/', 400],
        ['webhooks/', 31],
      ],
      Mails: [[undefined, 400]],
    });
  });

  test('is private, encrypted and tidied up', () => {
    expect(buckets).toHaveLength(3);
    for (const { properties } of buckets) {
      expect(properties).toMatchObject({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
        LifecycleConfiguration: { Rules: expect.arrayContaining([TIDY]) },
      });
    }
  });

  test('refuses whoever comes without TLS', () => {
    const policies = kept.ofType('AWS::S3::BucketPolicy');
    expect(policies).toHaveLength(buckets.length);
    const refusal = expect.objectContaining({
      Effect: 'Deny',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    for (const { properties } of policies)
      expect(properties).toMatchObject({ PolicyDocument: { Statement: expect.arrayContaining([refusal]) } });
  });

  test('takes mails from SES on behalf of this account only', () => {
    const fromSes = expect.objectContaining({
      Effect: 'Allow',
      Action: 's3:PutObject',
      Principal: { Service: 'ses.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    });
    const open = kept
      .ofType('AWS::S3::BucketPolicy')
      .filter(({ properties }) => JSON.stringify(properties).includes('ses.amazonaws.com'));
    expect(open).toHaveLength(1);
    expect(open[0]?.properties).toMatchObject({ PolicyDocument: { Statement: expect.arrayContaining([fromSes]) } });
  });
});
