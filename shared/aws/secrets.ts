/** Secrets from Secrets Manager, kept for five minutes: a rotated one is in use everywhere soon, and the service is asked seldom. */
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PermanentError, RetryableError } from '../app/errors.ts';
import type { RequestLimit } from '../app/keys/key-store.ts';
import type { ApiKeys, Secrets } from '../app/ports.ts';
import { MINUTE_MS } from '../core/instant.ts';
import { ROLES, type Role } from '../core/role.ts';
import { attempt } from './aws-error.ts';
import { cached, type UptimeMs } from './cached.ts';

export type SecretsOptions = {
  readonly client: SecretsManagerClient;
  /** ARN of `{"key": "…"}`, with `"previous"` while receivers of webhooks change from that one. */
  readonly signingSecret?: string;
  /** ARN of `{"<name>": "<key>", "<name>": {"key": "<key>", "role": "admin", "requestsPerMinute": 60}}`. */
  readonly apiKeys?: string;
  /** ARN of `{"<source>": "<secret>"}`. */
  readonly webhookSecrets?: string;
  /** ARN of `{"password": "…"}`. */
  readonly smtp?: string;
  readonly uptimeMs?: UptimeMs;
};

type Read<T> = (value: object, purpose: string) => T;
type Texts = { readonly [name: string]: string };

const FRESH_MS = 5 * MINUTE_MS;

export function createSecrets({ client, uptimeMs, ...arns }: SecretsOptions): Secrets {
  const secret = <T>(arn: string | undefined, purpose: string, read: Read<T>) =>
    cached(FRESH_MS, async () => read(parseObject(await load(client, arn, purpose), purpose), purpose), uptimeMs);
  const signing = secret(arns.signingSecret, 'the signing secret', textsOf);
  const apiKeys = secret(arns.apiKeys, 'the API keys', keysOf);
  const webhooks = secret(arns.webhookSecrets, 'the webhook secrets', textsOf);
  const smtp = secret(arns.smtp, 'the password of the SMTP relay', textsOf);
  const signingKeys = async () => {
    const { key, previous } = await signing.get();
    if (key === undefined) throw new PermanentError('the signing secret has no "key"');
    return [key, ...(previous === undefined ? [] : [previous])] as const;
  };
  return {
    signingKey: async () => (await signingKeys())[0],
    signingKeys,
    apiKeys: () => apiKeys.get(),
    webhookSecret: async (source) => {
      const secrets = await webhooks.get();
      return Object.hasOwn(secrets, source) ? secrets[source] : undefined;
    },
    smtpPassword: async () => {
      const { password } = await smtp.get();
      if (password === undefined) throw new RetryableError('the secret of the SMTP relay has no "password"');
      return password;
    },
  };
}

async function load(client: SecretsManagerClient, arn: string | undefined, purpose: string): Promise<string> {
  if (arn === undefined) throw new PermanentError(`this function may not read ${purpose}`);
  const { SecretString = '' } = await attempt(`load ${purpose}`, () => client.send(new GetSecretValueCommand({ SecretId: arn })));
  return SecretString;
}

/** An empty text is no secret: as an API key it would let everybody in. Errors never quote what they found. */
function textsOf(value: object, purpose: string): Texts {
  const entries = Object.entries(value);
  const wrong = entries.find(([, text]) => !isSecret(text));
  if (wrong !== undefined) throw new PermanentError(`${purpose}: "${wrong[0]}" is not a text or is empty`);
  return Object.fromEntries(entries);
}

function keysOf(value: object, purpose: string): ApiKeys {
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]: readonly [string, unknown]) => {
      const key = isSecret(entry) ? { key: entry, role: PLAIN_ROLE } : keyWithRole(entry);
      if (key !== undefined) return [name, key];
      throw new PermanentError(
        `${purpose}: "${name}" is neither a key nor {"key": "…", "role": "…"} with a role of ${ROLES.join(', ')}, and "requestsPerMinute" (a whole number or "unlimited") if need be`,
      );
    }),
  );
}

/** Of a key that stands there by itself. */
const PLAIN_ROLE: Role = 'integrator';

function keyWithRole(entry: unknown): ApiKeys[string] | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { key, role: named = PLAIN_ROLE, requestsPerMinute, ...others } = entry as { readonly [field: string]: unknown };
  const role = roleNamed(named);
  if (!isSecret(key) || role === undefined || Object.keys(others).length > 0) return undefined;
  if (requestsPerMinute === undefined) return { key, role };
  return isLimit(requestsPerMinute) ? { key, role, requestsPerMinute } : undefined;
}

const isLimit = (value: unknown): value is RequestLimit =>
  value === 'unlimited' || (typeof value === 'number' && Number.isInteger(value) && value > 0);

/** `operator` is what `admin` was called before there were more roles. */
const roleNamed = (name: unknown): Role | undefined => (name === 'operator' ? 'admin' : ROLES.find((role) => role === name));

const isSecret = (value: unknown): value is string => typeof value === 'string' && value !== '';

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
