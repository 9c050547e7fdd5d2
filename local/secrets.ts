import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { ApiKeys } from '../shared/app/ports.ts';
import type { WebhookSource } from '../shared/app/webhooks/webhook-source.ts';

/** This platform's secrets by purpose, in the form that Secrets Manager holds them. */
export type LocalSecrets = {
  readonly signing: { readonly key: string };
  readonly apiKeys: ApiKeys;
  readonly webhooks: { readonly [source: string]: string };
};

/**
 * Makes each secret once and keeps it: links and reply addresses in mails that were sent stay good across restarts.
 * The API key is whatever this start was given, and is kept for the commands at the terminal; whoever runs the platform is its operator.
 * @param file readable by its owner only
 */
export function openSecrets(file: string, apiKey: string, sources: { readonly [name: string]: WebhookSource }): LocalSecrets {
  const known = load(file);
  const webhooks = Object.fromEntries(
    Object.values(sources).map((source) => [source.name, known.webhooks[source.name] ?? makeSecret(source)]),
  );
  const apiKeys = { dev: { key: apiKey, role: 'operator' } } as const;
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

function makeSecret({ authentication }: WebhookSource): string {
  const key = randomBytes(32);
  return authentication.kind === 'standard-webhooks' ? `whsec_${key.toString('base64')}` : key.toString('base64url');
}
