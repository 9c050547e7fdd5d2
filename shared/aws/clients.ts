/**
 * SDK clients with time limits that fit a request somebody is waiting for. Region, credentials and endpoints come from where
 * the SDK looks for them by itself, so the same code talks to AWS and, through `AWS_ENDPOINT_URL_*`, to engines on a laptop.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings, withoutRequestLog } from './client-settings.ts';

/** One attempt at a read or write of DynamoDB takes milliseconds; what takes seconds is lost and is better asked again. */
export function createDynamoClient(): DynamoDBClient {
  return withoutRequestLog(new DynamoDBClient(clientSettings({ requestTimeoutMs: 5_000, attempts: 4 })));
}

export function createSqsClient(): SQSClient {
  return withoutRequestLog(new SQSClient(clientSettings({ requestTimeoutMs: 5_000, attempts: 4 })));
}

export function createSecretsManagerClient(): SecretsManagerClient {
  return new SecretsManagerClient(clientSettings({ requestTimeoutMs: 3_000, attempts: 3 }));
}
