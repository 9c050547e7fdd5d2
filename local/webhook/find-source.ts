import type { ConfigurationDraft } from '../../shared/app/ports.ts';
import { WEBHOOK_TYPES, type WebhookSource } from '../../shared/app/webhooks/webhook-source.ts';
import { compileWebhook } from '../../shared/config/compile/compile-webhooks.ts';
import { UsageError } from '../terminal/usage-error.ts';

/** `generic` means nothing without a mapping. */
const TYPES = WEBHOOK_TYPES.filter((type) => type !== 'generic');

/** A source of the configuration, or a type as it is without settings of its own. @throws UsageError that names both */
export function findSource({ webhooks, mail }: ConfigurationDraft, name: string, file: string): WebhookSource {
  const configured = Object.hasOwn(webhooks, name) ? webhooks[name] : undefined;
  if (configured !== undefined) return configured;
  const type = TYPES.find((one) => one === name);
  if (type !== undefined)
    return compileWebhook(name, { type, requester: { email: 'webhooks@pledge.invalid' } }, mail.defaultLanguage);
  const names = Object.keys(webhooks);
  const known = names.length === 0 ? 'which has none' : `which has ${names.join(', ')}`;
  throw new UsageError(
    `There is no source ${JSON.stringify(name)} under webhooks in ${file}, ${known}. Add it there, or name a type: ${TYPES.join(', ')}.`,
  );
}
