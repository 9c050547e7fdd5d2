import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { ApiKeys, ConfigurationDraft } from '../shared/app/ports.ts';
import { needsSecret, type WebhookSource } from '../shared/app/webhooks/webhook-source.ts';
import { webhookName } from '../shared/core/organisation.ts';
import type { Options } from './options.ts';

/** This platform's secrets by purpose, in the form that Secrets Manager holds them. */
export type LocalSecrets = {
  readonly signing: { readonly key: string };
  readonly apiKeys: ApiKeys;
  /** By the name of the source, or `webhook:<id>` of an outgoing one. */
  readonly webhooks: { readonly [name: string]: string };
};

/**
 * Makes each secret once and keeps it: links and reply addresses in mails that were sent stay good across restarts.
 * The API key is whatever this start was given, and is kept for the commands at the terminal; whoever runs the platform is its admin.
 * @param file readable by its owner only
 */
export function openSecrets(
  file: string,
  { apiKey, requestsPerMinute }: Pick<Options, 'apiKey' | 'requestsPerMinute'>,
  draft: Pick<ConfigurationDraft, 'webhooks' | 'organisation'>,
): LocalSecrets {
  const known = load(file);
  const incoming = Object.values(draft.webhooks)
    .filter(needsSecret)
    .map(({ name, authentication }) => [name, authentication.kind] as const);
  const outgoing = Object.keys(draft.organisation.outgoingWebhooks ?? {}).map(
    (id) => [webhookName(id), 'standard-webhooks'] as const,
  );
  const webhooks = Object.fromEntries(
    [...incoming, ...outgoing].map(([name, kind]) => [name, known.webhooks[name] ?? makeSecret(kind)]),
  );
  const apiKeys = { dev: { key: apiKey, role: 'admin', requestsPerMinute: requestsPerMinute ?? 'unlimited' } } as const;
  const stored: LocalSecrets = { signing: known.signing, apiKeys, webhooks: { ...known.webhooks, ...webhooks } };
  writeFileSync(file, JSON.stringify(stored, null, 2), { mode: 0o600 });
  chmodSync(file, 0o600);
  return { ...stored, webhooks };
}

function load(file: string): Pick<LocalSecrets, 'signing' | 'webhooks'> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { signing: { key: randomBytes(32).toString('base64') }, webhooks: {} };
  }
}

function makeSecret(kind: WebhookSource['authentication']['kind']): string {
  const key = randomBytes(32);
  if (kind === 'standard-webhooks') return `whsec_${key.toString('base64')}`;
  // A routing key of PagerDuty has 32 characters.
  return kind === 'routing-key' ? key.toString('hex').slice(0, 32) : key.toString('base64url');
}
