import type { Language } from '../../core/language.ts';
import type { Priority } from '../../core/priority.ts';

/** The systems whose posts are understood: each has an adapter of that name in `adapters/`. */
export const WEBHOOK_TYPES = ['generic', 'alertmanager', 'grafana', 'aws-sns', 'pagerduty', 'sentry', 'github'] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** How a sender proves itself. */
export type WebhookAuthentication =
  | { readonly kind: 'shared-secret'; readonly header: string }
  | { readonly kind: 'standard-webhooks' }
  /** As the system of this type signs. `timestampHeader`: where a sender that may be told so puts the time it signed. */
  | { readonly kind: 'signature'; readonly timestampHeader?: string }
  /** By the certificate of Amazon SNS, and only for these topics. */
  | { readonly kind: 'certificate'; readonly topics: readonly string[] }
  /** By a key in the body that names the source as well. */
  | { readonly kind: 'routing-key' };

/** Where something stands in an alert: dotted paths (`labels.team`, `items.0.id`) or JSONPath (`$.items[0].id`), the first that has a value wins. */
export type Paths = readonly string[];

/** Something is so when one of the paths leads to one of the values, whatever their capitals. */
export type WhenSo = { readonly paths: Paths; readonly is: readonly string[] };

/** Where the fields of a ticket come from. What is left out is as the type has it; of `generic` nothing is. */
export type WebhookMapping = {
  readonly subject?: Paths;
  readonly description?: Paths;
  readonly requesterEmail?: Paths;
  readonly requesterName?: Paths;
  readonly priority?: {
    readonly paths: Paths;
    readonly values: { readonly [value: string]: Priority };
    readonly otherwise: Priority;
  };
  readonly category?: Paths;
  readonly tier?: Paths;
  readonly tags?: Paths;
  /** The alerts in a body that has several; absent: the body is one. */
  readonly alerts?: Paths;
  readonly resolved?: WhenSo;
  readonly acknowledged?: WhenSo;
};

/** A system that may post to `/v1/webhooks/{name}`. */
export type WebhookSource = {
  readonly name: string;
  readonly type: WebhookType;
  readonly authentication: WebhookAuthentication;
  readonly mapping: WebhookMapping;
  /** What makes two alerts the same problem. Of `generic` it is needed for that; the others know it by themselves. */
  readonly deduplicationKey?: Paths;
  /** Who stands as requester when the body names nobody. */
  readonly requester: { readonly email: string; readonly name?: string };
  readonly team?: string;
  /** For alerts that bring none of their own. */
  readonly category?: string;
  /** Besides those of the alert. */
  readonly tags?: readonly string[];
  readonly language: Language;
  /** What becomes of the ticket when the alert is over; absent: it is resolved. */
  readonly whenResolved?: 'resolve' | 'note';
  /** What an alert does that comes back after its ticket was solved and before it was closed; absent: as the type has it. */
  readonly whenBack?: 'reopen' | 'new-ticket';
  /** Deliveries in a minute; absent: as many as come. */
  readonly rateLimit?: number;
};

/** The name of the secret that a source's sender has to know; `undefined` where a certificate proves it. */
export const needsSecret = ({ authentication }: Pick<WebhookSource, 'authentication'>): boolean =>
  authentication.kind !== 'certificate';
