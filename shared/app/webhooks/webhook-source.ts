import type { Language } from '../../core/language.ts';
import type { Priority } from '../../core/priority.ts';

/** How a sender proves itself. */
export type WebhookAuthentication =
  | { readonly kind: 'shared-secret'; readonly header: string }
  | { readonly kind: 'standard-webhooks' };

/** Where a field of a ticket comes from: dotted paths into the JSON body (`alert.labels.team`, `items.0.id`), the first that has a value wins. */
export type WebhookMapping = {
  readonly subject: readonly string[];
  readonly description?: readonly string[];
  readonly requesterEmail?: readonly string[];
  readonly requesterName?: readonly string[];
  readonly priority?: {
    readonly paths: readonly string[];
    readonly values: { readonly [value: string]: Priority };
    readonly otherwise: Priority;
  };
  readonly category?: readonly string[];
  readonly tier?: readonly string[];
  readonly tags?: readonly string[];
};

/** A system that may post to `/v1/webhooks/{name}`. */
export type WebhookSource = {
  readonly name: string;
  readonly type: 'generic';
  readonly authentication: WebhookAuthentication;
  readonly mapping: WebhookMapping;
  /** What makes two deliveries the same problem; without it every delivery opens a ticket. */
  readonly deduplicationKey?: readonly string[];
  /** Who stands as requester when the body names nobody. */
  readonly requester: { readonly email: string; readonly name?: string };
  readonly team?: string;
  readonly language: Language;
};
