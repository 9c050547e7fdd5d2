/** Secrets from Secrets Manager, kept for five minutes: a rotated one is in use everywhere soon, and the service is asked seldom. */
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PermanentError } from '../app/errors.ts';
import type { Secrets } from '../app/ports.ts';
import { MINUTE_MS } from '../core/instant.ts';
import { attempt } from './aws-error.ts';
import { cached, type UptimeMs } from './cached.ts';

export type SecretsOptions = {
  readonly client: SecretsManagerClient;
  /** ARN of `{"key": "…"}`. */
  readonly signingSecret: string;
  /** ARN of `{"<name>": "<key>"}`. */
  readonly apiKeys?: string;
  /** ARN of `{"<source>": "<secret>"}`. */
  readonly webhookSecrets?: string;
  readonly uptimeMs?: UptimeMs;
};

type Texts = { readonly [name: string]: string };

const FRESH_MS = 5 * MINUTE_MS;

export function createSecrets({ client, uptimeMs, ...arns }: SecretsOptions): Secrets {
  const secret = (arn: string | undefined, purpose: string) => cached(FRESH_MS, () => load(client, arn, purpose), uptimeMs);
  const signing = secret(arns.signingSecret, 'the signing secret');
  const apiKeys = secret(arns.apiKeys, 'the API keys');
  const webhooks = secret(arns.webhookSecrets, 'the webhook secrets');
  return {
    signingKey: async () => {
      const { key } = await signing.get();
      if (key === undefined) throw new PermanentError('the signing secret has no "key"');
      return key;
    },
    apiKeys: () => apiKeys.get(),
    webhookSecret: async (source) => {
      const secrets = await webhooks.get();
      return Object.hasOwn(secrets, source) ? secrets[source] : undefined;
    },
  };
}

async function load(client: SecretsManagerClient, arn: string | undefined, purpose: string): Promise<Texts> {
  if (arn === undefined) throw new PermanentError(`this function may not read ${purpose}`);
  const { SecretString = '' } = await attempt(`load ${purpose}`, () => client.send(new GetSecretValueCommand({ SecretId: arn })));
  return parse(SecretString, purpose);
}

/** An empty text is no secret: as an API key it would let everybody in. Errors never quote what they found. */
function parse(text: string, purpose: string): Texts {
  const entries = Object.entries(parseObject(text, purpose));
  const wrong = entries.find(([, value]) => typeof value !== 'string' || value === '');
  if (wrong !== undefined) throw new PermanentError(`${purpose}: "${wrong[0]}" is not a text or is empty`);
  return Object.fromEntries(entries);
}

function parseObject(text: string, purpose: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new PermanentError(`${purpose}: not a JSON object`);
}
